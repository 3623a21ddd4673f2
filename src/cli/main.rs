//! The command line.

mod articles;
mod files;
mod quotes;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let well = match arguments.split_first() {
        Some((command, rest)) if command == "articles" => articles::run(rest),
        Some((command, rest)) if command == "quotes" => quotes::run(rest),
        _ => {
            eprintln!("{}\n\n{}", articles::USAGE, quotes::USAGE);
            false
        }
    };
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
