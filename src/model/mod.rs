//! The nouns that every step shares. Imports nothing of ours.

mod decimal; // exact numbers
mod percent; // percentages as printed
mod numeral; // Chinese numerals
mod date; // days as the office prints them
mod period; // months, years, windows
mod limit; // until when, in words
mod value; // what a cell says
mod status; // what 整改情况 says
mod a1; // names of cells
mod row; // the cells of a row
mod source; // tables, rows set aside, repairs
mod town; // sheets, rows, links between them
mod distance; // how far spellings are apart
mod persons; // who is meant by a name
mod relations; // which rows belong to which
mod report_day; // until when reports are due
mod report; // one report owed or received
mod reports; // all of a year
mod hazard; // state of a hazard at the as-of date
mod facts; // all hazards, and the run's days
mod figure; // a number with its scope, period, verdict and rows
mod repertoire; // which fonts hold a character
mod privacy; // numbers of persons
mod backfill; // what a paper means for the sheets
mod provenance; // where a printed value came from
mod series; // where numbers of papers come from
mod draft; // a paper planned and rendered to text
mod document; // the element tree of GB/T 9704
mod ledger; // a table for print
mod chart; // a chart of the year workbook
mod fingerprint; // SHA-256
mod dispatch; // lines of the 发文登记簿
mod artifact; // bytes on the way to the output folder
mod finding; // what the office should look at
mod form; // a workbook that is filled in
mod annotation; // a workbook that goes back
mod error; // what stops a run

pub use a1::{CellAt, cell_at, cell_name, column_letters};
pub use annotation::{Annotation, AnnotationLine, Mark, PlainSheet};
pub use artifact::{Artifact, Entry, Letter, PaperState};
pub use backfill::{BACKFILL, Backfill};
pub use chart::{Chart, ChartKind};
pub use date::{Day, Moment, print_day, print_moment};
pub use decimal::Decimal;
pub use dispatch::{Dispatch, dispatches};
pub use distance::edit_distance;
pub use document::{
    Document, Element, ElementKind, Layout, Part, Piece, SourceLine, Span, Table,
    TableCell,
};
pub use draft::{Draft, FrontMatter, Paper, Subject};
pub use error::{Error, Result};
pub use facts::{Facts, Run};
pub use figure::{Figure, FigureKey, Figures, Scope, Verdict};
pub use finding::{Excerpt, Finding, Fix, Place, Severity};
pub use fingerprint::fingerprint;
pub use form::{FilledForm, Form, FormText, FormValue, RepeatedRow};
pub use hazard::{Hazard, Level, State};
pub use ledger::{Audience, Cell, Ledger, LedgerColumn, LedgerTable, RowSource};
pub use limit::Limit;
pub use numeral::{is_numeral, ordinal_number, read_han, small_number, write_han};
pub use percent::print_percent;
pub use period::{Period, Window};
pub use privacy::{is_id_number, is_mobile, masked_id_number, without_numbers};
pub use provenance::{CLOSE, OPEN, Provenance, SEPARATE, TABLE, strip_sentinels};
pub use relations::{Home, PARTIES, Relations};
pub use repertoire::{Repertoire, is_chinese};
pub use report::{Report, ReportState};
pub use report_day::{month_day, monthly_report_day, yearly_report_day};
pub use reports::Reports;
pub use row::{Cells, Row};
pub use series::{Series, SeriesMode, all_series, series, series_named};
pub use source::{Aside, AsideReason, Change, Repair, Source, Upright};
pub use status::Status;
pub use town::{ColumnTraits, Headers, RowRef, Sheet, SheetId, SourceId, Town};
pub use value::{Link, Text, Unread, Value};
