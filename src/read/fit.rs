//! How well a header fits a sheet (`model.md` §4.4).

use super::header::{Around, Header};
use crate::catalog::{Need, SheetDecl};
use crate::model::Text;

/// Headers that say little: they count only beside two others.
const VAGUE: &[&str] = &[
    "编号",
    "名称",
    "日期",
    "时间",
    "类别",
    "类型",
    "状态",
    "单位",
    "村",
    "负责人",
    "人数",
];

/// Score of a candidate; nothing when too few columns match (`model.md` §4.4).
pub(super) fn score(decl: &SheetDecl, header: &Header, around: &Around) -> Option<usize> {
    let matched = |at: usize| header.columns[at].is_some();
    let has = |name: &Text| decl.place(name).is_some_and(matched);
    let required = |at: usize| decl.columns[at].need == Need::Required;
    let all: Vec<usize> = (0..decl.columns.len()).filter(|at| matched(*at)).collect();
    let written = |at: usize| header.columns[at].as_ref().map_or("", |(_, name)| &**name);
    let telling = all.iter().filter(|at| !VAGUE.contains(&written(**at))).count();
    // A sheet that is named (节假日: 日期, 类型, 名称) may have vague headers alone.
    let is_told = telling >= 2 || around.words.contains(&*decl.name);
    let counted = if is_told { all.len() } else { telling };
    let is_enough = missing(decl, header, around) <= may_miss(decl, around)
        && counted >= decl.columns.len().min(3)
        && decl.one_of.iter().all(|group| group.iter().any(has))
        && decl.union.as_ref().is_none_or(|union| {
            union.with.iter().all(has) && !union.without.iter().any(has)
        });
    let either = |at: usize| {
        decl.one_of.iter().flatten().any(|header| *header == decl.columns[at].header)
    };
    let points =
        all.iter().map(|at| if required(*at) || either(*at) { 3 } else { 1 }).sum();
    is_enough.then_some(points)
}

/// How many ● columns a table lacks; not the village where title or file names one.
fn missing(decl: &SheetDecl, header: &Header, around: &Around) -> usize {
    let columns = decl.columns.iter().zip(&header.columns);
    let lacks = columns.filter(|(column, place)| {
        let is_said = &*column.header == "村名"
            && [around.words, around.file].iter().any(|text| names_village(text));
        column.need == Need::Required && place.is_none() && !is_said
    });
    lacks.count()
}

/// How many ● columns a table may lack.
fn may_miss(decl: &SheetDecl, around: &Around) -> usize {
    let is_named = around.worksheet.contains(&*decl.name);
    usize::from(is_named && ["检查", "隐患", "检查隐患"].contains(&&*decl.name))
}

/// Whether a text names a village, not villages at large.
fn names_village(text: &str) -> bool {
    let words = ["各村", "农村", "乡村", "村镇", "村级", "村（社区）"];
    let text = words.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
    text.contains('村') || text.contains("社区")
}
