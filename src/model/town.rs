//! The town as its sheets tell it: tables of rows, each cell with its origin.

use super::{Aside, Day, Place, Relations, Repair, Row, Source, Text, Value, Window};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Index of a sheet declaration in the catalog, in the order of `model.md`.
pub type SheetId = u16;

/// Index of a source table in `Town::sources`.
pub type SourceId = u32;

/// One row of one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The sheet.
    pub sheet: SheetId,
    /// Index in `Sheet::rows`.
    pub row: u32,
}

/// The whole town: one `Sheet` per declaration, absent where the office keeps none.
#[derive(Clone, Debug, Default)]
pub struct Town {
    /// By `SheetId`; `None` = the ledger is not kept.
    pub sheets: Vec<Option<Sheet>>,
    /// Every file of the data folder that was looked at, and the hash of its bytes.
    pub files: Vec<(Text, Text)>,
    /// Every table that was read, in reading order.
    pub sources: Vec<Source>,
    /// Files and worksheets that were left out, with the reason.
    pub left_out: Vec<(Text, Text)>,
    /// Sheet names (隐患, 单位 …) by `SheetId`, in the order of the catalog.
    pub names: Vec<Text>,
    /// Which rows belong to which; built once all names are linked.
    pub relations: Relations,
    /// Cells whose value stands in a workbook that zhenwen wrote: source, worksheet row and
    /// column of the cell, source and worksheet row of the value.
    pub edits: BTreeMap<(SourceId, u32, usize), (SourceId, u32)>,
    /// Names that mean more than one row, by sheet, column and name; their links lead nowhere.
    pub ambiguous: BTreeMap<(SheetId, usize, Text), Vec<RowRef>>,
}

impl Town {
    /// The sheet, if the office keeps it.
    pub fn sheet(&self, id: SheetId) -> Option<&Sheet> {
        self.sheets.get(usize::from(id))?.as_ref()
    }

    /// The row.
    ///
    /// # Panics
    /// On a `RowRef` of another town.
    pub fn row(&self, at: RowRef) -> &Row {
        let sheet = self.sheets[usize::from(at.sheet)].as_ref();
        match sheet {
            Some(sheet) => &sheet.rows[at.row as usize],
            None => unreachable!("a RowRef is only made for a sheet that is there"),
        }
    }

    /// The value of `header` in a row; blank where the sheet has no such column.
    pub fn value(&self, at: RowRef, header: &str) -> &Value {
        const BLANK: &Value = &Value::Blank;
        let sheet = self.sheet(at.sheet);
        sheet
            .and_then(|s| Some(self.row(at).get(s.headers.column(header)?)))
            .unwrap_or(BLANK)
    }

    /// Puts a value into a cell, where the sheet has the column.
    pub fn set(&mut self, at: RowRef, header: &str, value: Value) {
        if let Some(Some(sheet)) = self.sheets.get_mut(usize::from(at.sheet))
            && let Some(column) = sheet.headers.column(header)
        {
            sheet.rows[at.row as usize].set(column, value);
        }
    }

    /// The id of a sheet by its name: `town.id_of("隐患")`.
    pub fn id_of(&self, name: &str) -> Option<SheetId> {
        let at = self.names.iter().position(|n| &**n == name)?;
        SheetId::try_from(at).ok()
    }

    /// The sheet by its name, if the office keeps it.
    pub fn sheet_named(&self, name: &str) -> Option<&Sheet> {
        self.sheet(self.id_of(name)?)
    }

    /// All rows of a sheet by its name; none where it is absent.
    pub fn rows_named(&self, name: &str) -> impl Iterator<Item = RowRef> + use<> {
        let sheet = self.sheet_named(name);
        let (id, rows) = sheet.map_or((0, 0), |s| (s.id, s.rows.len()));
        (0..u32::try_from(rows).unwrap_or(u32::MAX))
            .map(move |row| RowRef { sheet: id, row })
    }

    /// The row of sheet 单位 that a row is about.
    pub fn unit_of(&self, at: RowRef) -> Option<RowRef> {
        let units = self.id_of("单位")?;
        if at.sheet == units {
            return Some(at);
        }
        self.value(at, "单位名称").target().filter(|to| to.sheet == units)
    }

    /// The village a row is in: its own 村名, else its unit's; or a village named as unit.
    pub fn village_of(&self, at: RowRef) -> Option<RowRef> {
        let villages = self.id_of("村")?;
        let village = |value: &Value| value.target().filter(|to| to.sheet == villages);
        if at.sheet == villages {
            return Some(at);
        }
        let own = village(self.value(at, "村名"));
        let named = || village(self.value(at, "单位名称"));
        let through = || village(self.value(self.unit_of(at)?, "村名"));
        own.or_else(named).or_else(through)
    }

    /// The days on which a unit is active (`active(u, x)` of `model.md` §2): from its opening
    /// to the day before it stopped. `None` = on no day.
    pub fn life(&self, unit: RowRef) -> Option<Window> {
        let first = self.value(unit, "开业日期").day().unwrap_or(Day::MIN);
        let last = match self.value(unit, "经营状态").text() {
            None | Some("正常") => Day::MAX,
            Some(_) => self.value(unit, "状态变更日期").day()?.yesterday().ok()?,
        };
        Some(Window { first, last })
    }

    /// Whether a unit is active on a day.
    pub fn is_active(&self, unit: RowRef, day: Day) -> bool {
        self.life(unit).is_some_and(|life| life.holds(day))
    }

    /// Where a row stands, as the manifest and the figures write it: `checks.xlsx›检查›12`.
    pub fn address(&self, at: RowRef) -> String {
        let row = self.row(at);
        let source = &self.sources[row.source as usize];
        format!("{}›{}›{}", source.workbook, source.worksheet, row.number)
    }

    /// Where a cell stands, as findings say it; the whole row where the workbook has no such
    /// column.
    pub fn place(&self, at: RowRef, header: &str) -> Place {
        let column = self.sheet(at.sheet).and_then(|sheet| sheet.headers.column(header));
        let row = self.row(at);
        self.cell_place(row, column.unwrap_or(usize::MAX))
    }

    /// Where a cell of a row stands: in the workbook that its value was taken from.
    pub fn cell_place(&self, row: &Row, column: usize) -> Place {
        let own = (row.source, row.number);
        let edit = self.edits.get(&(row.source, row.number, column));
        let (source, number) = *edit.unwrap_or(&own);
        let Some(source) = self.sources.get(source as usize) else {
            return Place::default();
        };
        let cell = source.cell(column, number);
        Place {
            file: Some(source.workbook.clone()),
            sheet: Some(source.worksheet.clone()),
            cell: Some(cell.unwrap_or_else(|| number.to_string()).into()),
            ..Place::default()
        }
    }
}

/// One table of the model, all workbooks put together.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Which declaration.
    pub id: SheetId,
    /// Column names: the declared ones in their order, then the extra ones.
    pub headers: Arc<Headers>,
    /// Kept rows, in reading order.
    pub rows: Vec<Row>,
    /// Rows not counted, with the reason.
    pub aside: Vec<Aside>,
    /// Values repaired or completed while reading, for 读表说明.
    pub repairs: Vec<Repair>,
}

/// Names of the columns of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// In column order.
    names: Vec<Text>,
    /// Column by name.
    index: BTreeMap<Text, usize>,
    /// By column; extra columns have none.
    traits: Vec<ColumnTraits>,
}

/// What conditions must know of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnTraits {
    /// A date that has not happened while it is blank or after D (`model.md` §1).
    pub is_event: bool,
    /// What a blank stands for; `Blank` = unknown.
    pub default: Value,
    /// A deadline that may be left blank: then there is none (`model.md` §1).
    pub is_open_ended: bool,
    /// 分 per unit of a money column: 100 or 1,000,000; 0 elsewhere.
    pub unit: i64,
}

impl Headers {
    /// Takes names in column order; a later equal name is not reachable by name.
    pub fn new(names: Vec<Text>) -> Self {
        let mut index = BTreeMap::new();
        for (column, name) in names.iter().enumerate() {
            index.entry(name.clone()).or_insert(column);
        }
        Self { names, index, traits: Vec::new() }
    }

    /// Adds what conditions must know of the declared columns.
    #[must_use]
    pub fn with_traits(mut self, traits: Vec<ColumnTraits>) -> Self {
        self.traits = traits;
        self
    }

    /// What conditions must know of a column.
    pub fn traits(&self, column: usize) -> &ColumnTraits {
        const NONE: &ColumnTraits = &ColumnTraits {
            is_event: false,
            default: Value::Blank,
            is_open_ended: false,
            unit: 0,
        };
        self.traits.get(column).unwrap_or(NONE)
    }

    /// The column of a header.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// All names in column order.
    pub fn names(&self) -> &[Text] {
        &self.names
    }
}
