//! Entries understood: conditions parsed, every name known, all faults at once.

use super::written::{File, Rows, Written};
use super::{
    Cover, ExampleTown, FigureDecl, Frequency, Members, Ratio, Shape, Target, each,
};
use crate::catalog::{Declarations, SheetDecl, condition, known_names};
use crate::expr::condition::Condition;
use crate::model::{Error, Result, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Subject of a FREQ that is the town itself.
const TOWN: &str = "全镇";
/// Letters of 范围.
const SCOPES: &str = "TVUP";
/// Letters of 期.
const PERIODS: &str = "dmqhtyc";
/// 周期 of FREQ; 一次 has no window and no members.
const RHYTHMS: [&str; 5] = ["月", "季", "半年", "学期", "年"];

/// Reads `mechanisms/*.toml`; all faults at once.
pub(in crate::catalog) fn load(
    declarations: &Declarations,
    sheets: &[SheetDecl],
) -> Result<Vec<FigureDecl>> {
    let (mut figures, mut faults) = (Vec::new(), Vec::new());
    let mut ids = BTreeSet::new();
    for (path, text) in declarations.folder("mechanisms", "toml") {
        match toml::from_str::<File>(text) {
            Ok(file) => {
                let town = Arc::new(file.town);
                for written in file.figure {
                    if !ids.insert(written.id.clone()) {
                        faults.push(format!("{path}：{}：编号重复", written.id));
                    }
                    let (found, wrong) = understood(written, sheets, &town);
                    figures.extend(found);
                    faults.extend(wrong.iter().map(|fault| format!("{path}：{fault}")));
                }
            }
            Err(fault) => faults.push(format!("{path}：{fault}")),
        }
    }
    if faults.is_empty() { Ok(figures) } else { Err(Error::Templates(faults.join("\n"))) }
}

/// The figures of one entry, and its faults behind its id.
fn understood(
    written: Written,
    sheets: &[SheetDecl],
    town: &Arc<ExampleTown>,
) -> (Vec<FigureDecl>, Vec<String>) {
    let id = written.id.clone();
    let Some(entries) = each::entries(written, sheets) else {
        return (Vec::new(), vec![format!("{id}：each 应为“单位”表里有代码的列")]);
    };
    let (mut figures, mut faults) = (Vec::new(), Vec::new());
    for (written, each) in entries {
        let mut reader = Reader { sheets, faults: Vec::new() };
        let decl = reader.figure(written);
        figures.extend(decl.map(|decl| FigureDecl { each, town: town.clone(), ..decl }));
        faults.extend(reader.faults.iter().map(|fault| format!("{id}{fault}")));
    }
    (figures, faults)
}

/// Understands one entry and notes its faults.
struct Reader<'a> {
    /// The sheets that there are.
    sheets: &'a [SheetDecl],
    /// What is wrong, to be said behind the id.
    faults: Vec<String>,
}

impl Reader<'_> {
    /// The whole entry.
    fn figure(&mut self, written: Written) -> Option<FigureDecl> {
        self.letters(&written.scopes, SCOPES, "scopes");
        self.letters(&written.periods, PERIODS, "periods");
        for sheet in &written.sheets {
            self.sheet(sheet.trim_end_matches("(opt)"));
        }
        let targets = self.targets(&written);
        let shape = self.shape(&written)?;
        Some(FigureDecl {
            id: written.id,
            name: written.name,
            scopes: written.scopes,
            periods: written.periods,
            sheets: written.sheets,
            unit: written.unit,
            shape,
            says: written.says,
            each: None,
            deadline: written.deadline,
            needs_deadline: written.needs_deadline,
            names: written.names,
            times: written.times,
            judged: written.judged,
            targets,
            is_qualitative: written.qualitative,
            example: written.example,
            town: Arc::default(),
        })
    }

    /// Default targets by period letter; `all` becomes the empty key.
    fn targets(&mut self, written: &Written) -> BTreeMap<Text, Target> {
        let mut targets = BTreeMap::new();
        for (letter, text) in &written.target {
            if &**letter != "all" && !written.periods.contains(&**letter) {
                self.fault(&format!("目标的期“{letter}”不在 periods 里"));
            }
            let key = if &**letter == "all" { "".into() } else { letter.clone() };
            match Target::parse(text) {
                Some(target) => {
                    targets.insert(key, target);
                }
                None => self.fault(&format!("目标“{text}”写法不对，应如“≥90”")),
            }
        }
        targets
    }

    /// Exactly one of the shapes.
    fn shape(&mut self, written: &Written) -> Option<Shape> {
        let shapes = [
            written.count.as_ref().map(|rows| self.members(rows).map(Shape::Count)),
            written.sum.as_ref().map(|rows| self.sum(rows)),
            written.share.as_ref().map(|rows| self.share(rows)),
            written.cover.as_ref().map(|rows| self.cover(rows)),
            written.ratio.as_ref().map(|rows| self.ratio(rows)),
            written.frequency.as_ref().map(|rows| self.frequency(rows)),
            written.logic.as_ref().map(|name| Some(Shape::Logic(name.clone()))),
        ];
        let mut shapes = shapes.into_iter().flatten();
        if let (Some(shape), None) = (shapes.next(), shapes.next()) {
            return shape;
        }
        self.fault("count、sum、share、cover、ratio、frequency、logic 应当恰好写一种");
        None
    }

    /// SUM.
    fn sum(&mut self, rows: &Rows) -> Option<Shape> {
        self.header(&rows.column, &rows.sheet);
        Some(Shape::Sum(self.members(rows)?, rows.column.clone()))
    }

    /// SHARE.
    fn share(&mut self, rows: &Rows) -> Option<Shape> {
        let test = self.condition(&rows.test, &rows.sheet);
        Some(Shape::Share(self.members(rows)?, test?))
    }

    /// COVER.
    fn cover(&mut self, rows: &Rows) -> Option<Shape> {
        self.header(&rows.item, &rows.sheet);
        let (item, same) = (rows.item.clone(), rows.same.clone());
        Some(Shape::Cover(Cover { members: self.members(rows)?, item, same }))
    }

    /// RATIO.
    fn ratio(&mut self, rows: &Rows) -> Option<Shape> {
        for column in [&rows.done, &rows.whole].into_iter().chain(&rows.latest_of) {
            self.header(column, &rows.sheet);
        }
        if !rows.latest_of.is_empty() && rows.on.is_none() {
            self.fault("写了 latest_of，还要用 on 写明日期列");
        }
        Some(Shape::Ratio(Ratio {
            members: self.members(rows)?,
            done: rows.done.clone(),
            whole: rows.whole.clone(),
            latest_of: rows.latest_of.clone(),
        }))
    }

    /// FREQ.
    fn frequency(&mut self, rows: &Rows) -> Option<Shape> {
        if &*rows.subjects != TOWN {
            self.sheet(&rows.subjects);
        }
        if rows.on.is_none() {
            self.fault("frequency 要用 on 写明日期列");
        }
        let is_open = rows.every.is_empty();
        if !is_open && (!RHYTHMS.contains(&&*rows.every) || rows.times == 0) {
            let rhythms = RHYTHMS.join("、");
            self.fault(&format!("every 应为{rhythms}之一，times 至少为 1"));
        }
        let among = self.condition(&rows.among, &rows.subjects);
        Some(Shape::Frequency(Frequency {
            subjects: rows.subjects.clone(),
            members: self.members(rows)?,
            among: among?,
            every: rows.every.clone(),
            times: rows.times.max(1),
        }))
    }

    /// The rows of a shape.
    fn members(&mut self, rows: &Rows) -> Option<Members> {
        self.sheet(&rows.sheet);
        if let Some(column) = &rows.on {
            self.header(column, &rows.sheet);
        }
        if rows.due && rows.on.is_none() {
            self.fault("写了 due，还要用 on 写明期限列");
        }
        for column in &rows.once_of {
            self.header(column, &rows.sheet);
        }
        Some(Members {
            rows: rows.sheet.clone(),
            when: self.condition(&rows.when, &rows.sheet)?,
            on: rows.on.clone(),
            once_of: rows.once_of.clone(),
            is_due: rows.due,
        })
    }

    /// A condition over a sheet, its names known.
    fn condition(&mut self, text: &str, sheet: &str) -> Option<Condition> {
        let parsed = condition::parse(text, sheet, self.sheets);
        parsed.map_err(|faults| self.faults.extend(faults)).ok()
    }

    /// A column, or a derived name such as 认定日.
    fn header(&mut self, column: &str, sheet: &str) {
        let dated = Condition::dated(column);
        let faults = known_names(&dated, Some(sheet), self.sheets);
        let shown = faults.iter().map(|fault| format!("：\n{}", fault.show(column)));
        self.faults.extend(shown);
    }

    /// A sheet.
    fn sheet(&mut self, name: &str) {
        if !self.sheets.iter().any(|sheet| &*sheet.name == name) {
            self.fault(&format!("没有叫“{name}”的表"));
        }
    }

    /// Letters parted by blanks, each of them known.
    fn letters(&mut self, text: &str, known: &str, key: &str) {
        let mut letters = text.split_whitespace();
        let is_known =
            |letter: &str| letter.chars().count() == 1 && known.contains(letter);
        if text.trim().is_empty() || !letters.all(is_known) {
            self.fault(&format!("{key} 应由 {known} 中的字母组成，用空格分开"));
        }
    }

    /// Notes a fault.
    fn fault(&mut self, what: &str) {
        self.faults.push(format!("：{what}"));
    }
}
