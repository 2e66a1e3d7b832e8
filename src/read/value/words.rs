//! Plain words: names, yes and no, lists, listed words, the status of a hazard.

use super::{Reading, text as value};
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Text, Value, is_mobile};

/// Text as it stands; a 姓名 without the blanks that make two characters as wide as three,
/// and no name where a code should be.
pub(super) fn text(word: &str, column: &ColumnDecl) -> Reading {
    match &*column.header {
        "姓名" => Reading::plain(value(&unspaced(word))),
        "匿名码" if tells_who(word) => Reading::noted(Value::Blank, "E-TIP-NAMED", ""),
        _ => Reading::plain(value(word)),
    }
}

/// A name without blanks between Han characters.
fn unspaced(name: &str) -> String {
    if name.chars().all(|c| is_han(c) || c == ' ') {
        name.replace(' ', "")
    } else {
        name.to_owned()
    }
}

/// Whether a text is shaped like a name or a telephone.
fn tells_who(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| !matches!(c, ' ' | '-' | '·')).collect();
    let is_name = (2..=4).contains(&plain.chars().count()) && plain.chars().all(is_han);
    let is_fixed = plain.starts_with('0')
        && (10..=12).contains(&plain.len())
        && plain.bytes().all(|byte| byte.is_ascii_digit());
    is_name || is_mobile(&plain) || is_fixed
}

/// A Han character.
pub(super) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// 是 or 否; for 应急预案 and the like any text other than 无 means 有.
pub(super) fn yes_no(word: &str, column: &ColumnDecl) -> Reading {
    const YES: &[&str] = &["是", "有", "√", "✓", "✔", "☑", "1", "Y", "y", "已", "对"];
    const NO: &[&str] = &["否", "无", "×", "✗", "✘", "☐", "0", "N", "n", "未"];
    if YES.contains(&word) {
        return Reading::plain(Value::YesNo(true));
    }
    if NO.contains(&word) {
        return Reading::plain(Value::YesNo(false));
    }
    if &*column.header == "应急预案" {
        return Reading::noted(Value::YesNo(true), "E-VALUE-MAPPED", "有");
    }
    Reading::unknown(word, "E-ASK-YESNO", "“是”还是“否”")
}

/// Names parted by marks or line breaks; single spaces part only names of 2–4 Han characters.
pub(super) fn names(text: &str) -> Vec<Text> {
    let marks = ['、', '，', ',', '；', ';', '/', '\n'];
    let parts = text.split(marks).map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(spaced).map(Text::from).collect()
}

/// Splits on single spaces where every part is 2–4 Han characters.
fn spaced(part: &str) -> Vec<&str> {
    let is_name =
        |word: &str| word.chars().all(is_han) && (2..=4).contains(&word.chars().count());
    let words: Vec<&str> = part.split(' ').collect();
    if words.len() > 1 && words.iter().all(|word| is_name(word)) {
        words
    } else {
        vec![part]
    }
}

/// A word of a closed or open list.
pub(super) fn listed(word: &str, column: &ColumnDecl) -> Reading {
    let found = |word: &str| column.choices.iter().find(|choice| &***choice == word);
    if let Some(choice) = found(word).or_else(|| found(&unspaced(word))) {
        return Reading::plain(Value::Text(choice.clone()));
    }
    if &*column.header == "隐患等级" && word.contains(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']) {
        return Reading::unknown(word, "E-ASK-LEVEL", "“一般”还是“重大”");
    }
    if let Some((_, choice)) = column.words.iter().find(|(local, _)| &**local == word) {
        let is_same = word.contains(&**choice);
        let meant = Value::Text(choice.clone());
        return if is_same {
            Reading::plain(meant)
        } else {
            Reading::noted(meant, "E-VALUE-MAPPED", &**choice)
        };
    }
    if let Some(choice) = bare(word, column).and_then(found) {
        return Reading::noted(Value::Text(choice.clone()), "E-VALUE-MAPPED", &**choice);
    }
    if column.kind == ColumnType::OpenEnum {
        return Reading::noted(value(word), "E-ENUM-NEW", word);
    }
    Reading::unknown(word, "E-ENUM", column.choices.join("、"))
}

/// A word without a remark in a bracket behind it, 一般（当场整改）, unless that names another
/// of the list.
fn bare<'w>(word: &'w str, column: &ColumnDecl) -> Option<&'w str> {
    let body = word.strip_suffix(['）', ')'])?;
    let (bare, remark) = body.split_once(['（', '('])?;
    let has = |choice: &Text| remark.contains(&**choice);
    (!column.choices.iter().any(has) && !remark.contains(['?', '？']))
        .then(|| bare.trim())
}

/// Words of a closed list; one that is not listed leaves the whole cell unknown.
pub(super) fn listed_names(text: &str, column: &ColumnDecl) -> Reading {
    let mut names = Vec::new();
    for name in self::names(text) {
        let listed = column.choices.iter().find(|choice| **choice == name);
        let mapped = || column.words.iter().find(|(local, _)| *local == name);
        match listed.or_else(|| mapped().map(|(_, choice)| choice)) {
            Some(choice) => names.push(choice.clone()),
            None => return Reading::unknown(text, "E-ENUM", column.choices.join("、")),
        }
    }
    Reading::plain(Value::List(names.into()))
}

/// 整改情况: what the text says of the hazard; negation comes first (`model.md` §6).
pub(super) fn status(word: &str) -> Reading {
    if ["未整改", "待整改", "未完成", "否", "×", "0"].contains(&word) {
        return Reading::plain(value("未整改"));
    }
    if ["当场整改", "立行立改"].contains(&word) {
        let at_once = Reading::plain(value("已整改"));
        return at_once.and("整改方式", value("当场整改"));
    }
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    let doing =
        ["未", "没有", "正在", "整改中", "推进中", "限期", "部分", "不合格", "不到位"];
    if has(&doing) || is_partial(word) {
        return Reading::plain(value("整改中"));
    }
    if has(&["搬迁", "关停", "停业", "取缔", "注销", "不属实"]) {
        return Reading::plain(value("撤销"));
    }
    let done = ["完成", "整改完毕", "整改到位", "合格", "100%", "销号", "闭环"];
    let already = word.contains('已') && has(&["改", "完", "到位"]);
    if has(&done) || already || ["是", "√", "✓", "1"].contains(&word) {
        return Reading::plain(value("已整改"));
    }
    Reading::unknown(word, "E-STATUS-TEXT", "")
}

/// Whether a percentage below 100 stands in a text.
fn is_partial(word: &str) -> bool {
    word.split('%').rev().skip(1).any(|before| {
        let digits: String = before
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        let whole: String = digits.chars().rev().take_while(|c| *c != '.').collect();
        whole.parse::<u32>().is_ok_and(|number| number < 100)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::{names, status};
    use crate::model::Value;
    use crate::read::raw::Raw;

    #[test]
    fn negation_is_heard_before_completion() {
        for (word, said) in [
            ("未完成整改", "整改中"),
            ("已整改到位", "已整改"),
            ("未整改", "未整改"),
            ("该户已搬迁", "撤销"),
            ("80%", "整改中"),
            ("已完成80%", "整改中"),
            ("完成99.5%，收尾", "整改中"),
            ("100%", "已整改"),
            ("复查不合格", "整改中"),
            ("√", "已整改"),
            ("当场整改", "已整改"),
            ("立行立改", "已整改"),
            ("待整改", "未整改"),
            ("已完成整改", "已整改"),
            ("整改完成", "已整改"),
        ] {
            assert_eq!(status(word).value, Value::Text(said.into()), "{word}");
        }
        assert!(matches!(status("待议").value, Value::Unknown(_)));
    }

    #[test]
    fn a_listed_word_may_be_said_otherwise() {
        const MAPPED: Option<&str> = Some("E-VALUE-MAPPED");
        for (sheet, header, written, word, code) in [
            ("隐患", "复查结论", "复查合格", "合格", None),
            ("隐患", "复查结论", "不合格，限期整改", "不合格", None),
            ("隐患", "隐患等级", "重 大", "重大", None),
            ("隐患", "隐患等级", "一 般", "一般", None),
            ("隐患", "隐患等级", "一般（当场整改）", "一般", MAPPED),
            ("隐患", "隐患等级", "一般（重大？）", "一般（重大？）", Some("E-ENUM")),
            ("单位", "风险等级", "低风险", "低", None),
            ("单位", "风险等级", "较大风险", "较大", None),
            ("单位", "风险等级", "红色", "重大", MAPPED),
            ("单位", "标准化等级", "三级达标", "三级", None),
            ("单位", "标准化等级", "不涉及", "/", None),
            ("单位", "经营状态", "在营", "正常", MAPPED),
            ("单位", "经营状态", "营业", "正常", MAPPED),
            ("单位", "三同时", "不涉及", "/", None),
            ("单位", "准入审查", "不适用", "不适用", None),
        ] {
            let found = reading(sheet, header, Raw::Text(written));
            assert_eq!(found, (word.into(), code), "{header} {written}");
        }
    }

    #[test]
    fn a_closed_list_takes_listed_words_only() {
        let list = |text: &str| reading("执法", "处理措施", Raw::Text(text));
        assert_eq!(list("警告、罚款"), ("警告、罚款".into(), None));
        assert_eq!(list("警告、劝退"), ("警告、劝退".into(), Some("E-ENUM")));
        assert_eq!(reading("事故", "瞒谎迟漏", Raw::Text("无")).0, "无");
    }

    #[test]
    fn a_tipster_stays_unknown() {
        for (code, told) in [
            ("A-0012", None),
            ("甲0012", None),
            ("20260031", None),
            ("0571-1234567", Some("E-TIP-NAMED")),
            ("张小三", Some("E-TIP-NAMED")),
            ("欧阳 小三", Some("E-TIP-NAMED")),
            ("139 0000 0001", Some("E-TIP-NAMED")),
        ] {
            let (value, note) = reading("举报", "匿名码", Raw::Text(code));
            assert_eq!(note, told, "{code}");
            assert_eq!(value.is_empty(), told.is_some(), "{code}");
        }
    }

    #[test]
    fn a_name_has_no_blanks() {
        for (written, name) in [("张　三", "张三"), ("John Li", "John Li")] {
            assert_eq!(reading("人员", "姓名", Raw::Text(written)).0, name);
        }
    }

    #[test]
    fn names_are_parted_by_marks_and_between_short_names_by_spaces() {
        assert_eq!(names("甲一、乙二，丙三").len(), 3);
        assert_eq!(names("王甲 李乙").len(), 2);
        assert_eq!(names("东岭 便民超市分店").len(), 1);
    }
}
