//! 公文: which papers are due, and each one's template rendered to a draft.

mod subject; // whom a paper is for: order, key, name
mod season; // what the user asked for
mod authority; // the authority switch
mod due; // the papers that are due
mod why; // why a paper was or was not made
mod unknown; // names of the command line that nothing has
mod number; // 发文字号
mod scene; // names and fields of a template
mod select; // 选
mod figure; // 指标, 各指标, 数据来源
mod rank; // 排名
mod reports; // 应报
mod table; // 表
mod render; // template → draft, without the rows that lack something
mod wording; // words that a mode of authority forbids
mod slug; // file names
mod entry; // path and manifest entry
mod backfill; // what it means for the sheets, once issued
mod provenance; // what stands behind each printed value, as JSON

pub use due::due;
pub use entry::{paper_entry, paper_path, village_path};
pub use number::numbered;
pub use render::render;
pub use unknown::unknown;
pub use why::{Why, why};
