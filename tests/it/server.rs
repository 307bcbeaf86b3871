//! Sites on a loopback port, as a test writes them.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use standin::Certificate;

/// What a site does with a request.
pub(crate) enum Answer {
    /// Sends these bytes, and closes.
    Bytes(Vec<u8>),
    /// Sends these bytes, and then one every now and then until the client goes.
    Drip(Vec<u8>),
    /// Sends nothing until the client goes.
    Silence,
}

/// A running site, which ends with the tests.
pub(crate) struct Site {
    address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Starts one that answers `GET /path`, one line of each request, as it is told.
    pub(crate) fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        Self::serve(answer, "http", |stream| Ok(Box::new(stream)))
    }

    /// The same by https.
    pub(crate) fn start_secure(
        certificate: &Certificate,
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let certificate = certificate.clone();
        Self::serve(answer, "https", move |stream| Ok(Box::new(certificate.accept(stream)?)))
    }

    fn serve(
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
        scheme: &str,
        open: impl Fn(TcpStream) -> std::io::Result<Box<dyn Stream>> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("{scheme}://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, shared) = (Arc::clone(&requests), Arc::new((answer, open)));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (seen, shared) = (Arc::clone(&seen), Arc::clone(&shared));
                // A client that goes away is what some tests are about.
                std::thread::spawn(move || converse(shared.1(stream?)?, &shared.0, &seen));
            }
        });
        Self { address, requests }
    }

    /// Address of something on it.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The requests so far, as `GET /path`.
    pub(crate) fn requests(&self) -> Vec<String> {
        let heads = self.heads();
        heads.iter().map(|head| head.lines().next().unwrap().replace(" HTTP/1.1", "")).collect()
    }

    /// The requests so far, with all their fields, in lower case.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

fn converse(
    mut stream: Box<dyn Stream>,
    answer: &dyn Fn(&str) -> Answer,
    seen: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut head = String::new();
    let mut reader = BufReader::new(&mut stream);
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Ok(());
        }
    }
    let line = head.lines().next().unwrap_or_default().replace(" HTTP/1.1", "");
    seen.lock().unwrap().push(head);
    match answer(&line) {
        Answer::Bytes(bytes) => stream.write_all(&bytes)?,
        Answer::Silence => {
            stream.read_to_end(&mut Vec::new())?;
        }
        Answer::Drip(bytes) => {
            stream.write_all(&bytes)?;
            loop {
                std::thread::sleep(Duration::from_millis(20));
                stream.write_all(b"x").and_then(|()| stream.flush())?;
            }
        }
    }
    stream.flush()
}

/// Returns an answer with a status, fields (each `Name: value`) and a body.
pub(crate) fn answer(status: u16, fields: &[&str], body: &[u8]) -> Answer {
    let mut bytes = head(status, fields);
    bytes.splice(bytes.len() - 2.., format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes());
    bytes.extend_from_slice(body);
    Answer::Bytes(bytes)
}

/// Returns a page in HTML.
pub(crate) fn page(body: &str) -> Answer {
    answer(200, &["Content-Type: text/html; charset=utf-8"], body.as_bytes())
}

/// Returns a redirect.
pub(crate) fn redirect(status: u16, to: &str) -> Answer {
    answer(status, &[&format!("Location: {to}")], b"")
}

/// What a site says that has no such page.
pub(crate) fn missing() -> Answer {
    answer(404, &[], b"no such page")
}

/// Returns the head of an answer, whose body ends with the connection.
pub(crate) fn head(status: u16, fields: &[&str]) -> Vec<u8> {
    let fields: String = fields.iter().map(|field| format!("{field}\r\n")).collect();
    format!("HTTP/1.1 {status} X\r\nConnection: close\r\n{fields}\r\n").into_bytes()
}
