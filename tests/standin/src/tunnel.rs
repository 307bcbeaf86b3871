//! A proxy through which a program that believes in Discord's hosts reaches the stand-in.
//!
//! Set `HTTPS_PROXY` to its address and `SSL_CERT_FILE` to its certificate.

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::certificate::Certificate;
use crate::discord::Discord;

/// The hosts that it leads to the stand-in: that of the interface, and that of what members attach.
const HOSTS: [&str; 2] = ["discord.com", "cdn.discordapp.com"];

/// A running proxy. It ends with the runtime.
pub struct Tunnel {
    port: u16,
    /// The certificate, as PEM.
    pub certificate: String,
}

impl Tunnel {
    /// Starts one that leads Discord's hosts to a stand-in.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(discord: &Discord) -> Self {
        let certificate = Certificate::of(&HOSTS);
        let acceptor = TlsAcceptor::from(Arc::clone(&certificate.config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let target = discord.0.address;
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    // A client that goes away ends its tunnel, which is no failure.
                    let _ = carry(stream, acceptor, target).await;
                });
            }
        });
        Self { port, certificate: certificate.pem }
    }

    /// The address for `HTTPS_PROXY`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

async fn carry(
    stream: TcpStream,
    acceptor: TlsAcceptor,
    target: std::net::SocketAddr,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut request = String::new();
    stream.read_line(&mut request).await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == "\r\n" {
            break;
        }
    }
    let mut stream = stream.into_inner();
    if !HOSTS.iter().any(|host| request.starts_with(&format!("CONNECT {host}:443 "))) {
        return stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").await;
    }
    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    let mut inside = acceptor.accept(stream).await?;
    let mut outside = TcpStream::connect(target).await?;
    copy_bidirectional(&mut inside, &mut outside).await.map(|_| ())
}
