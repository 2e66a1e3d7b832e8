//! 应报(…): reports that the paper's subject owes or has sent.

use super::scene::Scene;
use crate::expr::engine::{Answer, Call, Datum};
use crate::model::{Provenance, Report, RowRef, Subject, Text, Value};
use std::sync::Arc;

impl Scene {
    /// The reports of the subject, of all bodies for the town, that stand so.
    pub(super) fn reports(&self, call: &Call) -> Answer {
        let wanted = call.text(0).unwrap_or_default();
        let reports = &self.case().facts.reports;
        let all: Vec<&Report> = match self.paper.subject {
            Subject::Row(row) => reports.of(row).collect(),
            Subject::Town => reports.list.iter().collect(),
        };
        let state = |report: &Report| report.state(self.run.as_of).to_string();
        let is_wanted = |report: &&Report| wanted.is_empty() || state(report) == wanted;
        let found = all.into_iter().filter(is_wanted).map(|report| self.report(report));
        Answer::Values(found.collect(), format!("应报（{wanted}）").into())
    }

    /// A report with its parts.
    fn report(&self, report: &Report) -> Arc<Datum> {
        let row = report.row.or(report.body);
        let part = |header: &'static str, value: Value| {
            let from = row.map(|row| source(row, report, header));
            (header, Datum { value, from, header: header.into(), ..Datum::default() })
        };
        let day = |day: Option<_>| day.map_or(Value::Blank, Value::Date);
        let days = report.due.filter(|_| report.filed.is_none()).map(|due| {
            let span = self.run.as_of - due;
            Value::Integer(i64::from(span.get_days()))
        });
        let fields = vec![
            part("材料类别", Value::Text(report.kind.clone())),
            part("所属期", report.label.clone()),
            part("应报日期", day(report.due)),
            part("实报日期", day(report.filed)),
            part("超过天数", days.unwrap_or_default()),
        ];
        let (_, name) = part("报送单位", Value::Text(report.name.clone()));
        Arc::new(Datum { fields, ..name })
    }
}

/// Where a part of a report came from: its row, or the body that owes it.
fn source(row: RowRef, report: &Report, header: &'static str) -> Provenance {
    match report.row {
        Some(_) => Provenance::Cell(row, Text::from(header)),
        None => Provenance::Rows(vec![row]),
    }
}
