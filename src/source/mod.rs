//! What text is in these bytes?
//!
//! A [`SourceFile`] comes in as it stood on disk; [`read`] gives its text or says why it cannot.
//! Knows nothing of articles.

use crate::error::Error;

/// The largest file that is read: offsets are 32-bit, and a page cannot hold more.
pub const MAX_BYTES: usize = 1 << 30;

/// A file as handed in: its name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Name without folders: `afp.txt`.
    pub name: String,
    /// The content, undecoded.
    pub bytes: Vec<u8>,
}

/// The text of a file, whole and unedited, and how it was decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Every character of the file after its byte-order mark, line ends as found.
    pub text: String,
    /// `UTF-8`, `UTF-16LE` or `UTF-16BE`.
    pub encoding: &'static str,
}

/// Decodes a file: UTF-8 with or without a byte-order mark, UTF-16 of either byte order with one.
///
/// # Errors
/// - `too-large`: the file, or its text as UTF-8, is larger than [`MAX_BYTES`];
/// - `empty-file`: there is nothing in it but white space;
/// - `not-text`: it holds a NUL, which no text does, or begins as an image, archive or document does;
/// - `bad-encoding`: some bytes are no characters in its encoding.
///
/// Each names the file, and the line and byte where there is one.
pub fn read(file: &SourceFile) -> Result<SourceText, Error> {
    decode(&file.bytes).map_err(|error| error.about(&file.name))
}

fn decode(bytes: &[u8]) -> Result<SourceText, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest, 3)?, "UTF-8"),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes, "UTF-16LE")?, "UTF-16LE"),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes, "UTF-16BE")?, "UTF-16BE"),
        _ => (utf8(bytes, 0)?, "UTF-8"),
    };
    if text.len() > MAX_BYTES {
        return Err(too_large(text.len()));
    }
    if text.chars().all(char::is_whitespace) {
        return Err(Error::new(
            "empty-file",
            "There is no text in this file. Check that the right file was chosen and that it was saved.",
        ));
    }
    Ok(SourceText { text, encoding })
}

/// Decodes `bytes`, which stood `before` bytes into the file.
fn utf8(bytes: &[u8], before: usize) -> Result<String, Error> {
    if let Some(kind) = known_format(bytes) {
        return Err(Error::new(
            "not-text",
            format!(
                "This is {kind}, not a text file. Save the article as plain text (UTF-8) and add that file."
            ),
        ));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(not_text(before + at));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
            let byte = bytes.get(at).copied().unwrap_or_default();
            Err(Error::new(
                "bad-encoding",
                format!(
                    "The file is not UTF-8: byte {} (0x{byte:02X}), on line {line}, is no character. Open it in an \
                     editor, save it with the encoding UTF-8, and add it again.",
                    before + at + 1
                ),
            ))
        }
    }
}

/// Decodes what follows a UTF-16 byte-order mark.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, name: &str) -> Result<String, Error> {
    let mut text = String::with_capacity(bytes.len());
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut at = 2; // bytes of the file read so far
    let mut line = 1;
    let bad = |at: usize, line: usize| {
        Error::new(
            "bad-encoding",
            format!(
                "The file begins as {name} does, but the bytes from {} on, on line {line}, are no character in it. \
                 Open it in an editor, save it with the encoding UTF-8, and add it again.",
                at + 1
            ),
        )
    };
    for decoded in char::decode_utf16(units) {
        let c = decoded.map_err(|_| bad(at, line))?;
        if c == '\0' {
            return Err(not_text(at));
        }
        line += usize::from(c == '\n');
        at += 2 * c.len_utf16();
        text.push(c);
    }
    if bytes.len() % 2 == 1 {
        return Err(bad(at, line));
    }
    Ok(text)
}

/// Formats that people take for text files, told by their first bytes.
fn known_format(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xD0\xCF\x11\xE0", "an office document"),
        (b"{\\rtf", "a Rich Text document"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1F\x8B", "a compressed file"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, kind)| kind)
}

fn not_text(at: usize) -> Error {
    Error::new(
        "not-text",
        format!(
            "This is not a text file: byte {} is 0, which no text holds. Save the article as plain text (UTF-8) and add \
             that file.",
            at + 1
        ),
    )
}

fn too_large(bytes: usize) -> Error {
    Error::new(
        "too-large",
        format!(
            "The file holds {} MB; the most that is read is {} MB. Split it into smaller files, one article each.",
            bytes.div_ceil(1 << 20),
            MAX_BYTES >> 20
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> SourceFile {
        SourceFile { name: "a.txt".into(), bytes: bytes.to_vec() }
    }

    fn fails(bytes: &[u8], code: &str, says: &str) {
        let error = read(&file(bytes)).unwrap_err();
        assert_eq!(error.code, code);
        assert_eq!(error.about.as_deref(), Some("a.txt"));
        assert!(error.message.contains(says), "{}", error.message);
    }

    #[test]
    fn the_four_encodings_give_the_same_text() {
        let text = "“Да,” he said.\r\n\u{1F600}\n";
        let mut marked = vec![0xEF, 0xBB, 0xBF];
        marked.extend(text.as_bytes());
        let mut little = vec![0xFF, 0xFE];
        let mut big = vec![0xFE, 0xFF];
        for unit in text.encode_utf16() {
            little.extend(unit.to_le_bytes());
            big.extend(unit.to_be_bytes());
        }
        let expected =
            [(text.as_bytes().to_vec(), "UTF-8"), (marked, "UTF-8"), (little, "UTF-16LE"), (big, "UTF-16BE")];
        for (bytes, encoding) in expected {
            assert_eq!(read(&file(&bytes)).unwrap(), SourceText { text: text.into(), encoding });
        }
    }

    #[test]
    fn what_cannot_be_read_says_where_and_what_to_do() {
        fails(b"", "empty-file", "no text");
        fails("\u{FEFF} \n\u{A0}\r\n".as_bytes(), "empty-file", "no text");
        fails(&[0; 64], "not-text", "byte 1 is 0");
        fails(b"Two lines\nand a \0", "not-text", "byte 17 is 0");
        fails(b"%PDF-1.7 and so on", "not-text", "PDF");
        fails(b"One\nTwo\nCaf\xE9 Three", "bad-encoding", "byte 12 (0xE9), on line 3");
        fails(b"\xEF\xBB\xBFCaf\xE9", "bad-encoding", "byte 7 (0xE9), on line 1");
        fails(b"\xFF\xFEa\0\n\0\x00\xD8b\0", "bad-encoding", "from 7 on, on line 2");
        fails(b"\xFF\xFEa\0b", "bad-encoding", "from 5 on, on line 1");
        fails(b"\xFE\xFF\0\0", "not-text", "byte 3 is 0");
    }
}
