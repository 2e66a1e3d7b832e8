//! What comes near to a header: columns one character off, and the sheets that a table is
//! nearly of (`model.md` §4.3, §4.6).

use super::block::{Block, Head};
use super::header::Header;
use super::note::CellNote;
use super::recognise::Names;
use super::value::Note;
use crate::catalog::{Need, SheetDecl};
use crate::model::Text;

/// Headers shorter than this are not compared.
const LENGTH: usize = 4;
/// How many sheets are named.
const NAMED: usize = 3;

/// A sheet that a table is nearly of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lacking {
    /// Its name.
    pub(super) sheet: Text,
    /// The ● columns that were not found, a group as 村名或单位名称.
    pub(super) lacks: Vec<String>,
}

impl Names<'_> {
    /// Notes on the columns of a header: one that another says better, one that is a character
    /// from a name.
    pub(super) fn notes(&self, header: &Header, block: &Block) -> Vec<CellNote> {
        let rivals = header.rivals.iter().map(|rival| {
            let code = if rival.is_twin { "E-COL-TWICE" } else { "E-COL-RIVAL" };
            (code, rival.column, rival.at, &rival.written)
        });
        let near = header.extra.iter().filter_map(|(column, written)| {
            let is_rival = header.rivals.iter().any(|rival| rival.column == *column);
            let at = (!is_rival).then(|| self.near(header, written)).flatten()?;
            Some(("E-HEADER-NEAR", *column, at, written))
        });
        let notes = rivals.chain(near).map(|(code, column, at, written)| {
            note(block, (column, at), code, written.to_string())
        });
        notes.collect()
    }

    /// The column that has no header yet and one of whose names is a character from a text.
    fn near(&self, header: &Header, written: &str) -> Option<usize> {
        let letters: Vec<char> = written.chars().collect();
        let names = self.by_sheet[usize::from(header.sheet)].iter();
        let mut open = names.filter(|(_, (at, _))| header.columns[*at].is_none());
        let is_near = |name: &String| {
            let known: Vec<char> = name.chars().collect();
            letters.len().min(known.len()) >= LENGTH && is_one_apart(&letters, &known)
        };
        open.find(|(name, _)| is_near(name)).map(|(_, (at, _))| *at)
    }

    /// The sheets that some rows come nearest to, and what each lacks.
    pub(super) fn nearest(&self, tried: &[Block]) -> Vec<Lacking> {
        let mut found: Vec<(usize, usize, Lacking)> = Vec::new();
        for block in tried {
            let heads: Vec<&Head> = block.heads.iter().collect();
            for (id, decl) in self.catalog.sheets.iter().enumerate() {
                let header = self.mapping(id, decl, &heads);
                let matched = header.columns.iter().flatten().count();
                let lacks = lacks(decl, &header);
                if matched > 1 && found.iter().all(|(_, _, f)| f.sheet != decl.name) {
                    let sheet = decl.name.clone();
                    found.push((matched, lacks.len(), Lacking { sheet, lacks }));
                }
            }
        }
        found.sort_by_key(|(matched, lacks, _)| (std::cmp::Reverse(*matched), *lacks));
        found.into_iter().take(NAMED).map(|(_, _, lacking)| lacking).collect()
    }
}

/// A note on a header.
fn note(
    block: &Block,
    (column, at): (u16, usize),
    code: &'static str,
    written: String,
) -> CellNote {
    let above = block.lines.iter().rev().take_while(|line| !line.contains_key(&column));
    let above = u32::try_from(above.count()).unwrap_or_default();
    let words: Vec<&str> = block.heads.iter().map(|head| head.own.as_str()).collect();
    let before = block.heads.iter().take_while(|head| head.column < column);
    let start = before.map(|head| head.own.chars().count() + " │ ".chars().count()).sum();
    let own = block.heads.iter().find(|head| head.column == column);
    let end = start + own.map_or(0, |head| head.own.chars().count());
    CellNote {
        number: block.row - above.min(block.row - 1),
        column,
        at,
        from: written,
        note: Note { code, says: String::new() },
        excerpt: (words.join(" │ "), start, end),
        to: Text::default(),
        proposal: None,
    }
}

/// What a table lacks to be of a sheet.
fn lacks(decl: &SheetDecl, header: &Header) -> Vec<String> {
    let has = |name: &Text| {
        decl.place(name).is_some_and(|place| header.columns[place].is_some())
    };
    let required = decl.columns.iter().filter(|column| column.need == Need::Required);
    let columns =
        required.map(|c| &c.header).filter(|h| !has(h)).map(ToString::to_string);
    let groups = decl.one_of.iter().filter(|group| !group.iter().any(has));
    columns.chain(groups.map(|group| group.join("或"))).collect()
}

/// Whether one character more, less or other makes one text out of another.
fn is_one_apart(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => same < long.len() && short[same + 1..] == long[same + 1..],
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_apart;

    #[test]
    fn one_character_is_near() {
        let near = |a: &str, b: &str| {
            let (a, b): (Vec<char>, Vec<char>) =
                (a.chars().collect(), b.chars().collect());
            is_one_apart(&a, &b) && is_one_apart(&b, &a)
        };
        assert!(near("整改其限", "整改期限"));
        assert!(near("整改期限日", "整改期限"));
        assert!(!near("整改期限", "整改期限"));
        assert!(!near("整改措施", "整改期限"));
    }
}
