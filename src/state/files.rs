//! Files between the browser and messages.

use crate::domain::Attachment;
use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, File, FileList, HtmlAnchorElement, Url};

/// For how long what is being saved can be found: by then the browser has it.
const SAVED_BY: Duration = Duration::from_secs(60);

/// The files of a list.
#[must_use]
pub fn files_in(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)).collect()
}

/// Whether something that is being dragged holds files.
#[must_use]
pub fn carries_files(carried: &DataTransfer) -> bool {
    carried.types().includes(&"Files".into(), 0)
}

/// What is in a file. Nothing when the browser cannot read it: it is a folder, or gone.
pub async fn read_file(file: &File) -> Option<Attachment> {
    let data = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Attachment::new(
        &file.name(),
        &file.type_(),
        Uint8Array::new(&data).to_vec(),
    ))
}

/// An address under which this page finds what is in a file. It is good for as long as this value.
#[derive(Debug)]
pub struct FileAddress(String);

impl FileAddress {
    /// The address of some data under a media type.
    #[must_use]
    pub fn new(data: &[u8], kind: &str) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&Uint8Array::from(data));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// The address itself.
    #[must_use]
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Drop for FileAddress {
    fn drop(&mut self) {
        // One that is not known any more is no trouble.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Has the browser save a file under a name. Whatever it says it is, it is not opened in this page.
pub fn save_file(file: &Attachment, name: &str) {
    let Some(address) = FileAddress::new(&file.data, "application/octet-stream") else {
        return;
    };
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(address.get());
        link.set_download(name);
        link.click();
    }
    set_timeout(move || drop(address), SAVED_BY);
}
