//! Which rows are a header, and of which sheet (`model.md` §4.2–§4.7).

use super::block::{Block, Head};
use super::clean;
use super::fit::score;
use super::header::{Around, Header, Match};
use super::raw::{Raw, RawRow};
use crate::catalog::{Catalog, SheetDecl};
use crate::model::{SheetId, Text};
use std::collections::{BTreeMap, BTreeSet};

/// All headers of all sheets, ready for comparison.
pub(super) struct Names<'a> {
    /// The catalog.
    pub(super) catalog: &'a Catalog,
    /// By sheet: folded header → column and rank (0 = canonical, then aliases in order).
    pub(super) by_sheet: Vec<BTreeMap<String, (usize, usize)>>,
    /// Every folded header of every sheet: what most rows have none of.
    all: BTreeSet<String>,
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

    /// Whether a row has words alone and begins with headers: it may be a header though it
    /// stands right below a table.
    pub(super) fn are_in(&self, row: &RawRow) -> bool {
        let is_words = row.cells().all(|(_, raw)| matches!(raw, Raw::Text(_)));
        let is_name =
            |(_, raw): &(u16, Raw)| self.all.contains(&*clean::key(&raw.text()));
        row.len() > 2 && is_words && row.cells().take(3).filter(is_name).count() >= 2
    }

    /// Looks whether some rows are a header.
    pub(super) fn recognise(&self, block: &Block, around: &Around) -> Outcome {
        let is_read = |head: &&Head| {
            around.page.is_none_or(|page| !page.derived.contains(&head.own))
        };
        let heads: Vec<&Head> = block.heads.iter().filter(is_read).collect();
        let is_name = |folded: &String| {
            self.all.contains(folded) || self.all.contains(clean::without_hint(folded).0)
        };
        if heads.iter().filter(|head| head.names().iter().any(is_name)).count() < 2 {
            return Outcome::None;
        }
        let mut best: Vec<(usize, Header)> = Vec::new();
        for (id, decl) in self.catalog.sheets.iter().enumerate() {
            if around.page.is_some_and(|page| !page.sheets.contains(&*decl.name)) {
                continue;
            }
            let mut header = self.mapping(id, decl, &heads);
            if let Some(score) = score(decl, &header, around) {
                header.score = score;
                header.row = block.row;
                header.lines.clone_from(&block.lines);
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

    /// The columns of a header as those of one sheet.
    pub(super) fn mapping(&self, id: usize, decl: &SheetDecl, heads: &[&Head]) -> Header {
        let id_of = SheetId::try_from(id).unwrap_or_default();
        let mut header = Header::empty(id_of, decl.columns.len());
        let mut ranks = vec![usize::MAX; decl.columns.len()];
        for head in heads {
            match self.find(id, head) {
                Some(found) => {
                    let rank = &mut ranks[found.at];
                    let is_better = found.rank < *rank;
                    *rank = found.rank.min(*rank);
                    header.put(head.column, found, is_better);
                }
                None if ["序号", "项次", "No.", "No"].contains(&head.own.as_str()) => {
                    header.serial = Some(head.column);
                }
                None => header.extra.push((head.column, head.whole().into())),
            }
        }
        let losers =
            header.rivals.iter().map(|rival| (rival.column, rival.written.clone()));
        header.extra.extend(losers);
        tell_apart(&mut header.extra);
        header
    }

    /// The declared column that a header says.
    fn find(&self, id: usize, head: &Head) -> Option<Match> {
        head.names().into_iter().find_map(|folded| {
            let (name, hint) = clean::without_hint(&folded);
            let known = &self.by_sheet[id];
            let (at, rank) = *known.get(&folded).or_else(|| known.get(name))?;
            let unit = unit(hint);
            let is_own = folded == head.own;
            let written = if is_own { folded } else { head.whole() };
            Some(Match { at, rank, written: written.into(), unit })
        })
    }
}

/// Gives extra columns of one name different names, so that neither hides the other.
fn tell_apart(extra: &mut [(u16, Text)]) {
    let mut met: BTreeMap<Text, u32> = BTreeMap::new();
    for (_, name) in extra {
        let count = met.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            *name = format!("{name}（{count}）").into();
        }
    }
}

/// Folded headers of one sheet: the column and the rank of each; the best rank wins.
fn folded(sheet: &SheetDecl) -> BTreeMap<String, (usize, usize)> {
    let mut names = BTreeMap::new();
    for (at, column) in sheet.columns.iter().enumerate() {
        let all = std::iter::once(&column.header).chain(&column.aliases);
        for (rank, name) in all.enumerate() {
            let entry: &mut (usize, usize) =
                names.entry(clean::key(name).into_owned()).or_insert((at, rank));
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
