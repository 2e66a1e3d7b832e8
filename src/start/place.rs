//! Where the new folder is made: only where nothing lies yet.

use super::NewFile;
use crate::model::{Error, Result};
use std::fs::{File, create_dir_all, read_dir};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Refuses a folder in which anything lies.
pub fn examine(folder: &Path) -> Result<()> {
    let is_empty = match read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(fault) if fault.kind() == ErrorKind::NotFound => true,
        Err(fault) => return Err(Error::disk("读取", folder)(fault)),
    };
    if is_empty {
        return Ok(());
    }
    Err(Error::Command(format!(
        "文件夹“{}”里已经有文件，没有写入任何文件。换一个名称，或先把里面的文件移走",
        folder.display()
    )))
}

/// Writes the files; one that has come to be there in the meantime is left alone.
pub fn create(folder: &Path, files: &[NewFile]) -> Result<()> {
    examine(folder)?;
    for file in files {
        let path = folder.join(&file.path);
        if let Some(above) = path.parent() {
            create_dir_all(above).map_err(Error::disk("建立", above))?;
        }
        let written = File::create_new(&path).and_then(|mut f| f.write_all(&file.bytes));
        written.map_err(Error::disk("写入", &path))?;
    }
    Ok(())
}
