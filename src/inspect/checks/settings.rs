//! X26: settings that decide how Word and WPS set Chinese text.

use crate::inspect::notes::Notes;
use crate::inspect::paper::Paper;
use crate::inspect::tree::Node;

/// Compatibility mode of Word 2013 and later.
const MODE: &str = "15";
/// Language of the text.
const LANGUAGE: &str = "zh-CN";

/// Looks at punctuation, compatibility mode and language.
pub(super) fn check(paper: &Paper, notes: &mut Notes) {
    let settings = paper.part("settings");
    let spacing = settings.and_then(|s| s.value("w:characterSpacingControl"));
    if spacing != Some("compressPunctuation") {
        notes.whole("X26", spacing.unwrap_or("未设置").to_owned());
    }
    let mode = settings.and_then(mode);
    if mode != Some(MODE) {
        notes.whole("X26·兼容", mode.unwrap_or("未设置").to_owned());
    }
    let theme =
        settings.and_then(|s| s.child("w:themeFontLang")?.attribute("w:eastAsia"));
    let language = paper.styles.language.as_deref().or(theme);
    if language != Some(LANGUAGE) {
        notes.whole("X26·语言", language.unwrap_or("未设置").to_owned());
    }
}

/// The compatibility mode.
fn mode(settings: &Node) -> Option<&str> {
    let is_mode = |s: &&Node| s.attribute("w:name") == Some("compatibilityMode");
    let setting = settings.child("w:compat")?.all("w:compatSetting").find(is_mode)?;
    setting.attribute("w:val")
}
