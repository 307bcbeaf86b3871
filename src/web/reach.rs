//! Which numeric addresses may be reached.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far requests may go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// To the public internet alone, by https alone.
    #[default]
    Public,
    /// To this machine too, and there by http too: for tests.
    LoopbackToo,
}

impl Reach {
    /// Whether a connection to an address is meant; plain http leaves this machine never.
    pub(super) fn allows(self, ip: IpAddr, is_https: bool) -> bool {
        (is_https && is_public(ip)) || (self == Self::LoopbackToo && is_loopback(ip))
    }
}

/// IPv4 networks that are nobody's on the public internet, as address and length of the prefix: the special
/// purposes that IANA lists, and everything from multicast upwards.
const NOT_PUBLIC_4: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// What IPv6 has in use so far.
const UNICAST_6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// The exceptions in it: protocol assignments with Teredo and benchmarks, documentation (two), 6to4. Tunnels
/// are out of use, and could lead to any IPv4 address.
const NOT_PUBLIC_6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

fn is_public(ip: IpAddr) -> bool {
    match plain(ip) {
        IpAddr::V4(ip) => !NOT_PUBLIC_4
            .iter()
            .any(|&(network, length)| ip.to_bits() >> (32 - length) == network.to_bits() >> (32 - length)),
        IpAddr::V6(ip) => {
            let within = |&(network, length): &(Ipv6Addr, u32)| {
                ip.to_bits() >> (128 - length) == network.to_bits() >> (128 - length)
            };
            within(&UNICAST_6) && !NOT_PUBLIC_6.iter().any(within)
        }
    }
}

fn is_loopback(ip: IpAddr) -> bool {
    plain(ip).is_loopback()
}

/// Returns the IPv4 address that an IPv6 one stands for: mapped, or as NAT64 translates it, which is how a
/// network without IPv4 reaches the IPv4 internet.
fn plain(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(v6) => match v6.segments() {
            [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
                IpAddr::V4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
            }
            _ => ip,
        },
        IpAddr::V4(_) => ip,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(addresses: &[&str], public: bool) {
        for text in addresses {
            let ip: IpAddr = text.parse().unwrap();
            assert_eq!(Reach::Public.allows(ip, true), public, "{text}");
            assert!(!Reach::Public.allows(ip, false), "{text} by http");
            assert_eq!(
                Reach::LoopbackToo.allows(ip, false),
                is_loopback(ip),
                "{text} by http, with this machine"
            );
        }
    }

    #[test]
    fn the_public_internet_is_reached() {
        check(&["1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1"], true);
        check(&["192.0.1.1", "192.167.1.1", "198.17.255.255", "198.20.0.0", "223.255.255.255"], true);
        check(&["2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888", "2001:200::1"], true);
        check(&["::ffff:8.8.8.8", "64:ff9b::8.8.8.8"], true);
    }

    #[test]
    fn private_and_special_networks_are_not() {
        check(&["0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255"], false);
        check(&["127.0.0.1", "127.9.9.9", "169.254.1.1", "169.254.169.254", "172.16.0.1"], false);
        check(&["172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1"], false);
        check(&["198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1"], false);
        check(&["239.255.255.255", "240.0.0.1", "255.255.255.255"], false);
    }

    #[test]
    fn nor_are_those_of_ipv6() {
        check(&["::", "::1", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1"], false);
        check(
            &["100::1", "2001:db8::1", "3fff::1", "2001:2::1", "2001:10::1", "2001:20::1", "5f00::1"],
            false,
        );
    }

    #[test]
    fn nor_what_hides_an_ipv4_address() {
        check(&["::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.1.1", "::10.0.0.1"], false);
        check(&["::8.8.8.8", "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8"], false);
        check(&["2002:a00:1::", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"], false);
    }
}
