//! The `serve` command: the built application on this machine, for nobody else.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::arguments::Arguments;
use crate::error::{Error, Result};
use crate::request::Request;
use crate::site::{Reply, Site};
use crate::workspace::Workspace;

pub(crate) const PORT: u16 = 8080;
const TRIES: u16 = 100;
/// How long a connection may say nothing.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug, Clone, Copy)]
pub(crate) enum Port {
    Exactly(u16),
    /// The first free one from here on.
    From(u16),
}

pub(crate) fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<ExitCode> {
    let port = arguments.port()?.unwrap_or(PORT);
    let dist = arguments
        .value("--dist")?
        .map_or_else(|| workspace.dist(), PathBuf::from);
    arguments.end()?;
    serve(&dist, Port::Exactly(port))
}

pub(crate) fn serve(dist: &Path, port: Port) -> Result<ExitCode> {
    let site = Site::open(dist)?;
    let listener = listen(port)?;
    let port = listener.local_addr().map_err(|error| no_port(&error))?.port();
    println!(
        "Switchboard is at http://{}:{port}/ (Ctrl+C stops it)",
        Ipv4Addr::LOCALHOST
    );
    Err(answer_all(&listener, &Arc::new(site)))
}

fn listen(port: Port) -> Result<TcpListener> {
    let (first, tries) = match port {
        Port::Exactly(port) => (port, 1),
        Port::From(port) => (port, TRIES),
    };
    for port in (first..=u16::MAX).take(tries.into()) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            answer => return answer.map_err(|error| no_port(&error)),
        }
    }
    Err(Error::new(match port {
        Port::Exactly(port) => {
            format!("port {port} is taken: end what uses it or choose another with --port")
        }
        Port::From(_) => format!("the {tries} ports from {first} on are all taken: choose one with --port"),
    }))
}

fn no_port(error: &io::Error) -> Error {
    Error::new(format!("no port could be opened: {error}"))
}

/// Comes back only when the listening itself fails.
///
/// Each connection has a thread of its own and gets one answer: a browser opens a handful at once, some of them without
/// a word, and none may hold up another.
fn answer_all(listener: &TcpListener, site: &Arc<Site>) -> Error {
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                let site = Arc::clone(site);
                // It fails when the browser has gone away, which is its right.
                thread::spawn(move || answer(&site, stream));
            }
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::ConnectionAborted | ErrorKind::Interrupted
                ) => {}
            Err(error) => return Error::new(format!("the server stopped: {error}")),
        }
    }
}

fn answer(site: &Site, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let request = Request::read(&mut stream)?;
    let reply = match (site.policy(), &request) {
        (Err(_), _) => Reply::text(503, "The application is being built; try again.\n"),
        (Ok(_), None) => Reply::text(400, "This is no request.\n"),
        (Ok(_), Some(request)) if matches!(request.method.as_str(), "GET" | "HEAD") => {
            site.reply(&request.target)
        }
        (Ok(_), Some(_)) => Reply::text(405, "Only GET and HEAD are answered.\n"),
    };
    stream.write_all(head(site, &reply).as_bytes())?;
    if request.is_none_or(|request| request.method != "HEAD") {
        stream.write_all(&reply.body)?;
    }
    stream.flush()
}

fn head(site: &Site, reply: &Reply) -> String {
    // Even an error page gets a policy: without one it could be framed or sniffed.
    let policy = site
        .policy()
        .unwrap_or_else(|_| "default-src 'none'; frame-ancestors 'none'".to_owned());
    let length = reply.body.len().to_string();
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    for (name, value) in [
        ("Content-Type", reply.content_type),
        ("Content-Length", &length),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", &policy),
        ("Connection", "close"),
    ] {
        // Writing to memory cannot fail.
        let _ = write!(head, "{name}: {value}\r\n");
    }
    if reply.status == 405 {
        head.push_str("Allow: GET, HEAD\r\n");
    }
    head + "\r\n"
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Service Unavailable",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::scratch::Scratch;

    fn start() -> (Scratch, u16) {
        let scratch = Scratch::new();
        let page = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">";
        scratch.file("index.html", page.as_bytes());
        scratch.file("big.wasm", &[7; 100_000]);
        let site = Site::open(scratch.path()).unwrap();
        let listener = listen(Port::Exactly(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || answer_all(&listener, &Arc::new(site)));
        (scratch, port)
    }

    fn ask(port: u16, request: &str) -> (String, usize) {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap() + 4;
        (
            String::from_utf8_lossy(&answer[..end]).into_owned(),
            answer.len() - end,
        )
    }

    #[test]
    fn every_answer_is_guarded() {
        let (_scratch, port) = start();
        for (request, status) in [
            ("GET /", "200"),
            ("GET /desk/17", "200"),
            ("GET /lost.js", "404"),
            ("GET /../../etc/passwd", "400"),
            ("POST /", "405"),
        ] {
            let (head, _) = ask(port, request);
            assert!(
                head.starts_with(&format!("HTTP/1.1 {status}")),
                "{request}: {head}"
            );
            for header in [
                "Cache-Control: no-cache",
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: no-referrer",
                "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'",
            ] {
                assert!(head.contains(header), "{request}: {head}");
            }
        }
    }

    #[test]
    fn a_head_request_gets_the_length_without_the_body() {
        let (_scratch, port) = start();
        let (head, body) = ask(port, "GET /big.wasm");
        assert!(head.contains("Content-Type: application/wasm"), "{head}");
        assert!(head.contains("Content-Length: 100000"), "{head}");
        assert_eq!(body, 100_000);
        let (head, body) = ask(port, "HEAD /big.wasm");
        assert!(head.contains("Content-Length: 100000"), "{head}");
        assert_eq!(body, 0);
    }

    #[test]
    fn connections_that_say_nothing_hold_up_nobody() {
        let (_scratch, port) = start();
        let silent: Vec<_> = (0..40)
            .map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap())
            .collect();
        let (head, _) = ask(port, "GET /");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        drop(silent);
    }

    #[test]
    fn what_is_no_request_is_told_so() {
        let (_scratch, port) = start();
        let (head, _) = ask(port, "\u{1}\u{2} nonsense");
        assert!(head.starts_with("HTTP/1.1 400"), "{head}");
    }

    #[test]
    fn a_taken_port_is_an_error_or_a_reason_to_go_on() {
        let taken = listen(Port::Exactly(0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(
            listen(Port::Exactly(port))
                .unwrap_err()
                .to_string()
                .contains("is taken")
        );
        if port < u16::MAX {
            assert!(listen(Port::From(port)).unwrap().local_addr().unwrap().port() > port);
        }
    }
}
