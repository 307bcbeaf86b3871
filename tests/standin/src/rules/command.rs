//! Rules for application commands that the description misses.

use std::collections::HashSet;

use serde_json::Value;

use super::Report;
use super::message::{length, list};

/// How many chat, user and message commands there may be.
const MOST: [(u64, usize); 3] = [(1, 100), (2, 15), (3, 15)];
/// All names, descriptions and values of a command together.
const COMMAND: usize = 8000;
/// Value of a choice.
const CHOICE_VALUE: usize = 100;
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
    "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
    "zh-TW", "ko",
];

/// Checks a list of commands.
pub(super) fn check_all(commands: &Value, report: &mut Report) {
    let kind = |command: &Value| command["type"].as_u64().unwrap_or(1);
    let mut names = HashSet::new();
    for (at, command) in list(commands) {
        let path = format!("/{at}");
        if !names.insert((kind(command), command["name"].as_str().unwrap_or_default())) {
            report.add(format!("{path}/name"), "the name is used twice");
        }
        check_locales(command, &path, report);
        if kind(command) == 1 {
            check_name(command, &path, report);
            check_description(command, &path, report);
        } else if command["description"].as_str().is_some_and(|text| !text.is_empty()) {
            report.add(format!("{path}/description"), "only a chat command is described");
        }
        check_options(&command["options"], &path, report);
        if size(command) > COMMAND {
            report.add(path, "a command holds more than 8000 characters");
        }
    }
    for (of, most) in MOST {
        if list(commands).iter().filter(|(_, command)| kind(command) == of).count() > most {
            report.add("", format!("more than {most} commands of type {of}"));
        }
    }
}

fn check_name(item: &Value, path: &str, report: &mut Report) {
    let name = item["name"].as_str().unwrap_or_default();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    if name.is_empty() || !name.chars().all(fits) || name.to_lowercase() != name {
        report.add(format!("{path}/name"), "only lower-case letters, digits, - and _");
    }
}

fn check_description(item: &Value, path: &str, report: &mut Report) {
    if item["description"].as_str().is_none_or(|text| text.trim().is_empty()) {
        report.add(format!("{path}/description"), "this field is required");
    }
}

fn check_locales(item: &Value, path: &str, report: &mut Report) {
    for field in ["name_localizations", "description_localizations"] {
        let locales = item[field].as_object().into_iter().flatten();
        for (locale, _) in locales.filter(|(locale, _)| !LOCALES.contains(&locale.as_str())) {
            report.add(format!("{path}/{field}/{locale}"), "no locale of Discord's");
        }
    }
}

fn check_options(options: &Value, path: &str, report: &mut Report) {
    let mut names = HashSet::new();
    let mut optional = false;
    for (at, option) in list(options) {
        let path = format!("{path}/options/{at}");
        check_name(option, &path, report);
        check_description(option, &path, report);
        check_locales(option, &path, report);
        if !names.insert(option["name"].as_str().unwrap_or_default()) {
            report.add(format!("{path}/name"), "the name is used twice");
        }
        let required = option["required"] == true;
        if required && optional {
            report.add(&path, "required options come first");
        }
        optional |= !required;
        if option["autocomplete"] == true && !list(&option["choices"]).is_empty() {
            report.add(&path, "choices and autocomplete exclude each other");
        }
        let (min, max) = (option["min_length"].as_u64(), option["max_length"].as_u64());
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            report.add(&path, "min_length is more than max_length");
        }
        for (at, choice) in list(&option["choices"]) {
            if choice["value"].as_str().is_some_and(|value| length(value) > CHOICE_VALUE) {
                report.add(format!("{path}/choices/{at}/value"), "longer than 100 characters");
            }
        }
        check_options(&option["options"], &path, report);
    }
}

fn size(item: &Value) -> usize {
    let text = |field: &str| item[field].as_str().map_or(0, length);
    let inner = |field: &str| list(&item[field]).into_iter().map(|(_, item)| size(item)).sum::<usize>();
    text("name") + text("description") + text("value") + inner("options") + inner("choices")
}
