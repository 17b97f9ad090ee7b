//! Fetching the files this build came with.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file on its way: it is asked for at once, so that several come side by side.
#[derive(Debug)]
pub(super) struct Fetch {
    path: String,
    response: Result<JsFuture, String>,
}

impl Fetch {
    /// Asks for a file.
    pub(super) fn start(path: &str) -> Self {
        let window = web_sys::window().ok_or_else(|| "there is no window".to_owned());
        Self {
            path: path.to_owned(),
            response: window.map(|window| JsFuture::from(window.fetch_with_str(path))),
        }
    }

    /// Its text.
    ///
    /// # Errors
    /// Why it could not be had, in words for the person in front of the screen.
    pub(super) async fn text(self) -> Result<String, String> {
        let path = self.path;
        read(self.response)
            .await
            .map_err(|error| format!("{path}: {error}"))
    }
}

async fn read(response: Result<JsFuture, String>) -> Result<String, String> {
    let response: web_sys::Response = response?.await.map_err(words)?.dyn_into().map_err(words)?;
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(words)?)
        .await
        .map_err(words)?;
    text.as_string().ok_or_else(|| "the answer is not text".into())
}

fn words(error: JsValue) -> String {
    let message = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()));
    message
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "it could not be fetched".into())
}
