//! Association and keyness: measures of a table of two by two.

use super::super::association::{self as a, Table};
use super::super::catalogue::Measure;
use super::super::figure::{Figure, Undefined};
use super::super::keyness::{self as k, Compared};
use super::input::lacking;
use super::{Input, Worked, bad};
use crate::error::Error;

pub(super) fn work_out(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    match measure.id {
        "dice" | "log-dice" => dice(measure, input, out),
        "log-ratio" | "percent-diff" | "odds-ratio" | "simple-maths" => compared(measure, input, out),
        "benjamini-hochberg" | "bonferroni" => corrected(measure, input, out),
        _ => of_table(measure, input, out),
    }
}

/// The pair's count and the two frequencies, by any of their names.
const PAIR: &str = "o|n_ii|o11|co|f12|pair";
const FIRST: &str = "f1|n_ix|node|r1";
const SECOND: &str = "f2|n_xi|collocate|c1";
const ALL: &str = "N|n_xx|total";

#[inline(never)] // asked for in several places
fn table(measure: &Measure, input: &Input, out: &mut Worked) -> Result<Table, Error> {
    let made = if input.has("cells|table") {
        let cells = input.numbers("cells|table")?;
        let &[o11, o12, o21, o22] = cells.as_slice() else {
            return Err(
                Error::new("bad-counts", "A table has four cells: O11, O12, O21, O22.").about("cells")
            );
        };
        Table::of_cells(o11, o12, o21, o22)
    } else if input.has("o12|o22") {
        let cell = |names| input.number(names);
        Table::of_cells(cell("o11")?, cell("o12")?, cell("o21")?, cell("o22")?)
    } else if input.has("n1|d1") {
        two_corpora(input)?.table()
    } else if input.has("tokens") && input.has("first|w1|pair") {
        bigram(input)?
    } else if input.has(PAIR) {
        let span = input.maybe("span")?.unwrap_or(1.0);
        if span != 1.0 {
            out.step("span", span);
        }
        Table::of_window(
            input.number(PAIR)?,
            input.number(FIRST)?,
            input.number(SECOND)?,
            input.number(ALL)?,
            span,
        )
    } else {
        return Err(lacking(measure));
    };
    let table = made.map_err(bad)?;
    for (name, value) in ["O11", "O12", "O21", "O22"].into_iter().zip(table.observed()) {
        out.step(name, value);
    }
    for (name, value) in
        [("R1", table.r1()), ("R2", table.r2()), ("C1", table.c1()), ("C2", table.c2()), ("N", table.n())]
    {
        out.step(name, value);
    }
    for (name, value) in ["E11", "E12", "E21", "E22"].into_iter().zip(table.expected()) {
        out.step(name, value);
    }
    Ok(table)
}

/// How often one word follows another among tokens; N is the number of tokens.
fn bigram(input: &Input) -> Result<Result<Table, Undefined>, Error> {
    let tokens = input.tokens("tokens")?;
    let words = if input.has("pair") {
        input.tokens("pair")?
    } else {
        vec![input.word("first|w1")?, input.word("second|w2")?]
    };
    let &[first, second] = words.as_slice() else {
        return Err(Error::new("not-words", "A pair is two words.").about("pair"));
    };
    let count = |word: &str| tokens.iter().filter(|token| **token == word).count() as f64;
    let pair = tokens.windows(2).filter(|two| two[0] == first && two[1] == second).count() as f64;
    Ok(Table::of_pair(pair, count(first), count(second), tokens.len() as f64))
}

fn two_corpora(input: &Input) -> Result<Compared, Error> {
    if input.has("d1") {
        let (one, two, word) = (input.tokens("d1")?, input.tokens("d2")?, input.word("word|term|type")?);
        let count = |tokens: &[&str]| tokens.iter().filter(|token| **token == word).count() as f64;
        return Compared::new(count(&one), one.len() as f64, count(&two), two.len() as f64).map_err(bad);
    }
    if input.has("rf1") {
        let (rf1, rf2) = (input.number("rf1")?, input.number("rf2")?);
        return Compared::new(rf1, 1.0, rf2, 1.0).map_err(bad);
    }
    Compared::new(
        input.number("f1")?,
        input.number("n1|size1")?,
        input.number("f2")?,
        input.number("n2|size2")?,
    )
    .map_err(bad)
}

fn of_table(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let table = table(measure, input, out)?;
    let small = table.min_expected();
    let tested = |out: &mut Worked, value: Figure| {
        out.one(measure, value);
        if let Ok(value) = value {
            out.value("p (χ² distribution, 1 degree of freedom)", Ok(a::p_value(value)));
        }
        out.step("O11 − E11", table.o11 - table.expected()[0]);
        if small < 5.0 {
            out.warn("The smallest expected count is under 5: the probability is a rough approximation; take Fisher’s exact test.");
        }
    };
    let rare = |out: &mut Worked| {
        if table.o11 > 0.0 && table.o11 < 5.0 {
            out.warn("The pair occurs fewer than 5 times: the measure says little.");
        }
    };
    match measure.id {
        "g2" => tested(out, a::g2(&table)),
        "g2-two-cell" => tested(out, a::g2_two_cells(&table)),
        "chi2" => tested(out, a::chi2(&table)),
        "chi2-yates" => tested(out, a::chi2_yates(&table)),
        "williams" => {
            let q = a::williams(&table);
            tested(out, q.and_then(|q| Ok(a::g2(&table)? / q)));
            if let Ok(q) = q {
                out.value("q", Ok(q));
            }
        }
        "fisher" => match a::fisher(&table) {
            Ok(p) => {
                out.value("p, two-sided", Ok(p.two_sided));
                out.value("p, O11 or fewer (less)", Ok(p.less));
                out.value("p, O11 or more (greater)", Ok(p.greater));
            }
            Err(why) => out.one(measure, Err(why)),
        },
        "bic" | "ell" => {
            let form = input.choice("form", "long|two-cell", "long")?;
            let is_long = form == "long";
            let g2 = if is_long { a::g2(&table) } else { a::g2_two_cells(&table) };
            let [e11, _, e21, _] = table.expected();
            let least = if is_long { small } else { e11.min(e21) };
            let value = g2.and_then(|g2| {
                if measure.id == "bic" { k::bic(g2, table.n()) } else { k::ell(g2, table.n(), least) }
            });
            out.one(measure, value);
            if let Ok(g2) = g2 {
                out.step(if is_long { "G² (four cells)" } else { "G² (two cells)" }, g2);
            }
            if measure.id == "ell" {
                out.step("Emin", least);
            }
            if small < 5.0 {
                out.warn("The smallest expected count is under 5: G² is a rough approximation here.");
            }
        }
        "mi" => {
            out.one(measure, a::mi(&table));
            rare(out);
        }
        "mi3" => out.one(measure, a::mi3(&table)),
        "t-score" => {
            out.one(measure, a::t_score(&table));
            rare(out);
        }
        "z-score" => {
            out.one(measure, a::z_score(&table));
            if small < 5.0 {
                out.warn("An expected count under 5 makes z very large: it overrates rare pairs.");
            }
        }
        "delta-p" => {
            out.value("ΔP, second given first (O11/R1 − O21/R2)", a::delta_p_second(&table));
            out.value("ΔP, first given second (O11/C1 − O12/C2)", a::delta_p_first(&table));
        }
        "log-odds" => {
            let (value, error) = (a::log_odds(&table), a::log_odds_error(&table));
            out.one(measure, Ok(value));
            out.value("standard error", Ok(error));
            out.value("z", Ok(value / error));
        }
        "min-sensitivity" => out.one(measure, a::min_sensitivity(&table)),
        "phi" => out.one(measure, a::phi(&table)),
        // "expected"
        _ => out.value("E11", Ok(table.expected()[0])),
    }
    Ok(())
}

fn dice(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    let [pair, f1, f2] = if input.has("cells|table|o12|o22|tokens") {
        let table = table(measure, input, out)?;
        [table.o11, table.r1(), table.c1()]
    } else if input.has(PAIR) {
        let three = [input.number(PAIR)?, input.number(FIRST)?, input.number(SECOND)?];
        // The size of the corpus does not matter; it may be given all the same.
        input.get(ALL);
        for (name, value) in ["O", "f1", "f2"].into_iter().zip(three) {
            out.step(name, value);
        }
        three
    } else {
        return Err(lacking(measure));
    };
    out.one(measure, if measure.id == "dice" { a::dice(pair, f1, f2) } else { a::log_dice(pair, f1, f2) });
    Ok(())
}

fn compared(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    if !input.has("f1|d1|rf1|cells|table|o12|o22") {
        return Err(lacking(measure));
    }
    let word = if input.has("cells|table|o12|o22") {
        // The letters a to d are not taken: some mean cells by them, some frequencies and sizes.
        let table = table(measure, input, &mut Worked::default())?;
        Compared::new(table.o11, table.r1(), table.o21, table.r2()).map_err(bad)?
    } else {
        two_corpora(input)?
    };
    let by_rates = input.has("rf1");
    if !by_rates {
        for (name, value) in [("f1", word.f1), ("n1", word.n1), ("f2", word.f2), ("n2", word.n2)] {
            out.step(name, value);
        }
    }
    out.step("rf1", word.f1 / word.n1);
    out.step("rf2", word.f2 / word.n2);
    match measure.id {
        "log-ratio" => {
            out.one(measure, k::log_ratio(&word));
            match k::log_ratio_interval(&word) {
                Ok(interval) if !by_rates => {
                    out.value("95 % interval, from", Ok(interval.low));
                    out.value("95 % interval, to", Ok(interval.high));
                    if interval.low < 0.0 && interval.high > 0.0 {
                        out.warn("The interval holds 0: the counts do not say in which corpus the word is more frequent.");
                    }
                }
                Err(Undefined::OnlyInA | Undefined::OnlyInB) => {
                    out.value("with ½ for 0, for ordering only", k::log_ratio_smoothed(&word));
                }
                _ => {}
            }
        }
        "percent-diff" => out.one(measure, k::percent_diff(&word)),
        "odds-ratio" => out.one(measure, k::odds_ratio(&word)),
        // "simple-maths"
        _ => {
            let k = input.maybe("k")?.unwrap_or(1.0);
            let per = input.maybe("per")?.unwrap_or(1e6);
            out.step("k", k);
            out.step("per", per);
            out.one(measure, k::simple_maths(&word, k, per));
        }
    }
    if !by_rates && word.f1 + word.f2 < 10.0 {
        out.warn("The word occurs fewer than 10 times in both together: a few occurrences more or less change the figure much.");
    }
    Ok(())
}

fn corrected(measure: &Measure, input: &Input, out: &mut Worked) -> Result<(), Error> {
    if !input.has("p|p-values|pvalues") {
        return Err(lacking(measure));
    }
    let p = input.numbers("p|p-values|pvalues")?;
    if p.iter().any(|p| !(0.0..=1.0).contains(p)) {
        return Err(Error::new("bad-counts", "A probability lies between 0 and 1.").about("p"));
    }
    let corrected = if measure.id == "bonferroni" { k::bonferroni(&p) } else { k::benjamini_hochberg(&p) };
    out.step("m, tests", p.len() as f64);
    for (at, (own, p)) in corrected.into_iter().zip(p).enumerate() {
        out.value(&["corrected p, ", &(at + 1).to_string()].concat(), Ok(own));
        out.step(&["p, ", &(at + 1).to_string()].concat(), p);
    }
    Ok(())
}
