//! 案头: one sheet under examination, and the words for its cells.

use crate::catalog::{Catalog, ColumnDecl, SheetDecl};
use crate::expr::condition::World;
use crate::model::{
    Excerpt, Finding, Place, Row, RowRef, Sheet, Source, Value, without_numbers,
};

/// How many cells a finding about many rows names.
const NAMED: usize = 5;

/// How many places a finding about many rows holds: enough for whoever mends them one by one.
const MORE: usize = 1000;

/// One sheet, its declaration, and the town round it.
pub(super) struct Desk<'a> {
    /// All declarations.
    pub catalog: &'a Catalog,
    /// The town at the as-of date.
    pub world: World<'a>,
    /// What the sheet should be.
    pub decl: &'a SheetDecl,
    /// What it is.
    pub sheet: &'a Sheet,
}

impl<'a> Desk<'a> {
    /// Takes a sheet up; none if the catalog does not know it.
    pub(super) fn new(
        catalog: &'a Catalog,
        world: World<'a>,
        sheet: &'a Sheet,
    ) -> Option<Self> {
        let decl = catalog.sheets.get(usize::from(sheet.id))?;
        Some(Self { catalog, world, decl, sheet })
    }

    /// The declared columns with their indices.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, &'a ColumnDecl)> {
        let headers = &self.sheet.headers;
        let columns = self.decl.columns.iter();
        columns.filter_map(|column| Some((headers.column(&column.header)?, column)))
    }

    /// The kept rows with their references.
    pub(super) fn rows(&self) -> impl Iterator<Item = (RowRef, &'a Row)> {
        let sheet = self.sheet.id;
        let rows = (0_u32..).zip(&self.sheet.rows);
        rows.map(move |(row, cells)| (RowRef { sheet, row }, cells))
    }

    /// The header of a column.
    pub(super) fn header(&self, column: usize) -> &'a str {
        self.sheet.headers.names().get(column).map_or("", |name| name)
    }

    /// The table a row stood in.
    fn source(&self, row: &Row) -> Option<&'a Source> {
        self.world.town.sources.get(row.source as usize)
    }

    /// Where a cell stands; the whole row where the workbook has no such column.
    pub(super) fn place(&self, row: &Row, column: usize) -> Place {
        self.world.town.cell_place(row, column)
    }

    /// Whether the table of a row has a column.
    pub(super) fn has_cell(&self, row: &Row, column: usize) -> bool {
        let mapping = self.source(row).map(|source| &source.mapping);
        mapping.and_then(|mapping| mapping.get(column)).is_some_and(Option::is_some)
    }

    /// Raises a declared finding about one cell.
    pub(super) fn raise(
        &self,
        code: &str,
        words: &[(&str, &str)],
        (row, column): (&Row, usize),
    ) -> Finding {
        let place = self.place(row, column);
        self.mark(self.catalog.findings.raise(code, words, place), (row, column))
    }

    /// Raises the finding that counts cells with a fault which so many have that they are not
    /// listed; at the next of them.
    pub(super) fn others(&self, (row, column): (&Row, usize), count: &str) -> Finding {
        let words = [("列", self.header(column)), ("数", count)];
        self.raise("E-MANY-HITS", &words, (row, column))
    }

    /// Where a finding about many rows stands besides the first: the first ones of them.
    pub(super) fn more<'r>(
        &self,
        rows: impl Iterator<Item = &'r Row>,
        column: usize,
    ) -> Vec<Place> {
        rows.skip(1).take(MORE).map(|row| self.place(row, column)).collect()
    }

    /// Adds what the cell says and the row it stands in.
    pub(super) fn mark(&self, finding: Finding, (row, column): (&Row, usize)) -> Finding {
        let read = without_numbers(&row.get(column).to_string()).into_owned();
        let read = Some(read).filter(|text| !text.is_empty() && !self.is_private(column));
        Finding { read, excerpt: Some(self.excerpt(row, column)), ..finding }
    }

    /// The given cells of a row in worksheet order, the marked one among them.
    fn excerpt(&self, row: &Row, marked: usize) -> Excerpt {
        let mapping = self.source(row).map_or(&[][..], |source| &source.mapping);
        let order = |column: &usize| mapping.get(*column)?.as_ref().map(|(at, _)| *at);
        let mut columns: Vec<usize> = (0..self.sheet.headers.names().len())
            .filter(|column| *column == marked || row.get(*column) != &Value::Blank)
            .filter(|column| *column == marked || !self.is_private(*column))
            .collect();
        columns.sort_by_key(|column| (order(column).is_none(), order(column)));
        let mut excerpt = Excerpt::default();
        for column in columns {
            if !excerpt.text.is_empty() {
                excerpt.text.push_str(" │ ");
            }
            let start = excerpt.text.chars().count();
            excerpt.text.push_str(&self.print(row, column));
            if column == marked {
                excerpt.start = start;
                excerpt.end = excerpt.text.chars().count();
            }
        }
        excerpt
    }

    /// A cell as the excerpt shows it.
    fn print(&self, row: &Row, column: usize) -> String {
        match row.get(column) {
            Value::Blank => format!("（{}空）", self.header(column)),
            _ if self.is_private(column) => "（略）".to_owned(),
            value => without_numbers(&value.to_string()).into_owned(),
        }
    }

    /// Whether a column never enters findings: 联系电话, 身份证号, 匿名码 (`model.md` §8).
    fn is_private(&self, column: usize) -> bool {
        let decl = self.decl.column(self.header(column));
        decl.is_some_and(ColumnDecl::is_private)
    }

    /// The first cells of many: `F5、F9、F12 等`.
    pub(super) fn cells<'r>(
        &self,
        rows: impl Iterator<Item = &'r Row>,
        column: usize,
    ) -> String {
        let mut rows = rows.peekable();
        let first = rows.peek().map(|row| row.source);
        let mut named = Vec::new();
        for row in rows.by_ref().take(NAMED) {
            let place = self.place(row, column);
            let cell = place.cell.unwrap_or_default();
            let cell = if cell.starts_with(|c: char| c.is_ascii_digit()) {
                format!("第{cell}行")
            } else {
                cell.to_string()
            };
            match place.file.filter(|_| Some(row.source) != first) {
                Some(file) => named.push(format!("{file} {cell}")),
                None => named.push(cell),
            }
        }
        let more = if rows.next().is_some() { " 等" } else { "" };
        format!("{}{more}", named.join("、"))
    }
}
