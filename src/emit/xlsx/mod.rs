//! XLSX of ledgers: the only door to `rust_xlsxwriter`. Rows go to the file one by one.

mod sheet; // one ledger on its worksheet
mod table; // header, rows, 合计 of one table
mod paper; // pages side by side, lines of a row
mod styles; // formats of cells
mod choices; // drop-downs
mod chart; // the sheet 图表
mod form; // a worksheet to be filled in
mod rule; // what a cell of a form proposes
mod back; // what a reader must know to take rows back
mod rebuild; // a workbook of another kind
pub mod patch; // workbooks of others, changed in place

pub use rebuild::rebuild;

use crate::model::{Chart, Error, Ledger, Result};
use choices::Choices;
pub use form::{Form, forms};
pub use rule::NamesBySheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use styles::Styles;

/// One month ledger as a workbook; `run` goes into the custom property `zhenwen-run`.
pub fn workbook(ledger: &Ledger, run: &str) -> Result<Vec<u8>> {
    let ledgers = std::slice::from_ref(ledger);
    bytes(ledgers, &[], run).map_err(Error::internal(format!("生成“{}”", ledger.title)))
}

/// The year's ledgers as sheets of one workbook, its charts on a sheet of their own.
pub fn year_workbook(ledgers: &[Ledger], charts: &[Chart], run: &str) -> Result<Vec<u8>> {
    bytes(ledgers, charts, run).map_err(Error::internal("生成年度台账"))
}

/// Writes the sheets in order: ledgers, charts, the hidden lists.
fn bytes(
    ledgers: &[Ledger],
    charts: &[Chart],
    run: &str,
) -> std::result::Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    let (styles, choices) = (Styles::new(), Choices::of(ledgers));
    let mut properties = properties(ledgers, run)?;
    let others = [(!charts.is_empty(), chart::SHEET), (choices.is_any(), choices::SHEET)];
    let others = others.into_iter().filter(|(is_there, _)| *is_there);
    let others: Vec<&str> = others.map(|(_, name)| name).collect();
    for (name, value) in back::properties(ledgers, &others) {
        properties = properties.set_custom_property(name, value);
    }
    workbook.set_properties(&properties);
    for ledger in ledgers {
        let worksheet = workbook.add_worksheet_with_constant_memory()?;
        sheet::write(worksheet, ledger, &styles, &choices)?;
    }
    if !charts.is_empty() {
        chart::write(workbook.add_worksheet(), charts, &styles)?;
    }
    choices.write(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

/// Title, creator, and a creation date that is no clock: the same input gives the same bytes.
fn properties(
    ledgers: &[Ledger],
    run: &str,
) -> std::result::Result<DocProperties, XlsxError> {
    let title = match ledgers {
        [ledger] => ledger.title.to_string(),
        [first, ..] => format!("年度台账（{}）", first.period.print()),
        [] => String::new(),
    };
    Ok(titled(&title)?.set_custom_property("zhenwen-run", run))
}

/// What every workbook of ours says of itself.
fn titled(title: &str) -> std::result::Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(title).set_author("镇文 zhenwen");
    Ok(properties.set_creation_datetime(&created))
}

/// Why a workbook cannot be made.
#[derive(Debug, thiserror::Error)]
enum Fault {
    /// The library refuses.
    #[error("{0}")]
    Library(#[from] XlsxError),
    /// More rows than a worksheet holds.
    #[error("{0}共有{1}行，一张工作表放不下，请按村分成几次办理")]
    TooLong(String, usize),
}
