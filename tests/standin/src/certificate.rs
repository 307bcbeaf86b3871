//! Certificates that a program believes when it is started with `SSL_CERT_FILE`.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A certificate that nobody else has signed, with its key.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// The certificate, as PEM.
    pub pem: String,
    pub(crate) config: Arc<ServerConfig>,
}

impl Certificate {
    /// Makes one for hosts, names or numbers.
    ///
    /// # Panics
    /// If a host is neither.
    #[must_use]
    pub fn of(hosts: &[&str]) -> Self {
        let names: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(names).expect("the names are names");
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has them")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("the key is that of the certificate");
        Self { pem: cert.pem(), config: Arc::new(config) }
    }

    /// Speaks TLS on a connection that was accepted.
    ///
    /// # Errors
    /// If it cannot be set up; that the other side does not believe it shows while reading.
    pub fn accept(&self, stream: TcpStream) -> io::Result<impl Read + Write + use<>> {
        let inside = ServerConnection::new(Arc::clone(&self.config)).map_err(io::Error::other)?;
        Ok(StreamOwned::new(inside, stream))
    }
}
