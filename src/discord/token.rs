//! The bot's token, which nothing can print.

use std::path::{Path, PathBuf};

/// The secret by which Discord knows the bot. It has no `Display`, and its `Debug` hides it.
#[derive(Clone)]
pub struct Token(String);

/// A token that is missing or is none.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// None was given.
    #[error("no token: set DISCORD_TOKEN, or give a file with --token-file")]
    Missing,
    /// The file cannot be read.
    #[error("failed to read the token file {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// What was given is not of the form of a token.
    #[error("what was given as token is none: copy it from the developer portal, Bot, Reset Token")]
    Malformed,
}

impl Token {
    /// Takes the token from a file if one is given, else from the text.
    ///
    /// # Errors
    /// If there is none, or it is not of the form of a token.
    pub fn find(text: Option<&str>, file: Option<&Path>) -> Result<Self, TokenError> {
        let text = match (file, text) {
            (Some(path), _) => std::fs::read_to_string(path)
                .map_err(|source| TokenError::Read { path: path.to_owned(), source })?,
            (None, Some(text)) => text.to_owned(),
            (None, None) => return Err(TokenError::Missing),
        };
        let token = text.trim().trim_start_matches("Bot ").trim();
        let parts = token.split('.').filter(|part| part.len() >= 6).count();
        let plain = token.bytes().all(|b| b.is_ascii_graphic());
        if parts == 3 && token.split('.').count() == 3 && plain {
            Ok(Self(token.to_owned()))
        } else {
            Err(TokenError::Malformed)
        }
    }

    /// Returns the secret itself, for sending to Discord and nothing else.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_taken_and_never_shown() {
        let token = Token::find(Some(" Bot MTIzNDU2.abcdef.ghijklmnop\n"), None).unwrap();
        assert_eq!(token.expose(), "MTIzNDU2.abcdef.ghijklmnop");
        assert_eq!(format!("{token:?}"), "Token(hidden)");
    }

    #[test]
    fn what_is_no_token_is_not_repeated() {
        for text in ["", "secret", "a.b.c", "abcdef.abcdef.abc def"] {
            let error = Token::find(Some(text), None).unwrap_err().to_string();
            assert!(text.is_empty() || !error.contains(text), "{error}");
        }
        assert!(matches!(Token::find(None, None), Err(TokenError::Missing)));
        assert!(matches!(Token::find(None, Some(Path::new("/nowhere"))), Err(TokenError::Read { .. })));
    }
}
