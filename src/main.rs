//! The `junket` program.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match junket::cli::run(&junket::cli::Cli::parse()) {
        Ok(code) => code,
        Err(error) if junket::cli::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do if even this cannot be written.
            let _ = writeln!(anstream::stderr(), "junket: {error:#}");
            ExitCode::FAILURE
        }
    }
}
