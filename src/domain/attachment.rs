//! Files that come with a message. Their names and what is in them are whatever somebody sent: neither is trusted.

use core::fmt;
use core::ops::Deref;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A file that somebody sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What they called it, without the folders it lay in.
    pub name: Arc<str>,
    /// The media type as they told it. What is done with the file depends on what is in it.
    pub kind: Arc<str>,
    /// What is in it.
    pub data: Arc<[u8]>,
}

/// A picture every browser draws and that cannot do anything: no drawing of vectors, which can hold scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
}

impl Picture {
    /// Its media type.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
        }
    }
}

/// Endings of files that do something when they are opened (behaviour §8.9), in order.
const PROGRAMS: [&str; 62] = [
    "action", "apk", "app", "appx", "asp", "aspx", "bash", "bat", "cab", "chm", "class", "cmd", "com",
    "command", "cpl", "deb", "desktop", "dll", "dmg", "docm", "exe", "gadget", "hta", "htm", "html", "inf",
    "iso", "jar", "js", "jse", "ksh", "lnk", "mht", "mjs", "msc", "msi", "msp", "mst", "ocx", "php", "pht",
    "phtml", "pif", "ps1", "psm1", "reg", "rpm", "scf", "scr", "sct", "sh", "shtml", "sys", "url", "vb",
    "vbe", "vbs", "workflow", "wsf", "wsh", "xhtml", "xlsm",
];

impl Attachment {
    /// A file as it came in. Of a name with folders only the last part is kept.
    #[must_use]
    pub fn new(name: &str, kind: &str, data: impl Into<Arc<[u8]>>) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        Self {
            name: name.trim().into(),
            kind: kind.into(),
            data: data.into(),
        }
    }

    /// How large it is, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        // An address is never wider than that.
        self.data.len() as u64
    }

    /// The ending of its name in small letters, however it is disguised: with dots or signs without width behind or
    /// in between, or with a stream's name behind it.
    #[must_use]
    pub fn ending(&self) -> String {
        let name = self.name.split(':').next().unwrap_or_default();
        let name = name.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        ending
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    }

    /// The picture it is, by what is in it.
    #[must_use]
    pub fn picture(&self) -> Option<Picture> {
        match &*self.data {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Picture::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Picture::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Picture::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Picture::WebP),
            _ => None,
        }
    }

    /// Whether it does something when it is opened, by its name or by what is in it.
    #[must_use]
    pub fn is_program(&self) -> bool {
        let by_name = PROGRAMS.contains(&&*self.ending());
        by_name || self.data.starts_with(b"\x7FELF") || self.is_windows_program()
    }

    /// Whether it begins like a program for Windows, which tells at its 60th byte where its head is.
    fn is_windows_program(&self) -> bool {
        let place = self.data.get(0x3C..0x40).and_then(|place| place.try_into().ok());
        let head = place
            .map(u32::from_le_bytes)
            .and_then(|place| self.data.get(place as usize..));
        self.data.starts_with(b"MZ") && head.is_some_and(|head| head.starts_with(b"PE\0\0"))
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not what is in it: nobody reads a megabyte.
        f.debug_struct("Attachment")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("size", &self.size())
            .finish()
    }
}

/// The files of one message. Shared by everything that holds the message; none takes no more room than a pointer and
/// its length.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attachments(Option<Arc<[Attachment]>>);

impl From<Vec<Attachment>> for Attachments {
    fn from(files: Vec<Attachment>) -> Self {
        Self((!files.is_empty()).then(|| files.into()))
    }
}

impl Deref for Attachments {
    type Target = [Attachment];

    fn deref(&self) -> &Self::Target {
        self.0.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Attachment, Attachments, PROGRAMS, Picture};

    fn file(name: &str, data: &[u8]) -> Attachment {
        Attachment::new(name, "image/png", data)
    }

    #[test]
    fn no_files_take_no_room_of_their_own() {
        assert_eq!(size_of::<Attachments>(), 2 * size_of::<usize>());
        assert_eq!(Attachments::from(Vec::new()), Attachments::default());
        assert!(Attachments::default().is_empty());
        assert_eq!(Attachments::from(vec![file("a.png", b"a")]).len(), 1);
    }

    #[test]
    fn a_name_is_no_way_to_anywhere() {
        for (given, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\photo.png", "photo.png"),
            ("photo.png", "photo.png"),
            (" a/ photo.png ", "photo.png"),
            ("folder/", ""),
        ] {
            assert_eq!(&*file(given, b"x").name, kept, "{given}");
        }
    }

    #[test]
    fn a_program_is_one_however_it_is_called() {
        assert!(PROGRAMS.is_sorted());
        let windows = [&b"MZ"[..], &[0; 58], &[0x40, 0, 0, 0], b"PE\0\0rest"].concat();
        for (name, data, expected) in [
            ("setup.exe", &b"x"[..], true),
            ("SETUP.EXE", b"x", true),
            ("photo.png.exe", b"x", true),
            ("photo\u{202E}gnp.exe", b"x", true),
            ("setup.exe.", b"x", true),
            ("setup.exe \u{200B}.", b"x", true),
            ("setup.e\u{200B}xe", b"x", true),
            ("setup.exe::$DATA", b"x", true),
            ("page.xhtml", b"x", true),
            ("photo.png", b"\x7FELF\x02", true),
            ("photo.png", &windows[..], true),
            ("photo.png", b"MZ is how it begins", false),
            ("photo.png", b"\x89PNG\r\n\x1A\n", false),
            ("exe", b"x", false),
            ("letter.pdf", b"%PDF-1.7", false),
            ("drawing.svg", b"<svg/>", false),
            ("", b"", false),
        ] {
            assert_eq!(file(name, data).is_program(), expected, "{name:?}");
        }
    }

    #[test]
    fn a_picture_is_known_by_what_is_in_it() {
        for (data, expected) in [
            (&b"\x89PNG\r\n\x1A\nrest"[..], Some(Picture::Png)),
            (b"\xFF\xD8\xFF\xE0rest", Some(Picture::Jpeg)),
            (b"GIF89arest", Some(Picture::Gif)),
            (b"GIF87arest", Some(Picture::Gif)),
            (b"RIFF\x01\x02\x03\x04WEBPVP8", Some(Picture::WebP)),
            (b"RIFF\x01\x02\x03\x04WAVE", None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"", None),
        ] {
            assert_eq!(file("photo.png", data).picture(), expected, "{data:?}");
        }
    }
}
