//! The browser's own summariser, where it has one. It is young: whatever goes wrong with it, there is none.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Longer texts are not for a small model, in characters: the end is what counts.
const LONGEST: usize = 12_000;

/// The key points of an English text, if the browser can tell them here and now, without fetching a model first.
pub(super) async fn summarise(text: &str) -> Option<String> {
    let summariser = Reflect::get(&js_sys::global(), &"Summarizer".into()).ok()?;
    if summariser.is_undefined() || text.is_empty() {
        return None;
    }
    try_to(&summariser, ending(text)).await.ok()
}

async fn try_to(summariser: &JsValue, text: &str) -> Result<String, JsValue> {
    let options = options()?;
    let available = call(summariser, "availability", &options).await?;
    if available.as_string().as_deref() != Some("available") {
        return Err(available);
    }
    let session = call(summariser, "create", &options).await?;
    let summary = call(&session, "summarize", &text.into()).await;
    // It holds memory of the graphics card; without this it is freed later.
    if let Ok(destroy) = Reflect::get(&session, &"destroy".into())
        && let Ok(destroy) = destroy.dyn_into::<Function>()
    {
        let _ = destroy.apply(&session, &Array::new());
    }
    summary?
        .as_string()
        .ok_or_else(|| "the summary is no text".into())
}

fn options() -> Result<JsValue, JsValue> {
    let options = Object::new();
    let languages: Array = Array::of1(&JsValue::from("en"));
    for (name, value) in [
        ("type", JsValue::from("key-points")),
        ("format", "plain-text".into()),
        ("length", "medium".into()),
        ("outputLanguage", "en".into()),
        ("expectedInputLanguages", languages.into()),
    ] {
        Reflect::set(&options, &name.into(), &value)?;
    }
    Ok(options.into())
}

/// Calls a function that promises something, and waits for it.
async fn call(owner: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(owner, &name.into())?.dyn_into()?;
    let promise: Promise = function.apply(owner, &Array::of1(argument))?.dyn_into()?;
    JsFuture::from(promise).await
}

fn ending(text: &str) -> &str {
    let start = text.char_indices().rev().nth(LONGEST - 1).map(|(at, _)| at);
    start.and_then(|start| text.get(start..)).unwrap_or(text)
}
