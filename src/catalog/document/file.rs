//! A template file understood: front matter checked, text compiled.

use super::backfill;
use super::front::{self, Front};
use super::words::Words;
use super::{Authority, DocumentDecl, Every, Rhythm, Subjects, When};
use crate::catalog::{SheetDecl, known_names};
use crate::expr::condition::Condition;
use crate::expr::engine::{Engine, Note, nearest};
use crate::model::{Layout, Text};

/// The fifteen 文种 of the regulation, article 8 (`gongwen.md` §5).
const DOC_TYPES: [&str; 15] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告",
    "请示", "批复", "议案", "函", "纪要",
];

/// Reads one file; all its faults, shown.
pub(super) fn read(
    path: &str,
    text: &str,
    subjects: Subjects,
    engine: &mut Engine,
) -> Result<DocumentDecl, Vec<String>> {
    let (front, notes) = front::read(path, text)?;
    let mut reader = Reader { front, sheets: subjects.sheets, notes };
    let mut document = reader.document(path);
    let (backfills, values, wrong) = backfill::read(&reader.front, subjects.sheets);
    document.backfills = backfills;
    reader.notes.extend(wrong);
    let Reader { front, mut notes, .. } = reader;
    notes.sort_by_key(|note| note.at.start);
    let mut faults: Vec<String> =
        notes.iter().map(|note| front.source.show(note)).collect();
    let every = front.find("每");
    let is_at_every = |note: &Note| Some(&note.at) == every.as_ref();
    if every.is_none() || notes.iter().any(is_at_every) {
        return Err(faults); // whose names they are is not known
    }
    let words = Words { subjects, every: &document.every };
    let parts = ["签发人", "文件名"].into_iter().filter_map(|key| front.template(key));
    for source in parts.chain(values).chain([front.body()]) {
        faults.extend(engine.add(source, &words).err().into_iter().flatten());
    }
    if faults.is_empty() { Ok(document) } else { Err(faults) }
}

/// Understands the front matter and notes its faults.
struct Reader<'a> {
    /// As written.
    front: Front,
    /// The sheets there are.
    sheets: &'a [SheetDecl],
    /// What is wrong.
    notes: Vec<Note>,
}

impl Reader<'_> {
    /// All keys.
    fn document(&mut self, path: &str) -> DocumentDecl {
        let stem = path.rsplit('/').next().unwrap_or(path);
        let stem = stem.strip_suffix(".txt").unwrap_or(stem);
        let every = self.every();
        let template = |key: &str| self.front.template(key).map(|it| it.path.into());
        let (approver, file_name) = (template("签发人"), template("文件名"));
        let along = self.front.value("附件").split('、').filter(|stem| !stem.is_empty());
        DocumentDecl {
            path: path.into(),
            stem: stem.into(),
            along: along.map(|stem| stem.trim().into()).collect(),
            kind: self.text("种类").unwrap_or_else(|| stem.into()),
            name: self.wanted("名称").into(),
            doc_type: self.one_of("文种", &DOC_TYPES),
            layout: self.layout(),
            when: self.when(&every),
            every,
            series: self.text("字号"),
            authority: self.authority(),
            has_masthead: self.one_of("标志", &["有", "无"]).as_deref() != Some("无"),
            secrecy: self.secrecy(),
            urgency: self.one_of("紧急程度", &["特急", "加急", "特提", "平急"]),
            approver,
            file_name,
            is_text: self.one_of("成品", &["公文", "文字"]).as_deref() == Some("文字"),
            backfills: Vec::new(),
        }
    }

    /// 每: sheets, and perhaps 一份 月 年.
    fn every(&mut self) -> Every {
        let mut every = Every { sheets: Vec::new(), rhythm: Rhythm::Once };
        let value = self.wanted("每");
        for word in value.split('、').map(str::trim).filter(|word| !word.is_empty()) {
            match word {
                "一份" => every.rhythm = Rhythm::Once,
                "月" => every.rhythm = Rhythm::Month,
                "年" => every.rhythm = Rhythm::Year,
                name if self.sheets.iter().any(|sheet| &*sheet.name == name) => {
                    every.sheets.push(name.into());
                }
                name => {
                    let known = self.sheets.iter().map(|sheet| &*sheet.name);
                    let near = nearest(name, known).map(|near| format!("“{near}”"));
                    let near = near.unwrap_or_default();
                    let what = format!("没有叫“{name}”的表，可写“一份”“月”“年”{near}");
                    self.fault("每", what);
                }
            }
        }
        every
    }

    /// 当: 点名, or a condition over the subject's sheet or the town.
    fn when(&mut self, every: &Every) -> When {
        let text = self.front.value("当").to_owned();
        if text == "点名" {
            return When::Asked;
        }
        let condition = match Condition::parse(&text) {
            Ok(condition) => condition,
            Err(fault) => {
                self.fault_inside("当", fault.start..fault.end, &fault.message);
                return When::Asked;
            }
        };
        let mut sheets: Vec<Option<&str>> =
            every.sheets.iter().map(|name| Some(&**name)).collect();
        if sheets.is_empty() {
            sheets.push(None);
        }
        // A name of one of several sheets is blank in the others.
        let unknown = |sheet| known_names(&condition, sheet, self.sheets);
        let mut lists = sheets.into_iter().map(unknown);
        let mut faults = lists.next().unwrap_or_default();
        for list in lists {
            let is_there = |start: usize| list.iter().any(|fault| fault.start == start);
            faults.retain(|fault| is_there(fault.start));
        }
        for fault in faults {
            self.fault_inside("当", fault.start..fault.end, &fault.message);
        }
        When::Holds(condition)
    }

    /// 版式, by default 文件.
    fn layout(&mut self) -> Layout {
        let names = Layout::ALL.map(|layout| layout.to_string());
        let names = names.each_ref().map(String::as_str);
        let layout = self.one_of("版式", &names);
        layout.and_then(|name| Layout::parse(&name)).unwrap_or_default()
    }

    /// 权限, by default 全部.
    fn authority(&mut self) -> Authority {
        match self.one_of("权限", &["全部", "分权限", "委托赋权"]).as_deref() {
            Some("分权限") => Authority::ByMode,
            Some("委托赋权") => Authority::Delegated,
            _ => Authority::All,
        }
    }

    /// 密级, perhaps with its term behind ★.
    fn secrecy(&mut self) -> Option<Text> {
        let value = self.text("密级")?;
        let level = value.split('★').next().unwrap_or_default();
        if !["绝密", "机密", "秘密"].contains(&level) {
            self.fault("密级", "密级只有绝密、机密、秘密，期限写在“★”后面");
        }
        Some(value)
    }

    /// A value that must be written.
    fn wanted(&mut self, key: &str) -> String {
        let value = self.front.value(key).to_owned();
        if value.is_empty() {
            self.fault(key, format!("上面还要写“{key}: …”"));
        }
        value
    }

    /// A value that may be left out; `—` and 无 say so.
    fn text(&self, key: &str) -> Option<Text> {
        let value = self.front.value(key);
        (!matches!(value, "" | "—" | "无")).then(|| value.into())
    }

    /// One of a list of words; `—` says that there is none.
    fn one_of(&mut self, key: &str, words: &[&str]) -> Option<Text> {
        let value = self.front.value(key).to_owned();
        let is_known = words.contains(&value.as_str());
        if !is_known && !matches!(value.as_str(), "" | "—") {
            let what = format!("{key}“{value}”不在其中：{}", words.join("、"));
            self.fault(key, what);
        }
        is_known.then(|| value.into())
    }

    /// Notes a fault in the value of a key.
    fn fault(&mut self, key: &str, what: impl Into<String>) {
        self.notes.push(self.front.note(key, what));
    }

    /// Notes a fault at some characters of the value of a key.
    fn fault_inside(&mut self, key: &str, chars: std::ops::Range<usize>, what: &str) {
        let value = self.front.value(key);
        let byte =
            |char| value.char_indices().nth(char).map_or(value.len(), |(at, _)| at);
        let begin = self.front.find(key).map_or(0, |at| at.start);
        let at = begin + byte(chars.start)..begin + byte(chars.end);
        self.notes.push(Note::new(at, what));
    }
}
