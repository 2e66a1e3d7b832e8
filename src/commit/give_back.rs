//! 退回修改表 on the disk: what nobody has touched since we wrote it is replaced, anything
//! else stays and the new file is put beside it.

use super::disk::Disk;
use super::name::{beside, place};
use crate::model::{Error, Result};
use std::io::ErrorKind;
use std::path::Path;

/// The file under which a new one is written.
const STAGED: &str = ".暂存-退回修改.xlsx";

/// Writes a file below a folder; gives the path that it got. `is_ours` says of bytes whether
/// nobody has touched them since we wrote them.
pub fn give_back(
    folder: &Path,
    (path, bytes): (&str, &[u8]),
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<String> {
    let disk = Disk::from_environment();
    let paths = (1_u32..).map(|n| beside(path, n));
    for path in std::iter::once(path.to_owned()).chain(paths) {
        let target = place(folder, &path);
        match std::fs::read(&target) {
            Ok(old) if old == bytes => return Ok(path),
            Ok(old) if !is_ours(&old) => {}
            Err(fault) if fault.kind() != ErrorKind::NotFound => {
                return Err(Error::disk("读取", &target)(fault));
            }
            Ok(_) | Err(_) => return put(&disk, &target, bytes).map(|()| path),
        }
    }
    Ok(path.to_owned())
}

/// Writes a file whole or not at all.
fn put(disk: &Disk, target: &Path, bytes: &[u8]) -> Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(Error::disk("建立文件夹", folder))?;
    let staged = folder.join(STAGED);
    match disk.remove(&staged) {
        Err(why) if why.kind() != ErrorKind::NotFound => {
            return Err(Error::disk("写入", &staged)(why));
        }
        Ok(()) | Err(_) => {}
    }
    disk.create(&staged, bytes).map_err(Error::disk("写入", &staged))?;
    disk.rename(&staged, target).map_err(Error::disk("写入", target))?;
    disk.sync_folder(folder)
}
