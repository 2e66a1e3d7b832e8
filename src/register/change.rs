//! 登记项: what one entry of the journal says. Each holds the whole state that it leaves.

use super::DocumentNumber;
use crate::model::fingerprint;
use crate::model::{Day, Entry, PaperState, Text};
use serde::{Deserialize, Serialize};

/// Folder below the output folder of what is no longer due.
pub const SET_ASIDE: &str = "不再需要/";

/// One change of state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A number is reserved, issued, voided, or belongs to another paper.
    Number(NumberRow),
    /// A file of the output folder is put, moved, or seen anew.
    File(Box<FileRow>),
    /// A file is taken away.
    Gone(GoneRow),
    /// The commit record of a run begins; its files follow.
    Run(RunRow),
    /// All files of the last run are in place.
    Done,
}

/// 文号 and its standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRow {
    /// The number.
    pub number: DocumentNumber,
    /// 预留, 已发 or 作废.
    pub state: PaperState,
    /// Key of its paper; empty when reserved by hand.
    pub key: Text,
    /// 成文日期, once issued.
    pub date: Option<Day>,
    /// Why: of a reservation by hand, of a void.
    pub note: Text,
}

/// A file of the output folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRow {
    /// Path below the output folder.
    pub path: String,
    /// Hash of what stands there when the run is done.
    pub sha256: Text,
    /// Hash of what stood there and may be replaced.
    pub old: Option<Text>,
    /// How it gets there.
    pub put: Put,
    /// Whether its content is a person's, not ours.
    pub is_edited: bool,
    /// 成文日期 of an issued paper: from then on the file is never touched.
    pub issued: Option<Day>,
    /// The run that wrote it.
    pub run: Text,
    /// As-of date of that run, the 成文日期 of a draft.
    pub as_of: Day,
    /// What it is; its rows and provenance are kept apart, see `detail`.
    pub entry: Entry,
    /// Hash of the rows and the provenance.
    pub detail: Text,
    /// Rows and provenance to be kept; `None` leaves those that are there.
    #[serde(skip)]
    pub content: Option<Detail>,
}

/// How a file gets to its path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Put {
    /// From the staging folder, where it has this name.
    Staged(Text),
    /// From another path of the output folder.
    Moved(String),
    /// It stands there already.
    Stands,
}

/// What a manifest line and `explain` need and the journal does not repeat at every change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Addresses of source rows, a JSON array.
    pub rows: String,
    /// `Entry::provenance`.
    pub provenance: String,
}

/// A file taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneRow {
    /// Path below the output folder.
    pub path: String,
    /// Hash of what may be removed.
    pub old: Text,
}

/// 提交: the head of a commit record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRow {
    /// Id of the run, name of its staging folder.
    pub run: Text,
    /// 统计截止日.
    pub as_of: Day,
    /// The output folder.
    pub output: String,
}

impl Detail {
    /// Takes rows and provenance out of an entry.
    pub fn take(entry: &mut Entry) -> Self {
        let rows = serde_json::Value::from(std::mem::take(&mut entry.rows)).to_string();
        Self { rows, provenance: std::mem::take(&mut entry.provenance) }
    }

    /// The hash that the journal keeps of it.
    pub(super) fn sha256(&self) -> Text {
        fingerprint(format!("{}\n{}", self.rows, self.provenance).as_bytes())
    }

    /// The addresses of the rows.
    pub fn addresses(&self) -> Vec<String> {
        serde_json::from_str(&self.rows).unwrap_or_default()
    }

    /// Puts rows and provenance back into an entry.
    pub(super) fn restore(self, entry: &mut Entry) {
        entry.rows = self.addresses();
        entry.provenance = self.provenance;
    }
}

impl FileRow {
    /// A file that a run has made.
    pub fn made(
        path: String,
        sha256: Text,
        mut entry: Entry,
        (run, as_of): (Text, Day),
    ) -> Self {
        let content = Detail::take(&mut entry);
        Self {
            path,
            sha256,
            old: None,
            put: Put::Stands,
            is_edited: false,
            issued: None,
            run,
            as_of,
            entry,
            detail: content.sha256(),
            content: Some(content),
        }
    }

    /// Whether it was moved out of the way, no longer due.
    pub fn is_set_aside(&self) -> bool {
        self.path.starts_with(SET_ASIDE)
    }

    /// Whether both say the same of the same content, whenever it was written.
    pub fn agrees(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
            && self.entry == other.entry
            && self.detail == other.detail
            && self.is_edited == other.is_edited
            && self.issued == other.issued
    }
}

impl Change {
    /// The word of the journal's column `act`.
    pub(super) const fn act(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::File(_) => "file",
            Self::Gone(_) => "gone",
            Self::Run(_) => "run",
            Self::Done => "done",
        }
    }

    /// The canonical row: JSON with its fields in the order declared here.
    pub(super) fn content(&self) -> serde_json::Result<String> {
        match self {
            Self::Number(row) => serde_json::to_string(row),
            Self::File(row) => serde_json::to_string(row),
            Self::Gone(row) => serde_json::to_string(row),
            Self::Run(row) => serde_json::to_string(row),
            Self::Done => Ok(String::new()),
        }
    }

    /// Reads a row of the journal.
    pub(super) fn parse(act: &str, content: &str) -> Option<Self> {
        match act {
            "number" => serde_json::from_str(content).ok().map(Self::Number),
            "file" => serde_json::from_str(content).ok().map(Self::File),
            "gone" => serde_json::from_str(content).ok().map(Self::Gone),
            "run" => serde_json::from_str(content).ok().map(Self::Run),
            "done" => content.is_empty().then_some(Self::Done),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, FileRow};

    /// A file as the first version of the program wrote it, with less in its entry.
    const OLD: &str = r#"{"path":"a.docx","sha256":"00","old":null,"put":"stands",
        "is_edited":false,"issued":null,"run":"r","as_of":"2026-10-31",
        "entry":{"kind":"D-08","key":"k"},"detail":""}"#;

    #[test]
    fn an_entry_without_later_fields_is_still_read() {
        let Some(Change::File(row)) = Change::parse("file", OLD) else {
            panic!("it is a file");
        };
        let FileRow { entry, .. } = *row;
        assert_eq!((&*entry.kind, &*entry.key, entry.letter), ("D-08", "k", None));
    }
}
