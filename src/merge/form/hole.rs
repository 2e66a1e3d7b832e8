//! `{{ … }}` in a cell of a form: what the word between the braces means.

use crate::catalog::{
    Ask, Catalog, ColumnSource, LedgerColumnDecl, LedgerDecl, Rhythm, figure_period,
};
use crate::expr::engine::nearest;
use crate::model::Text;

/// What stands in a cell of a form in place of a value.
#[derive(Clone, Debug)]
pub(super) enum Hole {
    /// 期: the period of the ledger.
    Period,
    /// 截止日
    AsOf,
    /// 序号 of a row.
    Serial,
    /// 机关.…: a cell of the office's row.
    Office(Text),
    /// A figure of the town, and the letter of its period.
    Figure(Text, char),
    /// A column of the ledger's rows.
    Column(LedgerColumnDecl),
}

/// Words for a period behind the id of a figure.
const SPANS: [&str; 7] = ["日", "月", "季", "半年", "学期", "年", "行动"];
/// The rows of a ledger, whatever their sheet is.
const ROWS: &str = "台账";

impl Hole {
    /// Looks a word up; what is wrong with it in words.
    pub(super) fn find(
        catalog: &Catalog,
        decl: &LedgerDecl,
        word: &str,
    ) -> Result<Self, String> {
        match word {
            "期" => return Ok(Self::Period),
            "截止日" => return Ok(Self::AsOf),
            "序号" => return Ok(Self::Serial),
            _ => {}
        }
        let (name, rest) = word.split_once('.').ok_or_else(|| unknown(word))?;
        if word.starts_with("S-") {
            return figure(catalog, decl, word);
        }
        if name == "机关" {
            let office = catalog.sheets.iter().find(|sheet| &*sheet.name == name);
            let headers = office.iter().flat_map(|sheet| &sheet.columns);
            let headers: Vec<&str> = headers.map(|column| &*column.header).collect();
            let known = headers.contains(&rest).then(|| Self::Office(rest.into()));
            return known.ok_or_else(|| no_column(name, rest, headers));
        }
        column(catalog, decl, (name, rest)).map(Self::Column)
    }

    /// Whether it stands for something of each row of the ledger.
    pub(super) const fn is_of_row(&self) -> bool {
        matches!(self, Self::Serial | Self::Column(_))
    }
}

/// The words between the braces of a text, without blanks around them.
pub(super) fn holes(text: &str) -> Vec<&str> {
    let pieces = text.split("{{").skip(1);
    pieces
        .filter_map(|piece| piece.split_once("}}"))
        .map(|(word, _)| word.trim())
        .collect()
}

/// Whether each `{{` of a text has its `}}`.
pub(super) fn is_closed(text: &str) -> bool {
    let mut pieces = text.split("{{");
    let is_begun = pieces.next().is_none_or(|before| !before.contains("}}"));
    is_begun && pieces.all(|piece| piece.matches("}}").count() == 1)
}

/// `S-18.found`, or `S-18.found 年` for another period than the ledger's own.
fn figure(catalog: &Catalog, decl: &LedgerDecl, word: &str) -> Result<Hole, String> {
    let (id, span) = word.split_once(char::is_whitespace).unwrap_or((word, ""));
    let span = Some(span.trim()).filter(|span| !span.is_empty());
    let Some(figure) = catalog.figures.iter().find(|figure| &*figure.id == id) else {
        let near = nearest(id, catalog.figures.iter().map(|figure| &*figure.id));
        return Err(format!("没有编号为“{id}”的指标{}", hint(near)));
    };
    if !figure.scopes.contains('T') {
        return Err(format!("指标“{id}”没有全镇的数"));
    }
    if let Some(span) = span.filter(|span| !SPANS.contains(span)) {
        return Err(format!("期“{span}”不对，可以写：{}", SPANS.join("、")));
    }
    let rhythm = if decl.is_monthly { Rhythm::Month } else { Rhythm::Year };
    let letter = figure_period(figure, rhythm, Ask { span, has_year: false });
    let letter = letter.map_err(|_| format!("指标“{id}”没有这个期的数"))?;
    Ok(Hole::Figure(id.into(), letter))
}

/// `隐患.单位名称`: a column of the rows, one that the ledger derives, or one of a row of
/// another sheet that they name.
fn column(
    catalog: &Catalog,
    decl: &LedgerDecl,
    (name, header): (&str, &str),
) -> Result<LedgerColumnDecl, String> {
    let own = decl.columns().iter().find(|column| &*column.header == header);
    let is_own = decl.sheet() == Some(name) || name == ROWS;
    if let Some(column) = own.filter(|_| is_own) {
        return Ok(column.clone());
    }
    let sheet = if name == ROWS { decl.sheet() } else { Some(name) };
    let sheet = catalog.sheets.iter().find(|decl| Some(&*decl.name) == sheet);
    let Some(sheet) = sheet else {
        let near = nearest(name, catalog.sheets.iter().map(|sheet| &*sheet.name));
        return Err(format!("没有叫“{name}”的表{}", hint(near)));
    };
    if sheet.column(header).is_none() {
        let shown = decl.columns().iter().filter(|_| is_own);
        let headers = sheet.columns.iter().map(|column| &*column.header);
        let known = headers.chain(shown.map(|column| &*column.header)).collect();
        return Err(no_column(name, header, known));
    }
    let source =
        if is_own { ColumnSource::Own } else { ColumnSource::Linked(name.into()) };
    Ok(LedgerColumnDecl { header: header.into(), source, width: 0, is_summed: false })
}

/// A word that is none of ours.
fn unknown(word: &str) -> String {
    format!("不认识“{word}”，可以写指标编号、机关.列、期、截止日、序号，或 表.列")
}

/// A header that a sheet has not.
fn no_column(sheet: &str, header: &str, known: Vec<&str>) -> String {
    format!("表“{sheet}”没有“{header}”列{}", hint(nearest(header, known)))
}

/// The word that was meant, perhaps.
fn hint(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("，是否想写“{near}”"))
}

#[cfg(test)]
mod tests {
    use super::{holes, is_closed};

    #[test]
    fn words_stand_between_braces() {
        assert_eq!(holes("截至{{ 期 }}共{{S-18.found}}条"), ["期", "S-18.found"]);
        assert!(holes("没有").is_empty() && holes("{{ 半").is_empty());
        for (text, closed) in [
            ("{{ 期 }}共{{S-18.found}}条", true),
            ("没有", true),
            ("{{ 期 }", false),
            ("{{ 期 {{ 序号 }}", false),
            ("{ 期 }}", false),
        ] {
            assert_eq!(is_closed(text), closed, "{text}");
        }
    }
}
