//! `newsprism measure '{"measure": "g2", …}'`: any measure from counts typed in.

use newsprism::error::Error;
use newsprism::session::{find_measure, measure_of, measures};
use newsprism::stats::calculator::{Given, Input};
use newsprism::stats::catalogue::{Family, MEASURES, Measure};
use newsprism::view::{MeasureInfo, MeasureInput, MeasureView};
use serde_json::{Map, Value, json};

/// How to call it.
pub const USAGE: &str = "\
newsprism measure '{\"measure\": \"NAME\", …}' | -
newsprism measure --list
    Works a measure out from raw counts, cells, two frequencies with two corpus sizes, token lists, part sizes or a text,
    and prints value, formula, source, figures on the way and warnings as JSON; `-` reads the request from standard
    input. The counts stand beside `measure` or under `input`; an array under `input` gives an array. NAME is an id, a
    usual name or a family (`dispersion`: all of it that the counts allow). --list names all measures with their inputs,
    each with an example that works.";

/// Prints the measure; whether it could be worked out.
pub fn run(arguments: &[String]) -> bool {
    let answer = match arguments {
        [list] if list == "--list" => Ok(list_all()),
        [request] if !request.starts_with("--") => text_of(request).and_then(|text| answer(&text)),
        _ => {
            eprintln!("Give one request, as JSON, or --list.\n\n{USAGE}");
            return false;
        }
    };
    match answer {
        Ok(value) => {
            println!("{value:#}");
            true
        }
        Err(Error { code, message, about, .. }) => {
            eprintln!("{:#}", json!({ "error": { "code": code, "message": message, "about": about } }));
            false
        }
    }
}

fn text_of(request: &str) -> Result<String, Error> {
    if request != "-" {
        return Ok(request.to_owned());
    }
    std::io::read_to_string(std::io::stdin())
        .map_err(|error| Error::new("unreadable", format!("Standard input cannot be read: {error}.")))
}

fn answer(request: &str) -> Result<Value, Error> {
    let request: Value = serde_json::from_str(request).map_err(|error| {
        let message = format!(
            "The request is not JSON: {error}. Write it as {}.",
            r#"'{"measure": "g2", "cells": [10, 0, 3, 31764]}'"#
        );
        Error::new("bad-request", message)
    })?;
    let Value::Object(mut fields) = request else {
        return Err(Error::new("bad-request", "The request must be an object with a field “measure”."));
    };
    let Some(Value::String(name)) = fields.remove("measure") else {
        let message = "Name the measure: \"measure\": \"g2\". --list names them all.";
        return Err(Error::new("missing-field", message).about("measure"));
    };
    match fields.remove("input") {
        Some(Value::Array(inputs)) => {
            let each = inputs.into_iter().map(|input| {
                let mut own = fields.clone();
                own.extend(object(input)?);
                by_name(&name, &own)
            });
            each.collect::<Result<Vec<Value>, Error>>().map(Value::Array)
        }
        Some(input) => {
            fields.extend(object(input)?);
            by_name(&name, &fields)
        }
        None => by_name(&name, &fields),
    }
}

fn object(input: Value) -> Result<Map<String, Value>, Error> {
    match input {
        Value::Object(fields) => Ok(fields),
        _ => Err(Error::new("bad-request", "What stands under “input” must be an object of counts.")
            .about("input")),
    }
}

fn by_name(name: &str, fields: &Map<String, Value>) -> Result<Value, Error> {
    if let Ok(measure) = find_measure(name) {
        return measure_of(measure, input_of(fields)?).map(|view| described(&view));
    }
    if let Some(family) = family(name) {
        return all_of(family, fields);
    }
    // "Pearson chi2, no correction": the longest beginning that is a name.
    let ends = name.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let Some(measure) =
        ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| find_measure(&name[..end]).ok())
    else {
        return find_measure(name).map(|_| Value::Null);
    };
    let mut view = measure_of(measure, input_of(fields)?)?;
    view.warnings
        .push(format!("“{name}” was read as “{}”; the rest of the name was not looked at.", measure.id));
    Ok(described(&view))
}

fn family(name: &str) -> Option<Family> {
    let is_it = |measure: &&Measure| {
        let own = measure.family.name().to_lowercase();
        own == name.to_lowercase() || own.split(' ').any(|word| word.len() > 4 && word == name.to_lowercase())
    };
    MEASURES.iter().find(is_it).map(|measure| measure.family)
}

/// Every measure of a family that can be worked out from these fields.
fn all_of(family: Family, fields: &Map<String, Value>) -> Result<Value, Error> {
    let mut all = Vec::new();
    let mut last = None;
    for measure in MEASURES.iter().filter(|measure| measure.family == family) {
        match measure_of(measure, input_of(fields)?) {
            Ok(view) => all.push(described(&view)),
            Err(error) => last = Some(error),
        }
    }
    match last {
        Some(error) if all.is_empty() => Err(error),
        _ => Ok(Value::Array(all)),
    }
}

fn input_of(fields: &Map<String, Value>) -> Result<Input, Error> {
    let fields: Result<Vec<(String, Given)>, Error> = fields
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| {
            let given = given(value).ok_or_else(|| {
                let message = "A field holds a number, a text, or a list of numbers or of texts.";
                Error::new("bad-request", message).about(name.as_str())
            })?;
            Ok((name.clone(), given))
        })
        .collect();
    Ok(Input::new(fields?))
}

fn given(value: &Value) -> Option<Given> {
    match value {
        Value::Number(number) => number.as_f64().map(Given::Number),
        Value::String(text) => Some(Given::Text(text.clone())),
        Value::Array(list) if list.iter().all(Value::is_number) => {
            Some(Given::Numbers(list.iter().filter_map(Value::as_f64).collect()))
        }
        Value::Array(list) if list.iter().all(Value::is_string) => {
            Some(Given::Texts(list.iter().filter_map(Value::as_str).map(str::to_owned).collect()))
        }
        // Rows of a table, or texts as lists of tokens.
        Value::Array(rows) => {
            let rows: Vec<Given> = rows.iter().map(given).collect::<Option<_>>()?;
            let mut numbers = Vec::new();
            let mut texts = Vec::new();
            for row in rows {
                match row {
                    Given::Numbers(row) => numbers.extend(row),
                    Given::Texts(row) => texts.push(row.join(" ")),
                    _ => return None,
                }
            }
            match (numbers.is_empty(), texts.is_empty()) {
                (false, true) => Some(Given::Numbers(numbers)),
                (true, false) => Some(Given::Texts(texts)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn described(view: &MeasureView) -> Value {
    let first = view.values.first();
    json!({
        "measure": view.measure.id,
        "name": view.measure.name,
        "value": first.and_then(|value| value.value),
        "notDefined": first.and_then(|value| value.not_defined.as_ref()),
        "values": view.values,
        "formula": view.measure.formula,
        "source": view.measure.source,
        "choice": view.measure.choice,
        "steps": view.steps,
        "warnings": view.warnings,
    })
}

fn list_all() -> Value {
    let all: Vec<Value> = measures().measures.iter().map(listed).collect();
    Value::Array(all)
}

fn listed(measure: &MeasureInfo) -> Value {
    let inputs: Vec<Value> = measure
        .ways
        .iter()
        .map(|way| {
            let mut example = Map::new();
            example.insert("measure".to_owned(), json!(measure.id));
            for field in way.iter().filter(|field| !field.optional) {
                example.insert(field.name.clone(), example_of(field));
            }
            json!({ "fields": described_fields(way), "example": example })
        })
        .collect();
    json!({
        "measure": measure.id, "name": measure.name, "aliases": measure.aliases, "family": measure.family,
        "formula": measure.formula, "source": measure.source, "choice": measure.choice,
        "inputs": inputs, "options": described_fields(&measure.options),
    })
}

fn described_fields(fields: &[MeasureInput]) -> Value {
    fields
        .iter()
        .map(|field| {
            let mut told = json!({ "name": field.name, "what": field.label, "kind": field.kind });
            if field.optional {
                told["usual"] = json!(field.example);
            }
            if !field.choices.is_empty() {
                told["choices"] = json!(field.choices);
            }
            told
        })
        .collect()
}

fn example_of(field: &MeasureInput) -> Value {
    let number = |text: &str| {
        text.parse::<f64>().map_or(Value::Null, |n| if n == n.trunc() { json!(n as i64) } else { json!(n) })
    };
    match field.kind.as_str() {
        "number" => number(&field.example),
        "numbers" => field.example.split(' ').map(number).collect(),
        "texts" => field.example.lines().collect(),
        _ => json!(field.example),
    }
}
