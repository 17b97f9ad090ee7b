//! Copying text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; tells `copied` whether the browser let it.
pub fn copy(text: &str, copied: impl FnOnce(bool) + 'static) {
    // Outside of secure pages there is no clipboard, whatever the types say.
    let clipboard = web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok())
        .and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok());
    let Some(clipboard) = clipboard else {
        return copied(false);
    };
    let written = clipboard.write_text(text);
    leptos::task::spawn_local(async move { copied(JsFuture::from(written).await.is_ok()) });
}
