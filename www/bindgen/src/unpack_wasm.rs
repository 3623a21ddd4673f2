//! `unpack` as a wasm module of its own: the page puts text into its memory and takes the bytes out.
#![no_std]

use core::arch::wasm32::{memory_grow, unreachable};

mod unpack;

const PAGE: usize = 65_536;

static mut ODDS: [u16; unpack::ODDS] = [0; unpack::ODDS];

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    unreachable()
}

/// So many bytes of memory that nothing else uses.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    (memory_grow(0, length.div_ceil(PAGE)) * PAGE) as *mut u8
}

/// Unpacks the text that was put at `at`. Gives where the bytes are, their number in the four bytes before; 0 if the text
/// is damaged.
#[unsafe(no_mangle)]
extern "C" fn unpack(at: *mut u8, length: usize) -> *mut u8 {
    // SAFETY: `at` is from `room(length)`, and whoever called holds no view of it; this is the only thread.
    let (text, odds) = unsafe { (core::slice::from_raw_parts_mut(at, length), &mut *(&raw mut ODDS)) };
    let packed = unpack::from_text(text);
    let size = unpack::size(&text[..packed]);
    // SAFETY: fresh memory, of that size and four bytes more.
    let out = unsafe { core::slice::from_raw_parts_mut(room(size + 4), size + 4) };
    out[..4].copy_from_slice(&(size as u32).to_le_bytes());
    if unpack::unlzma(&text[..packed], &mut out[4..], odds) { out[4..].as_mut_ptr() } else { core::ptr::null_mut() }
}
