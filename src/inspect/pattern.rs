//! What elements look like as text (`gongwen.md` 7.2, as far as a measuring aid needs it).

use crate::model::ElementKind::{
    self, Addressee, AnnexLabel, AnnexNote, Approver, Attendance, CopiedTo, CopyNumber,
    DocumentNumber, Heading1, Heading2, Heading3, Heading4, IssueDate, Masthead, Note,
    OrderNumber, Printed, Secrecy, Signature, Title, Urgency,
};
use regex::Regex;
use std::sync::LazyLock;

/// Element and pattern; text is trimmed before.
const PATTERNS: [(ElementKind, &str); 21] = [
    (CopyNumber, r"^\d{6}$"),
    (Secrecy, r"^(绝密|机密|秘密)(★.+)?$"),
    (Urgency, r"^(特急|加急|特提|平急)$"),
    (Masthead, r"^[\p{Han}、（）\s]{4,40}$"),
    (
        DocumentNumber,
        r"^(\p{Han}{2,10}\s*[〔\[【(（]\d{2,4}[〕\]】)）]\s*第?\s*(\d+|\s)\s*号?|第\d+期|〔\d{4}〕\d+号)$",
    ),
    (Approver, r"签发人[：:]"),
    (OrderNumber, r"^第\d+号$"),
    (
        Title,
        r"^[^。；：！？]{2,60}(决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|细则|要点|计划|总结|清单|预案)$",
    ),
    (Addressee, r"^[^。！？]{2,80}[：:]$"),
    (Heading1, r"^[一二三四五六七八九十百]+[、.．]"),
    (Heading2, r"^[（(][一二三四五六七八九十]+[）)]"),
    (Heading3, r"^\d{1,3}[.．、]\D"),
    (Heading4, r"^[（(]\d{1,2}[）)]"),
    (Attendance, r"^(出席|请假|列席)[：:]"),
    (AnnexNote, r"^附件[：:].+"),
    (Signature, r"^[^。；：，！？]{2,30}$"),
    (
        IssueDate,
        r"^(\d{4}|[二○〇零一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$",
    ),
    (Note, r"^[（(].+[）)]$"),
    (AnnexLabel, r"^附件\s*\d*[：:]?$"),
    (CopiedTo, r"^(抄送|主送)[：:]"),
    (Printed, r"\d+月.*印发$"),
];

/// What an addressee contains.
const BODIES: &str = r"各|政府|委员会|办公室|局|队|县|镇|乡|村|单位|公司|社区|学校|商户|超市|厂|店|站|所|院|户|同志";
/// What a line before the text that ends with a colon may be instead.
const NO_ADDRESSEE: &str = r"(如下|附件|通知|事项|问题|名单|意见|要求)[：:]$";
/// What the name of an organ ends in.
const ORGAN: &str = r"(政府|委员会|办公室|局|站|所|中心|党委|支部|公司|村|社区|学校|院|队|科|组|办|会)(（.+）)?$";

/// The patterns, ready.
struct Ready {
    /// By element.
    elements: Vec<(ElementKind, Regex)>,
    /// `BODIES`
    bodies: Regex,
    /// `NO_ADDRESSEE`
    no_addressee: Regex,
    /// `ORGAN`
    organ: Regex,
}

/// Compiled once; a test sees that all compile.
static READY: LazyLock<Option<Ready>> = LazyLock::new(|| {
    let elements =
        PATTERNS.iter().map(|(kind, text)| Some((*kind, Regex::new(text).ok()?)));
    Some(Ready {
        elements: elements.collect::<Option<_>>()?,
        bodies: Regex::new(BODIES).ok()?,
        no_addressee: Regex::new(NO_ADDRESSEE).ok()?,
        organ: Regex::new(ORGAN).ok()?,
    })
});

/// Whether a text looks like an element.
pub(super) fn is(kind: ElementKind, text: &str) -> bool {
    let Some(ready) = &*READY else { return false };
    let text = text.trim();
    let matches = ready.elements.iter().any(|(k, r)| *k == kind && r.is_match(text));
    match kind {
        Addressee => {
            matches && ready.bodies.is_match(text) && !ready.no_addressee.is_match(text)
        }
        _ => matches,
    }
}

/// Whether a text is the name of an organ by its ending.
pub(super) fn is_organ(text: &str) -> bool {
    READY.as_ref().is_some_and(|ready| ready.organ.is_match(text.trim()))
}

/// The part of a line that looks like an element: 文号 and 签发人 may share one.
pub(super) fn part(kind: ElementKind, text: &str) -> Option<&str> {
    let mut parts = text.split(['\t', '\n']).map(str::trim);
    let whole = std::iter::once(text.trim()).filter(|text| is(kind, text));
    whole.chain(parts.by_ref().filter(|part| is(kind, part))).next().or_else(|| {
        // Without a tab: the number before the blanks, the approver behind them.
        let at = text.find("签发人").filter(|_| kind == DocumentNumber)?;
        Some(text[..at].trim()).filter(|part| is(kind, part))
    })
}

/// The level of a heading by its marker.
pub(super) fn heading(text: &str) -> Option<ElementKind> {
    [Heading1, Heading2, Heading3, Heading4].into_iter().find(|level| is(*level, text))
}

#[cfg(test)]
mod tests {
    use super::{READY, heading, is, part};
    use crate::model::ElementKind::{
        Addressee, DocumentNumber, Heading2, Heading3, IssueDate, Printed,
    };

    #[test]
    fn texts_and_their_elements() {
        assert!(READY.is_some());
        for (kind, text, wanted) in [
            (DocumentNumber, "兰政发〔2026〕13号", true),
            (DocumentNumber, "兰政发[2026]013号", true),
            (DocumentNumber, "兰政发〔2026〕　号", true),
            (DocumentNumber, "兰政发 [2026] 第 13 号", true),
            (DocumentNumber, "第3期", true),
            (DocumentNumber, "关于兰政发〔2026〕3号的说明", false),
            (Addressee, "各村民委员会，镇直各单位：", true),
            (Addressee, "现将有关事项通知如下：", false),
            (IssueDate, "2026年11月2日", true),
            (IssueDate, "二〇二六年十一月二日", true),
            (IssueDate, "2026年11月", false),
            (Printed, "兰台镇人民政府办公室2026年11月2日印发", true),
        ] {
            assert_eq!(is(kind, text), wanted, "{text}");
        }
        assert_eq!(heading("（二）按月调度。每月一次。"), Some(Heading2));
        assert_eq!(heading("3.逐条销号"), Some(Heading3));
        assert_eq!(heading("3.5公里以内"), None);
        let shared = "\t兰政发〔2026〕13号\t签发人：李文华";
        assert_eq!(part(DocumentNumber, shared), Some("兰政发〔2026〕13号"));
        let blanks = "兰政发〔2026〕13号      签发人：李文华";
        assert_eq!(part(DocumentNumber, blanks), Some("兰政发〔2026〕13号"));
    }
}
