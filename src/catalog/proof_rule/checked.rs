//! Whether an entry may be used, and the rule it makes.

use super::entry::{Entry, FixClass};
use super::pattern::pattern;
use super::{Examples, ProofRule, ProofTest};
use crate::model::{ElementKind, Severity};

/// Elements of a rule without `where`: prose and headings (`proof.md` §0).
const PROSE: [ElementKind; 7] = [
    ElementKind::Body,
    ElementKind::Heading1,
    ElementKind::Heading2,
    ElementKind::Heading3,
    ElementKind::Heading4,
    ElementKind::AnnexTitle,
    ElementKind::AttachedTitle,
];

impl Entry {
    /// Makes the rule; all its faults at once.
    pub(super) fn check(self) -> Result<ProofRule, Vec<String>> {
        let mut faults = self.example_faults();
        let severity = Severity::parse(&self.severity);
        if severity.is_none() {
            faults.push(format!("的级别“{}”不对", self.severity));
        }
        let kinds = self.element_kinds(&mut faults);
        let example_kind = ElementKind::parse(&self.example_kind);
        if example_kind.is_none() && !self.example_kind.is_empty() {
            faults.push(format!("的 as 里没有“{}”这种要素", self.example_kind));
        }
        let test = match (&self.find, &self.logic) {
            (Some(find), None) => pattern(find, &self, &mut faults)
                .map(|pattern| ProofTest::Pattern(Box::new(pattern))),
            (None, Some(logic)) => Some(ProofTest::Logic(logic.clone())),
            _ => {
                faults.push("应写 find 或 logic，只写一个".to_owned());
                None
            }
        };
        match (test, severity) {
            (Some(test), Some(severity)) if faults.is_empty() => {
                Ok(self.rule(test, severity, kinds))
            }
            _ => Err(faults),
        }
    }

    /// Puts the rule together.
    fn rule(
        self,
        test: ProofTest,
        severity: Severity,
        kinds: Vec<ElementKind>,
    ) -> ProofRule {
        ProofRule {
            id: self.id,
            says: self.says,
            kinds,
            test,
            into: self.into,
            fix: self.fix,
            stage: self.stage,
            severity,
            basis: self.basis,
            advice: self.advice,
            examples: Examples {
                kind: ElementKind::parse(&self.example_kind),
                wrong: self.wrong,
                right: self.right,
                silent: self.silent,
            },
        }
    }

    /// What is missing: examples, a replacement, advice.
    fn example_faults(&self) -> Vec<String> {
        let fixes = self.fix != FixClass::Report;
        let has_replacement = self.to.is_some() || !self.swap.is_empty();
        let checks = [
            (self.wrong.is_empty(), "没有误例 wrong"),
            (self.right.is_empty() && self.silent.is_empty(), "没有正例 right 或 silent"),
            (
                fixes && self.right.len() != self.wrong.len(),
                "的 right 应与 wrong 一一对应",
            ),
            (fixes && self.find.is_some() && !has_replacement, "要改却没有写 to 或 swap"),
            (!fixes && self.advice.is_empty(), "只报不改，应写 advice"),
        ];
        let found = checks.iter().filter(|(is_so, _)| *is_so);
        found.map(|(_, fault)| (*fault).to_owned()).collect()
    }

    /// The elements it looks at.
    fn element_kinds(&self, faults: &mut Vec<String>) -> Vec<ElementKind> {
        if self.kinds.is_empty() {
            return PROSE.to_vec();
        }
        if self.kinds.iter().any(|name| &**name == "全部") {
            return ElementKind::NAMES.map(|(kind, _)| kind).to_vec();
        }
        let mut kinds = Vec::new();
        for name in &self.kinds {
            match ElementKind::parse(name) {
                Some(kind) => kinds.push(kind),
                None => faults.push(format!("的 where 里没有“{name}”这种要素")),
            }
        }
        kinds
    }
}
