//! Writes the JavaScript side of the wasm boundary: `newsprism-bindgen INPUT.wasm OUT_DIR`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out_dir] = arguments.as_slice() else {
        eprintln!("usage: newsprism-bindgen INPUT.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(input).out_name("newsprism").typescript(true).omit_default_module_path(true);
    // A module that other modules import, and that the page can start anew after a panic.
    let made = bindgen.web(true).and_then(|bindgen| bindgen.reset_state_function(true).generate(out_dir));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen of {input} failed: {error:#}");
            ExitCode::FAILURE
        }
    }
}
