//! The command line: what the page does, for scripts and tests.

mod articles;
mod ask;
mod files;
mod measure;
mod pack;
mod quotes;
#[cfg(feature = "train")]
mod train;
#[cfg(feature = "types")]
mod types;

use std::process::ExitCode;

/// A command: its name, its usage, and what runs it. `true` if all went well; what did not is on stderr by then.
struct Command {
    name: &'static str,
    usage: &'static str,
    run: fn(&[String]) -> bool,
}

/// One line a command.
const COMMANDS: &[Command] = &[
    Command { name: "articles", usage: articles::USAGE, run: articles::run },
    Command { name: "ask", usage: ask::USAGE, run: ask::run },
    Command { name: "measure", usage: measure::USAGE, run: measure::run },
    Command { name: "pack", usage: pack::USAGE, run: pack::run },
    Command { name: "quotes", usage: quotes::USAGE, run: quotes::run },
    #[cfg(feature = "train")]
    Command { name: "train-quotes", usage: train::USAGE, run: train::run },
    #[cfg(feature = "types")]
    Command { name: "types", usage: types::USAGE, run: types::run },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) =
        arguments.split_first().map_or(("--help", &[][..]), |(name, rest)| (name.as_str(), rest));
    if matches!(name, "--help" | "-h" | "help") {
        println!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("{name}: There is no such command.\n\n{}", help());
        return ExitCode::FAILURE;
    };
    if rest.iter().any(|argument| matches!(argument.as_str(), "--help" | "-h")) {
        println!("{}", command.usage);
        return ExitCode::SUCCESS;
    }
    if (command.run)(rest) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn help() -> String {
    let usages: Vec<&str> = COMMANDS.iter().map(|command| command.usage).collect();
    format!("Newsprism: who said what, in whose words.\n\n{}", usages.join("\n\n"))
}
