//! What the build does natively: `newsprism-bindgen INPUT.wasm OUT_DIR` writes the JavaScript side of the wasm boundary,
//! `newsprism-bindgen pack INPUT OUTPUT` packs a file as text for the page.

mod pack;
#[cfg_attr(not(test), expect(dead_code, reason = "what unpacks runs in the page: unpack_wasm.rs"))]
mod unpack;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let made = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["pack", input, output] => packed(input, output),
        [input, out_dir] => bound(input, out_dir),
        _ => {
            eprintln!(
                "usage: newsprism-bindgen INPUT.wasm OUT_DIR\n       newsprism-bindgen pack INPUT OUTPUT"
            );
            return ExitCode::from(2);
        }
    };
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn bound(input: &str, out_dir: &str) -> Result<(), String> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(input).out_name("newsprism").typescript(true).omit_default_module_path(true);
    // A module that other modules import, and that the page can start anew after a panic.
    let made = bindgen.web(true).and_then(|bindgen| bindgen.reset_state_function(true).generate(out_dir));
    made.map_err(|error| format!("bindgen of {input} failed: {error:#}"))
}

fn packed(input: &str, output: &str) -> Result<(), String> {
    let packed = std::fs::read(input).and_then(|bytes| pack::pack(&bytes));
    let written = packed.and_then(|packed| std::fs::write(output, pack::to_text(&packed)));
    written.map_err(|error| format!("packing {input} failed: {error}"))
}
