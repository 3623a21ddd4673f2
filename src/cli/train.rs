//! `newsprism train-quotes POLNEAR_DIR`: trains the attribution model; see `newsprism::train`.

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
