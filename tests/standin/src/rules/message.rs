//! Rules for messages that the description misses.

use std::collections::HashSet;

use serde_json::Value;

use super::Report;

/// Longest text of a message, in characters; the description allows 4000 when one is created.
const CONTENT: usize = 2000;
/// All texts of all embeds of a message together.
const EMBEDS: usize = 6000;
/// Rows of controls.
const ROWS: usize = 5;
/// Value of a suggestion.
const CHOICE_VALUE: usize = 100;

/// What a message is sent for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A new message, which must show something.
    Create,
    /// Another form of one that is there; what is left out stays.
    Edit,
}

/// Checks the answer to an interaction.
pub(super) fn check_callback(body: &Value, report: &mut Report) {
    let data = &body["data"];
    match body["type"].as_u64() {
        Some(4) if data.is_null() => report.add("/data", "a message needs data"),
        Some(4) => check(data, "/data", Use::Create, report),
        Some(7) => check(data, "/data", Use::Edit, report),
        Some(8) => check_choices(&data["choices"], report),
        _ => {}
    }
}

fn check_choices(choices: &Value, report: &mut Report) {
    for (at, choice) in list(choices) {
        let path = format!("/data/choices/{at}");
        if choice["value"].as_str().is_some_and(|value| length(value) > CHOICE_VALUE) {
            report.add(format!("{path}/value"), "longer than 100 characters");
        }
        if choice["name"].as_str().is_none_or(is_blank) {
            report.add(format!("{path}/name"), "a choice needs a name");
        }
    }
}

/// Checks a message.
pub(super) fn check(body: &Value, path: &str, use_: Use, report: &mut Report) {
    if body["content"].as_str().is_some_and(|content| length(content) > CONTENT) {
        report.add(format!("{path}/content"), "longer than 2000 characters");
    }
    let filled = ["embeds", "components", "attachments", "sticker_ids"];
    let shows = body["content"].as_str().is_some_and(|text| !is_blank(text))
        || filled.iter().any(|field| !list(&body[*field]).is_empty())
        || body["poll"].is_object();
    if use_ == Use::Create && !shows {
        report.add(path, "cannot send an empty message");
    }
    check_embeds(&body["embeds"], path, report);
    check_components(&body["components"], path, report);
    check_mentions(&body["allowed_mentions"], path, report);
}

fn check_embeds(embeds: &Value, path: &str, report: &mut Report) {
    let mut total = 0;
    for (at, embed) in list(embeds) {
        let path = format!("{path}/embeds/{at}");
        total += embed_length(embed);
        let pictured = ["image", "thumbnail", "video"].iter().any(|field| embed[*field].is_object());
        if embed_length(embed) == 0 && !pictured {
            report.add(&path, "an embed must show something");
        }
        for (at, field) in list(&embed["fields"]) {
            for part in ["name", "value"] {
                if field[part].as_str().is_none_or(is_blank) {
                    report.add(format!("{path}/fields/{at}/{part}"), "this field is required");
                }
            }
        }
        for place in
            ["/url", "/author/url", "/author/icon_url", "/footer/icon_url", "/image/url", "/thumbnail/url"]
        {
            if let Some(url) = embed.pointer(place).and_then(Value::as_str) {
                check_url(url, format!("{path}{place}"), report);
            }
        }
    }
    if total > EMBEDS {
        report.add(format!("{path}/embeds"), "embeds hold more than 6000 characters");
    }
}

fn embed_length(embed: &Value) -> usize {
    let text = |value: &Value| value.as_str().map_or(0, |text| length(text.trim()));
    let fields = list(&embed["fields"]).into_iter();
    let fields: usize = fields.map(|(_, field)| text(&field["name"]) + text(&field["value"])).sum();
    let names = text(&embed["author"]["name"]) + text(&embed["footer"]["text"]);
    text(&embed["title"]) + text(&embed["description"]) + fields + names
}

fn check_url(url: &str, path: String, report: &mut Report) {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = host.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let usable = host.is_some_and(|host| !host.is_empty()) && !url.contains(char::is_whitespace);
    if !usable {
        report.add(path, "not a well formed URL with scheme http or https");
    }
}

fn check_components(components: &Value, path: &str, report: &mut Report) {
    let rows = list(components);
    if rows.len() > ROWS {
        report.add(format!("{path}/components"), "more than 5 rows");
    }
    let mut ids = HashSet::new();
    for (at, row) in rows {
        let path = format!("{path}/components/{at}/components");
        let controls = list(&row["components"]);
        let menus = controls.iter().filter(|(_, control)| control["type"] != 2).count();
        if menus > 0 && controls.len() > 1 {
            report.add(&path, "a menu must be alone in its row");
        }
        for (at, control) in controls {
            let path = format!("{path}/{at}");
            if control["custom_id"].as_str().is_some_and(|id| !ids.insert(id.to_owned())) {
                report.add(format!("{path}/custom_id"), "a custom id is used twice");
            }
            match control["type"].as_u64() {
                Some(2) => check_button(control, &path, report),
                Some(3) => check_menu(control, &path, report),
                _ => {}
            }
        }
    }
}

fn check_button(button: &Value, path: &str, report: &mut Report) {
    let (id, url) = (button["custom_id"].is_string(), button["url"].as_str());
    let is_link = button["style"] == 5;
    if is_link && (id || url.is_none()) {
        report.add(path, "a link button has a URL and no custom id");
    }
    if !is_link && button["style"] != 6 && (!id || url.is_some()) {
        report.add(path, "a button has a custom id and no URL");
    }
    if let Some(url) = url {
        check_url(url, format!("{path}/url"), report);
    }
    if button["label"].as_str().is_none_or(is_blank) && !button["emoji"].is_object() {
        report.add(format!("{path}/label"), "a button needs a label or an emoji");
    }
}

fn check_menu(menu: &Value, path: &str, report: &mut Report) {
    let options = list(&menu["options"]);
    let mut values = HashSet::new();
    for (at, option) in &options {
        if option["value"].as_str().is_some_and(|value| !values.insert(value)) {
            report.add(format!("{path}/options/{at}/value"), "the value is used twice");
        }
        if option["label"].as_str().is_none_or(is_blank) {
            report.add(format!("{path}/options/{at}/label"), "this field is required");
        }
    }
    let bound = |name: &str| menu[name].as_u64().unwrap_or(1);
    let (min, max) = (bound("min_values"), bound("max_values"));
    let chosen = options.iter().filter(|(_, option)| option["default"] == true).count() as u64;
    if min > max || max > options.len() as u64 || chosen > max {
        report.add(path, "min_values and max_values do not suit the options");
    }
}

fn check_mentions(allowed: &Value, path: &str, report: &mut Report) {
    let parsed: Vec<&str> =
        list(&allowed["parse"]).into_iter().filter_map(|(_, kind)| kind.as_str()).collect();
    for kind in ["users", "roles"] {
        if parsed.contains(&kind) && !list(&allowed[kind]).is_empty() {
            report.add(format!("{path}/allowed_mentions"), "a kind is both parsed and listed");
        }
    }
}

/// The items of an array with their places; none of anything else.
pub(super) fn list(value: &Value) -> Vec<(usize, &Value)> {
    value.as_array().into_iter().flatten().enumerate().collect()
}

/// Length as Discord counts it.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
