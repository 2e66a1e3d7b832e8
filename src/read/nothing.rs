//! 未发现隐患: words which say that nothing was found, where a hazard would be named.

/// All of what may be said.
const WHOLE: &[&str] =
    &["无", "没有", "暂无", "未发现", "正常", "合格", "良好", "符合要求", "0", "/"];
/// What stands before: who says so, or when.
const BEFORE: &[&str] =
    &["经检查", "经排查", "本次检查", "本次", "现场", "目前", "均", "暂", "，", ","];
/// That there is none.
const NONE: &[&str] = &["未发现", "没有发现", "未查出", "未见", "没有", "无", "零"];
/// What kind there is none of.
const KINDS: &[&str] = &[
    "明显", "重大", "较大", "一般", "其他", "其它", "相关", "存在", "安全", "事故",
    "消防", "生产", "新增", "新的", "任何", "有",
];
/// What there is none of.
const WHAT: &[&str] = &[
    "隐患",
    "问题",
    "异常",
    "隐患问题",
    "问题隐患",
    "隐患和问题",
    "隐患及问题",
    "违法行为",
    "情况",
];

/// Whether a text says that nothing was found, and nothing else.
pub(super) fn says_nothing(text: &str) -> bool {
    let bare = |c: char| c.is_whitespace() || matches!(c, '。' | '.' | '！' | '；' | ';');
    let text: String = text.chars().filter(|c| !bare(*c)).collect();
    if WHOLE.contains(&text.as_str()) {
        return true;
    }
    let rest = without(&text, BEFORE);
    let none = NONE.iter().find_map(|word| rest.strip_prefix(word));
    none.is_some_and(|rest| WHAT.contains(&without(rest, KINDS)))
}

/// A text without words before it, as often as they stand there.
fn without<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn only_words_of_nothing_say_nothing() {
        for text in [
            "无",
            "没有",
            "暂无",
            "未发现",
            "未发现问题",
            "未发现安全隐患",
            "未发现明显隐患",
            "无明显隐患",
            "无。",
            "未见异常",
            "符合要求",
            "零隐患",
            "无问题",
            "无安全隐患",
            "良好",
            "未 发现 隐患",
            "经检查，未发现重大事故隐患",
            "暂未发现安全隐患",
            "现场未发现安全隐患和问题",
            "0",
            "/",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "无应急照明",
            "未发现灭火器",
            "无证上岗",
            "没有设置安全出口",
            "未见检查记录",
            "安全问题突出",
            "无问题台账",
            "疏散通道堵塞",
            "未发现隐患整改记录",
            "良好的通风条件不足",
            "",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
