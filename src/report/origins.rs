//! 出处 of a paper in words: from each printed value back to its rows.

use crate::model::{Error, Result};
use serde::Deserialize;
use std::fmt::Write;

/// How many rows of one value are named; all of them stand in the JSON form.
const NAMED: usize = 8;

/// What the register keeps of a paper (shape: `merge/paper/provenance.rs`).
#[derive(Deserialize)]
struct Record {
    /// Addresses.
    rows: Vec<String>,
    /// What values come from.
    sources: Vec<Source>,
    /// Printed values with the position of their source.
    values: Vec<(String, usize)>,
}

/// What a value comes from.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Source {
    /// A cell.
    Cell {
        /// Its row.
        rows: Vec<usize>,
        /// Its header.
        header: String,
    },
    /// A figure.
    Figure {
        /// `S-18.found`.
        id: String,
        /// 范围.
        scope: String,
        /// 考核期.
        period: String,
        /// Rows behind it.
        rows: Vec<usize>,
    },
    /// Counted or summed by the template.
    Rows {
        /// Over these.
        rows: Vec<usize>,
    },
    /// Given by the run.
    Run {
        /// 文号, 截止日 …
        name: String,
    },
}

/// One line a printed value, in the order of the text, each value of one source once.
pub fn origins(provenance: &str) -> Result<String> {
    let record: Record =
        serde_json::from_str(provenance).map_err(Error::internal("读取公文的出处"))?;
    let mut told = std::collections::BTreeSet::new();
    let mut out = String::new();
    for (text, at) in &record.values {
        if text.is_empty() || !told.insert((text, at)) {
            continue;
        }
        if let Some(source) = record.sources.get(*at) {
            let _ = writeln!(out, "“{text}” ← {}", said(source, &record.rows));
        }
    }
    Ok(out)
}

/// A source in words.
fn said(source: &Source, addresses: &[String]) -> String {
    match source {
        Source::Cell { rows, header } => {
            format!("{} 的“{header}”", named(rows, addresses))
        }
        Source::Figure { id, scope, period, rows } => {
            let behind = counted(rows, addresses);
            format!("指标 {id}（{scope}，{period}），{behind}")
        }
        Source::Rows { rows } => counted(rows, addresses),
        Source::Run { name } => format!("本次办理的{name}"),
    }
}

/// How many rows, and where the first ones stand.
fn counted(rows: &[usize], addresses: &[String]) -> String {
    match rows.len() {
        0 => "没有符合的行".to_owned(),
        count => format!("{count}行：{}", named(rows, addresses)),
    }
}

/// The first addresses.
fn named(rows: &[usize], addresses: &[String]) -> String {
    let known = rows.iter().filter_map(|at| addresses.get(*at));
    let names: Vec<&str> = known.take(NAMED).map(String::as_str).collect();
    let more = if rows.len() > NAMED { " 等" } else { "" };
    format!("{}{more}", names.join("、"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_value_leads_to_its_rows_once() {
        let record = r#"{"rows": ["hazards.xlsx›隐患›12", "hazards.xlsx›隐患›13"],
            "sources": [{"kind": "cell", "rows": [0], "header": "隐患内容"},
                {"kind": "figure", "id": "S-18.found", "scope": "全镇", "period": "2026", "rows": [0, 1]},
                {"kind": "rows", "rows": []}, {"kind": "run", "name": "文号"}],
            "values": [["灭火器过期", 0], ["2", 1], ["2", 1], ["0", 2], ["兰安改〔2026〕3号", 3]]}"#;
        let lines = [
            "“灭火器过期” ← hazards.xlsx›隐患›12 的“隐患内容”",
            "“2” ← 指标 S-18.found（全镇，2026），2行：hazards.xlsx›隐患›12、hazards.xlsx›隐患›13",
            "“0” ← 没有符合的行",
            "“兰安改〔2026〕3号” ← 本次办理的文号",
            "",
        ];
        assert_eq!(super::origins(record).unwrap(), lines.join("\n"));
    }
}
