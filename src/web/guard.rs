//! What stands before every connection: the form of the address, and where its host really is.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use reqwest::dns::{Name, Resolve, Resolving};
use url::{Host, Url};

use super::error::FetchError;
use super::reach::Reach;
use super::turns::lock;

/// Resolves names, and lets connections know checked addresses alone.
///
/// A name is looked up here, before the request, and never by the connection: what was checked is what is
/// connected to, whatever the name resolves to a moment later. A host that is written as a number never
/// reaches a resolver, so it is checked here too.
#[derive(Debug)]
pub(super) struct Guard {
    reach: Reach,
    checked: Mutex<HashMap<String, Vec<SocketAddr>>>,
}

impl Guard {
    pub(super) fn new(reach: Reach) -> Self {
        Self { reach, checked: Mutex::default() }
    }

    /// Lets an address pass whose host may be reached.
    pub(super) fn admit(&self, url: &Url, limit: Duration) -> Result<(), FetchError> {
        let is_https = self.check_form(url)?;
        let host = url.host_str().unwrap_or_default();
        let found = match url.host() {
            Some(Host::Ipv4(ip)) => vec![IpAddr::V4(ip)],
            Some(Host::Ipv6(ip)) => vec![IpAddr::V6(ip)],
            Some(Host::Domain(name)) => look_up(name, limit)?,
            None => return Err(FetchError::NoAddress(url.to_string())),
        };
        let (allowed, refused): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|&ip| self.reach.allows(ip, is_https));
        match refused.first() {
            Some(&ip) if allowed.is_empty() && !is_https && self.reach.allows(ip, true) => {
                return Err(FetchError::NotHttps(url.to_string()));
            }
            Some(&ip) if allowed.is_empty() => {
                return Err(FetchError::NotPublic { host: host.to_owned(), ip });
            }
            _ => {}
        }
        // The port is put in by the connection.
        let allowed = allowed.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect();
        lock(&self.checked).insert(host.to_owned(), allowed);
        Ok(())
    }

    /// Returns whether it is https; http passes only where this machine may be reached.
    fn check_form(&self, url: &Url) -> Result<bool, FetchError> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Credentials(url.host_str().unwrap_or_default().to_owned()));
        }
        match (url.scheme(), self.reach) {
            ("https", _) => Ok(true),
            ("http", Reach::LoopbackToo) => Ok(false),
            _ => Err(FetchError::NotHttps(url.to_string())),
        }
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let checked = lock(&self.checked).get(name.as_str()).cloned();
        let answer = checked.ok_or_else(|| format!("{} was not checked", name.as_str()).into());
        Box::pin(std::future::ready(
            answer.map(|addresses| Box::new(addresses.into_iter()) as reqwest::dns::Addrs),
        ))
    }
}

/// Asks the system for the addresses of a name. It knows no time limit, so it is asked in a thread that is
/// left to itself when the time is over.
fn look_up(name: &str, limit: Duration) -> Result<Vec<IpAddr>, FetchError> {
    let (send, receive) = mpsc::channel();
    let host = name.to_owned();
    std::thread::spawn(move || {
        let found = (host.as_str(), 0).to_socket_addrs();
        // Whoever asked may have gone.
        let _ = send.send(found.map(|found| found.map(|address| address.ip()).collect::<Vec<_>>()));
    });
    match receive.recv_timeout(limit) {
        Ok(Ok(found)) if found.is_empty() => Err(FetchError::NoHost(name.to_owned())),
        Ok(Ok(found)) => Ok(found),
        Ok(Err(error)) => Err(lookup_error(name, &error.to_string())),
        Err(_) => Err(lookup_error(name, "temporary failure: no answer")),
    }
}

/// Tells a name that is not there from a name server that is not: the systems say it in words alone.
fn lookup_error(name: &str, reason: &str) -> FetchError {
    let lower = reason.to_lowercase();
    match ["not known", "not resolve", "no such host", "no address", "nodename nor"]
        .iter()
        .any(|words| lower.contains(words))
    {
        true => FetchError::NoHost(name.to_owned()),
        false => FetchError::NoLookup { host: name.to_owned(), reason: reason.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn admit(reach: Reach, address: &str) -> Result<(), FetchError> {
        Guard::new(reach).admit(&Url::parse(address).unwrap(), Duration::from_secs(30))
    }

    #[test]
    fn numbers_are_checked_however_they_are_written() {
        let hosts = [
            "10.0.0.1",
            "127.0.0.1",
            "0x7f.1",
            "2130706433",
            "017700000001",
            "127.0.0.1.",
            "169.254.169.254",
        ];
        for host in hosts.into_iter().chain(["[::1]", "[::ffff:10.0.0.1]", "[fd00::1]"]) {
            let refused = admit(Reach::Public, &format!("https://{host}:8443/x"));
            assert!(matches!(refused, Err(FetchError::NotPublic { .. })), "{host}: {refused:?}");
        }
        assert_eq!(admit(Reach::Public, "https://1.1.1.1/"), Ok(()));
    }

    #[test]
    fn a_name_of_this_machine_is_refused_unless_it_is_meant() {
        let refused = admit(Reach::Public, "https://localhost/");
        assert!(matches!(refused, Err(FetchError::NotPublic { .. })), "{refused:?}");
        assert_eq!(admit(Reach::LoopbackToo, "http://localhost/"), Ok(()));
        assert_eq!(admit(Reach::LoopbackToo, "https://localhost/"), Ok(()));
    }

    #[test]
    fn http_stays_on_this_machine() {
        let not_https = |address: &str| FetchError::NotHttps(address.to_owned());
        assert_eq!(admit(Reach::Public, "http://1.1.1.1/"), Err(not_https("http://1.1.1.1/")));
        assert_eq!(admit(Reach::Public, "http://127.0.0.1/"), Err(not_https("http://127.0.0.1/")));
        assert_eq!(admit(Reach::Public, "ftp://1.1.1.1/"), Err(not_https("ftp://1.1.1.1/")));
        assert_eq!(admit(Reach::LoopbackToo, "http://1.1.1.1/"), Err(not_https("http://1.1.1.1/")));
        let private = admit(Reach::LoopbackToo, "http://10.0.0.1/");
        assert!(matches!(private, Err(FetchError::NotPublic { .. })), "{private:?}");
    }

    #[test]
    fn credentials_are_refused() {
        for address in ["https://anna@1.1.1.1/", "https://anna:secret@1.1.1.1/", "https://:secret@1.1.1.1/"] {
            assert_eq!(
                admit(Reach::LoopbackToo, address),
                Err(FetchError::Credentials("1.1.1.1".to_owned())),
                "{address}"
            );
        }
    }

    #[test]
    fn a_name_that_is_not_there_is_told_from_a_network_that_is_not() {
        let said = "failed to lookup address information: ";
        for words in ["Name or service not known", "Name does not resolve", "No address associated"] {
            assert_eq!(
                lookup_error("a.org", &format!("{said}{words}")),
                FetchError::NoHost("a.org".to_owned())
            );
        }
        for words in ["Temporary failure in name resolution", "Try again", "Something new"] {
            let error = lookup_error("a.org", &format!("{said}{words}"));
            assert!(matches!(error, FetchError::NoLookup { .. }), "{words}");
        }
    }

    #[test]
    fn a_connection_gets_no_address_that_was_not_checked() {
        let guard = Guard::new(Reach::Public);
        let _ = guard.admit(&Url::parse("https://localhost/").unwrap(), Duration::from_secs(30));
        assert!(lock(&guard.checked).is_empty());
    }
}
