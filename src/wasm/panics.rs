//! What to do with a panic: keep its message, for the module cannot say anything once it has stopped.

use std::sync::Mutex;
use wasm_bindgen::prelude::*;

static LAST: Mutex<Option<String>> = Mutex::new(None);

/// From now on a panic's message goes to the console and to [`last_panic`].
pub fn record() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        if let Ok(mut last) = LAST.lock() {
            *last = Some(message);
        }
    }));
}

/// The message of the panic that ended this module, if one did.
#[wasm_bindgen]
#[must_use]
pub fn last_panic() -> Option<String> {
    LAST.lock().ok().and_then(|last| last.clone())
}
