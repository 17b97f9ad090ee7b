//! The `serve` command: the built application on this machine, for nobody else.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, mpsc};
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::arguments::Arguments;
use crate::error::{Error, Result};
use crate::site::{Reply, Site};
use crate::workspace::Workspace;

pub(crate) const PORT: u16 = 8080;
const TRIES: u16 = 100;
const WORKERS: usize = 4;

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
    Err(answer_all(listener, site))
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
fn answer_all(listener: TcpListener, site: Site) -> Error {
    let server = match Server::from_listener(listener, None) {
        Ok(server) => Arc::new((server, site)),
        Err(error) => return Error::new(format!("the server could not start: {error}")),
    };
    let (failed, failure) = mpsc::channel();
    for _ in 0..WORKERS {
        let (server, failed) = (Arc::clone(&server), failed.clone());
        thread::spawn(move || {
            let (server, site) = &*server;
            loop {
                match server.recv() {
                    Ok(request) => answer(site, request),
                    Err(error) => break failed.send(error),
                }
            }
        });
    }
    drop(failed);
    match failure.recv() {
        Ok(error) => Error::new(format!("the server stopped: {error}")),
        Err(_) => Error::new("the server stopped"),
    }
}

fn answer(site: &Site, request: Request) {
    let reply = match (site.policy(), request.method()) {
        (Err(_), _) => Reply::text(503, "The application is being built; try again.\n"),
        (Ok(_), Method::Get | Method::Head) => site.reply(request.url()),
        (Ok(_), _) => Reply::text(405, "Only GET and HEAD are answered.\n"),
    };
    // Even an error page gets a policy: without one it could be framed or sniffed.
    let policy = site
        .policy()
        .unwrap_or_else(|_| "default-src 'none'; frame-ancestors 'none'".to_owned());
    let headers = [
        ("Content-Type", reply.content_type),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", &policy),
        ("Allow", "GET, HEAD"),
    ];
    let mut response = Response::from_data(reply.body)
        .with_status_code(reply.status)
        // The whole body is at hand, so its length can be told, and a browser can show progress.
        .with_chunked_threshold(usize::MAX);
    for (name, value) in headers {
        if name == "Allow" && reply.status != 405 {
            continue;
        }
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // It fails when the browser has gone away, which is its right.
    let _ = request.respond(response);
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

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
        thread::spawn(|| answer_all(listener, site));
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
