//! Articles, lines and metadata.

use crate::span::ByteSpan;

/// What a line is. `counts` says whether its words are part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineClass {
    /// The title of the report.
    Headline,
    /// A title within the report.
    SectionHeading,
    /// The report itself.
    Body,
    /// "By …".
    Byline,
    /// A line that holds place, agency or date alone.
    Dateline,
    /// "Updated …", "Published …", or the bare word.
    UpdateLine,
    /// Describes a picture, or credits it.
    Caption,
    /// "Source: …", "… contributed to this report": where the report comes from.
    SourceLine,
    /// What the page put around the report: navigation, appeals, buttons.
    Furniture,
    /// Nothing but white space.
    Blank,
}

impl LineClass {
    /// Whether the line's words are counted, searched and read for quotations.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Headline | Self::SectionHeading | Self::Body)
    }

    /// The class of a name; none for a name that is unknown, and for `blank`, which nothing is by hand.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        const ALL: [LineClass; 9] = [
            LineClass::Headline,
            LineClass::SectionHeading,
            LineClass::Body,
            LineClass::Byline,
            LineClass::Dateline,
            LineClass::UpdateLine,
            LineClass::Caption,
            LineClass::SourceLine,
            LineClass::Furniture,
        ];
        ALL.into_iter().find(|class| class.name() == name)
    }

    /// The name used in data and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::SectionHeading => "section-heading",
            Self::Body => "body",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::UpdateLine => "update-line",
            Self::Caption => "caption",
            Self::SourceLine => "source-line",
            Self::Furniture => "furniture",
            Self::Blank => "blank",
        }
    }
}

/// One line of the source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end.
    pub span: ByteSpan,
    /// What it is.
    pub class: LineClass,
    /// Why, in words for the page: "repeats the headline".
    pub reason: &'static str,
    /// The part whose words count: without white space around it and without a dateline at its start.
    /// Empty unless `class.counts()`.
    pub counted: ByteSpan,
}

/// Where a piece of metadata comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It stands in the text, here.
    Text(ByteSpan),
    /// The manifest beside the articles says so.
    Manifest,
}

/// A piece of metadata and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value, tidied: one space between words, dates as `YYYY-MM-DD`.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// What is known about a report. What neither text nor manifest states stays unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title.
    pub headline: Option<Found>,
    /// Who published it.
    pub outlet: Option<Found>,
    /// News agencies that the text names as its source.
    pub agencies: Vec<Found>,
    /// News agencies that its pictures are credited to.
    pub photo_agencies: Vec<Found>,
    /// The place of the dateline.
    pub place: Option<Found>,
    /// Date of publication or update, `YYYY-MM-DD`.
    pub date: Option<Found>,
    /// Who wrote it.
    pub byline: Option<Found>,
    /// Where the text says that it comes from: "Source: …".
    pub source: Option<Found>,
    /// A short name that tells it from the outlet's other reports; from the manifest only.
    pub label: Option<Found>,
    /// The reader's own, each `name=value`; from the manifest only.
    pub attributes: Vec<String>,
}

/// What a manifest beside the articles may state about one of them. Dates are `YYYY-MM-DD`; a hyphen alone says that there
/// is none, whatever the text seems to state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestEntry {
    /// See [`Metadata::label`].
    pub label: Option<String>,
    /// See [`Metadata::headline`].
    pub headline: Option<String>,
    /// See [`Metadata::outlet`].
    pub outlet: Option<String>,
    /// See [`Metadata::agencies`].
    pub agency: Option<String>,
    /// See [`Metadata::date`].
    pub date: Option<String>,
    /// See [`Metadata::byline`].
    pub byline: Option<String>,
    /// What some lines are, by hand: number from 0, and class. A line that is not there is passed over.
    pub lines: Vec<(u32, LineClass)>,
    /// The reader's own, each `name=value`.
    pub attributes: Vec<String>,
    /// Whether an article of this name gives way to this one.
    pub replace: bool,
}

/// One report: its text as found, what each line is, and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The file's name.
    pub name: String,
    /// The whole source text.
    pub text: String,
    /// Every line, in order; together with the line ends they cover the text.
    pub lines: Vec<Line>,
    /// What is known about it.
    pub meta: Metadata,
}
