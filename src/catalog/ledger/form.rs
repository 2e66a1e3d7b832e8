//! The form of a ledger, which lies beside its declaration.

use super::LedgerDecl;
use crate::catalog::Declarations;
use crate::model::{Form, Text};

/// What no package begins with: a workbook of 1997, and a package under a password.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The stream of a package under a password.
const LOCKED: &str = "EncryptedPackage";

/// A ledger with its form; refuses what cannot be filled.
pub(super) fn with_form(
    declarations: &Declarations,
    ledger: LedgerDecl,
    form: Option<Text>,
) -> Result<LedgerDecl, String> {
    let Some(name) = form else { return Ok(ledger) };
    let path = format!("ledgers/{name}");
    let bytes = declarations.form(&path);
    let bytes = bytes.ok_or_else(|| format!("templates/ledgers 里没有“{name}”"))?;
    let mark: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_compound = bytes.starts_with(&COMPOUND);
    if is_compound && bytes.windows(mark.len()).any(|part| *part == *mark) {
        return Err(format!("“{name}”：文件有密码，去掉密码再放进来"));
    }
    if is_compound || !name.to_lowercase().ends_with(".xlsx") {
        return Err(format!("“{name}”不是 .xlsx，先另存为 .xlsx，form 也改成新的文件名"));
    }
    let form = Some(Form { path: path.into(), bytes: bytes.to_vec() });
    Ok(LedgerDecl { form, ..ledger })
}
