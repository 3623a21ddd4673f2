//! The whole program in plain Rust: load files, ask questions.
//!
//! [`Session::load`] does what can be done file by file; what needs the whole corpus (index, speakers) is done once, at
//! the first question after a load, so that a corpus can come in by parts. One file a kind of request.

mod collocates;
mod comparing;
mod concordance;
mod corrections;
mod differ;
mod facets;
mod figures;
mod filter;
mod keyness;
mod left_out;
mod marked;
mod measure;
mod measures;
mod methods;
mod ngrams;
mod overview;
mod quote_rows;
mod quotes;
mod reader;
mod search;
mod sentences;
mod shared;
mod speakers;
mod terms;
mod voices;

pub use measure::{find as find_measure, measure, measure_of, measures};
mod versions;

use crate::article::{LineClass, ManifestEntry};
use crate::compare::reuse::Passage;
use crate::corpus::{Corpus, Entry};
use crate::error::Error;
use crate::index::Index;
use crate::map::Map;
use crate::quotes::{
    self as attribution, Attribution, Document, Found, Kind, Quotation, Resolution, Speaker,
};
use crate::source::SourceFile;
use crate::span::{ArticleId, ByteSpan};
use crate::view::{
    Answer, ArticleInfo, Correction, CorrectionsView, Fact, Failure, LineByHand, LoadReport, Page, Request,
    Utf16Map,
};
use std::borrow::Cow;
use std::cell::OnceCell;

/// Reported speech without quotation marks is listed from this confidence of its words on, unless its speaker makes it a
/// guess: below, every second one is none, and its speakers would crowd the lists. Words in quotation marks are always
/// listed, however unsure their speaker.
pub const LISTED_INDIRECT: f64 = 0.6;

/// The most rows that one answer carries.
pub const MAX_ROWS: u32 = 1000;

/// A corpus and everything known about it.
#[derive(Default)]
pub struct Session {
    corpus: Corpus,
    /// Attributions, article by article.
    found: Vec<Found>,
    /// What else is known article by article.
    read: Vec<Reading>,
    /// What a reader changed by hand.
    corrections: Vec<Correction>,
    /// What needs the whole corpus; `None` after a load until the next question.
    analysis: Option<Analysis>,
}

/// One article, read by itself.
struct Reading {
    /// Quotation marks with what stands in them.
    zones: Vec<ByteSpan>,
    utf16: Utf16Map,
    words: u32,
}

/// The corpus as a whole.
struct Analysis {
    fingerprint: String,
    index: Index,
    /// What reports share; found at the first question for it.
    passages: OnceCell<Vec<Passage>>,
    /// By article and place; the position is the quotation's number.
    quotations: Vec<Quotation>,
    /// Where the program found each of them, from first to last word.
    found_at: Vec<ByteSpan>,
    /// As the program had it, where a reader corrected or confirmed it.
    before: Vec<Option<Quotation>>,
    /// Whether a reader added it.
    added: Vec<bool>,
    /// Words of each quotation: inside quotation marks, and all.
    lengths: Vec<(u32, u32)>,
    speakers: Vec<Speaker>,
    infos: Vec<ArticleInfo>,
    /// What the reports name and count, once asked for.
    differ: differ::Differ,
    /// What some requests need beside, worked out at the first of them.
    prepared: ngrams::Prepared,
    /// What is being worked out of the next and of `passages`, slice by slice.
    comparing: comparing::Comparing,
    /// Statements and which say the same; found at the first question about them.
    versions: OnceCell<versions::Versions>,
}

impl Session {
    /// An empty session.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A session of articles that are laid out already, in which nothing is quoted: what `tests/bench` measures.
    #[cfg(feature = "bench")]
    #[must_use]
    pub fn of_entries(entries: Vec<Entry>) -> Self {
        let count = entries.len();
        let reading = |entry: &Entry| Reading {
            zones: Vec::new(),
            utf16: Utf16Map::new(&entry.article.text),
            words: 0,
        };
        let read: Vec<Reading> = entries.iter().map(reading).collect();
        let mut session = Self {
            found: vec![Found::default(); count],
            read,
            corpus: Corpus::of_entries(entries),
            ..Self::default()
        };
        session.analysis = Some(Analysis {
            index: Index::build(session.corpus.entries()),
            quotations: Vec::new(),
            found_at: Vec::new(),
            before: Vec::new(),
            lengths: Vec::new(),
            speakers: Vec::new(),
            infos: session.infos(),
            added: Vec::new(),
            versions: OnceCell::new(),
            comparing: comparing::Comparing::default(),
            fingerprint: String::new(),
            passages: OnceCell::new(),
            differ: differ::Differ::default(),
            prepared: ngrams::Prepared::default(),
        });
        session
    }

    /// Takes files in, beside those that are in already. A file that cannot be read is reported and harms no other.
    pub fn load(&mut self, files: &[(SourceFile, ManifestEntry)]) -> LoadReport {
        let mut failures = Vec::new();
        for (file, manifest) in files {
            match self.corpus.add(file, manifest) {
                Ok(id) => {
                    let entry = &self.corpus.entries()[id.index()];
                    let document = Document::new(&entry.article, &entry.layout);
                    self.found.push(attribution::attribute_first_hand(&document));
                    self.read.push(Reading::of(entry, &document));
                    if id.index() + 1 < self.found.len() {
                        self.found.swap_remove(id.index());
                        self.read.swap_remove(id.index());
                    }
                }
                Err(error) => failures.push(Failure::from(error)),
            }
        }
        self.analysis = None;
        LoadReport { articles: self.infos(), failures }
    }

    /// Keeps the articles of these files, in this order, and drops all others.
    pub fn arrange(&mut self, names: &[String]) -> LoadReport {
        let mut kept = 0;
        for name in names {
            if let Some(at) = self.corpus.place_of(name, kept) {
                self.corpus.swap(kept, at);
                self.found.swap(kept, at);
                self.read.swap(kept, at);
                kept += 1;
            }
        }
        self.corpus.truncate(kept);
        self.found.truncate(kept);
        self.read.truncate(kept);
        self.analysis = None;
        LoadReport { articles: self.infos(), failures: Vec::new() }
    }

    /// Answers a request, all that [`Session::prepare`] does for it included.
    ///
    /// # Errors
    /// `no-such-article`, `query-syntax`, `query-speaker`, `query-outlet`, `bad-page`, `bad-sort`, `no-such-measure`,
    /// `bad-words`, `nothing-to-compare`: each a sentence for a person.
    pub fn ask(&mut self, request: &Request) -> Result<Answer, Error> {
        if let Request::Correct(asked) = request {
            self.corrections.clone_from(&asked.corrections);
            let (analysis, view) = self.analyse();
            self.analysis = Some(analysis);
            return Ok(Answer::Correct(view));
        }
        while self.prepare(request)? < 1.0 {}
        let analysis = match self.analysis.take() {
            Some(analysis) => analysis,
            None => self.analyse().0,
        };
        let answer = self.asked(&analysis).answer(request);
        self.analysis = Some(analysis);
        answer
    }

    /// Finds out what needs the whole corpus, and lays the corrections over it.
    fn analyse(&self) -> (Analysis, CorrectionsView) {
        let entries = self.corpus.entries();
        let documents: Vec<Document> = entries.iter().map(|e| Document::new(&e.article, &e.layout)).collect();
        let speakers = attribution::resolve(&documents, &self.found);
        let mut quotations = Vec::new();
        for ((id, found), resolutions) in
            (0u32..).zip(&self.found).zip(speakers.of.into_iter().zip(speakers.via))
        {
            let listed = |a: &Attribution, speaker: &Option<Resolution>| {
                let sure = a.confidence * speaker.as_ref().map_or(1.0, |r| r.confidence);
                a.kind != Kind::Indirect || a.confidence >= LISTED_INDIRECT && sure >= quotes::LIKELY
            };
            let resolved = resolutions.0.into_iter().zip(resolutions.1);
            for (attribution, (speaker, via)) in
                found.attributions.iter().zip(resolved).filter(|(a, r)| listed(a, &r.0))
            {
                quotations.push(Quotation {
                    article: ArticleId(id),
                    attribution: attribution.clone(),
                    speaker,
                    via,
                });
            }
        }
        let mut analysis = Analysis {
            fingerprint: self.corpus.fingerprint(),
            index: Index::build(entries),
            passages: OnceCell::new(),
            found_at: quotations.iter().map(corrections::place).collect(),
            before: vec![None; quotations.len()],
            added: vec![false; quotations.len()],
            quotations,
            lengths: Vec::new(),
            speakers: speakers.all,
            infos: self.infos(),
            differ: differ::Differ::default(),
            prepared: ngrams::Prepared::default(),
            versions: OnceCell::new(),
            comparing: comparing::Comparing::default(),
        };
        let view = analysis.correct(entries, &self.read, &self.corrections);
        for quotation in &analysis.quotations {
            let at = quotation.article.index();
            let text = entries[at].article.text.as_str();
            let lengths = attribution::word_counts(text, &self.read[at].zones, &quotation.attribution);
            analysis.infos[at].quotations += 1;
            analysis.infos[at].quoted_words += lengths.0;
            analysis.lengths.push(lengths);
        }
        (analysis, view)
    }

    /// The articles' cards as far as known without the whole corpus: no quotations counted yet.
    fn infos(&self) -> Vec<ArticleInfo> {
        let mut used = Map::new();
        let entries = self.corpus.entries().iter().zip(&self.read);
        entries.enumerate().map(|(id, (entry, reading))| info(id as u32, entry, reading, &mut used)).collect()
    }
}

impl Reading {
    fn of(entry: &Entry, document: &Document) -> Self {
        let text = entry.article.text.as_str();
        Self {
            zones: attribution::zones(document),
            utf16: Utf16Map::new(text),
            words: entry.layout.paragraphs.iter().map(|p| attribution::count_words(text, p.span)).sum(),
        }
    }
}

/// Everything that an answer is made from.
struct Asked<'a> {
    corpus: &'a [Entry],
    found: &'a [Found],
    read: &'a [Reading],
    analysis: &'a Analysis,
}

/// Does long work in a function of its own: with all of it in one of 70 KB, a browser's compiler can fail (WebKit).
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

impl Asked<'_> {
    fn answer(&self, request: &Request) -> Result<Answer, Error> {
        Ok(match request {
            Request::Facets(asked) => Answer::Facets(self.facets(&asked.filter)),
            Request::Articles(asked) => Answer::Articles(self.articles(asked)?),
            Request::Distinctive(asked) => Answer::Distinctive(self.distinctive(asked)?),
            Request::Overview(asked) => Answer::Overview(apart(|| self.overview(&asked.filter))),
            Request::Quotes(asked) => Answer::Quotes(apart(|| self.quotes(asked))?),
            Request::Speakers(asked) => Answer::Speakers(self.speakers(asked)?),
            Request::Marked(asked) => Answer::Marked(self.marked(asked)?),
            Request::Terms(asked) => Answer::Terms(apart(|| self.terms(asked))?),
            Request::Concordance(asked) => Answer::Concordance(apart(|| self.concordance(asked))?),
            Request::Dispersion(asked) => Answer::Dispersion(self.dispersion(asked)?),
            Request::Forms(asked) => Answer::Forms(self.forms(asked)?),
            Request::Collocates(asked) => Answer::Collocates(apart(|| self.collocates(asked))?),
            Request::Keyness(asked) => Answer::Keyness(apart(|| self.keyness(asked))?),
            Request::Sentences(asked) => Answer::Sentences(self.sentences(asked)?),
            Request::Article(asked) => Answer::Article(apart(|| self.article(asked))?),
            Request::Shared(asked) => Answer::Shared(apart(|| self.shared(asked))?),
            Request::Telling(asked) => Answer::Telling(self.telling(asked)?),
            Request::Vectors(asked) => Answer::Vectors(apart(|| self.vectors(asked))?),
            Request::LeftOut(asked) => Answer::LeftOut(apart(|| self.left_out(asked))?),
            Request::Naming(asked) => Answer::Naming(self.naming(asked)?),
            Request::Numbers(asked) => Answer::Numbers(self.numbers(asked)?),
            Request::Voices(asked) => Answer::Voices(self.voices(asked)?),
            Request::Verbs(asked) => Answer::Verbs(self.verbs(asked)?),
            Request::Figures(asked) => Answer::Figures(apart(|| self.figures(asked))?),
            Request::Measures => Answer::Measures(measures()),
            Request::Measure(asked) => Answer::Measure(measure(asked)?),
            Request::Versions(asked) => Answer::Versions(apart(|| self.versions(asked))?),
            // It changes the session: `Session::ask` answers it.
            Request::Correct(_) => Answer::Correct(CorrectionsView { applied: 0, unmatched: Vec::new() }),
        })
    }

    fn text(&self, article: ArticleId) -> &str {
        &self.corpus[article.index()].article.text
    }

    /// The canonical name of a quotation's speaker; `""` if unknown.
    fn speaker_name(&self, quotation: &Quotation) -> &str {
        self.speaker(quotation.speaker.as_ref()).map_or("", |s| s.name.as_str())
    }

    /// The country that the articles tie a quotation's speaker to; `""` if none.
    fn affiliation(&self, quotation: &Quotation) -> &str {
        self.speaker(quotation.speaker.as_ref()).map_or("", |s| s.affiliation.as_str())
    }

    /// A report by its number.
    fn known(&self, article: u32, field: &str) -> Result<ArticleId, Error> {
        if (article as usize) < self.corpus.len() {
            return Ok(ArticleId(article));
        }
        let message = format!(
            "There is no report number {article}; the corpus has {}, counted from 0.",
            self.corpus.len()
        );
        Err(Error::new("no-such-article", message).about(field))
    }

    fn speaker(&self, resolution: Option<&Resolution>) -> Option<&Speaker> {
        self.analysis.speakers.get(resolution?.speaker.0 as usize)
    }
}

/// The part of a list of `total` rows that `page` asks for.
fn page_range(page: Page, total: usize) -> Result<std::ops::Range<usize>, Error> {
    if page.limit > MAX_ROWS {
        let message = format!(
            "A page holds {MAX_ROWS} rows at most; {} were asked for. Ask for several pages.",
            page.limit
        );
        return Err(Error::new("bad-page", message).about("page.limit"));
    }
    let start = (page.offset as usize).min(total);
    Ok(start..(start + page.limit as usize).min(total))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let at =
            error.at.zip(error.about.as_deref()).map(|(span, about)| Utf16Map::new(about).span(about, span));
        Self { code: error.code.to_owned(), message: error.message, about: error.about, at }
    }
}

impl From<crate::view::ManifestView> for ManifestEntry {
    fn from(view: crate::view::ManifestView) -> Self {
        let crate::view::ManifestView {
            file: _,
            label,
            headline,
            outlet,
            agency,
            date,
            byline,
            lines,
            attributes,
            replace,
        } = view;
        let class = |line: &LineByHand| Some((line.line, LineClass::of_name(&line.class)?));
        let lines = lines.iter().filter_map(class).collect();
        Self { label, headline, outlet, agency, date, byline, lines, attributes, replace }
    }
}

/// An article's card. `used` counts the labels given so far, so that no two are the same.
fn info(id: u32, entry: &Entry, reading: &Reading, used: &mut Map<String, u32>) -> ArticleInfo {
    let article = &entry.article;
    let fact = |found: &crate::article::Found| Fact {
        value: found.value.clone(),
        at: match found.origin {
            crate::article::Origin::Text(span) => Some(reading.utf16.span(&article.text, span)),
            crate::article::Origin::Manifest => None,
        },
    };
    let meta = &article.meta;
    let outlet = meta.outlet.as_ref().map_or("", |f| f.value.as_str());
    let stem = article.name.rsplit_once('.').map_or(article.name.as_str(), |(stem, _)| stem);
    let base =
        meta.label.as_ref().map_or(if outlet.is_empty() { stem } else { outlet }, |f| f.value.as_str());
    ArticleInfo {
        id,
        file: article.name.clone(),
        label: unique(base, used).into_owned(),
        outlet: outlet.to_owned(),
        headline: meta.headline.as_ref().map(fact),
        date: meta.date.as_ref().map(fact),
        agencies: meta.agencies.iter().map(fact).collect(),
        place: meta.place.as_ref().map(fact),
        byline: meta.byline.as_ref().map(fact),
        source: meta.source.as_ref().map(fact),
        attributes: meta.attributes.clone(),
        words: reading.words,
        quoted_words: 0,
        quotations: 0,
        lines_left_out: article
            .lines
            .iter()
            .filter(|l| !l.class.counts() && l.class != LineClass::Blank)
            .count() as u32,
    }
}

fn unique<'a>(base: &'a str, used: &mut Map<String, u32>) -> Cow<'a, str> {
    let seen = used.get_or(base.to_owned(), || 0);
    *seen += 1;
    if *seen == 1 { Cow::Borrowed(base) } else { Cow::Owned(format!("{base} {seen}")) }
}
