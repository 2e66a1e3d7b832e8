//! Columns of a ledger as printed: headers with units, widths, drop-downs.

use crate::catalog::{
    Catalog, ColumnDecl, ColumnSource, LedgerColumnDecl, LedgerRows, LedgerTableDecl,
    SheetDecl,
};
use crate::model::{Audience, LedgerColumn};

/// 序号, the declared columns, 备注.
pub(super) fn columns(catalog: &Catalog, decl: &LedgerTableDecl) -> Vec<LedgerColumn> {
    let own = match &decl.rows {
        LedgerRows::Sheet { sheet, .. } => Some(sheet),
        LedgerRows::Logic(_) => None,
    };
    let sheet = |name: &str| catalog.sheets.iter().find(|sheet| &*sheet.name == name);
    let declared = |column: &LedgerColumnDecl| -> Option<&ColumnDecl> {
        let name = match &column.source {
            ColumnSource::Own => own?,
            ColumnSource::Linked(name) => name,
            ColumnSource::Derived(_) => return None,
        };
        sheet(name).and_then(|sheet: &SheetDecl| sheet.column(&column.header))
    };
    let mut columns = vec![plain("序号", 5, false)];
    columns.extend(decl.columns.iter().map(|column| match declared(column) {
        Some(base) => of_sheet(column, base),
        None => derived(column),
    }));
    columns.push(plain("备注", 14, true));
    columns
}

/// 序号 or 备注.
fn plain(header: &str, width: u16, wraps: bool) -> LedgerColumn {
    LedgerColumn { header: header.into(), width, wraps, ..LedgerColumn::default() }
}

/// A column of a sheet.
fn of_sheet(column: &LedgerColumnDecl, base: &ColumnDecl) -> LedgerColumn {
    let is_linked = matches!(column.source, ColumnSource::Linked(_));
    LedgerColumn {
        header: base.printed_header(),
        width: if column.width > 0 { column.width } else { base.shown_width() },
        choices: if is_linked { Vec::new() } else { base.drop_down() },
        is_summed: column.is_summed,
        wraps: base.kind.wraps(),
        is_derived: is_linked,
        audience: if base.is_private() { Audience::Office } else { Audience::All },
    }
}

/// A derived column.
fn derived(column: &LedgerColumnDecl) -> LedgerColumn {
    let ColumnSource::Derived(derived) = &column.source else {
        return plain(&column.header, 12, true);
    };
    let usual = if derived.is_date() { 11 } else { 9 };
    LedgerColumn {
        header: column.header.clone(),
        width: if column.width > 0 { column.width } else { usual },
        choices: Vec::new(),
        is_summed: column.is_summed,
        wraps: derived.is_long(),
        is_derived: true,
        audience: Audience::All,
    }
}
