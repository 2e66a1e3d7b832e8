//! Rules that need counting or memory: one file a logic, named by rules as `logic = "name"`.

mod series; // headings as numbers
mod level_order; // ST-01
mod numbering; // ST-02
mod issue_date; // NU-08

use super::hit::Hit;
use super::paragraph::Paragraph;
use crate::catalog::ProofRule;

/// A logic: looks at the whole paper.
type Run = fn(&ProofRule, &[Paragraph]) -> Vec<Hit>;

/// All logics by name.
const ALL: [(&str, Run); 4] = [
    ("level_order", level_order::run),
    ("numbering", numbering::run),
    ("issue_date_form", issue_date::form),
    ("issue_date_unreal", issue_date::unreal),
];

/// Whether a logic of this name exists; a test asks for every rule.
pub fn is_known(name: &str) -> bool {
    ALL.iter().any(|(known, _)| *known == name)
}

/// Runs the logic of a name over the paper.
pub(super) fn run(name: &str, rule: &ProofRule, paragraphs: &[Paragraph]) -> Vec<Hit> {
    let logic = ALL.iter().find(|(known, _)| *known == name);
    logic.map_or_else(Vec::new, |(_, run)| run(rule, paragraphs))
}
