//! The figures over hazards in plain loops, states and all (`model.md` §7).

use super::goal::{Own, at_least, at_most, count, share};
use super::plain::Tri::{self, Maybe, No, Yes};
use super::plain::{Answer, Place, Span, tri};
use super::sample::{Hazard, Sample, Spot};
use zhenwen::model::Day;

/// One hazard by `model.md` §7.
struct State {
    g: Day,
    r: Option<Day>,
    c: Option<Day>,
    v: Option<Day>,
    major: Tri,
    counts: bool,
    word: &'static str,
    weight: i64,
}

#[allow(
    clippy::many_single_char_names,
    reason = "g r c v q are the names of model.md §7"
)]
fn state(hazard: &Hazard, sample: &Sample) -> State {
    let as_of = sample.as_of;
    let past = |day: Option<Day>| day.filter(|day| *day <= as_of);
    let g = hazard.graded.unwrap_or(hazard.found).max(hazard.found);
    let major = match hazard.level {
        None => Maybe,
        Some("重大") => tri(g <= as_of),
        Some(_) => No,
    };
    let (q, verdict) = match (past(hazard.rechecked), hazard.conclusion) {
        (Some(q), Some(word)) => (Some(q), word),
        _ => (None, ""),
    };
    let mut r = past(hazard.done);
    if verdict == "不合格" {
        r = r.filter(|r| Some(*r) > q);
    } else {
        let on_site = (hazard.way == Some("当场整改")).then_some(hazard.found);
        r = r.or(q).or(past(on_site)).or(past(hazard.closed));
    }
    let mut c = past(hazard.closed);
    if verdict == "不合格" || (major == Yes && (q.is_none() || c.is_none() || q > c)) {
        c = None;
    } else if major != Yes {
        c = c.or(q);
    }
    let gone = past(hazard.voided);
    let v =
        gone.filter(|_| c.is_none() && matches!(hazard.reason, Some("搬迁" | "关停")));
    let invalid = gone.is_some() && matches!(hazard.reason, Some("不属实" | "重复"));
    let word = match () {
        () if invalid => "无效",
        () if hazard.found > as_of => "未发现",
        () if c.is_some() => "已销号",
        () if v.is_some() => "已撤销",
        () if r.is_some() => "待复查",
        () if hazard.deadline.is_some_and(|deadline| deadline < as_of) => "逾期",
        () => "在治",
    };
    let counts = !matches!(word, "无效" | "未发现");
    let weight = if sample.by_problems { hazard.problems } else { 1 };
    State { g, r, c, v, major, counts, word, weight }
}

impl Sample {
    fn hazards_in<'a>(
        &'a self,
        place: &'a Place,
    ) -> impl Iterator<Item = (&'a Hazard, State)> + 'a {
        let inside = |h: &&Hazard| self.is_in(place, h.village, h.spot);
        let all = self.hazards.iter().filter(inside).map(|h| (h, state(h, self)));
        all.filter(|(_, s)| s.counts)
    }
}

/// A figure over hazards; `None` = this recount does not know the id.
pub(super) fn of_hazards(
    id: &str,
    sample: &Sample,
    place: &Place,
    span: &Span,
) -> Option<Answer> {
    let d = sample.as_of;
    let none = Own::default();
    let zero = at_most(0);
    let all = at_least(100);
    let held = |day: Option<Day>| tri(day.is_some_and(|day| span.holds(day) && day <= d));
    let not_voided = |s: &State| tri(s.word != "已撤销");
    let unclosed = |s: &State| tri(matches!(s.word, "待复查" | "逾期" | "在治"));
    let open = |s: &State| tri(matches!(s.word, "逾期" | "在治"));
    let base: Day = "2023-12-31".parse().unwrap();
    let late = |h: &Hazard| h.deadline.map_or(Maybe, |deadline| tri(deadline < d));
    let due = |h: &Hazard, done: Option<Day>| match h.deadline {
        None => Maybe,
        Some(x) => tri(span.holds(x) && (x < d || done.is_some())),
    };
    let in_time = |h: &Hazard, done: Option<Day>| match (done, h.deadline) {
        (None, _) => No,
        (Some(_), None) => Maybe,
        (Some(done), Some(deadline)) => tri(done <= deadline),
    };
    let rows: Vec<(&Hazard, State)> = sample.hazards_in(place).collect();
    let counted = |m: &dyn Fn(&Hazard, &State) -> Tri, own: Own| {
        let goal = sample.goal(id, span, own);
        let member = |h: &Hazard, s: &State| m(h, s).min(goal.for_hazard(h));
        let rows: Vec<_> = rows.iter().map(|(h, s)| (s.weight, member(h, s))).collect();
        Some(count(&rows, &goal))
    };
    let shared = |m: &dyn Fn(&Hazard, &State) -> Tri,
                  s: &dyn Fn(&Hazard, &State) -> Tri,
                  own: Own| {
        let goal = sample.goal(id, span, own);
        let member = |h: &Hazard, s: &State| m(h, s).min(goal.for_hazard(h));
        let rows: Vec<_> =
            rows.iter().map(|(h, st)| (st.weight, member(h, st), s(h, st))).collect();
        Some(share(&rows, &goal))
    };
    let given = |is: bool| tri(is);
    match id {
        "S-17.stock" => counted(&|_, s| s.major.min(unclosed(s)), none),
        "S-17.stock_old" => {
            counted(&|_, s| s.major.min(unclosed(s)).min(tri(s.g <= base)), zero)
        }
        "S-17.old_rate" => {
            let m =
                |_: &Hazard, s: &State| s.major.min(not_voided(s)).min(tri(s.g <= base));
            let own = Own { by_hand: true, ..none };
            shared(&m, &|_, s| tri(s.c.is_some()), own)
        }
        "S-17.increment" => counted(&|_, s| s.major.min(held(Some(s.g))), none),
        "S-17.closed" => counted(&|_, s| s.major.min(held(s.c)), none),
        "S-17.voided" => counted(&|_, s| s.major.min(held(s.v)), none),
        "S-17.upgraded" => {
            counted(&|h, s| s.major.min(held(Some(s.g))).min(tri(h.found < s.g)), none)
        }
        "S-17.close_rate" => shared(
            &|_, s| s.major.min(held(Some(s.g))).min(not_voided(s)),
            &|_, s| tri(s.word == "已销号"),
            none,
        ),
        "S-17.close_ontime" => shared(
            &|h, s| s.major.min(not_voided(s)).min(due(h, s.c)),
            &|h, s| in_time(h, s.c),
            all.at_once(),
        ),
        "S-17.zero" => counted(&|h, s| s.major.min(unclosed(s)).min(late(h)), zero),
        "S-18.found" => counted(&|h, _| held(Some(h.found)), none),
        "S-18.found_general" => counted(
            &|h, s| {
                let general = [Yes, Maybe, No][s.major as usize];
                general.min(held(Some(h.found)))
            },
            none,
        ),
        "S-18.found_major" => counted(&|h, s| s.major.min(held(Some(h.found))), none),
        "S-18.found_ungraded" => {
            counted(&|h, _| tri(h.level.is_none()).min(held(Some(h.found))), zero)
        }
        "S-18.onsite" => counted(
            &|h, _| {
                let way = h.way.map_or(Maybe, |way| tri(way == "当场整改"));
                way.min(held(Some(h.found)))
            },
            none,
        ),
        "S-18.rectified" => counted(&|_, s| held(s.r).min(not_voided(s)), none),
        "S-18.rectified_rate" => shared(
            &|h, s| held(Some(h.found)).min(not_voided(s)),
            &|_, s| tri(matches!(s.word, "已销号" | "待复查")),
            none,
        ),
        "S-18.closed_rate" => shared(
            &|h, s| held(Some(h.found)).min(not_voided(s)),
            &|_, s| tri(s.word == "已销号"),
            none,
        ),
        "S-18.ontime_rate" => shared(
            &|h, s| not_voided(s).min(due(h, s.r)),
            &|h, s| in_time(h, s.r),
            none.at_once(),
        ),
        "S-18.open" => counted(&|_, s| open(s), none),
        "S-18.overdue" => counted(&|h, s| open(s).min(late(h)), zero),
        "S-18.pending" => counted(&|_, s| tri(s.word == "待复查"), none),
        "S-18.recheck_late" => {
            let days = sample.goal(id, span, zero).row.and_then(|row| row.times);
            let limit =
                d.checked_sub(jiff::Span::new().days(days.unwrap_or(10))).unwrap();
            let late =
                |s: &State| tri(s.word == "待复查" && s.r.is_some_and(|r| r < limit));
            counted(&|_, s| late(s), zero)
        }
        "S-18.five" => shared(
            &|_, s| s.major.min(unclosed(s)),
            &|h, _| {
                let four = h.measure.is_some() && h.person.is_some();
                let four = four && h.fund.is_some() && h.deadline.is_some();
                given(four).min(h.plan.map_or(Maybe, |plan| tri(plan == "是")))
            },
            all,
        ),
        "S-18.repeat" => counted(&|h, _| tri(h.is_repeat).min(held(Some(h.found))), none),
        "S-15.exits" => counted(
            &|h, s| open(s).min(h.category.map_or(Maybe, |it| tri(it == "疏散通道"))),
            zero,
        ),
        "S-15.fix_fire" | "S-15.fix_industry" | "S-15.fix_gas" => {
            let wanted = match id {
                "S-15.fix_fire" => "消防",
                "S-15.fix_gas" => "燃气",
                _ => "工贸",
            };
            let field = |h: &Hazard| match h.spot {
                Spot::Unit(at) => {
                    sample.units[at].field.map_or(Maybe, |field| tri(field == wanted))
                }
                Spot::Stranger => Maybe,
                Spot::Village(_) | Spot::Blank => No,
            };
            let is_one = |h: &Hazard, s: &State| {
                field(h).min(held(Some(h.found))).min(not_voided(s))
            };
            shared(&is_one, &|_, s| tri(matches!(s.word, "已销号" | "待复查")), none)
        }
        "S-19.notified_rate" => shared(
            &|_, s| s.major.min(held(Some(s.g))).min(not_voided(s)),
            &|h, _| tri(h.notified.is_some_and(|day| day <= d)),
            all,
        ),
        "S-19.reviewed" => {
            shared(&|_, s| s.major.min(held(s.c)), &|h, _| tri(h.reviewed), all)
        }
        "S-20.major_listed" => {
            shared(&|_, s| s.major.min(unclosed(s)), &|h, _| tri(h.listed), none)
        }
        "S-18.fund" => {
            let found = rows.iter().filter(|(h, _)| held(Some(h.found)) == Yes);
            Some((found.filter_map(|(h, _)| h.fund).sum(), None, None))
        }
        _ => None,
    }
}
