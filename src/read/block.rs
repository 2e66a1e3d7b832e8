//! 表头的几行: one to three rows that are one header, parents above children
//! (`model.md` §4.2).

use super::clean;
use super::grid::Merge;
use super::raw::{Raw, RawRow};
use std::collections::BTreeMap;

/// How many rows a header may have.
const DEPTH: usize = 3;

/// One column of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Worksheet column.
    pub(super) column: u16,
    /// The lowest text above the data, folded.
    pub(super) own: String,
    /// The texts above it, folded, the highest first.
    pub(super) parents: Vec<String>,
}

impl Head {
    /// Parents and child as an extra column is called: 本月/发现数.
    pub(super) fn whole(&self) -> String {
        let parents = self.parents.iter().map(|parent| format!("{parent}/"));
        parents.chain([self.own.clone()]).collect()
    }

    /// What the column may be called, the most telling first: 整改 over 期限 is 整改期限.
    pub(super) fn names(&self) -> Vec<String> {
        let nearest = self.parents.last().map(|parent| format!("{parent}{}", self.own));
        nearest.into_iter().chain([self.own.clone()]).collect()
    }
}

/// A header of one or more rows.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its last worksheet row, 1-based.
    pub(super) row: u32,
    /// How many rows it has.
    pub(super) depth: usize,
    /// Its columns in order.
    pub(super) heads: Vec<Head>,
    /// Its rows: folded texts by column.
    pub(super) lines: Vec<BTreeMap<u16, String>>,
    /// Whether merged cells say which rows belong together.
    pub(super) is_merged: bool,
}

impl Block {
    /// A header of one row.
    pub(super) fn single(row: &RawRow) -> Self {
        Self::of(&[row], &[])
    }

    /// The header that may begin with the first of some rows: as many rows as merged cells,
    /// or blanks beside a parent, put together.
    pub(super) fn at(rows: &[&RawRow], merges: &[Merge]) -> Self {
        let mut depth = 1;
        while depth < DEPTH.min(rows.len()) && goes_on(&rows[..=depth], merges) {
            depth += 1;
        }
        Self::of(&rows[..depth], merges)
    }

    /// Joins rows.
    fn of(rows: &[&RawRow], merges: &[Merge]) -> Self {
        let lines: Vec<_> = rows.iter().map(|row| line(row)).collect();
        let mut columns: Vec<u16> =
            lines.iter().flat_map(BTreeMap::keys).copied().collect();
        columns.sort_unstable();
        columns.dedup();
        let spans: Vec<_> = rows.iter().map(|row| spans(row, merges)).collect();
        let heads = columns.into_iter().filter_map(|column| head(column, &lines, &spans));
        Self {
            row: rows.last().map_or(0, |row| row.number),
            depth: rows.len(),
            heads: heads.collect(),
            is_merged: rows.iter().any(|row| merged_in(row, merges).next().is_some()),
            lines,
        }
    }
}

/// The texts of a row, folded, by column.
fn line(row: &RawRow) -> BTreeMap<u16, String> {
    let cells = row.cells().map(|(at, raw)| (at, clean::key(&raw.text()).into_owned()));
    cells.filter(|(_, text)| !text.is_empty()).collect()
}

/// One column: its lowest text, and what stands over it.
fn head(
    column: u16,
    lines: &[BTreeMap<u16, String>],
    spans: &[Vec<(u16, u16)>],
) -> Option<Head> {
    let lowest = lines.iter().rposition(|line| line.contains_key(&column))?;
    let mut parents: Vec<String> = Vec::new();
    for (line, spans) in lines[..lowest].iter().zip(spans) {
        let over = spans.iter().find(|(first, last)| (*first..=*last).contains(&column));
        let text = over.and_then(|(first, _)| line.get(first));
        parents.extend(text.filter(|text| parents.last() != Some(text)).cloned());
    }
    let own = lines[lowest][&column].clone();
    parents.retain(|parent| *parent != own);
    Some(Head { column, own, parents })
}

/// The columns that each text of a row stands over: those of its merged cell, or, in a row
/// without any, the blanks to its right.
fn spans(row: &RawRow, merges: &[Merge]) -> Vec<(u16, u16)> {
    let wide: Vec<Merge> = merged_in(row, merges).copied().collect();
    let starts: Vec<u16> = row.columns().collect();
    let last = |at: usize| match wide.iter().find(|merge| merge.start.1 == starts[at]) {
        Some(merge) => merge.end.1,
        None if wide.is_empty() => starts.get(at + 1).map_or(u16::MAX, |next| next - 1),
        None => starts[at],
    };
    (0..starts.len()).map(|at| (starts[at], last(at))).collect()
}

/// The merged cells of a row that are several columns wide, but for a title over all of it.
fn merged_in<'a>(
    row: &'a RawRow,
    merges: &'a [Merge],
) -> impl Iterator<Item = &'a Merge> {
    let is_title = row.len() == 1;
    merges.iter().filter(move |merge| {
        !is_title && merge.start.0 + 1 == row.number && merge.end.1 > merge.start.1
    })
}

/// Whether the last of some rows belongs to the header that the others begin.
fn goes_on(rows: &[&RawRow], merges: &[Merge]) -> bool {
    let [first, .., next] = rows else { return false };
    let last = rows[rows.len() - 2];
    if next.number != last.number + 1 {
        return false;
    }
    let reaches = |merge: &&Merge| {
        let begins = merge.start.0 + 1 >= first.number && merge.start.0 < last.number;
        begins && merge.end.0 + 1 >= next.number
    };
    merges.iter().any(|merge| reaches(&merge)) || is_below(last, next, merges)
}

/// Whether all cells of a row are words that stand below parents of the row above.
fn is_below(above: &RawRow, row: &RawRow, merges: &[Merge]) -> bool {
    let parents = spans(above, merges);
    let is_child = |column: u16| {
        let mut over = parents.iter();
        over.any(|(first, last)| first < last && (*first..=*last).contains(&column))
    };
    let has_word = |(column, raw): (u16, Raw)| {
        matches!(raw, Raw::Text(text) if !text.contains([':', '：'])) && is_child(column)
    };
    above.len() > 1 && row.len() > 1 && row.cells().all(has_word)
}

#[cfg(test)]
mod tests {
    use super::{Block, Head, Merge, RawRow};

    fn row(number: u32, cells: &str) -> RawRow {
        let mut row = RawRow::new(number);
        for (at, text) in (0_u16..).zip(cells.split('|')) {
            row.push_text(at, text);
        }
        row
    }

    fn merge(start: (u32, u16), end: (u32, u16)) -> Merge {
        Merge { start, end }
    }

    fn wholes(rows: &[RawRow], merges: &[Merge]) -> String {
        let rows: Vec<&RawRow> = rows.iter().collect();
        let block = Block::at(&rows, merges);
        let names: Vec<String> = block.heads.iter().map(Head::whole).collect();
        format!("{} {}", block.depth, names.join(" "))
    }

    #[test]
    fn parents_stand_over_their_children() {
        let rows = [
            row(3, "序号|村名|检查||备注"),
            row(4, "||日期|人员|"),
            row(5, "1|东岭村|x|y|"),
        ];
        assert_eq!(wholes(&rows, &[]), "2 序号 村名 检查/日期 检查/人员 备注");
        let merges = [merge((2, 0), (3, 0)), merge((2, 2), (2, 3))];
        assert_eq!(wholes(&rows, &merges), "2 序号 村名 检查/日期 检查/人员 备注");
    }

    #[test]
    fn three_rows_are_one_header() {
        let rows = [
            row(1, "村名|检查||||"),
            row(2, "|镇级||村级||"),
            row(3, "|次数|人次|次数|人次|"),
        ];
        let merges = [
            merge((0, 0), (2, 0)),
            merge((0, 1), (0, 4)),
            merge((1, 1), (1, 2)),
            merge((1, 3), (1, 4)),
        ];
        assert_eq!(
            wholes(&rows, &merges),
            "3 村名 检查/镇级/次数 检查/镇级/人次 检查/村级/次数 检查/村级/人次"
        );
    }

    #[test]
    fn data_is_no_header() {
        let rows = [row(1, "序号|村名|户数"), row(2, "1|东岭村|20")];
        assert_eq!(wholes(&rows, &[]), "1 序号 村名 户数");
        let apart = [row(1, "村名|检查||"), row(3, "|日期|人员|")];
        assert_eq!(wholes(&apart, &[]), "1 村名 检查");
    }
}
