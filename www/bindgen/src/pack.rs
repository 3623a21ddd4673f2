//! Packs a file for the page: LZMA, as text that `unpack` reads.

use crate::unpack::{BASE, BITS, digit};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::io::Write;

/// LZMA at its strongest, under the header of `.lzma` files.
pub fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // WebAssembly has no alignment; matches of any length; far enough back for all that goes into a page.
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.dict_size = (bytes.len() as u32).next_power_of_two().max(1 << 16);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

/// The bytes as printable text.
pub fn to_text(bytes: &[u8]) -> String {
    let digits: Vec<char> =
        (33..127u8).filter(|code| !matches!(code, 38 | 60 | 92)).map(char::from).collect();
    debug_assert!(digits.iter().enumerate().all(|(i, &c)| digit(c as u8) == i as u32));
    let (mut out, mut bits, mut held) = (String::new(), 0, 0u32);
    let mut put = |value: u32| {
        out.extend([digits[(value % BASE) as usize], digits[(value / BASE) as usize]]);
    };
    for &byte in bytes {
        held |= u32::from(byte) << bits;
        bits += 8;
        if bits >= BITS {
            put(held & ((1 << BITS) - 1));
            held >>= BITS;
            bits -= BITS;
        }
    }
    if bits > 0 {
        put(held);
    }
    out
}
