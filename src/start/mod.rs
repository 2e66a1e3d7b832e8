//! start: the folder of a new office: blank workbooks, a guide, what double-clicking needs.
//! Pure but for `create`, which never overwrites.

mod books; // workbooks to be filled in
mod guide; // 使用说明.txt, 办理.bat, 核对.bat
mod copies; // templates/, for offices that change them
mod history; // what old ledgers give
mod place; // a folder that is empty, and files in it

pub use books::blank;
pub use history::{History, history};
pub use place::{create, examine};

use crate::catalog::Catalog;

/// A file of the new folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Path below the folder, `/` between folders.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// Whether the templates are put beside the data, to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Templates {
    /// Those of the program are used.
    Inside,
    /// All of them are copied.
    Copied,
}

/// All files of a new folder but for its workbooks.
pub fn aids(catalog: &Catalog, templates: Templates) -> Vec<NewFile> {
    let mut files = guide::files(catalog);
    if templates == Templates::Copied {
        files.extend(copies::files(catalog));
    }
    files
}
