//! Any counts, texts and names in any field of any measure: a finite number, a reason why there is none, or an error
//! with a sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprism::session::{measure, measures};
use newsprism::view::{MeasureField, MeasureRequest};

/// Counts that break formulas.
const HOSTILE: [f64; 12] = [
    0.0, 1.0, 2.0, 42.0, 0.5, 1e9, 4_294_967_295.0, 4_294_967_294.0, 9_007_199_254_740_992.0, 1e300, -1.0, 5e-324,
];

fuzz_target!(|input: (u8, u8, Vec<(u8, Vec<(u8, u32)>, String)>)| {
    let (measure_at, way, given) = input;
    let all = measures().measures;
    let info = &all[measure_at as usize % all.len()];
    let way = &info.ways[way as usize % info.ways.len()];
    let fields = way.iter().chain(&info.options).zip(given).map(|(field, (how, numbers, text))| {
        let number = |(how, number): (u8, u32)| if how < 128 { HOSTILE[how as usize % 12] } else { f64::from(number) };
        let is_text = if how < 200 { field.kind != "number" && field.kind != "numbers" } else { how % 2 == 0 };
        let mut numbers: Vec<f64> = numbers.into_iter().map(number).collect();
        if field.kind == "number" && how < 190 {
            numbers.truncate(1);
        }
        MeasureField {
            name: field.name.clone(),
            numbers: if is_text { Vec::new() } else { numbers },
            text: is_text.then_some(text),
        }
    });
    let request = MeasureRequest { measure: info.id.clone(), fields: fields.collect() };
    match measure(&request) {
        Ok(view) => {
            for value in &view.values {
                assert_eq!(value.value.is_some(), value.not_defined.is_none());
                assert!(value.value.is_none_or(f64::is_finite), "{} {value:?}", info.id);
            }
            assert!(view.steps.iter().all(|step| step.value.is_finite()), "{} {:?}", info.id, view.steps);
        }
        Err(error) => assert!(!error.message.is_empty() && !error.code.is_empty()),
    }
});
