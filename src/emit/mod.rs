//! emit: `Document` → DOCX, `Ledger` → XLSX. Returns bytes, touches no disk.

pub mod docx; // papers
pub mod xlsx; // ledgers
