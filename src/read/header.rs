//! Which row is a header, and of which sheet (`model.md` §4.2–§4.7).

use super::clean;
use super::grid::RawRow;
use super::ours::Page;
use crate::catalog::{Catalog, Need, SheetDecl};
use crate::model::{SheetId, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Headers that say little: they count only beside two others.
const VAGUE: &[&str] =
    &["编号", "名称", "日期", "时间", "类别", "类型", "状态", "单位", "负责人", "人数"];

/// All headers of all sheets, ready for comparison.
pub(super) struct Names<'a> {
    /// The catalog.
    catalog: &'a Catalog,
    /// By sheet: folded header → column and rank (0 = canonical, then aliases in order).
    by_sheet: Vec<BTreeMap<String, (usize, usize)>>,
    /// Every folded header of every sheet: what most rows have none of.
    all: BTreeSet<String>,
}

/// A recognised header.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Which sheet.
    pub(super) sheet: SheetId,
    /// Worksheet row, 1-based.
    pub(super) row: u32,
    /// By declared column: worksheet column and header as written.
    pub(super) columns: Vec<Option<(u16, Text)>>,
    /// Columns that are no declared one: worksheet column, folded header.
    pub(super) extra: Vec<(u16, Text)>,
    /// The 序号 column.
    pub(super) serial: Option<u16>,
    /// By declared column: the unit in the header's bracket.
    pub(super) units: Vec<Option<&'static str>>,
    /// Two columns for one header: the loser's column and header.
    pub(super) rivals: Vec<(u16, Text)>,
}

/// What stands around a row.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The worksheet's name and title.
    pub(super) words: &'a str,
    /// The worksheet's name.
    pub(super) worksheet: &'a str,
    /// What the worksheet holds, where we wrote it.
    pub(super) page: Option<&'a Page>,
}

/// What a row is.
pub(super) enum Outcome {
    /// A header.
    Header(Box<Header>),
    /// Two sheets fit equally.
    Ambiguous(Vec<Text>),
    /// No header.
    None,
}

impl<'a> Names<'a> {
    /// Folds all headers of the catalog.
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        let by_sheet: Vec<BTreeMap<_, _>> = catalog.sheets.iter().map(folded).collect();
        let all = by_sheet.iter().flat_map(BTreeMap::keys).cloned().collect();
        Self { catalog, by_sheet, all }
    }

    /// Looks whether a row is a header.
    pub(super) fn recognise(&self, row: &RawRow, around: &Around) -> Outcome {
        let is_read = |folded: &String| {
            around.page.is_none_or(|page| !page.derived.contains(folded))
        };
        let cells = row.cells.iter();
        let cells = cells.map(|(column, raw)| (*column, clean::key(&raw.text())));
        let cells: Vec<(u16, String)> =
            cells.filter(|(_, folded)| is_read(folded)).collect();
        let is_name = |folded: &str| {
            self.all.contains(folded) || self.all.contains(clean::without_hint(folded).0)
        };
        if cells.iter().filter(|(_, folded)| is_name(folded)).count() < 2 {
            return Outcome::None;
        }
        let mut best: Vec<(usize, Header)> = Vec::new();
        for (id, decl) in self.catalog.sheets.iter().enumerate() {
            if around.page.is_some_and(|page| !page.sheets.contains(&*decl.name)) {
                continue;
            }
            let header = self.mapping(id, decl, row.number, &cells);
            let words = (around.worksheet, around.words);
            if let Some(score) = score(decl, &header, words) {
                best.push((score, header));
            }
        }
        self.united(&mut best);
        let most = best.iter().map(|(score, _)| *score).max();
        best.retain(|(score, _)| Some(*score) == most);
        let name = |header: &Header| &self.catalog.sheets[usize::from(header.sheet)].name;
        if best.len() > 1
            && best.iter().any(|(_, header)| around.words.contains(&**name(header)))
        {
            best.retain(|(_, header)| around.words.contains(&**name(header)));
        }
        match best.len() {
            0 => Outcome::None,
            1 => Outcome::Header(Box::new(best.remove(0).1)),
            _ => Outcome::Ambiguous(
                best.iter().map(|(_, header)| name(header).clone()).collect(),
            ),
        }
    }

    /// Leaves a union sheet alone where its parts would fit, too (`model.md` §4.5).
    fn united(&self, best: &mut Vec<(usize, Header)>) {
        let decl = |header: &Header| &self.catalog.sheets[usize::from(header.sheet)];
        let unions = best.iter().filter_map(|(_, header)| decl(header).union.as_ref());
        let parts: Vec<&Text> = unions.flat_map(|union| &union.of).collect();
        best.retain(|(_, header)| !parts.contains(&&decl(header).name));
    }

    /// The columns of a row as headers of one sheet.
    fn mapping(
        &self,
        id: usize,
        decl: &SheetDecl,
        row: u32,
        cells: &[(u16, String)],
    ) -> Header {
        let mut header = Header {
            sheet: SheetId::try_from(id).unwrap_or_default(),
            row,
            columns: vec![None; decl.columns.len()],
            extra: Vec::new(),
            serial: None,
            units: vec![None; decl.columns.len()],
            rivals: Vec::new(),
        };
        let mut ranks = vec![usize::MAX; decl.columns.len()];
        for (column, folded) in cells {
            let (name, hint) = clean::without_hint(folded);
            let found =
                self.by_sheet[id].get(folded).or_else(|| self.by_sheet[id].get(name));
            match found {
                Some((at, rank)) => {
                    let written = Text::from(folded.as_str());
                    if *rank < ranks[*at] {
                        let loser = header.columns[*at].replace((*column, written));
                        header.rivals.extend(loser);
                        ranks[*at] = *rank;
                        header.units[*at] = unit(hint);
                    } else {
                        header.rivals.push((*column, written));
                    }
                }
                None if ["序号", "项次", "No.", "No"].contains(&folded.as_str()) => {
                    header.serial = Some(*column);
                }
                None => header.extra.push((*column, folded.as_str().into())),
            }
        }
        header.extra.extend(header.rivals.iter().cloned());
        header
    }
}

/// Folded headers of one sheet: the column and the rank of each; the best rank wins.
fn folded(sheet: &SheetDecl) -> BTreeMap<String, (usize, usize)> {
    let mut names = BTreeMap::new();
    for (at, column) in sheet.columns.iter().enumerate() {
        let all = std::iter::once(&column.header).chain(&column.aliases);
        for (rank, name) in all.enumerate() {
            let entry: &mut (usize, usize) =
                names.entry(clean::key(name)).or_insert((at, rank));
            if rank < entry.1 {
                *entry = (at, rank);
            }
        }
    }
    names
}

/// The unit of money that a header's bracket names.
fn unit(hint: Option<&str>) -> Option<&'static str> {
    match hint {
        Some("万元") => Some("万元"),
        Some("元") => Some("元"),
        _ => None,
    }
}

/// Score of a candidate; nothing when too few columns match (`model.md` §4.4).
fn score(
    decl: &SheetDecl,
    header: &Header,
    (worksheet, around): (&str, &str),
) -> Option<usize> {
    let matched = |at: usize| header.columns[at].is_some();
    let has = |name: &Text| decl.place(name).is_some_and(matched);
    let required = |at: usize| decl.columns[at].need == Need::Required;
    let all: Vec<usize> = (0..decl.columns.len()).filter(|at| matched(*at)).collect();
    let written = |at: usize| header.columns[at].as_ref().map_or("", |(_, name)| &**name);
    let telling = all.iter().filter(|at| !VAGUE.contains(&written(**at))).count();
    // A sheet that is named (节假日: 日期, 类型, 名称) may have vague headers alone.
    let is_told = telling >= 2 || around.contains(&*decl.name);
    let counted = if is_told { all.len() } else { telling };
    let missing =
        (0..decl.columns.len()).filter(|at| required(*at) && !matched(*at)).count();
    let may_miss =
        worksheet.contains(&*decl.name) && ["检查", "隐患"].contains(&&*decl.name);
    let is_union = decl
        .union
        .as_ref()
        .is_none_or(|union| union.with.iter().all(has) && !union.without.iter().any(has));
    let is_enough = missing <= usize::from(may_miss)
        && counted >= decl.columns.len().min(3)
        && decl.one_of.iter().all(|group| group.iter().any(has))
        && is_union;
    let either = |at: usize| {
        decl.one_of.iter().flatten().any(|header| *header == decl.columns[at].header)
    };
    let points =
        all.iter().map(|at| if required(*at) || either(*at) { 3 } else { 1 }).sum();
    is_enough.then_some(points)
}
