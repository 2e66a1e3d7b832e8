//! 镇文: reads a township's safety sheets once and makes every paper and ledger agree.

pub mod model; // the nouns all steps share
pub mod expr; // conditions and templates
pub mod catalog; // what the office decides: templates/
pub mod read; // workbooks → town
pub mod check; // town → findings
pub mod compute; // town → figures
pub mod merge; // figures + templates → text, ledgers
pub mod compose; // text → document
pub mod proof; // document → findings
pub mod emit; // document → DOCX, ledger → XLSX
pub mod inspect; // any DOCX → findings
pub mod commit; // files → output/
pub mod register; // numbers
pub mod report; // findings → the reader
pub mod pipeline; // all of it, on one screen
pub mod start; // the folder of a new office
pub mod cli; // the command line
