//! One article for the Reader.

use super::Asked;
use crate::error::Error;
use crate::view::{ArticleRequest, ArticleView, LineView, MarkedView, Span16};

impl Asked<'_> {
    pub(super) fn article(&self, asked: &ArticleRequest) -> Result<ArticleView, Error> {
        let ArticleRequest { filter, article, query } = asked;
        let id = self.known(*article, "article")?;
        let entry = &self.corpus[id.index()];
        let text = entry.article.text.as_str();
        let utf16 = &self.read[id.index()].utf16;
        let (mut quotes, mut selected) = (Vec::new(), Vec::new());
        let first = self.analysis.quotations.partition_point(|q| q.article < id);
        for (at, quotation) in self.analysis.quotations.iter().enumerate().skip(first) {
            if quotation.article != id {
                break;
            }
            quotes.push(self.quote_row(at));
            selected.push(self.keeps_quotation(filter, at));
        }
        let lines = entry.article.lines.iter().map(|line| LineView {
            span: utf16.span(text, line.span),
            class: line.class.name().to_owned(),
            reason: line.reason.to_owned(),
            counted: utf16.span(text, line.counted),
        });
        let marked = self.unsaid(id).map(|marked| MarkedView {
            span: utf16.span(text, marked.span),
            role: marked.role.name().to_owned(),
            reason: marked.reason.to_owned(),
        });
        let hits: Vec<Span16> =
            self.hits_in(id, query)?.into_iter().map(|span| utf16.span(text, span)).collect();
        Ok(ArticleView {
            info: self.analysis.infos[id.index()].clone(),
            text: text.to_owned(),
            lines: lines.collect(),
            quotes,
            selected,
            marked: marked.collect(),
            hits,
        })
    }
}
