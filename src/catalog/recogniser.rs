//! 识别的词: words by which the elements of a text are known (`recogniser.toml`). What the
//! standard fixes is in `compose`; what offices call differently is here.

use super::Declarations;
use crate::model::{Error, Result, Text};
use regex::Regex;
use serde::Deserialize;

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecogniserDecl {
    /// Words that end a title: 文种 (条例 art. 8), 方案, 办法 …
    pub title_words: Vec<Text>,
    /// 下行 kinds, which have a 主送机关.
    pub downward: Vec<Text>,
    /// Words of a title that issues another text: 印发, 转发 …
    pub issuing: Vec<Text>,
    /// Words in names of organs and units.
    pub organs: Vec<Text>,
    /// Other words of a 主送机关: 各, 你 …
    pub addressed: Vec<Text>,
    /// Words of a sentence with a colon that is no 主送机关.
    pub not_addressed: Vec<Text>,
    /// First words of a 责任标签.
    pub tags: Vec<Text>,
    /// Words that are folded when spread by blanks, beside those that end a title.
    pub spread: Vec<Text>,
    /// Converter debris.
    #[serde(deserialize_with = "expressions")]
    pub debris: Vec<Regex>,
}

impl RecogniserDecl {
    /// The lists of words, with their names.
    fn words(&self) -> [(&'static str, &[Text]); 8] {
        [
            ("title_words", &self.title_words),
            ("downward", &self.downward),
            ("issuing", &self.issuing),
            ("organs", &self.organs),
            ("addressed", &self.addressed),
            ("not_addressed", &self.not_addressed),
            ("tags", &self.tags),
            ("spread", &self.spread),
        ]
    }
}

/// Reads regular expressions.
fn expressions<'de, D>(deserializer: D) -> std::result::Result<Vec<Regex>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    let texts = Vec::<String>::deserialize(deserializer)?;
    let compiled = texts.iter().map(|text| {
        Regex::new(text).map_err(|fault| {
            serde::de::Error::custom(format!("正则“{text}”有误：{fault}"))
        })
    });
    compiled.collect()
}

/// Reads `recogniser.toml`.
pub(super) fn load(declarations: &Declarations) -> Result<RecogniserDecl> {
    let text = declarations.get("recogniser.toml").unwrap_or_default();
    let decl: RecogniserDecl = toml::from_str(text)
        .map_err(|fault| Error::Templates(format!("recogniser.toml：{fault}")))?;
    let is_bare = |words: &[Text]| words.iter().any(|word| word.trim().is_empty());
    let faults = decl.words().into_iter().filter(|(_, words)| is_bare(words));
    let faults: Vec<String> =
        faults.map(|(name, _)| format!("recogniser.toml：{name} 里有空白的词")).collect();
    if faults.is_empty() { Ok(decl) } else { Err(Error::Templates(faults.join("\n"))) }
}
