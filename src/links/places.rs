//! Which addresses the data holds, and where.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Collection, Interview};

/// An address with the places that hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address as it is written.
    pub address: String,
    /// Where, by interview and then in the file's order; never empty.
    pub places: Vec<Place>,
}

/// A field that holds an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Id of the interview.
    pub interview: String,
    /// The field, as a path from the file's root, for example `topics[3].sources[0].url`.
    pub field: String,
}

/// Returns every address in the data once, in alphabetical order.
#[must_use]
pub fn addresses(collection: &Collection) -> Vec<Address> {
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for interview in collection.interviews() {
        for (field, address) in fields(collection, interview) {
            let interview = interview.id.clone();
            places.entry(address).or_default().push(Place { interview, field });
        }
    }
    let found = places.into_iter();
    found.map(|(address, places)| Address { address: address.to_owned(), places }).collect()
}

fn fields<'a>(collection: &'a Collection, interview: &'a Interview) -> Vec<(String, &'a str)> {
    let mut found = vec![("url".to_owned(), interview.url.as_str())];
    found.extend(interview.video_url.as_deref().map(|url| ("video_url".to_owned(), url)));
    for (t, &topic) in interview.topics.iter().enumerate() {
        let sources = collection.topic(topic).sources.iter().enumerate();
        found.extend(
            sources.map(|(s, source)| (format!("topics[{t}].sources[{s}].url"), source.url.as_str())),
        );
    }
    for (l, &link) in interview.links.iter().enumerate() {
        let url = collection.link(link).url.as_deref();
        found.extend(url.map(|url| (format!("links[{l}].url"), url)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_listed_once_with_its_places() {
        let small = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small");
        let collection = crate::corpus::load(&small).unwrap().collection;
        let found = addresses(&collection);
        assert!(found.is_sorted_by(|a, b| a.address < b.address));
        let fields: Vec<_> = found.iter().flat_map(|address| &address.places).collect();
        let texts = collection.interviews().iter().map(|interview| {
            std::fs::read_to_string(small.join(format!("interviews/{}.json", interview.id))).unwrap()
        });
        let written: usize = texts.map(|text| text.matches("\"https://").count()).sum();
        assert_eq!(fields.len(), written);
        let aoki = found.iter().find(|found| found.address == "https://reel.example.org/aoki").unwrap();
        let place = Place { interview: "reel-lena-aoki-ember-2016".to_owned(), field: "url".to_owned() };
        assert!(aoki.places.contains(&place), "{aoki:?}");
    }
}
