//! Up to four reports of any bytes, parted by 0xFF: everything that compares them answers, and each place is in its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{Answer, Filter, FilterRequest, LeftOutRequest, ListRequest, Page, Request};

fuzz_target!(|data: &[u8]| {
    let mut session = Session::new();
    let files: Vec<_> = (0u32..)
        .zip(data.split(|&byte| byte == 0xFF).take(4))
        .map(|(number, bytes)| {
            let file = SourceFile { name: format!("{number}.txt"), bytes: bytes.to_vec() };
            let (outlet, date) = (Some(format!("outlet {}", number % 3)), Some("2016-03-16".to_owned()));
            (file, ManifestEntry { outlet, date, ..ManifestEntry::default() })
        })
        .collect();
    session.load(&files);
    let (filter, page) = (Filter::default(), Page { offset: 0, limit: 1000 });
    let list = ListRequest { filter: filter.clone(), page };
    let requests = [
        Request::LeftOut(LeftOutRequest { filter: filter.clone(), least: 1, page }),
        Request::Naming(list.clone()),
        Request::Numbers(list.clone()),
        Request::Voices(list.clone()),
        Request::Verbs(list),
        Request::Overview(FilterRequest { filter: filter.clone() }),
    ];
    for request in &requests {
        match session.ask(request) {
            Ok(Answer::Naming(view)) => {
                for form in view.rows.iter().flat_map(|row| &row.forms) {
                    for place in &form.places {
                        assert!(place.span.start < place.span.end, "an empty name");
                    }
                }
            }
            Ok(_) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
});
