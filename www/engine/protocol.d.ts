// Generated from src/view by `cargo run --features cli,types -- types`. Do not edit.

/**
 * The answer to a [`Request`], of the same kind.
 */
export type Answer = { "kind": "facets" } & Facets | { "kind": "articles" } & ArticlesView | { "kind": "overview" } & OverviewView | { "kind": "distinctive" } & DistinctiveView | { "kind": "quotes" } & QuotesView | { "kind": "speakers" } & SpeakersView | { "kind": "marked" } & MarkedListView | { "kind": "terms" } & TermsView | { "kind": "concordance" } & ConcordanceView | { "kind": "dispersion" } & DispersionView | { "kind": "forms" } & FormsView | { "kind": "collocates" } & CollocatesView | { "kind": "keyness" } & KeynessView | { "kind": "sentences" } & SentencesView | { "kind": "correct" } & CorrectionsView | { "kind": "article" } & ArticleView | { "kind": "shared" } & SharedView | { "kind": "telling" } & TellingView | { "kind": "vectors" } & VectorsView | { "kind": "leftOut" } & LeftOutView | { "kind": "naming" } & NamingView | { "kind": "numbers" } & NumbersView | { "kind": "voices" } & VoicesView | { "kind": "verbs" } & VerbsView | { "kind": "figures" } & FiguresView | { "kind": "measures" } & MeasuresView | { "kind": "measure" } & MeasureView | { "kind": "versions" } & VersionsView;

/**
 * One figure of one article.
 */
export type ArticleFigure = { 
/**
 * `null` where the measure is not defined.
 */
value: number | null, 
/**
 * Why there is none.
 */
notDefined: NotDefined | null, 
/**
 * The counts that went in.
 */
counts: Array<MethodCount>, 
/**
 * What to beware of.
 */
warnings: Array<string>, };

/**
 * The figures of one article.
 */
export type ArticleFigures = { 
/**
 * Its number.
 */
article: number, 
/**
 * Words (tokens) in headline, headings and body.
 */
tokens: number, 
/**
 * Different words (types).
 */
types: number, 
/**
 * In the order of [`FiguresView::columns`].
 */
figures: Array<ArticleFigure>, 
/**
 * Sentences of body text, in order.
 */
sentences: Array<SentenceLength>, 
/**
 * Their mean length in words; `null` without any.
 */
meanSentence: number | null, 
/**
 * The length that half of them do not exceed.
 */
medianSentence: number, 
/**
 * How many have 0–4, 5–9, … words, the last class 50 and more.
 */
lengths: Array<number>, };

/**
 * An article's card.
 */
export type ArticleInfo = { 
/**
 * Its number in the corpus.
 */
id: number, 
/**
 * The file's name.
 */
file: string, 
/**
 * A short name, unique in the corpus: the manifest's label, or the outlet, numbered if need be.
 */
label: string, 
/**
 * Outlet, or `""` where unknown: the value that filters and colours go by.
 */
outlet: string, 
/**
 * Title.
 */
headline: Fact | null, 
/**
 * Publication or update, `YYYY-MM-DD`.
 */
date: Fact | null, 
/**
 * News agencies named as source.
 */
agencies: Array<Fact>, 
/**
 * Place of the dateline.
 */
place: Fact | null, 
/**
 * Author.
 */
byline: Fact | null, 
/**
 * "Source: …" as the text has it.
 */
source: Fact | null, 
/**
 * The reader's own attributes, each `name=value`.
 */
attributes: Array<string>, 
/**
 * Words counted (headline, section headings, body).
 */
words: number, 
/**
 * Words of it inside quotation marks that are somebody's quotation.
 */
quotedWords: number, 
/**
 * Quotations found, all kinds.
 */
quotations: number, 
/**
 * Lines left out of the count, blank ones not included.
 */
linesLeftOut: number, };

/**
 * Asks for one article.
 */
export type ArticleRequest = { 
/**
 * What is asked about, to tell which quotations it keeps.
 */
filter: Filter, 
/**
 * The article's number.
 */
article: number, 
/**
 * A query to mark; `""` for none.
 */
query: string, };

/**
 * A term that sets an article apart.
 */
export type ArticleTerm = { 
/**
 * The word as counted.
 */
term: string, 
/**
 * As it is most often printed, without a possessive ’s if it stands so anywhere.
 */
shown: string, 
/**
 * Occurrences in the article.
 */
count: number, 
/**
 * Reports under the filter that have it.
 */
range: number, 
/**
 * TF-IDF.
 */
weight: number, };

/**
 * The terms that set one article apart from the others under the filter.
 */
export type ArticleTerms = { 
/**
 * The article's number.
 */
article: number, 
/**
 * Highest weight first, ties by code point.
 */
terms: Array<ArticleTerm>, };

/**
 * One article for the Reader.
 */
export type ArticleView = { 
/**
 * Its card.
 */
info: ArticleInfo, 
/**
 * The whole source text, as found.
 */
text: string, 
/**
 * Every line, in order.
 */
lines: Array<LineView>, 
/**
 * All its quotations, in order, whatever the filter; `selected` says which of them it keeps.
 */
quotes: Array<QuoteRow>, 
/**
 * For each of `quotes`, whether the filter keeps it.
 */
selected: Array<boolean>, 
/**
 * Marked words that are no quotation.
 */
marked: Array<MarkedView>, 
/**
 * Where the query stands.
 */
hits: Array<Span16>, };

/**
 * The reports under a filter: a page of their cards.
 */
export type ArticlesView = { 
/**
 * Reports in all.
 */
total: number, 
/**
 * Those of the page, in the order of the corpus.
 */
articles: Array<ArticleInfo>, };

/**
 * The program's own reading of a quotation that a reader corrected or confirmed.
 */
export type Before = { 
/**
 * The canonical speaker, or `""`.
 */
speaker: string, 
/**
 * Direct, mixed or indirect.
 */
kind: QuoteKind, 
/**
 * The words, fragments joined with " … ".
 */
text: string, 
/**
 * Where the fragments stand in the article.
 */
spans: Array<Span16>, 
/**
 * Probability that it is right, 0 to 1.
 */
confidence: number, };

/**
 * How sure the program is of content and speaker.
 */
export type Certainty = "sure" | "likely" | "guess";

/**
 * What became of a word beside the base. What a version has not is cut: it has no cell there.
 */
export type Change = "kept" | "punctuation" | "changed" | "added" | "moved";

/**
 * One collocate.
 */
export type CollocateRow = { 
/**
 * As counted.
 */
term: string, 
/**
 * As it is most often printed.
 */
shown: string, 
/**
 * Occurrences before a hit.
 */
left: number, 
/**
 * Occurrences after one.
 */
right: number, 
/**
 * Occurrences under the filter, beside a hit or not.
 */
count: number, 
/**
 * The expected count of left and right together.
 */
expected: number, 
/**
 * The measures asked for, in their order; `null` where one is not defined.
 */
values: Array<number | null>, 
/**
 * Why some are not.
 */
undefined: Array<Undefined>, };

/**
 * Asks for what stands about the hits of a query, as often as the list asks for. Rows can stand by `term`, `together`,
 * `left`, `right`, `count`, or a measure; by G² and χ², which have no sign, words that stand beside the hits less often than
 * by chance come last.
 */
export type CollocatesRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * The query.
 */
query: string, 
/**
 * What counts as beside.
 */
reach: Reach, 
/**
 * Words before the hit, 0 to 50; passed over for [`Reach::Sentence`].
 */
left: number, 
/**
 * Words after it, likewise.
 */
right: number, 
/**
 * How the expected count is reached.
 */
expected: Expected, 
/**
 * What the rows stand by; ties go by code point of the words.
 */
sort: string, 
/**
 * Largest first.
 */
descending: boolean, 
/**
 * Only what is counted this often.
 */
minCount: number, 
/**
 * Whether function words ("the", "of") are listed.
 */
stopWords: boolean, 
/**
 * Whether words of one stem are counted as one.
 */
stems?: boolean, 
/**
 * Keys of the measures that each row is to have. None: counts alone.
 */
measures?: Array<string>, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * What stands about the hits of a query.
 */
export type CollocatesView = { 
/**
 * The query as understood.
 */
query: string, 
/**
 * Its hits: f1.
 */
hits: number, 
/**
 * Words under the filter: N.
 */
tokens: number, 
/**
 * Words that stand in the windows.
 */
beside: number, 
/**
 * Places in a window: left + right; for sentences the mean of the words beside a hit.
 */
span: number, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The page asked for.
 */
rows: Array<CollocateRow>, 
/**
 * The measures asked for.
 */
measures: Array<Measure>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * A group of lines that the page asked for reaches into.
 */
export type ConcordanceGroup = { 
/**
 * The outlet or speaker, `""` if unknown; `None` for the reporters' own words.
 */
value: string | null, 
/**
 * Its lines.
 */
hits: number, 
/**
 * The place of its first line in the whole list, from 0.
 */
first: number, };

/**
 * One line: the node with its context, as printed.
 */
export type ConcordanceLine = { 
/**
 * The article's number.
 */
article: number, 
/**
 * Where the node stands in the article.
 */
span: Span16, 
/**
 * Text before it, nearest words last.
 */
left: string, 
/**
 * The node as printed.
 */
node: string, 
/**
 * Text after it.
 */
right: string, 
/**
 * Where the words that the lines are sorted by stand, in the order of the sort levels: UTF-16 offsets from the
 * start of `left` + `node` + `right` joined. Empty (start = end) where there is no such word.
 */
sortedBy: Array<Span16>, 
/**
 * Number of the paragraph among the article's counted ones, from 1.
 */
paragraph: number, 
/**
 * The speaker, if the node stands in a quotation; `""` if the speaker is unknown.
 */
speaker: string | null, 
/**
 * The sentence that holds the node (or all that it runs over), the node marked.
 */
sentence: Excerpt, };

/**
 * Asks for key words in context.
 */
export type ConcordanceRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * A query, in the language that the core's `query::parse` reads.
 */
query: string, 
/**
 * Up to three sort levels: word positions from the node, -5 to 5, 0 the node itself. Empty: by place.
 */
sort: Array<number>, 
/**
 * Words of context on either side, 1 to 50.
 */
context: number, 
/**
 * Some of the hits instead of all.
 */
thinning: Thinning, 
/**
 * What the lines are grouped by, before they are sorted.
 */
group: LineGroup | null, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * Key word in context.
 */
export type ConcordanceView = { 
/**
 * The query as understood, written out.
 */
query: string, 
/**
 * Whether the query asks for each form by itself.
 */
separate: boolean, 
/**
 * Hits in all.
 */
found: number, 
/**
 * Lines in all: the hits that thinning leaves.
 */
total: number, 
/**
 * Reports that they stand in.
 */
reports: number, 
/**
 * The page asked for.
 */
lines: Array<ConcordanceLine>, 
/**
 * If lines are grouped, the groups on this page.
 */
groups: Array<ConcordanceGroup>, 
/**
 * If lines are grouped, how many groups there are in all.
 */
groupCount: number, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * Sets the list of corrections made by hand, in place of the list before; an empty one takes all back.
 */
export type CorrectRequest = { 
/**
 * All of them, in the order in which they were made.
 */
corrections: Array<Correction>, };

/**
 * What many tests are corrected by.
 */
export type Correcting = "none" | "bonferroni" | "bh";

/**
 * What a reader changed about one quotation, or a quotation that a reader added. It is found again by its file and the
 * place that the program gave it, or the reader, so that a correction outlives a new analysis.
 */
export type Correction = { 
/**
 * The article's file.
 */
file: string, 
/**
 * From the first to the last word of the quotation as the program found it, or as the reader added it.
 */
found: Span16, 
/**
 * Who says it; `""` for "nobody can tell". Left as it is if absent.
 */
speaker: string | null, 
/**
 * Its kind. Left as it is if absent.
 */
quoteKind: QuoteKind | null, 
/**
 * Its fragments, in order. Left as they are if absent.
 */
spans: Array<Span16> | null, 
/**
 * Nobody's quotation at all.
 */
dismissed: boolean, 
/**
 * The program has no such quotation: the reader added it. Its kind, if absent, is what its quotation marks say.
 */
added: boolean, };

/**
 * What became of the corrections.
 */
export type CorrectionsView = { 
/**
 * How many were applied.
 */
applied: number, 
/**
 * Those whose quotation is not there (any more), by their place in the list.
 */
unmatched: Array<number>, };

/**
 * Words that say when, relative to the day of the report.
 */
export type DateRow = { 
/**
 * The words.
 */
shown: string, 
/**
 * The first day meant, `YYYY-MM-DD`; `null` where it cannot be told.
 */
from: string | null, 
/**
 * The last one.
 */
to: string | null, 
/**
 * How it was read.
 */
rule: string, 
/**
 * Where it stands.
 */
place: Place, };

/**
 * Where in an article the hits stand.
 */
export type Dispersion = { 
/**
 * The article's number.
 */
article: number, 
/**
 * Hits in it.
 */
hits: number, 
/**
 * Words counted in it.
 */
words: number, 
/**
 * Where they begin, as word numbers from 0. Of hits that share a five-hundredth of the article the first alone,
 * if there are more than 500: a strip shows no more.
 */
at: Array<number>, 
/**
 * Where each of these begins in the article's text, in UTF-16 code units.
 */
starts: Array<number>, 
/**
 * Where each ends.
 */
ends: Array<number>, };

/**
 * Asks where hits stand, report by report; the strips are paged, those with most hits first.
 */
export type DispersionRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * A query.
 */
query: string, 
/**
 * Some of the hits instead of all.
 */
thinning: Thinning, 
/**
 * Which part of the list of strips.
 */
page: Page, };

/**
 * Where hits stand, report by report and over all reports.
 */
export type DispersionView = { 
/**
 * Hits in all.
 */
hits: number, 
/**
 * Reports under the filter: strips in all.
 */
total: number, 
/**
 * Reports with a hit.
 */
reports: number, 
/**
 * Hits in each hundredth of all reports, in the order of loading, as one text.
 */
spread: Array<number>, 
/**
 * The page asked for. Up to 20 reports stand in the order of loading, more by their hits.
 */
strips: Array<Dispersion>, };

/**
 * The words that set each report under a filter apart from the others.
 */
export type DistinctiveView = { 
/**
 * Reports in all.
 */
total: number, 
/**
 * Those of the page, in the order of the corpus, each with ten terms at most.
 */
reports: Array<ArticleTerms>, 
/**
 * How the terms were weighed.
 */
method: Method, };

/**
 * A sentence, or several, shown as evidence.
 */
export type Excerpt = { 
/**
 * The words as they stand.
 */
text: string, 
/**
 * Where the excerpt begins in the article's source text, in UTF-16 code units.
 */
start: number, 
/**
 * What is marked in it, in order; marks of different roles may lie inside one another.
 */
marks: Array<Mark>, };

/**
 * How often a pair is expected to meet by chance, with f1 hits, f2 occurrences of the collocate and N words.
 */
export type Expected = "plain" | "window";

/**
 * The values of one filter, as columns: speakers, dates and attributes can be tens of thousands.
 */
export type Facet = { 
/**
 * What goes into the filter; `""` for unknown. Those that the filter holds are all among them.
 */
values: Array<string>, 
/**
 * For each, how many there are that the other filters leave: reports (outlet, date, agency), quotations (speaker, kind).
 */
counts: Array<number>, };

/**
 * What can be filtered by. Each facet is counted with the *other* filters applied, most first, ties by name.
 */
export type Facets = { 
/**
 * What names the corpus in a citation: SHA-256 in hexadecimal of `sha256sum`'s sorted lines for all its files.
 */
fingerprint: string, 
/**
 * The program's version.
 */
version: string, 
/**
 * For each article of the corpus, whether the filter keeps it.
 */
selected: Array<boolean>, 
/**
 * Reports an outlet.
 */
outlets: Facet, 
/**
 * Reports a date, in order of time, unknown last.
 */
dates: Facet, 
/**
 * Reports an agency.
 */
agencies: Facet, 
/**
 * Quotations a speaker.
 */
speakers: Facet, 
/**
 * Quotations a country that the articles tie their speaker to, none as `""`.
 */
affiliations: Facet, 
/**
 * Quotations a kind.
 */
kinds: Facet, 
/**
 * Quotations a stance of the cue, no stance as `""`.
 */
stances: Facet, 
/**
 * Quotations a certainty, surest first.
 */
certainties: Facet, 
/**
 * Words of each voice: inside quotation marks, and all others.
 */
voices: Facet, 
/**
 * Reports an attribute of the reader's own, as `name=value`, by name; those without it as `name=`.
 */
attributes: Facet, };

/**
 * A piece of metadata and whether the text itself states it.
 */
export type Fact = { 
/**
 * The value; dates as `YYYY-MM-DD`.
 */
value: string, 
/**
 * Where it stands in the text; `null` if the manifest says so.
 */
at: Span16 | null, };

/**
 * An error as the page gets it.
 */
export type Failure = { 
/**
 * Stable, kebab-case: `query-syntax`.
 */
code: string, 
/**
 * Whole sentences for a person.
 */
message: string, 
/**
 * The file, article, query or field that it is about.
 */
about: string | null, 
/**
 * Where in that text the fault is, if it is a query.
 */
at?: Span16, };

/**
 * What a column of the table holds.
 */
export type FigureColumn = { 
/**
 * Id in the catalogue of measures.
 */
id: string, 
/**
 * Its usual name.
 */
name: string, 
/**
 * How it is worked out; the counts that went in stand with each figure.
 */
method: Method, };

/**
 * Numbers that count the same thing.
 */
export type FigureRow = { 
/**
 * What is counted, as the first report has it; `$`, `%` for sums and shares.
 */
counted: string, 
/**
 * `agree`, `differ`, or `single` where one report alone gives it.
 */
agreement: string, 
/**
 * Reports that give it.
 */
reports: number, 
/**
 * By article and place.
 */
values: Array<FigureValue>, };

/**
 * A number as one report gives it.
 */
export type FigureValue = { 
/**
 * The number, or the lower end of a range.
 */
low: number, 
/**
 * The same, or the upper end.
 */
high: number, 
/**
 * What stands before it: `about`, `more than`; `""` for nothing.
 */
hedge: string, 
/**
 * The words.
 */
shown: string, 
/**
 * Where it stands.
 */
place: Place, };

/**
 * Asks for the figures of articles: diversity, readability, sentence lengths, likeness, and their rank for a query.
 * The filter chooses articles; they are measured whole.
 */
export type FiguresRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * Words to rank the articles for; `""` for none.
 */
query: string, 
/**
 * Which of the articles.
 */
page: Page, };

/**
 * The figures of articles.
 */
export type FiguresView = { 
/**
 * Articles under the filter.
 */
total: number, 
/**
 * The measures.
 */
columns: Array<FigureColumn>, 
/**
 * The page asked for.
 */
rows: Array<ArticleFigures>, 
/**
 * How sentences were measured.
 */
lengths: Method, 
/**
 * How alike the articles of this page are; `null` for one article, and for more than 40.
 */
likeness: Likeness | null, 
/**
 * The articles that answer the query; `null` without one.
 */
ranking: Ranking | null, };

/**
 * What is asked about. An empty list means "all"; `""` in a list means "unknown".
 *
 * File, outlet, date, agency and attributes choose articles. Speaker, affiliation, kind, stance and certainty choose
 * quotations: with one of them set, word counts and concordances are taken inside the chosen quotations only. Voice
 * chooses words: it narrows counts and concordances, not quotations.
 */
export type Filter = { 
/**
 * Outlets.
 */
outlets: Array<string>, 
/**
 * Dates, `YYYY-MM-DD`.
 */
dates: Array<string>, 
/**
 * Agencies.
 */
agencies: Array<string>, 
/**
 * Canonical speakers.
 */
speakers: Array<string>, 
/**
 * Countries that the articles tie speakers to; `""` for none.
 */
affiliations: Array<string>, 
/**
 * Kinds of quotation.
 */
kinds: Array<QuoteKind>, 
/**
 * Stances of the cue: `neutral`, `doubting` …
 */
stances: Array<string>, 
/**
 * How sure the program is.
 */
certainties: Array<Certainty>, 
/**
 * Articles, by file.
 */
files: Array<string>, 
/**
 * Whose words.
 */
voices: Array<Voice>, 
/**
 * The reader's own attributes, each `name=value`: of each name that is given, one of its values; `name=` for none.
 */
attributes: Array<string>, };

/**
 * Asks for what needs nothing but a filter.
 */
export type FilterRequest = { 
/**
 * What is asked about.
 */
filter: Filter, };

/**
 * A plain sentence about the corpus under the filter, computed by a rule with a stated threshold.
 */
export type Finding = { 
/**
 * The rule's name: `top-speaker`, `single-outlet-voice`.
 */
rule: string, 
/**
 * The sentence.
 */
parts: Array<FindingPart>, 
/**
 * Its evidence.
 */
link: FindingLink, 
/**
 * The rule and its threshold, in words.
 */
why: string, };

/**
 * Where a finding leads: a view of the page, under a filter.
 */
export type FindingLink = { 
/**
 * `quotes`, `versions`, `terms`, `concordance`, `reader`.
 */
view: string, 
/**
 * Which part of the view, where it has parts.
 */
tab: string | null, 
/**
 * The filter that shows the evidence.
 */
filter: Filter, 
/**
 * The query, for the concordance.
 */
query: string | null, 
/**
 * What the link says: "see who speaks".
 */
label: string, };

/**
 * A part of a finding's sentence.
 */
export type FindingPart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are the point.
 */
strong: boolean, };

/**
 * How often an outlet uses one form of a name.
 */
export type FormCount = { 
/**
 * The outlet; `""` for unknown.
 */
outlet: string, 
/**
 * Times.
 */
count: number, };

/**
 * One form that a query finds.
 */
export type FormRow = { 
/**
 * Its words as counted, a space between.
 */
form: string, 
/**
 * Hits.
 */
hits: number, 
/**
 * Reports that have it.
 */
reports: number, };

/**
 * Asks which forms a query finds, each counted by itself; the most frequent first.
 */
export type FormsRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * A query.
 */
query: string, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * The forms that a query finds.
 */
export type FormsView = { 
/**
 * Hits in all.
 */
hits: number, 
/**
 * Forms in all.
 */
total: number, 
/**
 * The page asked for.
 */
rows: Array<FormRow>, };

/**
 * Asks which words set A apart from B. Only words that occur often enough in A and B together are tested. Rows can stand by
 * `term`, `a`, `b`, or a measure, where G² and its like carry the sign of the direction.
 */
export type KeynessRequest = { 
/**
 * What A and B are chosen from.
 */
filter: Filter, 
/**
 * A.
 */
target: Filter, 
/**
 * B; what is in A is taken out of it. An empty filter: everything else.
 */
reference: Filter, 
/**
 * Whether sentences that both carry word for word are left out of both, and those that one carries more than once are
 * counted once.
 */
copyOnce: boolean, 
/**
 * Which are listed.
 */
only: Only, 
/**
 * What p values are corrected by.
 */
correcting: Correcting, 
/**
 * The constant of Simple Maths, in hundredths of an occurrence in 1,000 words.
 */
smoothing: number, 
/**
 * What the rows stand by; ties go by code point of the words.
 */
sort: string, 
/**
 * Largest first.
 */
descending: boolean, 
/**
 * Only what is counted this often.
 */
minCount: number, 
/**
 * Whether function words ("the", "of") are listed.
 */
stopWords: boolean, 
/**
 * Whether words of one stem are counted as one.
 */
stems?: boolean, 
/**
 * Keys of the measures that each row is to have. None: counts alone.
 */
measures?: Array<string>, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * What sets A apart from B.
 */
export type KeynessView = { 
/**
 * The target.
 */
a: Side, 
/**
 * The reference.
 */
b: Side, 
/**
 * Words that A and B had in common before A was taken out of B.
 */
overlap: number, 
/**
 * Words tested.
 */
tested: number, 
/**
 * Of them, those with p under 0.05 as corrected.
 */
significant: number, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The page asked for.
 */
rows: Array<KeywordRow>, 
/**
 * The measures asked for.
 */
measures: Array<Measure>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * One word.
 */
export type KeywordRow = { 
/**
 * As counted.
 */
term: string, 
/**
 * As it is most often printed.
 */
shown: string, 
/**
 * The words that the stem joins, as printed; empty where there is only one.
 */
forms: Array<string>, 
/**
 * The query that finds its occurrences.
 */
query: string, 
/**
 * Occurrences in A.
 */
a: number, 
/**
 * Occurrences in B.
 */
b: number, 
/**
 * Occurrences in 1,000 words of A.
 */
aPerThousand: number, 
/**
 * Occurrences in 1,000 words of B.
 */
bPerThousand: number, 
/**
 * Reports of A that have it.
 */
aRange: number, 
/**
 * Reports of B that have it.
 */
bRange: number, 
/**
 * The smallest expected count: under 5, Fisher's test is to be trusted, not G² and χ².
 */
leastExpected: number, 
/**
 * p of G², or of Fisher's test where an expected count is under 5; as it is.
 */
p: number, 
/**
 * The same, corrected for the number of words tested.
 */
pCorrected: number, 
/**
 * Whether `p` is Fisher's.
 */
fisher: boolean, 
/**
 * The measures asked for, in their order; `null` where one is not defined.
 */
values: Array<number | null>, 
/**
 * Why some are not.
 */
undefined: Array<Undefined>, 
/**
 * Bounds of Log Ratio's 95 % interval, where that is defined.
 */
interval: [number, number] | null, 
/**
 * Leaving out reports.
 */
stability: Stability, };

/**
 * Asks what reports leave out that others have.
 */
export type LeftOutRequest = { 
/**
 * What is asked about: reports are compared whole, whatever quotations it chooses.
 */
filter: Filter, 
/**
 * So many other reports must have it, 1 or more.
 */
least: number, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * Something that other reports have and one has not.
 */
export type LeftOutRow = { 
/**
 * The report that lacks it.
 */
article: number, 
/**
 * `person`, `organisation`, `place`, `undecided` (a name of which the reports do not show what it is of), `number` or `statement`.
 */
sort: string, 
/**
 * The name, the number with what it counts, or the words of the fullest version of the statement.
 */
name: string, 
/**
 * The other reports that have it.
 */
reports: Array<number>, 
/**
 * Where each of these reports has it first; of the first thirty.
 */
places: Array<Place>, };

/**
 * What reports leave out.
 */
export type LeftOutView = { 
/**
 * Reports compared.
 */
articles: Array<number>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The page asked for: by report; what most others have first.
 */
rows: Array<LeftOutRow>, 
/**
 * How it was found.
 */
method: Method, };

/**
 * How alike articles are, pair by pair: matrices row by row, in the order of `articles`.
 */
export type Likeness = { 
/**
 * The articles compared.
 */
articles: Array<number>, 
/**
 * Cosine over TF-IDF; `null` where not defined.
 */
cosine: Array<number | null>, 
/**
 * Types in both ÷ types in either.
 */
jaccard: Array<number | null>, 
/**
 * Types in both.
 */
shared: Array<number>, 
/**
 * Burrows's Delta; empty where not defined.
 */
delta: Array<number>, 
/**
 * Words that Delta went over.
 */
deltaWords: number, 
/**
 * How cosine, Jaccard and Delta were reached.
 */
methods: Array<Method>, };

/**
 * What a line is, by hand.
 */
export type LineByHand = { 
/**
 * Its number, from 0. A line that is not there is passed over.
 */
line: number, 
/**
 * As in [`super::LineView::class`]; `blank` and unknown ones are passed over.
 */
class: string, };

/**
 * What lines are grouped by.
 */
export type LineGroup = "outlet" | "speaker";

/**
 * A line of the article, with what it was taken for.
 */
export type LineView = { 
/**
 * Where it stands.
 */
span: Span16, 
/**
 * `headline`, `section-heading`, `body`, `byline`, `dateline`, `update-line`, `caption`, `source-line`,
 * `furniture` or `blank`.
 */
class: string, 
/**
 * Why, in words; empty for plain body lines.
 */
reason: string, 
/**
 * The part whose words count; empty (start = end) if none.
 */
counted: Span16, };

/**
 * Asks how the reports name somebody or something, which numbers they give, or with which verbs they report.
 */
export type ListRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * What became of the files that were loaded.
 */
export type LoadReport = { 
/**
 * All articles now in the corpus.
 */
articles: Array<ArticleInfo>, 
/**
 * The files that could not be read, each with its reason. The others are in.
 */
failures: Array<Failure>, };

/**
 * What the manifest beside the articles says of one of them. All but the file's name may be left out.
 */
export type ManifestView = { 
/**
 * The file's name.
 */
file: string, 
/**
 * A short name, unique in the corpus.
 */
label: string | null, 
/**
 * Title.
 */
headline: string | null, 
/**
 * Who published it.
 */
outlet: string | null, 
/**
 * News agency.
 */
agency: string | null, 
/**
 * `YYYY-MM-DD`.
 */
date: string | null, 
/**
 * Author.
 */
byline: string | null, 
/**
 * What some lines are, by hand.
 */
lines: Array<LineByHand>, 
/**
 * The reader's own attributes, each `name=value`.
 */
attributes: Array<string>, 
/**
 * Whether an article of this name gives way to this one.
 */
replace: boolean, };

/**
 * A marked part of an excerpt; offsets in UTF-16 code units from the start of the excerpt's text.
 */
export type Mark = { 
/**
 * First code unit.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * What it is.
 */
role: MarkRole, };

/**
 * What a marked part of an excerpt is.
 */
export type MarkRole = "quote" | "cue" | "source" | "hit";

/**
 * Words in quotation marks that are nobody's quotation, of the articles that a filter keeps.
 */
export type MarkedListView = { 
/**
 * How many of the roles asked for there are in all.
 */
total: number, 
/**
 * How many there are of each role, whatever roles were asked for.
 */
roles: Facet, 
/**
 * The page asked for, by article and place.
 */
rows: Array<MarkedRow>, };

/**
 * Asks for words in quotation marks that are nobody's quotation.
 */
export type MarkedRequest = { 
/**
 * What is asked about; as nobody says these words, only what chooses articles counts.
 */
filter: Filter, 
/**
 * `unattributed`, `scare`, `title`; empty for all.
 */
roles: Array<string>, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * Words in quotation marks that are nobody's quotation.
 */
export type MarkedRow = { 
/**
 * The article's number.
 */
article: number, 
/**
 * The words, marks included.
 */
text: string, 
/**
 * Where they stand.
 */
span: Span16, 
/**
 * `unattributed`, `scare` or `title`.
 */
role: string, 
/**
 * Why, in words.
 */
reason: string, 
/**
 * Number of the paragraph among the article's counted ones, from 1.
 */
paragraph: number, 
/**
 * The sentence that they stand in.
 */
excerpt: Excerpt, };

/**
 * Words in quotation marks that are nobody's quotation.
 */
export type MarkedView = { 
/**
 * Marks included.
 */
span: Span16, 
/**
 * `unattributed`, `scare` or `title`.
 */
role: string, 
/**
 * Why, in words.
 */
reason: string, };

/**
 * A measure that a list has a column of.
 */
export type Measure = { 
/**
 * What it is sorted by under, and named in addresses: `g2`.
 */
key: string, 
/**
 * What the calculator and the command line call it: `g2-two-cell`.
 */
id: string, 
/**
 * For the head of a column: `G²`.
 */
short: string, 
/**
 * How it is reached; the counts of one row are in the row.
 */
method: Method, };

/**
 * A field that was filled in.
 */
export type MeasureField = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where numbers were typed.
 */
numbers: Array<number>, 
/**
 * Where words were.
 */
text: string | null, };

/**
 * A measure as the catalogue has it.
 */
export type MeasureInfo = { 
/**
 * Stable, kebab-case.
 */
id: string, 
/**
 * Its usual name.
 */
name: string, 
/**
 * Other names that it is asked for by.
 */
aliases: Array<string>, 
/**
 * What it tells: `Association`, `Keyness` …
 */
family: string, 
/**
 * As text.
 */
formula: string, 
/**
 * Who defined it; `""` where nobody in particular did.
 */
source: string, 
/**
 * What is done here where tools differ.
 */
choice: string, 
/**
 * The ways to put counts in: the fields of any one of them.
 */
ways: Array<Array<MeasureInput>>, 
/**
 * Fields that may be added.
 */
options: Array<MeasureInput>, };

/**
 * A field to fill in.
 */
export type MeasureInput = { 
/**
 * Its name in a request.
 */
name: string, 
/**
 * For a reader.
 */
label: string, 
/**
 * `number`, `numbers`, `words`, `texts` or `choice`.
 */
kind: string, 
/**
 * With `choice`: what there is.
 */
choices: Array<string>, 
/**
 * Part of an example that works; what is usual, if it may be left out.
 */
example: string, 
/**
 * Whether it may be left out.
 */
optional: boolean, };

/**
 * Asks for a measure worked out from what is typed in.
 */
export type MeasureRequest = { 
/**
 * Its id, name or another name that it goes by.
 */
measure: string, 
/**
 * What is typed in; see [`MeasureInfo::ways`].
 */
fields: Array<MeasureField>, };

/**
 * A value, or why there is none.
 */
export type MeasureValue = { 
/**
 * What it is.
 */
name: string, 
/**
 * Never NaN or infinite; `null` where the measure is not defined.
 */
value: number | null, 
/**
 * Why there is none: a code, and a sentence.
 */
notDefined: NotDefined | null, };

/**
 * A measure worked out.
 */
export type MeasureView = { 
/**
 * Which one.
 */
measure: MeasureInfo, 
/**
 * One value or several, the main one first.
 */
values: Array<MeasureValue>, 
/**
 * Figures on the way: cells, margins, expected counts …
 */
steps: Array<MethodCount>, 
/**
 * What to beware of, in whole sentences.
 */
warnings: Array<string>, };

/**
 * Everything that can be worked out.
 */
export type MeasuresView = { 
/**
 * All measures, family by family.
 */
measures: Array<MeasureInfo>, };

/**
 * One version of a statement.
 */
export type Member = { 
/**
 * The article's number.
 */
article: number, 
/**
 * Number of the paragraph among the article's counted ones, from 1.
 */
paragraph: number, 
/**
 * From first to last word.
 */
span: Span16, 
/**
 * The canonical speaker; `""` where unknown or nobody.
 */
speaker: string, 
/**
 * The words that attribute.
 */
cue: string | null, 
/**
 * The verb's stance; `""` for none.
 */
stance: string, 
/**
 * How it is given.
 */
kind: StatementKind, 
/**
 * Number of the quotation that it is or is part of.
 */
quotation: number | null, 
/**
 * The words, parts joined with " … ".
 */
text: string, 
/**
 * What its best match among the other reports' versions is worth, 0 to 1.
 */
score: number, 
/**
 * The words column by column; `null` where this version has none. As many as every other version of the statement has.
 */
cells: Array<VersionCell | null>, };

/**
 * How a figure was reached: the page's "how it was counted".
 */
export type Method = { 
/**
 * The measure's standard name.
 */
name: string, 
/**
 * In words, for a reader.
 */
text: string, 
/**
 * As a formula, where there is one.
 */
formula: string | null, 
/**
 * Who defined it, where somebody did.
 */
source: string | null, 
/**
 * The counts that went in.
 */
counts: Array<MethodCount>, 
/**
 * What to beware of at this size of corpus.
 */
caution: string | null, };

/**
 * One count that went into a figure.
 */
export type MethodCount = { 
/**
 * What was counted.
 */
name: string, 
/**
 * How many.
 */
value: number, };

/**
 * One way of naming somebody or something.
 */
export type NameForm = { 
/**
 * The words, titles and descriptions with them.
 */
form: string, 
/**
 * Whether it is a description without the name.
 */
described: boolean, 
/**
 * Times in all.
 */
count: number, 
/**
 * Outlet by outlet, those that never use it left out.
 */
outlets: Array<FormCount>, 
/**
 * The first places, ten at most.
 */
places: Array<Place>, };

/**
 * Somebody or something with all its names.
 */
export type NamedRow = { 
/**
 * The fullest name, without titles.
 */
name: string, 
/**
 * `person`, `organisation`, `place` or `undecided`.
 */
sort: string, 
/**
 * Times named or described.
 */
count: number, 
/**
 * Reports that do.
 */
reports: number, 
/**
 * Most frequent first, ties by first place.
 */
forms: Array<NameForm>, };

/**
 * How the reports name.
 */
export type NamingView = { 
/**
 * The outlets under the filter, in the order of the corpus.
 */
outlets: Array<string>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The page asked for: what most reports name first, then what is named most often.
 */
rows: Array<NamedRow>, 
/**
 * How it was found.
 */
method: Method, };

/**
 * Why a measure has no value.
 */
export type NotDefined = { 
/**
 * Stable, kebab-case: `only-in-a`.
 */
code: string, 
/**
 * A whole sentence.
 */
reason: string, };

/**
 * The numbers and relative dates of the reports.
 */
export type NumbersView = { 
/**
 * Rows of figures in all.
 */
total: number, 
/**
 * The page asked for: those that differ first, then those that agree, those of most reports first.
 */
rows: Array<FigureRow>, 
/**
 * Relative dates, by article and place, the first 1,000.
 */
dates: Array<DateRow>, 
/**
 * How they were found.
 */
method: Method, };

/**
 * Which keywords are listed.
 */
export type Only = "all" | "positive" | "negative" | "a" | "b";

/**
 * What a speaker gets in one outlet.
 */
export type OutletShare = { 
/**
 * The outlet; `""` for unknown.
 */
outlet: string, 
/**
 * Words inside quotation marks.
 */
quotedWords: number, 
/**
 * Quotations of all kinds.
 */
quotations: number, };

/**
 * The first screen.
 */
export type OverviewView = { 
/**
 * What there is.
 */
totals: Totals, 
/**
 * What is worth knowing, most telling first.
 */
findings: Array<Finding>, };

/**
 * A part of a list.
 */
export type Page = { 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows to give, 1,000 at most.
 */
limit: number, };

/**
 * Which of a row's counts.
 */
export type Part = "all" | "a" | "b";

/**
 * A run of words in a passage.
 */
export type PassageRun = { 
/**
 * What became of them.
 */
change: RunChange, 
/**
 * As the first report has them, with the marks round them; `""` if it has none.
 */
a: string, 
/**
 * As the second report has them.
 */
b: string, };

/**
 * A stretch of words of one report.
 */
export type PassageSide = { 
/**
 * Where it stands.
 */
span: Span16, 
/**
 * Paragraph, from 1.
 */
paragraph: number, 
/**
 * Words in it.
 */
words: number, };

/**
 * A passage that two reports share.
 */
export type PassageView = { 
/**
 * Where the first report has it.
 */
a: PassageSide, 
/**
 * Where the second has it.
 */
b: PassageSide, 
/**
 * Whether all words are the same; marks and capitals may differ.
 */
kept: boolean, 
/**
 * Whether it stands in another order than the other passages.
 */
moved: boolean, 
/**
 * Words that are the same in both.
 */
same: number, 
/**
 * Words in common ÷ words of the longer side, 0 to 1.
 */
likeness: number, 
/**
 * The words, run by run.
 */
runs: Array<PassageRun>, };

/**
 * Where something stands in a report.
 */
export type Place = { 
/**
 * The article's number.
 */
article: number, 
/**
 * Where it stands.
 */
span: Span16, 
/**
 * Its sentence, with it marked as a hit.
 */
excerpt: Excerpt, };

/**
 * What quotations are grouped by. Groups with most quoted words come first, then most quotations, then by name; unknown
 * last.
 */
export type QuoteGroup = "none" | "speaker" | "affiliation" | "outlet" | "verb" | "stance";

/**
 * One group of quotations, whether or not all of it is on the page.
 */
export type QuoteGroupView = { 
/**
 * The speaker, outlet, verb …; `""` for unknown or none.
 */
value: string, 
/**
 * Quotations of all kinds.
 */
quotations: number, 
/**
 * Words of them inside quotation marks.
 */
quotedWords: number, 
/**
 * All words attributed.
 */
words: number, 
/**
 * Rows of the page that belong to it.
 */
shown: number, };

/**
 * How the words are given.
 */
export type QuoteKind = "direct" | "mixed" | "indirect";

/**
 * One quotation.
 */
export type QuoteRow = { 
/**
 * Its number in the corpus, by article and place.
 */
id: number, 
/**
 * The article's number.
 */
article: number, 
/**
 * Direct, mixed or indirect.
 */
kind: QuoteKind, 
/**
 * The words attributed, fragments joined with " … ".
 */
text: string, 
/**
 * Where the fragments stand in the article.
 */
spans: Array<Span16>, 
/**
 * Words of it inside quotation marks.
 */
quotedWords: number, 
/**
 * All words attributed.
 */
words: number, 
/**
 * The canonical speaker, or `""` where unknown: the value that filters go by.
 */
speaker: string, 
/**
 * The source as the article has it.
 */
mention: string | null, 
/**
 * Where the source stands.
 */
mentionSpan: Span16 | null, 
/**
 * The words that attribute.
 */
cue: string | null, 
/**
 * Where they stand.
 */
cueSpan: Span16 | null, 
/**
 * The cue's dictionary form: `say`, `according to`.
 */
verb: string | null, 
/**
 * The verb's stance: `neutral`, `assertive`, `doubting` …
 */
stance: string | null, 
/**
 * Who passed the words on, where the article says so: "he said, the ministry reported".
 */
via: ViaView | null, 
/**
 * The country that the articles tie the speaker to, or `""`: the value that filters go by.
 */
affiliation: string, 
/**
 * What the program said of it, where a reader corrected or confirmed it.
 */
corrected: Before | null, 
/**
 * Whether a reader added it: the program had not found it.
 */
added: boolean, 
/**
 * Where the program found it, from first to last word: what a correction names it by.
 */
found: Span16, 
/**
 * Probability that content and speaker are right, 0 to 1.
 */
confidence: number, 
/**
 * The same in a word.
 */
certainty: Certainty, 
/**
 * Why this content and this source, in words.
 */
rule: string, 
/**
 * Why this speaker, in words; empty where there is none.
 */
speakerRule: string, 
/**
 * Number of the paragraph among the article's counted ones, from 1.
 */
paragraph: number, 
/**
 * The sentences that it stands in, with quotation, cue and source marked.
 */
excerpt: Excerpt, };

/**
 * Order of quotations. Ties go by place.
 */
export type QuoteSort = "place" | "length" | "speaker" | "verb" | "doubt";

/**
 * Asks for quotations.
 */
export type QuotesRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * Groups that stay together; within a group, rows stand in the order of `sort`.
 */
group: QuoteGroup, 
/**
 * Order.
 */
sort: QuoteSort, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * Quotations under a filter.
 */
export type QuotesView = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Words of all of them inside quotation marks.
 */
quotedWords: number, 
/**
 * Reports that they stand in.
 */
reports: number, 
/**
 * The groups that the rows of the page belong to, in their order, each counted whole; empty if not grouped.
 */
groups: Array<QuoteGroupView>, 
/**
 * The page asked for.
 */
rows: Array<QuoteRow>, 
/**
 * What each stance of a cue means.
 */
stances: Array<StanceView>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * An article's rank for the query.
 */
export type RankRow = { 
/**
 * Its number.
 */
article: number, 
/**
 * Its words.
 */
tokens: number, 
/**
 * BM25, over 0.
 */
score: number, 
/**
 * Occurrences of each word of the query, in the order of [`Ranking::terms`].
 */
counts: Array<number>, };

/**
 * A word of the query.
 */
export type RankTerm = { 
/**
 * As counted.
 */
term: string, 
/**
 * Articles that have it.
 */
articlesWith: number, 
/**
 * Its weight; `null` where no article is under the filter.
 */
idf: number | null, };

/**
 * The articles that answer a query, best first.
 */
export type Ranking = { 
/**
 * The query's words, each once.
 */
terms: Array<RankTerm>, 
/**
 * Articles that have one of them at least.
 */
total: number, 
/**
 * The page asked for.
 */
rows: Array<RankRow>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * What counts as beside a hit.
 */
export type Reach = "window" | "across" | "sentence";

/**
 * Asks about several reports.
 */
export type ReportsRequest = { 
/**
 * Which reports.
 */
filter: Filter, 
/**
 * Two or more of them; to `telling`, in the order in which they are shown, or empty for all of the selection.
 */
articles: Array<number>, };

/**
 * A question to the session: an object whose `kind` says which. Every one gets exactly one [`Answer`] or [`Failure`].
 */
export type Request = { "kind": "facets" } & FilterRequest | { "kind": "articles" } & ListRequest | { "kind": "overview" } & FilterRequest | { "kind": "distinctive" } & ListRequest | { "kind": "quotes" } & QuotesRequest | { "kind": "speakers" } & SpeakersRequest | { "kind": "marked" } & MarkedRequest | { "kind": "terms" } & TermsRequest | { "kind": "concordance" } & ConcordanceRequest | { "kind": "dispersion" } & DispersionRequest | { "kind": "forms" } & FormsRequest | { "kind": "collocates" } & CollocatesRequest | { "kind": "keyness" } & KeynessRequest | { "kind": "sentences" } & SentencesRequest | { "kind": "article" } & ArticleRequest | { "kind": "shared" } & SharedRequest | { "kind": "telling" } & ReportsRequest | { "kind": "vectors" } & ReportsRequest | { "kind": "correct" } & CorrectRequest | { "kind": "leftOut" } & LeftOutRequest | { "kind": "naming" } & ListRequest | { "kind": "numbers" } & ListRequest | { "kind": "voices" } & ListRequest | { "kind": "verbs" } & ListRequest | { "kind": "figures" } & FiguresRequest | { "kind": "measures" } | { "kind": "measure" } & MeasureRequest | { "kind": "versions" } & VersionsRequest;

/**
 * What became of words from the first report to the second.
 */
export type RunChange = "kept" | "punctuation" | "changed" | "cut" | "added";

/**
 * One of the things that a match is judged by.
 */
export type ScorePart = { 
/**
 * As the method names it.
 */
name: string, 
/**
 * 0 to 1.
 */
value: number, };

/**
 * A sentence of body text.
 */
export type SentenceLength = { 
/**
 * Where it stands.
 */
span: Span16, 
/**
 * Its words.
 */
words: number, };

/**
 * One place.
 */
export type SentenceRow = { 
/**
 * The article's number.
 */
article: number, 
/**
 * Number of the paragraph among the article's counted ones, from 1.
 */
paragraph: number, 
/**
 * The sentence, or the sentences, with what was counted marked as a hit.
 */
excerpt: Excerpt, };

/**
 * Asks for the sentences that a row of a list was counted from.
 */
export type SentencesRequest = { 
/**
 * What gave the list: of kind `terms`, `collocates` or `keyness`.
 */
of: Request, 
/**
 * The row's term, as counted.
 */
term: string, 
/**
 * Which of its counts.
 */
part: Part, 
/**
 * Which part of the list of sentences.
 */
page: Page, };

/**
 * The sentences that a figure was counted from, in the order of the corpus: one for each occurrence.
 */
export type SentencesView = { 
/**
 * Occurrences in all.
 */
total: number, 
/**
 * Reports that they stand in.
 */
reports: number, 
/**
 * The page asked for.
 */
rows: Array<SentenceRow>, };

/**
 * What one report shares. A word counts once, however many reports have it.
 */
export type SharedArticle = { 
/**
 * Its number.
 */
article: number, 
/**
 * All its words.
 */
words: number, 
/**
 * Words that no other report of the selection has in a shared passage.
 */
own: number, 
/**
 * Words shared with at least one other.
 */
shared: number, 
/**
 * Of the shared ones, those that stand in a report that names a news agency, or are shared by this one if it names one.
 */
wire: number, 
/**
 * With which of them, most words first: of those on this page all, of the others the first.
 */
with: Array<SharedWith>, };

/**
 * Asks what reports share word for word, and for the passages of two of them.
 */
export type SharedRequest = { 
/**
 * Which reports.
 */
filter: Filter, 
/**
 * The two reports whose passages are wanted, in the order in which they are shown; empty for none.
 */
pair: Array<number>, 
/**
 * Of the words of the shorter one of two reports, in per cent: those that share less are not joined. 0 joins all.
 */
least: number, 
/**
 * Which of the reports, in the order of [`SharedView::articles`].
 */
page: Page, };

/**
 * What reports share.
 */
export type SharedView = { 
/**
 * Reports that are selected.
 */
total: number, 
/**
 * Those of them that are joined to another.
 */
sharing: number, 
/**
 * The page asked for, so that those that share much stand together; those that are joined to none come last.
 */
articles: Array<SharedArticle>, 
/**
 * The passages of the pair that was asked for, by place in its first report.
 */
passages: Array<PassageView>, 
/**
 * How it was found.
 */
method: Method, };

/**
 * Words that one report shares with another.
 */
export type SharedWith = { 
/**
 * The other report's number.
 */
article: number, 
/**
 * Words of the first that stand in a passage of both.
 */
words: number, };

/**
 * A or B.
 */
export type Side = { 
/**
 * Words that are compared.
 */
tokens: number, 
/**
 * Different words among them.
 */
types: number, 
/**
 * Reports that they are from.
 */
reports: number, 
/**
 * Words left out since they are copy.
 */
copy: number, };

/**
 * A half-open range of UTF-16 code units in an article's source text.
 */
export type Span16 = { 
/**
 * First code unit.
 */
start: number, 
/**
 * One past the last.
 */
end: number, };

/**
 * A speaker with what each outlet gives them.
 */
export type SpeakerRow = { 
/**
 * Canonical name, `""` for quotations whose speaker is unknown; grouped, the affiliation, `""` for none.
 */
speaker: string, 
/**
 * `person`, `organisation`, `unnamed` or `unknown`; grouped, `affiliation`.
 */
kind: string, 
/**
 * What else the articles call them.
 */
aliases: Array<string>, 
/**
 * Grouped: the speakers whose quotations were counted, most quoted words first.
 */
members: Array<string>, 
/**
 * Words inside quotation marks.
 */
quotedWords: number, 
/**
 * Quotations of all kinds.
 */
quotations: number, 
/**
 * Outlet by outlet, in the order of [`SpeakersView::outlets`], those with none left out.
 */
outlets: Array<OutletShare>, };

/**
 * Asks who speaks in whose pages.
 */
export type SpeakersRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * Whether speakers are joined by the country that the articles tie them to.
 */
grouped: boolean, 
/**
 * Whether those with most quotations come first, and not those with most quoted words.
 */
byQuotations?: boolean, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * Who speaks in whose pages.
 */
export type SpeakersView = { 
/**
 * The outlets under the filter, in the order of the corpus.
 */
outlets: Array<string>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * Of these, the rows with words inside quotation marks.
 */
quoted: number, 
/**
 * Rows of somebody with a name.
 */
named: number, 
/**
 * Of these, the rows with words inside quotation marks.
 */
namedQuoted: number, 
/**
 * The names of those that each of two outlets and more quotes, of all whose name is known.
 */
everywhere: Array<string>, 
/**
 * Rows of somebody with a name whom one outlet alone quotes, and one whose name is known.
 */
inOne: number, 
/**
 * Those of the page: most quoted words first, then most quotations, or the other way round; then by name.
 */
speakers: Array<SpeakerRow>, 
/**
 * What each of `outlets` gives all speakers together.
 */
totals: Array<OutletShare>, 
/**
 * Words inside quotation marks, all speakers.
 */
quotedWords: number, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * How a keyword fares when each report that has it is left out in turn.
 */
export type Stability = { 
/**
 * Reports left out in turn: those that have the word.
 */
tried: number, 
/**
 * How many times it stayed a keyword: in the same direction, p under 0.05 as corrected.
 */
kept: number, 
/**
 * G² where it was least (with a sign where the direction turned), `null` where nothing was left to compare.
 */
least: number | null, 
/**
 * The report whose absence does that.
 */
without: number | null, };

/**
 * A stance and what it means.
 */
export type StanceView = { 
/**
 * The value that filters go by.
 */
name: string, 
/**
 * What the reporter's choice of such a cue says about the speech.
 */
meaning: string, };

/**
 * How a report gives a statement.
 */
export type StatementKind = "direct" | "mixed" | "indirect" | "plain";

/**
 * A statement with its versions.
 */
export type StatementView = { 
/**
 * Whether versions of at least two reports match for certain.
 */
isCertain: boolean, 
/**
 * Mean of the members' scores.
 */
score: number, 
/**
 * What the score is made of, as means too.
 */
parts: Array<ScorePart>, 
/**
 * Place in `members` of the version that the others are held against.
 */
base: number, 
/**
 * Two or more, in the order of the corpus.
 */
members: Array<Member>, };

/**
 * In what order reports tell what several of them tell.
 */
export type TellingView = { 
/**
 * The reports.
 */
articles: Array<ToldArticle>, 
/**
 * What they share, in the order of the first report that tells it.
 */
steps: Array<ToldStep>, 
/**
 * How it was found.
 */
method: Method, };

/**
 * One word of the word list, or one n-gram.
 */
export type TermRow = { 
/**
 * The word as counted: lower case, possessive ’s with its bare word; or the stem. Words of an n-gram are parted by
 * spaces.
 */
term: string, 
/**
 * As it is most often printed, without a possessive ’s if it stands so anywhere.
 */
shown: string, 
/**
 * The words that the stem joins, as printed; empty where there is only one, and for n-grams.
 */
forms: Array<string>, 
/**
 * The query that finds its occurrences.
 */
query: string, 
/**
 * Occurrences under the filter.
 */
count: number, 
/**
 * Occurrences in 1,000 words; of n-grams, in 1,000 words too.
 */
perThousand: number, 
/**
 * Reports that have it.
 */
range: number, 
/**
 * Occurrences in each article under the filter, in the order of [`TermsView::articles`]; empty where that is.
 */
byArticle: Array<number>, 
/**
 * The measures asked for, in their order; `null` where one is not defined.
 */
values: Array<number | null>, 
/**
 * Why some are not.
 */
undefined: Array<Undefined>, 
/**
 * Where `arf` is asked for, what it is worked out from: the distances from one occurrence to the next, round the ring;
 * empty where there are more than 500.
 */
distances: Array<number>, };

/**
 * Asks for the word list, or that of words which follow each other: without function words, those that neither begin nor
 * end with one. Rows can stand by `term`, `count`, `range`, or a measure (`dp`, `dpNorm`, `juilland`, `da`, `arf`).
 */
export type TermsRequest = { 
/**
 * What is asked about.
 */
filter: Filter, 
/**
 * Only terms that hold this text, n-grams of which one word does; `""` for all.
 */
containing: string, 
/**
 * Words in each row, 1 (or 0) to 6.
 */
words?: number, 
/**
 * Whether n-grams may run over the end of a sentence.
 */
across?: boolean, 
/**
 * What the rows stand by; ties go by code point of the words.
 */
sort: string, 
/**
 * Largest first.
 */
descending: boolean, 
/**
 * Only what is counted this often.
 */
minCount: number, 
/**
 * Whether function words ("the", "of") are listed.
 */
stopWords: boolean, 
/**
 * Whether words of one stem are counted as one.
 */
stems?: boolean, 
/**
 * Keys of the measures that each row is to have. None: counts alone.
 */
measures?: Array<string>, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * The word list.
 */
export type TermsView = { 
/**
 * Words (tokens) under the filter.
 */
tokens: number, 
/**
 * Different words (types), stems or n-grams under the filter, stop words and rare ones included.
 */
types: number, 
/**
 * Rows in all, after stop words, minimum count and the text sought.
 */
total: number, 
/**
 * Articles under the filter, in order; empty where there are more than 100, which are too many for a column each.
 */
articles: Array<number>, 
/**
 * Words (tokens) in each of them.
 */
tokensByArticle: Array<number>, 
/**
 * Figures of the whole; of words and stems only.
 */
vocabulary: WordCounts | null, 
/**
 * The page asked for.
 */
rows: Array<TermRow>, 
/**
 * The measures asked for.
 */
measures: Array<Measure>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * Some of the hits instead of all.
 */
export type Thinning = { 
/**
 * So many by chance; 0 for all.
 */
sample: number, 
/**
 * The same seed gives the same sample.
 */
seed: number, 
/**
 * Every so many-th hit, before the sample is taken; 0 or 1 for all.
 */
every: number, };

/**
 * One report's part in the picture.
 */
export type ToldArticle = { 
/**
 * Its number.
 */
article: number, 
/**
 * Sentences in it.
 */
sentences: number, 
/**
 * Sentences that share nothing with the others.
 */
alone: number, };

/**
 * A sentence of a report.
 */
export type ToldSentence = { 
/**
 * The report's number.
 */
article: number, 
/**
 * The sentence's number in it, from 1; headlines and section headings are sentences too.
 */
sentence: number, 
/**
 * Paragraph, from 1.
 */
paragraph: number, 
/**
 * Where it stands.
 */
span: Span16, 
/**
 * Its words.
 */
text: string, };

/**
 * Something that at least two of the reports tell.
 */
export type ToldStep = { 
/**
 * The sentences that tell it, by report and place.
 */
sentences: Array<ToldSentence>, };

/**
 * What there is under the filter.
 */
export type Totals = { 
/**
 * Reports.
 */
reports: number, 
/**
 * Outlets.
 */
outlets: number, 
/**
 * Words.
 */
words: number, 
/**
 * Sentences.
 */
sentences: number, 
/**
 * Quotations, all kinds.
 */
quotations: number, 
/**
 * Words inside quotation marks that are somebody's quotation.
 */
quotedWords: number, };

/**
 * Why a row lacks a figure.
 */
export type Undefined = { 
/**
 * The measure's key.
 */
measure: string, 
/**
 * A sentence.
 */
why: string, };

/**
 * What likeness is worked out from.
 */
export type VectorsView = { 
/**
 * Articles under the filter.
 */
reports: number, 
/**
 * Words that the first or the second of the articles has, by code point.
 */
words: Array<string>, 
/**
 * Occurrences of each in the first.
 */
a: Array<number>, 
/**
 * In the second.
 */
b: Array<number>, 
/**
 * Articles under the filter that have it.
 */
articlesWith: Array<number>, 
/**
 * For each of the articles, occurrences of the words that Delta goes over, most frequent first.
 */
frequent: Array<Array<number>>, 
/**
 * For each of them, its words.
 */
tokens: Array<number>, };

/**
 * How often one outlet reports one speaker with one verb.
 */
export type VerbRow = { 
/**
 * Dictionary form of the cue; `""` for quotations without one.
 */
verb: string, 
/**
 * Its stance; `""` without a cue.
 */
stance: string, 
/**
 * The outlet.
 */
outlet: string, 
/**
 * The speaker.
 */
speaker: string, 
/**
 * Quotations.
 */
count: number, };

/**
 * Reporting verbs by outlet and speaker.
 */
export type VerbsView = { 
/**
 * The outlets under the filter, in the order of the corpus.
 */
outlets: Array<string>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The page asked for: most frequent verb first, then by verb, outlet, speaker.
 */
rows: Array<VerbRow>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * A word with the marks at it.
 */
export type VersionCell = { 
/**
 * As printed.
 */
text: string, 
/**
 * What became of it beside the base; the base's own are kept.
 */
change: Change, };

/**
 * Asks for statements that several reports give.
 */
export type VersionsRequest = { 
/**
 * What is asked about: reports by outlet, date and agency; of the statements, those with a version that is a
 * quotation the filter keeps.
 */
filter: Filter, 
/**
 * Only what stands at this place in any of its versions, named `FILE:START-END` in UTF-16 code units; `""` for all.
 */
of: string, 
/**
 * The version that the others of its statement are held against, named in the same way; `""` for the fullest.
 */
base: string, 
/**
 * Which part of the list.
 */
page: Page, };

/**
 * Statements that several reports give: certain ones first, then those in most reports, then by place.
 */
export type VersionsView = { 
/**
 * How they were matched.
 */
method: Method, 
/**
 * How many there are.
 */
total: number, 
/**
 * How many of them are certain.
 */
certain: number, 
/**
 * The page asked for.
 */
statements: Array<StatementView>, };

/**
 * Who passed on what somebody else said.
 */
export type ViaView = { 
/**
 * Its canonical name, or `""` where unknown.
 */
speaker: string, 
/**
 * The second source as the article has it.
 */
mention: string, 
/**
 * Where it stands.
 */
mentionSpan: Span16, 
/**
 * The words that attribute to it.
 */
cue: string, 
/**
 * Where they stand.
 */
cueSpan: Span16, };

/**
 * Whose words they are.
 */
export type Voice = "quoted" | "reporting";

/**
 * What one outlet gives one speaker.
 */
export type VoiceRow = { 
/**
 * Canonical name; `""` for quotations whose speaker is unknown.
 */
speaker: string, 
/**
 * `person`, `organisation`, `unnamed` or `unknown`.
 */
sort: string, 
/**
 * The outlet; `""` for unknown.
 */
outlet: string, 
/**
 * Whether no other outlet under the filter gives this speaker a word.
 */
onlyHere: boolean, 
/**
 * Words inside quotation marks.
 */
quotedWords: number, 
/**
 * The same as a share of all such words of the outlet, 0 to 1.
 */
share: number, 
/**
 * Quotations all in marks.
 */
direct: number, 
/**
 * Partly in marks.
 */
mixed: number, 
/**
 * Reported without marks.
 */
indirect: number, 
/**
 * Where the speaker is first heard: share of the report that stands before, 0 to 1, the smallest of its reports.
 */
first: number, 
/**
 * The quotation that is.
 */
firstQuotation: number, 
/**
 * Whether a headline of the outlet names the speaker.
 */
inHeadline: boolean, };

/**
 * Who speaks in which outlet, and by which verbs.
 */
export type VoicesView = { 
/**
 * The outlets under the filter, in the order of the corpus.
 */
outlets: Array<string>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The page asked for: by speaker, most quoted words first, then by outlet.
 */
rows: Array<VoiceRow>, 
/**
 * How it was counted.
 */
method: Method, };

/**
 * Figures of the whole vocabulary under the filter.
 */
export type WordCounts = { 
/**
 * Types that occur once.
 */
once: number, 
/**
 * Types ÷ tokens.
 */
typeTokenRatio: number | null, 
/**
 * Types ÷ √tokens.
 */
guiraud: number | null, };
