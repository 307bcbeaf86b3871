//! A page as read, before anything is made of it.

use crate::model::{Date, WorkKind};

use super::block::Block;

/// What a page says of itself, and its blocks in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) url: Option<String>,
    /// The host of its site, as far as its links tell.
    pub(super) host: Option<String>,
    pub(super) video_url: Option<String>,
    pub(super) language: Option<String>,
    /// People that its metadata names as what it is about.
    pub(super) people: Vec<String>,
    /// Works that its metadata names as what it is about.
    pub(super) works: Vec<PageWork>,
    /// What it says of itself for those who search or share it.
    pub(super) description: Option<String>,
    /// Its tags.
    pub(super) keywords: Vec<String>,
    pub(super) blocks: Vec<Block>,
    /// What stands in boxes of related pages outside the article.
    pub(super) beside: Vec<Block>,
    /// What an editor has to know about how it was read.
    pub(super) open: Vec<String>,
}

/// A work that a page's metadata describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageWork {
    pub(super) title: String,
    pub(super) kind: WorkKind,
    pub(super) year: Option<i16>,
}
