//! How JSON is laid out on lines.

use std::io::{self, Write};

use serde::Serialize as _;
use serde_json::Value;
use serde_json::ser::Formatter;

/// What goes on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A field or an item, indented by one space a level: differences show by line.
    Tall,
    /// A record of a list of records, indented by two spaces a level: many short records stay in sight.
    RecordALine,
}

impl Layout {
    fn indent(self) -> &'static str {
        match self {
            Self::Tall => " ",
            Self::RecordALine => "  ",
        }
    }

    /// Levels that are broken into lines.
    fn depth(self) -> usize {
        match self {
            Self::Tall => usize::MAX,
            Self::RecordALine => 2,
        }
    }
}

/// Returns a value as text, with a line end at its end and nothing escaped that need not be.
pub(super) fn write(value: &Value, layout: Layout) -> String {
    let mut bytes = Vec::new();
    let lines = Lines { layout, level: 0, is_empty: true };
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, lines);
    value.serialize(&mut serializer).expect("a value is JSON, and memory takes it");
    let mut text = String::from_utf8(bytes).expect("JSON is UTF-8");
    text.push('\n');
    text
}

struct Lines {
    layout: Layout,
    level: usize,
    /// Whether the list or object has had no item so far.
    is_empty: bool,
}

impl Lines {
    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.is_empty = true;
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        let is_broken = !self.is_empty && self.level <= self.layout.depth();
        self.level -= 1;
        self.is_empty = false;
        if is_broken {
            self.break_line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        self.is_empty = false;
        if !is_first {
            writer.write_all(b",")?;
        }
        match self.level <= self.layout.depth() {
            true => self.break_line(writer),
            false if is_first => Ok(()),
            false => writer.write_all(b" "),
        }
    }

    fn break_line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.level).try_for_each(|_| writer.write_all(self.layout.indent().as_bytes()))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        self.next(writer, is_first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        self.next(writer, is_first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_tall_value_has_a_line_for_each_item() {
        let text = write(&json!({"a": [1, {"b": "é"}], "c": [], "d": {}}), Layout::Tall);
        assert_eq!(text, "{\n \"a\": [\n  1,\n  {\n   \"b\": \"é\"\n  }\n ],\n \"c\": [],\n \"d\": {}\n}\n");
    }

    #[test]
    fn records_stand_on_a_line_each() {
        let text = write(&json!({"a": [{"b": [1, 2], "c": {}}, {}], "d": null}), Layout::RecordALine);
        assert_eq!(text, "{\n  \"a\": [\n    {\"b\": [1, 2], \"c\": {}},\n    {}\n  ],\n  \"d\": null\n}\n");
    }
}
