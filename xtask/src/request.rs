//! What a browser asks for: the first line of a request, once all of its head is there.

use std::io::{self, Read};

use httparse::Status;

/// A head longer than this is none of a browser's.
const LONGEST: usize = 64 * 1024;
const MOST_HEADERS: usize = 100;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
}

impl Request {
    /// Nothing when what comes in is no request.
    pub(crate) fn read(stream: &mut impl Read) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        let mut part = [0; 4096];
        loop {
            let read = stream.read(&mut part)?;
            head.extend(part.iter().take(read));
            match Self::parse(&head) {
                Ok(None) if read > 0 && head.len() < LONGEST => {}
                Ok(request) => return Ok(request),
                Err(_) => return Ok(None),
            }
        }
    }

    /// Nothing while the head is not complete.
    fn parse(head: &[u8]) -> Result<Option<Self>, httparse::Error> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let Status::Complete(_) = request.parse(head)? else {
            return Ok(None);
        };
        let (method, target) = (
            request.method.unwrap_or_default(),
            request.path.unwrap_or_default(),
        );
        Ok(Some(Self {
            method: method.to_owned(),
            target: target.to_owned(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<Request> {
        // One byte at a time: a head may come in any number of parts.
        let mut parts = bytes
            .chunks(1)
            .fold(Box::new(io::empty()) as Box<dyn Read>, |before, byte| {
                Box::new(before.chain(io::Cursor::new(byte.to_vec())))
            });
        Request::read(&mut parts).unwrap()
    }

    #[test]
    fn the_first_line_is_read_when_the_head_is_complete() {
        let request = read(b"GET /desk?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        assert_eq!(
            (request.method.as_str(), request.target.as_str()),
            ("GET", "/desk?x=1")
        );
    }

    #[test]
    fn what_breaks_off_or_is_no_request_is_nothing() {
        for bytes in [
            &b""[..],
            b"GET / HTTP/1.1\r\nHost: local",
            b"\x00\x01",
            b"HELLO\r\n\r\n",
        ] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
