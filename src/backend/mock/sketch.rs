//! Pictures that simulated customers send. They are drawn here, so that a scenario needs no files beside it.

use crate::domain::Attachment;
use serde::Deserialize;

/// How large the picture is, in pixels.
const WIDTH: u32 = 96;
const HEIGHT: u32 = 64;

/// Red, green and blue of paper, box, tape and crack.
const COLOURS: [u8; 12] = [
    0xE8, 0xE4, 0xDC, 0xB4, 0x86, 0x50, 0xD8, 0xB4, 0x80, 0x30, 0x28, 0x24,
];

/// A picture by its name: a parcel with a crack in it, somewhere else for every name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Sketch(String);

impl TryFrom<String> for Sketch {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if name.to_ascii_lowercase().ends_with(".png") {
            Ok(Self(name))
        } else {
            Err(format!(
                "\"{name}\" cannot be drawn: give it a name that ends in .png"
            ))
        }
    }
}

impl Sketch {
    /// The picture as a file.
    pub(super) fn draw(&self) -> Attachment {
        Attachment::new(&self.0, "image/png", self.png())
    }

    /// What is in the file: a palette and one line of it after the other, not compressed.
    fn png(&self) -> Vec<u8> {
        let mut rows = Vec::new();
        for y in 0..HEIGHT {
            // The line as it is, without reference to others.
            rows.push(0);
            rows.extend((0..WIDTH).map(|x| self.pixel(x, y)));
        }
        // Eight bits a pixel, each of them a place in the palette.
        let head = [&WIDTH.to_be_bytes()[..], &HEIGHT.to_be_bytes(), &[8, 3, 0, 0, 0]].concat();
        [
            b"\x89PNG\r\n\x1A\n".to_vec(),
            chunk(*b"IHDR", &head),
            chunk(*b"PLTE", &COLOURS),
            chunk(*b"IDAT", &stored(&rows)),
            chunk(*b"IEND", &[]),
        ]
        .concat()
    }

    /// The colour at a point, by its place in the palette.
    fn pixel(&self, x: u32, y: u32) -> u8 {
        let step = |sum: u32, byte: u8| sum.wrapping_mul(31).wrapping_add(u32::from(byte) % 97);
        let place = self.0.bytes().fold(7, step) % 40;
        let in_box = (16..80).contains(&x) && (12..56).contains(&y);
        let crack = 24 + place + (y / 3) % 3;
        match (in_box, x) {
            (false, _) => 0,
            (true, x) if x == crack || x == crack + 1 => 3,
            (true, 44..52) => 2,
            (true, _) => 1,
        }
    }
}

/// A part of the file: its length, its name, what is in it, and a sum to check it by.
fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let sum = !name.iter().chain(data).fold(!0, |sum: u32, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
        })
    });
    [&length.to_be_bytes()[..], &name, data, &sum.to_be_bytes()].concat()
}

/// The data as one block that is not compressed, in the frame that is expected around it.
fn stored(data: &[u8]) -> Vec<u8> {
    const MODULUS: u32 = 65_521;
    let length = u16::try_from(data.len()).unwrap_or(u16::MAX);
    let (a, b) = data.iter().fold((1, 0), |(a, b): (u32, u32), byte| {
        let a = (a + u32::from(*byte)) % MODULUS;
        (a, (a + b) % MODULUS)
    });
    let sum = (b << 16) | a;
    [
        &[0x78, 0x01, 0x01][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        data,
        &sum.to_be_bytes(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::{Sketch, chunk, stored};
    use crate::domain::Picture;

    #[test]
    fn a_sketch_is_a_small_picture_and_the_same_each_time() {
        let sketch = Sketch::try_from("crushed-box.png".to_owned()).expect("it can be drawn");
        let file = sketch.draw();
        assert_eq!(file.picture(), Some(Picture::Png));
        assert_eq!(&*file.name, "crushed-box.png");
        assert!(file.size() < 8_000, "{}", file.size());
        assert_eq!(file, sketch.draw());
        let other = Sketch::try_from("other-side.png".to_owned()).expect("it can be drawn");
        assert_ne!(file.data, other.draw().data);
        assert!(Sketch::try_from("letter.pdf".to_owned()).is_err());
    }

    /// The last part of every PNG, and the empty block, are the same everywhere.
    #[test]
    fn sums_are_those_of_the_format() {
        assert_eq!(chunk(*b"IEND", &[]), b"\0\0\0\0IEND\xAE\x42\x60\x82");
        assert_eq!(
            stored(b"a"),
            [0x78, 1, 1, 1, 0, 0xFE, 0xFF, b'a', 0, 0x62, 0, 0x62]
        );
    }
}
