//! `newsprism train-quotes POLNEAR_DIR`: trains the attribution model; see `newsprism::train`.

/// What the command takes.
pub const USAGE: &str = "newsprism train-quotes POLNEAR_DIR --out src/quotes/model/weights.bin
  Trains the attribution model on the folder's train part and prints its scores in cross-validation.";

/// Runs the command; says whether all went well. What went wrong is on stderr.
#[must_use]
pub fn run(arguments: &[String]) -> bool {
    match newsprism::train::run(arguments) {
        Ok(()) => true,
        Err(message) => {
            eprintln!("{message}");
            false
        }
    }
}
