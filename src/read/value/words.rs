//! Yes and no, names in a list, listed words, the status of a hazard.

use super::{Reading, text};
use crate::catalog::{ColumnDecl, ColumnType};
use crate::model::{Text, Value};

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
pub(super) fn names(text: &str) -> Box<[Text]> {
    let marks = ['、', '，', ',', '；', ';', '/', '\n'];
    let parts = text.split(marks).map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(spaced).map(Text::from).collect()
}

/// Splits on single spaces where every part is 2–4 Han characters.
fn spaced(part: &str) -> Vec<&str> {
    let is_name = |word: &str| {
        let is_han = word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        is_han && (2..=4).contains(&word.chars().count())
    };
    let words: Vec<&str> = part.split(' ').collect();
    if words.len() > 1 && words.iter().all(|word| is_name(word)) {
        words
    } else {
        vec![part]
    }
}

/// A word of a closed or open list.
pub(super) fn listed(word: &str, column: &ColumnDecl) -> Reading {
    let found = column.choices.iter().find(|choice| &***choice == word);
    if let Some(choice) = found {
        return Reading::plain(Value::Text(choice.clone()));
    }
    if &*column.header == "隐患等级" && word.contains(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']) {
        return Reading::unknown(word, "E-ASK-LEVEL", "“一般”还是“重大”");
    }
    if let Some((_, choice)) = column.words.iter().find(|(local, _)| &**local == word) {
        let is_same = word.contains(&**choice);
        let value = Value::Text(choice.clone());
        return if is_same {
            Reading::plain(value)
        } else {
            Reading::noted(value, "E-VALUE-MAPPED", &**choice)
        };
    }
    if column.kind == ColumnType::OpenEnum {
        return Reading::noted(text(word), "E-ENUM-NEW", word);
    }
    Reading::unknown(word, "E-ENUM", column.choices.join("、"))
}

/// 整改情况: what the text says of the hazard; negation comes first (`model.md` §6).
pub(super) fn status(word: &str) -> Reading {
    if ["未整改", "未完成", "否", "×", "0"].contains(&word) {
        return Reading::plain(text("未整改"));
    }
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    let doing = ["未", "尚未", "没有", "正在", "整改中", "推进中", "限期", "部分"];
    if has(&doing) || is_partial(word) {
        return Reading::plain(text("整改中"));
    }
    if has(&["搬迁", "关停", "停业", "取缔", "注销", "不属实"]) {
        return Reading::plain(text("撤销"));
    }
    let done = ["完成", "整改完毕", "整改到位", "合格", "100%", "销号", "闭环"];
    let already = word.contains('已') && has(&["改", "完", "到位"]);
    if has(&done) || already || ["是", "√", "✓", "1"].contains(&word) {
        return Reading::plain(text("已整改"));
    }
    Reading::unknown(word, "E-STATUS-TEXT", "")
}

/// A percentage below 100.
fn is_partial(word: &str) -> bool {
    let number = word.strip_suffix('%').and_then(|number| number.parse::<u32>().ok());
    number.is_some_and(|number| number < 100)
}

#[cfg(test)]
mod tests {
    use super::{names, status};
    use crate::model::Value;

    #[test]
    fn negation_is_heard_before_completion() {
        for (word, said) in [
            ("未完成整改", "整改中"),
            ("已整改到位", "已整改"),
            ("未整改", "未整改"),
            ("该户已搬迁", "撤销"),
            ("80%", "整改中"),
            ("√", "已整改"),
        ] {
            assert_eq!(status(word).value, Value::Text(said.into()), "{word}");
        }
        assert!(matches!(status("待议").value, Value::Unknown(_)));
    }

    #[test]
    fn names_are_parted_by_marks_and_between_short_names_by_spaces() {
        assert_eq!(names("甲一、乙二，丙三").len(), 3);
        assert_eq!(names("王甲 李乙").len(), 2);
        assert_eq!(names("东岭 便民超市分店").len(), 1);
    }
}
