//! `newsprism types`: the protocol's TypeScript declarations, from the Rust types.

use newsprism::view::{Answer, Failure, LoadReport, ManifestView, Request};
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// What the command takes.
pub const USAGE: &str = "newsprism types
  Prints www/engine/protocol.d.ts: the TypeScript declarations of all that crosses to the page.";

/// Runs the command.
pub fn run(_: &[String]) -> bool {
    print!("{}", declarations());
    true
}

/// All types of the protocol, by name.
fn declarations() -> String {
    let mut types = Declarations { config: Config::new().with_large_int("number"), found: BTreeMap::new() };
    types.visit::<Request>();
    types.visit::<Answer>();
    types.visit::<Failure>();
    types.visit::<LoadReport>();
    types.visit::<ManifestView>();
    let head = "// Generated from src/view by `cargo run --features cli,types -- types`. Do not edit.\n";
    types.found.into_values().fold(head.to_owned(), |text, declaration| text + "\n" + &declaration + "\n")
}

struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types without a file of their own are TypeScript's: numbers, arrays, `null`.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.found.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.found.insert(name, format!("{docs}export {}", T::decl(&self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn committed_declarations_are_those_of_the_types() {
        let committed = include_str!("../../www/engine/protocol.d.ts");
        assert!(
            super::declarations() == committed,
            "www/engine/protocol.d.ts differs from src/view: run \
             `cargo run --features cli,types -- types > www/engine/protocol.d.ts`"
        );
    }
}
