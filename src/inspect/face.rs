//! Typefaces: which font names stand for 小标宋, 仿宋, 楷体, 黑体, 宋体 (`gongwen.md` 4.8).

use super::run::Run;
use crate::catalog::LayoutDecl;
use crate::model::{Repertoire, is_chinese};

/// Roles of `layout.toml` and words in the names of fonts that are of that face; the names
/// behind the first one in the layout are only stand-ins.
const FACES: [(&str, &[&str]); 5] = [
    ("标题", &["小标宋", "xiaobiaosong"]),
    ("正文", &["仿宋", "fangsong"]),
    ("楷体", &["楷体", "kaiti"]),
    ("黑体", &["黑体", "simhei"]),
    ("页码", &["宋体", "simsun", "songti"]),
];

/// Whether a font may stand where the layout has a role: the office's own, or one of the face.
pub(super) fn suits(layout: &LayoutDecl, role: &str, name: &str) -> bool {
    let own = layout.font(role).and_then(|font| font.names.first());
    let words = FACES.iter().find(|(known, _)| *known == role);
    let lower = name.to_lowercase();
    own.is_some_and(|own| **own == *name)
        || words.is_some_and(|(_, words)| words.iter().any(|word| lower.contains(word)))
}

/// The font of a run's Chinese text, where one is named and not of the role.
pub(super) fn stranger<'a>(
    layout: &LayoutDecl,
    role: &str,
    run: &'a Run,
) -> Option<&'a str> {
    let name = run.letters.chinese().filter(|name| !suits(layout, role, name));
    name.filter(|_| run.text.contains(is_common))
}

/// Whether a character is Chinese and in every Chinese font; the others are set in whatever
/// font holds them.
fn is_common(c: char) -> bool {
    is_chinese(c) && Repertoire::of(c) == Repertoire::Basic
}
