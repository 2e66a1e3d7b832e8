//! The figures over single rows of the optional sheets in plain loops: S-07, S-15 (计数), S-20,
//! S-27, S-47, S-53, S-54.

use super::goal::{Own, at_least, at_most, count, share};
use super::plain::Tri::{self, Maybe, No, Yes};
use super::plain::{Answer, Place, Span, tri};
use super::sample::Sample;
use std::collections::BTreeMap;
use zhenwen::model::Day;

/// A figure over rows; `None` = this recount does not know the id.
pub(super) fn of_rows(
    id: &str,
    sample: &Sample,
    place: &Place,
    span: &Span,
) -> Option<Answer> {
    match &id[..4] {
        "S-07" => of_tasks(id, sample, span),
        "S-15" => of_counts(id, sample, span),
        "S-20" => of_supervisions(id, sample, span),
        "S-27" => of_checks(id, sample, place, span),
        "S-47" => of_calls(id, sample, span),
        "S-53" => of_monthly(id, sample, place, span),
        "S-54" => Some(of_yearly(id, sample, span)),
        _ => None,
    }
}

fn of_tasks(id: &str, sample: &Sample, span: &Span) -> Option<Answer> {
    let d = sample.as_of;
    let none = Own::default();
    let tasks = &sample.books.tasks;
    let past = |day: Option<Day>| day.filter(|day| *day <= d);
    let due = |t: &super::books::Task| match t.due {
        Some(x) if t.kind != Some("长期坚持") => {
            tri(span.holds(x) && (x < d || past(t.done).is_some()))
        }
        _ => No,
    };
    let counted = |own: Own, is: &dyn Fn(&super::books::Task) -> bool| {
        let rows: Vec<_> = tasks.iter().map(|t| (1, tri(is(t)))).collect();
        Some(count(&rows, &sample.goal(id, span, own)))
    };
    match id {
        "S-07.due" => counted(none.at_once(), &|t| due(t) == Yes),
        "S-07.ontime_rate" => {
            let rows: Vec<_> = tasks
                .iter()
                .map(|t| (1, due(t), tri(past(t.done).is_some_and(|x| Some(x) <= t.due))))
                .collect();
            Some(share(&rows, &sample.goal(id, span, at_least(100).at_once())))
        }
        "S-07.overdue" => counted(at_most(0), &|t| {
            t.due.is_some_and(|x| x < d) && past(t.done).is_none()
        }),
        "S-07.untagged" => counted(at_most(0), &|t| !t.leader && !t.body),
        "S-07.standing" => {
            let rows: Vec<_> = tasks
                .iter()
                .map(|t| {
                    let standing = t.kind.map_or(Maybe, |kind| tri(kind == "长期坚持"));
                    let open = tri(past(t.done).is_none());
                    let moved = past(t.progress).is_some_and(|day| span.holds(day));
                    (1, standing.min(open), tri(moved))
                })
                .collect();
            Some(share(&rows, &sample.goal(id, span, at_least(100))))
        }
        _ => None,
    }
}

fn of_counts(id: &str, sample: &Sample, span: &Span) -> Option<Answer> {
    let (of, own) = match id {
        "S-15.farm_reg" => ("农机登记", at_least(95)),
        "S-15.farm_inspect" => ("农机检验", at_least(90)),
        _ => return None,
    };
    let mut latest: BTreeMap<&str, &super::books::Count> = BTreeMap::new();
    for count in &sample.books.counts {
        let later = latest.get(count.by).is_none_or(|held| held.day < count.day);
        if count.of == of && count.day <= sample.as_of && later {
            latest.insert(count.by, count);
        }
    }
    let mut rows = Vec::new();
    for count in latest.values() {
        match count.done.map(|done| done.min(count.whole)) {
            None => rows.push((count.whole, Yes, Maybe)),
            Some(done) => {
                rows.push((done, Yes, Yes));
                rows.push((count.whole - done, Yes, No));
            }
        }
    }
    Some(share(&rows, &sample.goal(id, span, own)))
}

fn of_supervisions(id: &str, sample: &Sample, span: &Span) -> Option<Answer> {
    let d = sample.as_of;
    let past = |day: Option<Day>| day.filter(|day| *day <= d);
    let issued = || sample.books.supervisions.iter().filter(|it| it.issued <= d);
    match id {
        "S-20.issued" => {
            let rows: Vec<_> =
                issued().map(|it| (1, tri(span.holds(it.issued)))).collect();
            Some(count(&rows, &sample.goal(id, span, Own::default())))
        }
        "S-20.done_rate" => {
            let rows: Vec<_> = issued()
                .map(|it| match (it.extended.or(it.due), past(it.done)) {
                    (None, None) => (1, Maybe, No),
                    (None, Some(_)) => (1, Maybe, Maybe),
                    (Some(x), None) => (1, tri(span.holds(x) && x < d), No),
                    (Some(x), Some(done)) => (1, tri(span.holds(x)), tri(done <= x)),
                })
                .collect();
            Some(share(&rows, &sample.goal(id, span, at_least(100).at_once())))
        }
        "S-20.overdue" => {
            let open = issued().filter(|it| past(it.done).is_none());
            let late =
                open.map(|it| it.extended.or(it.due).map_or(Maybe, |x| tri(x < d)));
            let rows: Vec<_> = late.map(|late| (1, late)).collect();
            Some(count(&rows, &sample.goal(id, span, at_most(0))))
        }
        _ => None,
    }
}

fn of_checks(id: &str, sample: &Sample, place: &Place, span: &Span) -> Option<Answer> {
    let goal = sample.goal(id, span, Own::default());
    let inside = sample
        .checks
        .iter()
        .filter(|c| span.holds(c.day) && c.day <= sample.as_of)
        .filter(|c| sample.is_in(place, c.village, c.spot));
    let kinds =
        inside.map(|c| c.kind.map_or(Maybe, |it| tri(matches!(it, "四不两直" | "暗访"))));
    match id {
        "S-27.checks" => {
            Some(count(&kinds.map(|kind| (1, kind)).collect::<Vec<_>>(), &goal))
        }
        "S-27.share" => {
            Some(share(&kinds.map(|kind| (1, Yes, kind)).collect::<Vec<_>>(), &goal))
        }
        _ => None,
    }
}

fn of_calls(id: &str, sample: &Sample, span: &Span) -> Option<Answer> {
    let d = sample.as_of;
    let ways: &[&str] = match id {
        "S-47.hints" => &["提示函", "警示函"],
        "S-47.circulars" => &["通报"],
        "S-47.interviews" => &["约谈"],
        "S-47.exposures" => &["曝光"],
        "S-47.result_rate" => &["提示函", "警示函", "通报", "约谈", "曝光"],
        _ => return None,
    };
    let calls = sample.books.calls.iter();
    let calls = calls.filter(|it| it.day <= d && ways.contains(&it.way));
    if id != "S-47.result_rate" {
        let rows: Vec<_> = calls.map(|it| (1, tri(span.holds(it.day)))).collect();
        return Some(count(&rows, &sample.goal(id, span, Own::default())));
    }
    let rows: Vec<(i64, Tri, Tri)> = calls
        .map(|it| {
            let given = it.result.is_some_and(|result| result != "无");
            let due = it.due.is_some_and(|x| span.holds(x) && (x < d || given));
            (1, tri(due), tri(given))
        })
        .collect();
    Some(share(&rows, &sample.goal(id, span, at_least(100).at_once())))
}

/// (应报日期, 实报日期 by D) of every village and month of the window.
fn reports(sample: &Sample, place: &Place, span: &Span) -> Vec<(Day, Option<Day>)> {
    let months: Vec<String> = match span.label.len() {
        7 => vec![span.label.clone()],
        _ => (1..=12).map(|month| format!("{}-{month:02}", span.label)).collect(),
    };
    let mut reports = Vec::new();
    for village in 0..sample.villages {
        if matches!(place, Place::Village(at) if *at != village) {
            continue;
        }
        for label in &months {
            let row = sample.books.reports.iter().find(|it| {
                it.village == village && it.kind == "月报" && it.label == *label
            });
            let month: Day = format!("{label}-01").parse().unwrap();
            let next = month.last_of_month().tomorrow().unwrap();
            let last = i64::from(next.days_in_month());
            let day = i8::try_from(sample.books.report_day.min(last)).unwrap();
            let due = jiff::civil::date(next.year(), next.month(), day);
            let filed = row.and_then(|it| it.filed).filter(|day| *day <= sample.as_of);
            reports.push((row.and_then(|it| it.due).unwrap_or(due), filed));
        }
    }
    reports
}

fn of_monthly(id: &str, sample: &Sample, place: &Place, span: &Span) -> Option<Answer> {
    let d = sample.as_of;
    let reports = reports(sample, place, span);
    let counted = |is: &dyn Fn(Day, Option<Day>) -> bool, own: Own| {
        let rows: Vec<_> = reports.iter().map(|(x, f)| (1, tri(is(*x, *f)))).collect();
        Some(count(&rows, &sample.goal(id, span, own.at_once())))
    };
    match id {
        "S-53.ontime_rate" => {
            let rows: Vec<_> = reports
                .iter()
                .map(|(due, filed)| {
                    let member = *due < d || filed.is_some();
                    (1, tri(member), tri(filed.is_some_and(|filed| filed <= *due)))
                })
                .collect();
            Some(share(&rows, &sample.goal(id, span, at_least(100).at_once())))
        }
        "S-53.late" => {
            counted(&|due, filed| filed.is_some_and(|it| it > due), Own::default())
        }
        "S-53.missing" => counted(&|due, filed| due < d && filed.is_none(), at_most(0)),
        _ => None,
    }
}

fn of_yearly(id: &str, sample: &Sample, span: &Span) -> Answer {
    let year: i16 = span.label.parse().unwrap();
    let deadline = Some(jiff::civil::date(year + 1, 1, 20));
    let goal = sample.goal(id, span, Own { deadline, ..at_least(100) });
    let rows: Vec<_> = (0..sample.villages)
        .map(|village| {
            let mut own = sample.books.reports.iter().filter(|it| {
                it.village == village && it.kind == "年度总结" && it.label == span.label
            });
            let in_time = own.any(|it| {
                it.filed.is_some_and(|f| f <= sample.as_of && Some(f) <= it.due)
            });
            (1, Yes, tri(in_time))
        })
        .collect();
    share(&rows, &goal)
}
