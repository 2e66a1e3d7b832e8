//! Whatever a template says, reading it ends with a template or with faults.

use proptest::prelude::*;
use zhenwen::expr::engine::{CallShape, Engine, Kind, Note, Source, Vocabulary};
use zhenwen::model::Text;

/// A few words that are known.
struct Words;

impl Vocabulary for Words {
    fn names(&self) -> Vec<(Text, Kind)> {
        vec![("甲".into(), Kind::row("表")), ("乙".into(), Kind::Value(&["年"]))]
    }

    fn functions(&self) -> &'static [&'static str] {
        &["选"]
    }

    fn field(&self, _: &[Text], field: &str) -> Result<Kind, String> {
        if field == "列" { Ok(Kind::Value(&[])) } else { Err("没有这一列".into()) }
    }

    fn call(&self, call: &CallShape, notes: &mut Vec<Note>) -> Kind {
        let texts = call.arguments.iter().filter(|given| given.text.is_some());
        notes.extend(texts.map(|given| given.fault_inside(1..3, "不对")));
        Kind::Rows(vec!["表".into()])
    }
}

/// Pieces of templates, right and wrong.
const PIECES: &[&str] = &[
    "{{",
    "}}",
    "{%",
    "%}",
    "-%}",
    "{#",
    "#}",
    "\n",
    "正文",
    " ",
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "not",
    "and",
    "or",
    "set",
    "macro",
    "endmacro",
    "甲",
    "乙",
    "列",
    "选",
    ".",
    "|",
    "length",
    "须填",
    "(",
    ")",
    "[",
    "]",
    ",",
    "==",
    "!=",
    "<",
    ">=",
    "=",
    "~",
    "+",
    "\"字\"",
    "\"\\n字\"",
    "'",
    "1",
    "1.5",
    "none",
    "is",
    "loop",
    "_eq",
    "{{ 甲.列 == 乙 }}",
    "{% if 乙 in [甲.列, \"一\"] %}",
    "{% endif %}",
    "{% for 丙 in 选(\"表\") %}",
    "{% endfor %}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_pieces_in_any_order_are_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)
    ) {
        let text = pieces.join(" ").replace("  ", " ");
        let source = Source { path: "样张".into(), first_line: 1, text };
        if let Err(faults) = Engine::new(&["选"]).add(source, &Words) {
            prop_assert!(faults.iter().all(|fault| fault.starts_with("样张 第")));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        for text in [text.clone(), format!("{{{{ {text} }}}}"), format!("{{% if {text} %}}")] {
            let source = Source { path: "样张".into(), first_line: 1, text };
            let _ = Engine::new(&["选"]).add(source, &Words);
        }
    }
}
