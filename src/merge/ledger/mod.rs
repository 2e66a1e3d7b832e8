//! 台账: sheets and figures → ledgers, their rows fetched one by one when they are set.

mod rows; // which rows of a sheet, and their order
mod cells; // what a row of a sheet shows
mod derived; // =x columns of hazards, units and villages
mod columns; // headers, widths, drop-downs
mod charts; // charts of the year workbook
pub(in crate::merge) mod logic; // rows that no condition describes
mod public; // what is not for everybody is left out
mod entry; // what the manifest says of a ledger

pub use charts::year_charts;
pub use entry::{month_entry, month_path, year_entry, year_path};

use super::{Case, Wanted};
use crate::catalog::{
    Catalog, ColumnSource, LedgerColumnDecl, LedgerDecl, LedgerRows, LedgerTableDecl,
    Logic,
};
use crate::expr::condition::World;
use crate::model::{Ledger, LedgerTable, Period, RowSource, Text, print_day};
use std::collections::BTreeSet;

/// Kind and name of the year workbook.
const YEAR_BOOK: &str = "年度台账";

/// 年度台账: the year's ledgers as sheets of one workbook.
pub struct YearBook<'a> {
    /// 年度台账 or 年度台账（公开版）.
    pub name: Text,
    /// Its sheets.
    pub ledgers: Vec<Ledger<'a>>,
}

/// The month's ledgers, one file each. They show the whole town: `--village` and `--unit`
/// choose papers.
pub fn month_ledgers<'a>(case: Case<'a>, wanted: &Wanted) -> Vec<Ledger<'a>> {
    let decls = case.catalog.ledgers.iter().filter(|decl| decl.is_monthly);
    let decls = decls.filter(|decl| wanted.wants_month && is_asked(decl, wanted));
    let decls = decls.filter(|decl| decl.form.is_none());
    let own = |decl| ledger(case, decl, case.run.month);
    let editions = |decl| {
        let public = wanted.wants_public().then(|| own(decl).map(public::public));
        own(decl).into_iter().chain(public.flatten())
    };
    decls.flat_map(editions).collect()
}

/// Ledgers for which a form is filled in, with their declarations: one a month, and one a
/// year beside the sheet of the year workbook.
pub fn form_ledgers<'a>(
    case: Case<'a>,
    wanted: &Wanted,
) -> Vec<(&'a LedgerDecl, Ledger<'a>)> {
    let decls = case.catalog.ledgers.iter().filter(|decl| decl.form.is_some());
    let of = |decl: &'a LedgerDecl| {
        let month = decl.is_monthly && wanted.wants_month;
        let year = decl.is_yearly && wanted.wants_year;
        let month = month.then_some(case.run.month);
        let periods =
            month.into_iter().chain(year.then_some(Period::Year(case.run.year)));
        periods.filter_map(move |period| Some((decl, ledger(case, decl, period)?)))
    };
    decls.filter(|decl| is_asked(decl, wanted)).flat_map(of).collect()
}

/// The year workbook, and its public edition where that is wanted; all ledgers or none.
pub fn year_books<'a>(case: Case<'a>, wanted: &Wanted) -> Vec<YearBook<'a>> {
    let own = YearBook { name: YEAR_BOOK.into(), ledgers: year_ledgers(case, wanted) };
    let public = wanted.wants_public().then(|| YearBook {
        name: format!("{YEAR_BOOK}{}", public::MARK).into(),
        ledgers: year_ledgers(case, wanted).into_iter().map(public::public).collect(),
    });
    let books = std::iter::once(own).chain(public);
    books.filter(|book| !book.ledgers.is_empty()).collect()
}

/// The year's ledgers.
fn year_ledgers<'a>(case: Case<'a>, wanted: &Wanted) -> Vec<Ledger<'a>> {
    let is_asked = wanted.only.is_empty() || wanted.only.iter().any(|o| o == YEAR_BOOK);
    let decls = case.catalog.ledgers.iter().filter(|decl| decl.is_yearly);
    let decls = decls.filter(|_| wanted.wants_year && is_asked);
    decls.filter_map(|decl| ledger(case, decl, Period::Year(case.run.year))).collect()
}

/// Whether `--only` names any ledger.
pub(super) fn is_any_asked(catalog: &Catalog, wanted: &Wanted) -> bool {
    let is_year_book = wanted.only.iter().any(|only| only == YEAR_BOOK);
    is_year_book || catalog.ledgers.iter().any(|decl| is_asked(decl, wanted))
}

/// Whether `--only` leaves a ledger in: by code, file stem or name.
fn is_asked(decl: &LedgerDecl, wanted: &Wanted) -> bool {
    let stem = decl.path.rsplit('/').next().and_then(|file| file.strip_suffix(".toml"));
    let is = |only: &String| {
        *only == *decl.code || *only == *decl.name || Some(only.as_str()) == stem
    };
    wanted.only.is_empty() || wanted.only.iter().any(is)
}

/// One ledger; `None` where its sheet is not kept.
pub(super) fn ledger<'a>(
    case: Case<'a>,
    decl: &'a LedgerDecl,
    period: Period,
) -> Option<Ledger<'a>> {
    let tables: Vec<LedgerTable> =
        decl.tables.iter().map_while(|decl| table(case, decl, period)).collect();
    if tables.is_empty() {
        return None;
    }
    let (town, filler) = (office(case, "机关简称"), office(case, "机关名称"));
    Some(Ledger {
        code: decl.code.clone(),
        name: decl.name.clone(),
        period,
        template: decl.path.clone(),
        title: format!("{town}{}（{}）", decl.name, period.print()).into(),
        filler: format!("填报单位：{filler}").into(),
        as_of: format!("统计截止日期：{}", print_day(case.run.as_of)).into(),
        is_landscape: decl.is_landscape,
        has_signatures: true,
        tables,
    })
}

/// One table of a ledger; `None` where its sheet is not kept.
pub(in crate::merge) fn table<'a>(
    case: Case<'a>,
    decl: &'a LedgerTableDecl,
    period: Period,
) -> Option<LedgerTable<'a>> {
    let rows: Box<dyn RowSource> = match &decl.rows {
        LedgerRows::Sheet { sheet, when, last } => {
            let sheet = case.town.sheet_named(sheet)?;
            let world = world(case, period);
            let last = last.as_ref().map(|last| last.bind(world, sheet.id));
            let pick = rows::Pick { when: when.bind(world, sheet.id), last };
            let rows = rows::select(case, decl, sheet, &pick);
            Box::new(cells::SheetRows::new(case, decl, sheet, rows))
        }
        LedgerRows::Logic(Logic::Figures) => {
            Box::new(logic::figures::rows(case, decl, period))
        }
        LedgerRows::Logic(Logic::Reports) => {
            Box::new(logic::reports::rows(case, decl, period)?)
        }
        LedgerRows::Logic(Logic::Letters) => {
            Box::new(logic::letters::rows(case, decl, period))
        }
    };
    Some(LedgerTable {
        caption: decl.caption.clone(),
        sheet: read_back(case, decl),
        columns: columns::columns(case.catalog, decl),
        rows,
        overdue_column: decl.overdue.map(|at| at + 1),
    })
}

/// The sheet that a table is read back into: its own, where it shows by what a row of it is
/// known.
fn read_back(case: Case, decl: &LedgerTableDecl) -> Text {
    let LedgerRows::Sheet { sheet, .. } = &decl.rows else { return Text::default() };
    let own = |column: &&LedgerColumnDecl| column.source == ColumnSource::Own;
    let own: BTreeSet<&Text> =
        decl.columns.iter().filter(own).map(|column| &column.header).collect();
    let mut decls = case.catalog.sheets.iter();
    let is_known = decls
        .find(|decl| decl.name == *sheet)
        .is_some_and(|decl| decl.key.iter().all(|header| own.contains(header)));
    if is_known { sheet.clone() } else { Text::default() }
}

/// The world of conditions, 本期 being the ledger's period.
fn world(case: Case, period: Period) -> World {
    World { window: Some(period.window(case.run.month_start)), ..case.world() }
}

/// A cell of the one row of 机关; empty where it is not given.
fn office(case: Case, header: &str) -> Text {
    let row = case.town.rows_named("机关").next();
    let value = row.map(|row| case.town.value(row, header));
    value.filter(|v| v.is_given()).map(|v| v.to_string().into()).unwrap_or_default()
}
