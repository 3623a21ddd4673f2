//! The command line.

mod quotes;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let well = match arguments.split_first() {
        Some((command, rest)) if command == "quotes" => quotes::run(rest),
        _ => {
            eprintln!("{}", quotes::USAGE);
            false
        }
    };
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
