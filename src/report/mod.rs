//! report: what the office sees of a run: findings on the terminal, JSON, 处理说明.
//! Decides nothing, writes nothing to disk.

mod excerpt; // the row with its caret
mod finding; // a finding in words
mod finding_json; // a finding as JSON
mod figures_json; // figures.json
mod text; // texts as Windows reads them
mod account; // 处理说明.txt
mod listing; // columns on the screen
mod origins; // from a printed value back to its rows
mod plain; // ledgers out of rows in memory
mod reading; // 读表说明.xlsx
mod annotation; // 退回修改表
mod backfill; // 回填.xlsx
mod sheets_page; // docs/sheets.md
mod summary; // a few lines for the screen
mod explain; // what a code means
mod progress; // the bar on the terminal
mod timings; // where time went

pub use account::{Account, Made, account, reading_account};
pub use annotation::annotations;
pub use backfill::{BACKFILL, backfill};
pub use explain::explain_code;
pub use figures_json::figures_json;
pub use finding::{finding_text, tally};
pub use finding_json::{findings_json, findings_lines};
pub use listing::listing;
pub use origins::origins;
pub use plain::{Above, Heading, count_cell, plain, text_cell};
pub use progress::Progress;
pub use reading::reading;
pub use sheets_page::sheets_page;
pub use summary::{made_line, rows_line};
pub use text::plain_text;
pub use timings::Timings;
