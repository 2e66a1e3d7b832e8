//! File names from data (`reliability.md` TH-10): only what every system takes.

use unicode_normalization::UnicodeNormalization;

/// Marks that may stand in a name beside letters and digits.
const MARKS: &str = "〔〕（）《》“”、，。·—–-_％%+ \u{3000}";
/// Names that Windows keeps for itself.
const RESERVED: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];
/// Longest name, in characters and in bytes.
const MOST: (usize, usize) = (80, 200);

/// A text as a file name of at most 80 characters and 200 bytes, `extension` included.
pub(super) fn slug(text: &str, extension: &str) -> String {
    let is_allowed = |c: char| c.is_alphanumeric() || MARKS.contains(c);
    let name: String = text.nfc().map(|c| if is_allowed(c) { c } else { '_' }).collect();
    let (mut chars, mut bytes) = (extension.chars().count(), extension.len());
    let fits = |c: &char| {
        chars += 1;
        bytes += c.len_utf8();
        chars <= MOST.0 && bytes <= MOST.1
    };
    let name: String = name.trim().chars().take_while(fits).collect();
    let name = name.trim_end();
    let name = if name.is_empty() { "_" } else { name };
    let guard = if is_reserved(name) { "_" } else { "" };
    format!("{guard}{name}{extension}")
}

/// Whether Windows keeps a name for itself, whatever follows its first point: CON, COM1.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_uppercase();
    let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    RESERVED.contains(&device) && stem.len() - device.len() <= 1
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_from_data_stays_a_name() {
        for (text, name) in [
            (
                "兰安改〔2026〕3号_隐患整改通知书_东岭超市",
                "兰安改〔2026〕3号_隐患整改通知书_东岭超市.docx",
            ),
            ("../../etc/passwd", "______etc_passwd.docx"),
            ("C:\\a|b?*<>\"", "C__a_b_____.docx"),
            ("con", "_con.docx"),
            ("COM1", "_COM1.docx"),
            ("concrete", "concrete.docx"),
            ("a.", "a_.docx"),
            ("", "_.docx"),
            ("甲\u{202E}乙\n丙", "甲_乙_丙.docx"),
            ("e\u{301}", "é.docx"),
            ("  甲 ", "甲.docx"),
        ] {
            assert_eq!(slug(text, ".docx"), name, "{text}");
        }
    }

    #[test]
    fn a_name_is_cut_to_what_disks_take() {
        for text in ["a".repeat(300), "村".repeat(300), "😀".repeat(300)] {
            let name = slug(&text, ".docx");
            assert!(name.chars().count() <= 80 && name.len() <= 200, "{name}");
        }
    }
}
