//! Discord's limits, counted in characters.
//!
//! From the documentation of messages, embeds, components and application commands.

/// Text of a message.
pub(super) const CONTENT: usize = 2000;
/// Title of an embed.
pub(super) const EMBED_TITLE: usize = 256;
/// Description of an embed.
pub(super) const EMBED_DESCRIPTION: usize = 4096;
/// Fields of an embed.
pub(super) const EMBED_FIELDS: usize = 25;
/// Name of a field.
pub(super) const FIELD_NAME: usize = 256;
/// Value of a field.
pub(super) const FIELD_VALUE: usize = 1024;
/// All texts of all embeds of a message together.
pub(super) const EMBEDS_TOTAL: usize = 6000;
/// Buttons in a row.
pub(super) const BUTTONS_IN_ROW: usize = 5;
/// Label of a button.
pub(super) const BUTTON_LABEL: usize = 80;
/// Address of a link button, and of a link in an embed.
pub(super) const URL: usize = 512;
/// Options of a menu.
pub(super) const MENU_OPTIONS: usize = 25;
/// Label and description of a menu's option.
pub(super) const OPTION_LABEL: usize = 100;
/// State of a control; a test holds that ours are shorter.
#[cfg(test)]
pub(super) const CUSTOM_ID: usize = 100;
/// Suggestions of an autocomplete, and name and value of each.
pub(super) const CHOICES: usize = 25;
/// Name and value of a suggestion.
pub(super) const CHOICE: usize = 100;
