//! Codes with a form of their own (`model.md` §7).

use super::{Context, Reading, text};
use crate::catalog::ColumnDecl;
use crate::model::{Day, Value, is_id_number, masked_id_number};
use crate::read::raw::Raw;

/// Reads an identifier; a wrong one is kept as text and reported.
pub(super) fn read(
    raw: Raw,
    word: &str,
    column: &ColumnDecl,
    context: &Context,
) -> Reading {
    let is_long = word.chars().filter(char::is_ascii_digit).count() >= 16;
    let is_lost = word.contains("E+") || word.contains("e+");
    let is_number =
        word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '+' | 'E' | 'e'));
    if is_number && (is_lost || (is_long && matches!(raw, Raw::Number(_)))) {
        let shown = if column.is_private() { "" } else { word };
        return Reading::unknown(shown, "E-ID-LOST", "");
    }
    match &*column.identifier {
        "uscc" => credit_code(word),
        "phone" => phones(word),
        "docno" => document_number(word),
        "idcard" => id_number(word, context.today),
        _ => certificate(word, context.today),
    }
}

/// 身份证号: only its first 6 and last 4 characters are kept, so that no output can show more.
fn id_number(word: &str, today: Day) -> Reading {
    let upper = word.to_uppercase().replace(' ', "");
    let masked = masked_id_number(&upper);
    let is_masked = upper.len() == 18 && upper.get(6..14) == Some("********");
    match masked {
        Some(masked) if is_masked || is_id_number(&upper, today) => {
            Reading::plain(text(&masked))
        }
        Some(masked) => {
            Reading::noted(text(&masked), "E-ID-INVALID", "出生日期或末位不对")
        }
        None => Reading::noted(Value::Blank, "E-ID-INVALID", "应为 18 位"),
    }
}

/// 证号: any text; a 特种作业 number is T and a 身份证号 (format hint only).
fn certificate(word: &str, today: Day) -> Reading {
    let number = word.strip_prefix(['T', 't']).filter(|rest| rest.len() == 18);
    if number.is_some_and(|number| !is_id_number(number, today)) {
        return Reading::noted(text(word), "E-ID-INVALID", "T 之后应是持证人的身份证号");
    }
    Reading::plain(text(word))
}

/// 统一社会信用代码: 18 characters with a check character; 15 digits of the old kind pass.
fn credit_code(word: &str) -> Reading {
    let upper = word.to_uppercase().replace(' ', "");
    let proposed = upper.replace('O', "0").replace('I', "1");
    if is_credit_code(&upper) {
        let value = text(&upper);
        return if is_organisation(&upper[8..17]) {
            Reading::plain(value)
        } else {
            Reading::noted(value, "E-ID-ORG", "这几位是主体标识码，自己能验对错")
        };
    }
    if upper.len() == 15 && upper.bytes().all(|b| b.is_ascii_digit()) {
        return Reading::plain(text(&upper));
    }
    if is_credit_code(&proposed) {
        let says = format!("是否为 {proposed}");
        return Reading::noted(text(&upper), "E-ID-INVALID", says).offering(proposed);
    }
    Reading::noted(text(&upper), "E-ID-INVALID", credit_fault(&upper))
}

/// What is wrong with a 信用代码, as a clerk sees it.
fn credit_fault(code: &str) -> &'static str {
    match code.chars().count() {
        18 => "位数对，但末位和前面的对不上",
        _ => "应为 18 位",
    }
}

/// The check of GB 32100: Σ value·3^(i−1) mod 31.
fn is_credit_code(code: &str) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    (31 - sum % 31) % 31 == values[17]
}

/// The check of the organisation part, GB 11714: 11 − Σ weight·value mod 11.
fn is_organisation(code: &str) -> bool {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let mut letters = code.chars();
    let values = letters.by_ref().take(8).map(|c| c.to_digit(36).unwrap_or_default());
    let sum: u32 = values.zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let check = match 11 - sum % 11 {
        11 => '0',
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or_default(),
    };
    letters.next() == Some(check)
}

/// One or several phone numbers.
fn phones(word: &str) -> Reading {
    let all = word
        .split(['、', '，', ',', '；', ';', '/', ' '])
        .filter(|part| !part.is_empty());
    let is_sound = all.clone().all(is_phone) || is_phone(&word.replace([' ', '-'], ""));
    if is_sound {
        Reading::plain(text(word))
    } else {
        Reading::noted(
            text(word),
            "E-ID-INVALID",
            "手机 11 位，固定电话 7 至 8 位可带区号",
        )
    }
}

/// Mobile, fixed with an extension perhaps, local or short number.
fn is_phone(word: &str) -> bool {
    let digits: String = word.chars().filter(|c| *c != '-').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let is_mobile = |digits: &str| matches!(digits.as_bytes()[1], b'3'..=b'9');
    match digits.len() {
        11 if digits.starts_with('1') => is_mobile(&digits),
        7 | 8 => true,
        10..=18 => digits.starts_with('0'),
        _ => ["110", "119", "120", "12350", "12345", "96119"].contains(&digits.as_str()),
    }
}

/// 文号: `代字〔YYYY〕N号`; other brackets, 第 and leading zeros are offered repaired.
fn document_number(word: &str) -> Reading {
    let repaired = repair(word);
    match repaired {
        Some(repaired) if repaired == word => Reading::plain(text(word)),
        Some(repaired) => {
            let says = repaired.clone();
            Reading::noted(Value::Text(word.into()), "E-DOCNO", says).offering(repaired)
        }
        None => Reading::noted(text(word), "E-DOCNO", "如 兰政发〔2026〕5号"),
    }
}

/// The number in its right form, if it has all parts.
fn repair(word: &str) -> Option<String> {
    let plain: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    let open = plain.find(['〔', '[', '【', '(', '（'])?;
    let close = plain.find(['〕', ']', '】', ')', '）'])?;
    let code = &plain[..open];
    let year = plain.get(open..close)?.trim_start_matches(['〔', '[', '【', '(', '（']);
    let rest = plain[close..].trim_start_matches(['〕', ']', '】', ')', '）']);
    let serial =
        rest.trim_start_matches('第').trim_end_matches('号').trim_start_matches('0');
    let digits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_sound = !code.is_empty() && year.len() == 4 && digits(year) && digits(serial);
    is_sound.then(|| format!("{code}〔{year}〕{serial}号"))
}

#[cfg(test)]
mod tests {
    use super::{is_credit_code, is_phone, repair};
    use crate::read::raw::Raw;
    use crate::read::value::tests::reading;

    #[test]
    fn a_credit_code_is_checked_by_its_last_character() {
        assert!(is_credit_code("91350100M000100Y43"));
        assert!(!is_credit_code("91350100M000100Y44"));
    }

    #[test]
    fn the_organisation_part_has_its_own_check() {
        let of = |text: &str| reading("单位", "统一社会信用代码", Raw::Text(text)).1;
        assert_eq!(of("91350100M000100Y43"), None);
        assert_eq!(of("91350100M000100X42"), Some("E-ID-ORG"));
        assert_eq!(of("1.39E+10"), Some("E-ID-LOST"));
    }

    #[test]
    fn document_numbers_are_repaired() {
        for wrong in ["兰政发[2026]05号", "兰政发（2026）第5号", "兰政发 〔2026〕 5"]
        {
            assert_eq!(repair(wrong).as_deref(), Some("兰政发〔2026〕5号"), "{wrong}");
        }
        assert_eq!(repair("兰政发5号"), None);
    }

    #[test]
    fn phones_of_all_kinds() {
        for good in ["13900000000", "0571-1234567", "1234567", "119"] {
            assert!(is_phone(good), "{good}");
        }
        for wrong in ["12", "12000000000", "139000000"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
    }

    #[test]
    fn an_id_number_is_kept_masked() {
        for (written, kept, code) in [
            ("110101199003070011", "110101********0011", None),
            ("11010119900307002x", "110101********002X", None),
            ("110101********002X", "110101********002X", None),
            ("110101199003070012", "110101********0012", Some("E-ID-INVALID")),
            ("110101900307001", "", Some("E-ID-INVALID")),
        ] {
            let raw = Raw::Text(written);
            assert_eq!(
                reading("人员", "身份证号", raw),
                (kept.into(), code),
                "{written}"
            );
        }
        let lost = Raw::Number("110101199003070000");
        assert_eq!(reading("人员", "身份证号", lost), (String::new(), Some("E-ID-LOST")));
    }

    #[test]
    fn a_certificate_number_is_any_text() {
        for (written, code) in [
            ("示特0012", None),
            ("T11010119900307002X", None),
            ("T110101199003070012", Some("E-ID-INVALID")),
        ] {
            assert_eq!(reading("持证", "证号", Raw::Text(written)).1, code);
        }
    }
}
