//! Looking at many addresses, several hosts at once, each host one after the other.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use url::Url;

use super::places::{Address, Place};
use super::verdict::Verdict;
use crate::web::{Client, FetchError, Trail};

/// Hosts that are looked at side by side.
const HOSTS_AT_ONCE: usize = 8;

/// Something that looks at addresses.
pub trait Look: Sync {
    /// Looks whether there is something at an address.
    fn look(&self, address: &str) -> Trail;
}

impl Look for Client {
    fn look(&self, address: &str) -> Trail {
        Self::look(self, address)
    }
}

/// An address, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The address as it is written.
    pub address: String,
    /// What became of it.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Where it is written.
    pub places: Vec<Place>,
}

/// Looks at addresses; the result is in their order. `on_look` is called after each.
pub fn check(addresses: &[Address], look: &impl Look, on_look: &(dyn Fn() + Sync)) -> Vec<Finding> {
    let hosts = by_host(addresses);
    let (next, trails) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || {
        while let Some(of_host) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
            for &at in of_host {
                let trail = look.look(&addresses[at].address);
                trails.lock().expect("nobody panics while holding it").insert(at, trail);
                on_look();
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..HOSTS_AT_ONCE.min(hosts.len()) {
            scope.spawn(work);
        }
    });
    let trails = trails.into_inner().expect("nobody panics while holding it");
    judge(addresses, trails.into_values().collect())
}

/// Returns the addresses of each host, those with most first: they take longest.
fn by_host(addresses: &[Address]) -> Vec<Vec<usize>> {
    let mut hosts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, address) in addresses.iter().enumerate() {
        let host = Url::parse(&address.address).ok().and_then(|url| url.host_str().map(str::to_owned));
        hosts.entry(host.unwrap_or_default()).or_default().push(at);
    }
    let mut hosts: Vec<_> = hosts.into_values().collect();
    hosts.sort_by_key(|of_host| std::cmp::Reverse(of_host.len()));
    hosts
}

/// Where no name at all is known, it is the network that is missing and not the hosts.
fn judge(addresses: &[Address], mut trails: Vec<Trail>) -> Vec<Finding> {
    let offline = trails.len() > 1
        && trails
            .iter()
            .all(|trail| matches!(trail.end, Err(FetchError::NoHost(_) | FetchError::NoLookup { .. })));
    for trail in trails.iter_mut().filter(|_| offline) {
        if let Err(FetchError::NoHost(host)) = &trail.end {
            let (host, reason) = (host.clone(), "no name can; is there a network?".to_owned());
            trail.end = Err(FetchError::NoLookup { host, reason });
        }
    }
    let judged = addresses.iter().zip(&trails).map(|(address, trail)| Finding {
        address: address.address.clone(),
        verdict: Verdict::of(&address.address, trail),
        places: address.places.clone(),
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// Looks that are written down; counts how many look at a host at once.
    #[derive(Default)]
    struct Fake {
        looking: Mutex<HashSet<String>>,
        most: AtomicUsize,
    }

    impl Look for Fake {
        fn look(&self, address: &str) -> Trail {
            let host = Url::parse(address).unwrap().host_str().unwrap().to_owned();
            let now = {
                let mut looking = self.looking.lock().unwrap();
                assert!(looking.insert(host.clone()), "two look at {host}");
                looking.len()
            };
            self.most.fetch_max(now, Ordering::SeqCst);
            std::thread::yield_now();
            self.looking.lock().unwrap().remove(&host);
            let end = match address.rsplit('/').next() {
                Some("gone") => Ok(404),
                Some("nowhere") => Err(FetchError::NoHost(host)),
                _ => Ok(200),
            };
            Trail { hops: Vec::new(), end }
        }
    }

    fn addresses(all: &[String]) -> Vec<Address> {
        let place = || Place { interview: "a".to_owned(), field: "url".to_owned() };
        all.iter().map(|address| Address { address: address.clone(), places: vec![place()] }).collect()
    }

    #[test]
    fn many_hosts_are_looked_at_side_by_side_and_each_one_by_one() {
        let all: Vec<String> =
            (0..200).map(|n| format!("https://host{}.example.org/{n}", n * n % 17)).collect();
        let (fake, looked) = (Fake::default(), AtomicUsize::new(0));
        let found = check(&addresses(&all), &fake, &|| {
            looked.fetch_add(1, Ordering::SeqCst);
        });
        let order: Vec<_> = found.iter().map(|finding| finding.address.clone()).collect();
        assert_eq!((order, looked.into_inner()), (all, 200));
        assert!(fake.most.into_inner() <= HOSTS_AT_ONCE);
    }

    #[test]
    fn a_host_that_is_missing_is_dead_unless_all_are() {
        let verdicts = |all: &[&str]| -> Vec<bool> {
            let all: Vec<String> = all.iter().map(|&address| address.to_owned()).collect();
            let found = check(&addresses(&all), &Fake::default(), &|| ());
            found.iter().map(|finding| matches!(finding.verdict, Verdict::Dead { .. })).collect()
        };
        assert_eq!(
            verdicts(&["https://a.org/gone", "https://b.org/nowhere", "https://c.org/x"]),
            [true, true, false]
        );
        assert_eq!(verdicts(&["https://a.org/nowhere", "https://b.org/nowhere"]), [false, false]);
    }

    #[test]
    fn nothing_to_look_at_is_no_finding() {
        assert!(check(&[], &Fake::default(), &|| ()).is_empty());
    }
}
