//! Dispersion, diversity, readability, weighting and similarity: measures of lists and texts.

use super::super::catalogue::{Family, Measure};
use super::super::figure::{Figure, Undefined};
use super::super::readability::{self as r, TextCounts, syllables};
use super::super::tf_idf::{Bm25, Idf, Tf, bm25};
use super::super::{dispersion as d, diversity as v, similarity as s};
use super::input::lacking;
use super::{Given, Input, Worked, bad};
use crate::error::Error;
use crate::map::Map;

pub(super) fn work_out(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    match (measure.family, measure.id) {
        (_, "arf" | "awt" | "ald") => distances(measure, input, out),
        (Family::Dispersion, _) => parts(measure, input, out),
        (Family::Diversity, _) => diversity(measure, input, out),
        (_, "syllables") => spoken(input, out),
        (Family::Readability, _) => readability(measure, input, out),
        (_, "tf-idf") => tf_idf(measure, input, out),
        (_, "bm25") => ranking(measure, input, out),
        _ => similarity(measure, input, out),
    }
}

fn count(tokens: &[&str], word: &str) -> u32 {
    tokens.iter().filter(|token| **token == word).count() as u32
}

/// The number of each token's type, in the order in which they come.
fn types(tokens: &[&str]) -> Vec<u32> {
    let mut numbers: Map<&str, u32> = Map::new();
    let mut next = 0;
    let mut number = |token| {
        let number = *numbers.get_or(token, || next);
        next = next.max(number + 1);
        number
    };
    tokens.iter().map(|&token| number(token)).collect()
}

fn parts(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let (frequencies, sizes) = if input.has("parts") && input.has("word|term|type") {
        let (texts, word) = (input.texts("parts")?, input.word("word|term|type")?);
        input.get("sizes");
        let frequencies = texts.iter().map(|text| f64::from(count(text, word))).collect();
        (frequencies, texts.iter().map(|text| text.len() as f64).collect())
    } else if input.has("v|frequencies|freqs") {
        let frequencies = input.numbers("v|frequencies|freqs")?;
        let sizes = if input.has("sizes") {
            input.numbers("sizes")?
        } else {
            out.warn("No sizes were given: the parts are taken as of one size.");
            let most = frequencies.iter().fold(1.0, |most: f64, &v| most.max(v));
            vec![most; frequencies.len()]
        };
        (frequencies, sizes)
    } else {
        return Err(lacking(measure));
    };
    let sizes = d::Sizes::new(sizes);
    let parts = d::Parts::new(&frequencies, &sizes).map_err(bad)?;
    out.step("f", parts.f());
    if input.has("sizes|parts") {
        out.step("N", parts.n());
    }
    out.step("n, parts", parts.count() as f64);
    out.step("smallest share", parts.min_share());
    let value = match measure.id {
        "range" => Ok(f64::from(d::range(&parts))),
        "sd" => Ok(d::standard_deviation(&parts)),
        "variation" => d::variation(&parts),
        "juilland-d" => d::juilland_d(&parts),
        "rosengren-s" => d::rosengren_s(&parts),
        "dp" => d::dp(&parts),
        "dp-norm" => {
            if let Ok(dp) = d::dp(&parts) {
                out.step("DP", dp);
            }
            d::dp_norm(&parts)
        }
        "da" => d::da(&parts),
        _ => d::divergence(&parts),
    };
    out.one(measure, value);
    if parts.count() < 5 {
        out.warn("Over fewer than 5 parts dispersion says little.");
    }
    if parts.f() < 5.0 {
        out.warn("The word occurs fewer than 5 times: it cannot be spread evenly.");
    }
    Ok(())
}

fn distances(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let gaps = if input.has("tokens") && input.has("word|term|type") {
        let (tokens, word) = (input.tokens("tokens")?, input.word("word|term|type")?);
        let places: Vec<u32> =
            (0u32..).zip(&tokens).filter(|(_, token)| **token == word).map(|(at, _)| at).collect();
        d::distances(&places, tokens.len() as u32)
    } else if input.has("positions") {
        d::distances(&input.wholes("positions")?, input.whole("N|n_xx|total")?)
    } else if input.has("distances") {
        Ok(input.wholes("distances")?)
    } else {
        return Err(lacking(measure));
    };
    for known in ["N", "f", "distances"] {
        input.get(known);
    }
    let gaps = match gaps {
        Err(Undefined::BadCounts) => {
            return Err(Error::new("bad-counts", "Places must ascend and be less than N.").about("positions"));
        }
        Err(why) => {
            out.one(measure, Err(why));
            return Ok(());
        }
        Ok(gaps) => gaps,
    };
    let (n, f) = (gaps.iter().map(|&gap| f64::from(gap)).sum::<f64>(), gaps.len() as f64);
    out.step("N", n);
    out.step("f", f);
    match measure.id {
        "arf" => {
            out.step("v = N/f", n / f.max(1.0));
            out.one(measure, d::arf(&gaps));
            out.warn("ARF depends on the order of the articles.");
        }
        "awt" => {
            out.one(measure, d::awt(&gaps));
            out.value("reduced frequency, N² / Σ d²", d::f_awt(&gaps));
        }
        _ => {
            out.one(measure, d::ald(&gaps));
            out.value("reduced frequency, N · 10^(−ALD)", d::f_ald(&gaps));
        }
    }
    Ok(())
}

fn diversity(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    if !input.has("tokens|text") || matches!(input.get("tokens"), Some(Given::Number(_))) {
        return by_length(measure, input, out);
    }
    let tokens = types(&input.tokens("tokens|text")?);
    input.get("text");
    let text = v::Spectrum::of_tokens(&tokens);
    out.step("N, tokens", text.n());
    out.step("V, types", text.v());
    let length = tokens.len() as u32;
    let value = match measure.id {
        "mattr" | "msttr" => {
            let window = input.whole_or("window", v::WINDOW)?;
            out.step("window", f64::from(window));
            if measure.id == "msttr" {
                v::msttr(&tokens, window)
            } else {
                if window > length {
                    out.step("window used", f64::from(length));
                    out.warn("The text is shorter than the window: this is its plain TTR, which cannot be compared with others.");
                }
                v::mattr(&tokens, window)
            }
        }
        "mtld" => {
            let factor = input.maybe("factor|threshold")?.unwrap_or(v::FACTOR);
            if !(factor > 0.0 && factor < 1.0) {
                return Err(Error::new("bad-counts", "The factor lies between 0 and 1.").about("factor"));
            }
            out.step("factor", factor);
            if length < 100 {
                out.warn("Under 100 tokens MTLD is not to be relied on.");
            }
            v::mtld(&tokens, factor)
        }
        "hd-d" => {
            let draws = input.whole_or("draws", v::DRAWS)?;
            out.step("draws", f64::from(draws));
            v::hdd(&text, draws)
        }
        "yule-k" | "yule-i" | "herdan-vm" | "simpson-d" => {
            out.step("Σ i² Vᵢ", text.squares());
            match measure.id {
                "yule-k" => v::yule_k(&text),
                "yule-i" => v::yule_i(&text),
                "herdan-vm" => v::herdan_vm(&text),
                _ => v::simpson_d(&text),
            }
        }
        id => simple(id, &text, out),
    };
    out.one(measure, value);
    Ok(())
}

/// Measures of N and V alone.
fn simple(id: &str, text: &v::Spectrum, out: &mut Worked) -> Figure {
    out.warn("Depends on the length of the text: compare texts of one length only.");
    match id {
        "ttr" => v::ttr(text),
        "guiraud" => v::guiraud(text),
        "cttr" => v::corrected_ttr(text),
        "herdan-c" => v::herdan_c(text),
        "summer-s" => v::summer_s(text),
        "dugast-u" => v::dugast_u(text),
        _ => v::maas(text),
    }
}

fn by_length(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    if !input.has("N|tokens") || !input.has("V|types") || !measure.ways.iter().any(|way| way[0].name == "N") {
        return Err(lacking(measure));
    }
    let (n, types) = (input.whole("N|tokens")?, input.whole("V|types")?);
    let text = v::Spectrum::of_lengths(n, types).map_err(bad)?;
    out.step("N, tokens", text.n());
    out.step("V, types", text.v());
    let value = simple(measure.id, &text, out);
    out.one(measure, value);
    Ok(())
}

fn spoken(input: &Input, out: &mut Worked) -> Result<(), Error> {
    let words = input.tokens("words|word|tokens|text")?;
    let counts: Vec<f64> = words.iter().map(|word| f64::from(syllables(word))).collect();
    out.value("Syllables", Ok(counts.iter().sum()));
    for (word, count) in words.into_iter().zip(counts) {
        out.step(word, count);
    }
    Ok(())
}

/// The names that the counts of a text go by: sentences, words, syllables, letters, words of three syllables and more,
/// words of seven letters and more.
pub const TEXT_COUNTS: [&str; 6] = [SENTENCES, WORDS, SYLLABLES, LETTERS, POLYSYLLABLES, LONG];

const SENTENCES: &str = "sentences|sentence";
const WORDS: &str = "words|word";
const SYLLABLES: &str = "syllables|syllable";
const LETTERS: &str = "letters|letter|characters|character";
const POLYSYLLABLES: &str = "polysyllables|polysyllabic|polysyllable";
const LONG: &str = "long|longWords|long_words";

/// Counts as typed in; those of a text have been put in beside them by whoever can read it.
fn readability(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    if !input.has(SENTENCES) {
        return Err(lacking(measure));
    }
    input.get("text");
    // Each names what it needs; the rest of a text's counts is not asked for, but known.
    for known in TEXT_COUNTS {
        input.get(known);
    }
    let mut text = TextCounts { sentences: input.number(SENTENCES)?, ..TextCounts::default() };
    out.step("sentences", text.sentences);
    let mut take = |names: &str, name: &str| -> Result<f64, Error> {
        let value = input.number(names)?;
        out.step(name, value);
        Ok(value)
    };
    if measure.id == "smog" {
        text.polysyllables = input.maybe(POLYSYLLABLES)?.unwrap_or(0.0);
        out.step("words of three syllables and more", text.polysyllables);
    } else {
        text.words = take(WORDS, "words")?;
        match measure.id {
            "flesch" | "flesch-kincaid" => text.syllables = take(SYLLABLES, "syllables")?,
            "lix" => text.long_words = take(LONG, "words of seven letters and more")?,
            _ => text.letters = take(LETTERS, "letters and digits")?,
        }
    }
    if [text.sentences, text.words, text.syllables, text.letters, text.polysyllables, text.long_words]
        .iter()
        .any(|&n| n < 0.0)
    {
        return Err(bad(Undefined::BadCounts));
    }
    let formula: fn(&TextCounts) -> Figure = match measure.id {
        "flesch" => r::flesch,
        "flesch-kincaid" => r::flesch_kincaid,
        "ari" => r::ari,
        "coleman-liau" => r::coleman_liau,
        "smog" => r::smog,
        _ => r::lix,
    };
    out.one(measure, formula(&text));
    if measure.id == "smog" && text.sentences < 30.0 {
        out.warn("SMOG was made for 30 sentences and more.");
    } else if measure.id != "smog" && text.words < 100.0 {
        out.warn("Under 100 words readability says little.");
    }
    Ok(())
}

fn idf_of(input: &Input, allowed: &str, usual: &'static str) -> Result<Idf, Error> {
    Ok(match input.choice("idf", allowed, usual)?.as_str() {
        "log2" => Idf::Base2,
        "log10" => Idf::Base10,
        "smooth" => Idf::Smooth,
        "okapi" => Idf::Okapi,
        "lucene" => Idf::Lucene,
        _ => Idf::Natural,
    })
}

/// Several texts, as a list or as d1, d2 …
fn documents(input: &Input) -> Result<Vec<Vec<&str>>, Error> {
    if input.has("d1") {
        return Ok(vec![input.tokens("d1")?, input.tokens("d2")?]);
    }
    input.texts("docs|documents|texts")
}

fn numbered(name: &str, at: usize) -> String {
    [name, " ", &(at + 1).to_string()].concat()
}

fn tf_idf(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let tf = match input.choice("weight|tf-weight", "count|share|log|binary", "count")?.as_str() {
        "share" => Tf::Share,
        "log" => Tf::Log,
        "binary" => Tf::Binary,
        _ => Tf::Count,
    };
    let idf = idf_of(input, "ln|log2|log10|smooth|okapi|lucene", "ln")?;
    if input.has("tf|count") {
        let (count, df, n) = (input.whole("tf|count")?, input.whole("df")?, input.whole("N")?);
        let words = if input.has("words") || tf == Tf::Share { input.whole("words")? } else { count };
        let (tf, idf) = (tf.of(count, words), idf.of(df, n));
        out.one(measure, tf.and_then(|tf| Ok(tf * idf?)));
        for (name, value) in [("tf, weighted", tf), ("idf", idf)] {
            if let Ok(value) = value {
                out.step(name, value);
            }
        }
        return Ok(());
    }
    if !input.has("docs|documents|texts|d1") {
        return Err(lacking(measure));
    }
    let (texts, word) = (documents(input)?, input.word("word|term|type")?);
    let df = texts.iter().filter(|text| text.contains(&word)).count() as u32;
    out.step("df, texts with the word", f64::from(df));
    out.step("N, texts", texts.len() as f64);
    for (at, text) in texts.iter().enumerate() {
        let count = count(text, word);
        out.step(&numbered("count in text", at), f64::from(count));
        let weight = tf.of(count, text.len() as u32).and_then(|tf| Ok(tf * idf.of(df, texts.len() as u32)?));
        out.value(&numbered("TF-IDF in text", at), weight);
    }
    Ok(())
}

fn ranking(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let how = Bm25 {
        k1: input.maybe("k1")?.unwrap_or(1.2),
        b: input.maybe("b")?.unwrap_or(0.75),
        idf: idf_of(input, "lucene|okapi|ln|smooth", "lucene")?,
    };
    out.step("k1", how.k1);
    out.step("b", how.b);
    if input.has("tf") {
        // One of each for a word of the query.
        let (tf, df) = (input.wholes("tf")?, input.wholes("df")?);
        let (words, n, mean) = (input.whole("words")?, input.whole("N")?, input.number("mean")?);
        if tf.len() != df.len() {
            let message =
                "Each word of the query needs its count in the text and the number of texts that have it.";
            return Err(Error::new("bad-counts", message).about("df"));
        }
        let mut sum = Ok(0.0);
        for (at, (&tf, &df)) in tf.iter().zip(&df).enumerate() {
            let one = if df == 0 && tf == 0 { Ok(0.0) } else { bm25(&how, tf, words, mean, df, n) };
            if let Ok(one) = one {
                out.step(&numbered("BM25 of word", at), one);
            }
            sum = sum.and_then(|sum| Ok(sum + one?));
        }
        out.one(measure, sum);
        return Ok(());
    }
    if !input.has("docs|documents|texts|d1") {
        return Err(lacking(measure));
    }
    let (texts, query) = (documents(input)?, input.tokens("query|q")?);
    let n = texts.len() as u32;
    let mean = texts.iter().map(Vec::len).sum::<usize>() as f64 / f64::from(n.max(1));
    out.step("N, texts", f64::from(n));
    out.step("mean words", mean);
    let with = |word: &str| texts.iter().filter(|text| text.contains(&word)).count() as u32;
    for word in &query {
        out.step(&["df of “", word, "”"].concat(), f64::from(with(word)));
    }
    for (at, text) in texts.iter().enumerate() {
        let mut sum = Ok(0.0);
        for word in query.iter().filter(|word| with(word) > 0) {
            let one = bm25(&how, count(text, word), text.len() as u32, mean, with(word), n);
            sum = sum.and_then(|sum| Ok(sum + one?));
        }
        out.value(&numbered("BM25 of text", at), sum);
    }
    if how.idf == Idf::Okapi {
        out.warn("With this idf, a word that more than half of the texts have lowers the score.");
    }
    Ok(())
}

/// The counts of all types in both, side by side.
fn vectors(texts: &[Vec<&str>]) -> Vec<Vec<f64>> {
    let mut counts: Map<&str, Vec<f64>> = Map::new();
    for (at, text) in texts.iter().enumerate() {
        for word in text {
            counts.get_or(word, || vec![0.0; texts.len()])[at] += 1.0;
        }
    }
    (0..texts.len()).map(|at| counts.values().map(|count| count[at]).collect()).collect()
}

fn similarity(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    match measure.id {
        "cosine" if input.has("a") => {
            let (mut a, mut b) = (input.numbers("a")?, input.numbers("b")?);
            if input.has("df") {
                let (df, n) = (input.wholes("df")?, input.whole("N")?);
                if df.len() != a.len() || df.len() != b.len() {
                    let message = "A, B and the texts that have each word must be lists of the same length.";
                    return Err(Error::new("bad-counts", message).about("df"));
                }
                for ((a, b), &df) in a.iter_mut().zip(&mut b).zip(&df) {
                    let idf = Idf::Smooth.of(df, n).map_err(bad)?;
                    *a *= idf;
                    *b *= idf;
                }
            }
            out.one(measure, s::cosine(&a, &b));
        }
        "jaccard" if input.has("both") => {
            let [both, a, b] = [input.number("both")?, input.number("v1|a")?, input.number("v2|b")?];
            out.one(measure, s::jaccard(both, a, b));
        }
        "cosine" | "jaccard" if input.has("d1") => {
            let counts = vectors(&documents(input)?);
            let types = |own: &[f64]| own.iter().filter(|&&n| n > 0.0).count() as f64;
            let both =
                counts[0].iter().zip(&counts[1]).filter(|(a, b)| **a > 0.0 && **b > 0.0).count() as f64;
            for (name, value) in [
                ("types in A", types(&counts[0])),
                ("types in B", types(&counts[1])),
                ("types in both", both),
            ] {
                out.step(name, value);
            }
            let value = if measure.id == "cosine" {
                s::cosine(&counts[0], &counts[1])
            } else {
                s::jaccard(both, types(&counts[0]), types(&counts[1]))
            };
            out.one(measure, value);
        }
        "delta" if input.has("counts") => delta_of_counts(measure, input, out)?,
        "delta" if input.has("docs|documents|texts|d1") => delta(measure, input, out)?,
        _ => return Err(lacking(measure)),
    }
    Ok(())
}

fn delta_of_counts(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let (texts, sizes) = (input.texts("counts")?, input.wholes("sizes")?);
    few(texts.len(), "counts")?;
    if texts.len() != sizes.len() || sizes.contains(&0) {
        let message = "Each line of counts needs the number of words of its text, which is not 0.";
        return Err(Error::new("bad-counts", message).about("sizes"));
    }
    let wanted = input.whole_or("words", u32::MAX)? as usize;
    let mut rates = Vec::new();
    for (text, &size) in texts.iter().zip(&sizes) {
        let rate = |count: &&str| count.parse::<u32>().map(|count| f64::from(count) / f64::from(size));
        rates.push(text.iter().take(wanted).map(rate).collect::<Result<Vec<f64>, _>>().map_err(|_| {
            let message = "Each line must hold whole numbers from 0 to 4294967295.";
            Error::new("not-a-number", message).about("counts")
        })?);
    }
    if rates.iter().any(|text| text.len() != rates[0].len()) {
        let message = "Each line must hold as many counts as the first.";
        return Err(Error::new("bad-counts", message).about("counts"));
    }
    pairs_of(measure, &rates, out)
}

fn delta(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let texts = documents(input)?;
    few(texts.len(), "docs")?;
    let wanted = input.whole_or("words", 50)? as usize;
    if texts.iter().any(Vec::is_empty) {
        return Err(bad(Undefined::Empty).about("docs"));
    }
    let counts = vectors(&texts);
    let kinds = counts.first().map_or(0, Vec::len);
    let all = |word: &usize| counts.iter().map(|text| text[*word]).sum::<f64>();
    // Most frequent first; ties by code point, as the words stand.
    let mut words: Vec<usize> = (0..kinds).collect();
    crate::order::sort_by(&mut words, |a, b| all(b).total_cmp(&all(a)));
    words.truncate(wanted);
    let rates: Vec<Vec<f64>> = counts
        .iter()
        .zip(&texts)
        .map(|(text, tokens)| words.iter().map(|&word| text[word] / tokens.len() as f64).collect())
        .collect();
    pairs_of(measure, &rates, out)
}

/// The matrix grows with the square of the texts.
fn few(texts: usize, field: &str) -> Result<(), Error> {
    if texts > 200 {
        return Err(Error::new("bad-counts", "The calculator compares 200 texts at most.").about(field));
    }
    Ok(())
}

/// Delta of all pairs, from the rates of the words.
fn pairs_of(measure: &Measure, rates: &[Vec<f64>], out: &mut Worked) -> Result<(), Error> {
    match s::delta(rates) {
        Ok((matrix, used)) => {
            out.step("words compared", f64::from(used));
            for a in 0..rates.len() {
                for b in a + 1..rates.len() {
                    let name = ["text ", &(a + 1).to_string(), " and text ", &(b + 1).to_string()].concat();
                    out.value(&name, Ok(matrix[a * rates.len() + b]));
                }
            }
            if used < 100 {
                out.warn("Delta was made for the 100 and more most frequent words of long texts.");
            }
        }
        Err(why) => out.one(measure, Err(why)),
    }
    Ok(())
}
