//! The boundary to JavaScript: about one line a method, one handle, one error converter.
//!
//! Every failure is thrown as a plain object `{code, message, about}`, which is [`Failure`]. A panic ends the module:
//! its message stays readable through [`last_panic`], and the engine starts a new one.

mod panics;
mod read;

use crate::Session as Core;
use crate::error::Error;
use crate::source::SourceFile;
use crate::view::{Failure, ManifestView, Request};
use js_sys::{Array, Reflect, Uint8Array};
use read::{Fault, FromJs};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

pub use panics::last_panic;

/// A corpus and everything known about it, held on the wasm side.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session {
    core: Core,
}

#[wasm_bindgen]
impl Session {
    /// An empty session.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        panics::record();
        Self::default()
    }

    /// Takes files in: an array of `{name, bytes: Uint8Array, manifest?}`. Gives a `LoadReport`.
    ///
    /// # Errors
    /// `bad-request` if the array holds something else; files that cannot be read are named in the report.
    pub fn load(&mut self, files: &Array) -> Result<JsValue, JsValue> {
        let files =
            files.iter().map(|file| source_file(&file)).collect::<Result<Vec<_>, _>>().map_err(thrown)?;
        given(&self.core.load(&files))
    }

    /// Keeps the articles of these files, in this order, and drops all others. Gives a `LoadReport`.
    ///
    /// # Errors
    /// `bad-request` if a name is none.
    pub fn arrange(&mut self, names: JsValue) -> Result<JsValue, JsValue> {
        let names = Vec::from_js(&names).map_err(|fault| thrown(bad_request(fault.message, "names")))?;
        given(&self.core.arrange(&names))
    }

    /// Answers a `Request` with an `Answer` of the same kind.
    ///
    /// # Errors
    /// `bad-request` for what is no request, naming the field; else those of the session.
    pub fn ask(&mut self, request: JsValue) -> Result<JsValue, JsValue> {
        let request = read_request(&request).map_err(thrown)?;
        given(&self.core.ask(&request).map_err(thrown)?)
    }

    /// Does a slice of the work that a `Request` needs before `ask` answers it at once, and says how much is done: 1 when
    /// all is.
    ///
    /// # Errors
    /// As `ask`.
    pub fn prepare(&mut self, request: JsValue) -> Result<f64, JsValue> {
        let request = read_request(&request).map_err(thrown)?;
        self.core.prepare(&request).map_err(thrown)
    }
}

/// Panics, so that a test can see the engine recover. In test builds only.
#[cfg(feature = "test-panic")]
#[wasm_bindgen]
#[allow(clippy::panic)]
pub fn provoke_panic() {
    panic!("provoked by a test");
}

fn source_file(file: &JsValue) -> Result<(SourceFile, crate::article::ManifestEntry), Error> {
    let field = |name: &str| Reflect::get(file, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let name = field("name").as_string().ok_or_else(|| bad_request("A file needs a name.", "name"))?;
    let bytes = field("bytes")
        .dyn_into::<Uint8Array>()
        .map_err(|_| bad_request("The bytes of a file must be a Uint8Array.", &name))?;
    let manifest = field("manifest");
    let manifest: ManifestView = if manifest.is_undefined() || manifest.is_null() {
        ManifestView::default()
    } else {
        ManifestView::from_js(&manifest).map_err(|Fault { field, message }| {
            let message = format!("The manifest entry is not understood, at its field “{field}”: {message}.");
            bad_request(message, &name)
        })?
    };
    Ok((SourceFile { name, bytes: bytes.to_vec() }, manifest.into()))
}

fn read_request(request: &JsValue) -> Result<Request, Error> {
    Request::from_js(request).map_err(|Fault { field, message }| {
        let field = if field.is_empty() { "kind" } else { &field };
        bad_request(format!("The request is not understood, at its field “{field}”: {message}."), field)
    })
}

fn bad_request(message: impl Into<String>, about: &str) -> Error {
    Error::new("bad-request", message).about(about)
}

/// As plain objects, `null` for what is absent.
fn given(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(Into::into)
}

fn thrown(error: Error) -> JsValue {
    given(&Failure::from(error)).unwrap_or_else(|error| error)
}
