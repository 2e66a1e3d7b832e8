//! The files of `templates/`: embedded in the binary, overridden file by file.

use crate::model::{Error, Result};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;

/// What ships with the binary.
static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Text files by path below `templates/`, in path order.
#[derive(Clone, Debug)]
pub struct Declarations {
    /// Path → text.
    files: BTreeMap<String, String>,
    /// Workbooks of the office: path → bytes.
    forms: BTreeMap<String, Vec<u8>>,
}

impl Declarations {
    /// The files of the binary, those of `overrides` over them.
    pub fn load(overrides: Option<&Path>) -> Result<Self> {
        let mut declarations = Self { files: BTreeMap::new(), forms: BTreeMap::new() };
        declarations.add_embedded(&EMBEDDED);
        if let Some(folder) = overrides {
            declarations.add_folder(folder, folder)?;
        }
        Ok(declarations)
    }

    /// Puts one file in, over one of the same path.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Puts a workbook in.
    #[must_use]
    pub fn with_form(mut self, path: &str, bytes: Vec<u8>) -> Self {
        self.forms.insert(path.to_owned(), bytes);
        self
    }

    /// A workbook.
    pub fn form(&self, path: &str) -> Option<&[u8]> {
        self.forms.get(path).map(Vec::as_slice)
    }

    /// All workbooks in path order: (path, bytes).
    pub fn forms(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.forms.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// One file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All files in path order: (path, text).
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files of one folder with one extension, in path order: (path, text).
    pub fn folder<'a>(
        &'a self,
        folder: &'a str,
        extension: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        files.filter(move |(path, _)| {
            let rest = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            rest.is_some_and(|name| {
                !name.contains('/')
                    && Path::new(name).extension().is_some_and(|e| e == extension)
            })
        })
    }

    /// Adds the embedded files, folder by folder.
    fn add_embedded(&mut self, folder: &Dir) {
        for file in folder.files() {
            let text = file.contents_utf8();
            if let (Some(path), Some(text)) = (file.path().to_str(), text) {
                self.files.insert(path.replace('\\', "/"), text.to_owned());
            }
        }
        for inner in folder.dirs() {
            self.add_embedded(inner);
        }
    }

    /// Adds the texts and workbooks of a folder on disk.
    fn add_folder(&mut self, root: &Path, folder: &Path) -> Result<()> {
        let entries = std::fs::read_dir(folder).map_err(Error::disk("读取", folder))?;
        for entry in entries {
            let path = entry.map_err(Error::disk("读取", folder))?.path();
            if path.is_dir() {
                self.add_folder(root, &path)?;
                continue;
            }
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
            let name = name.replace('\\', "/");
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
            {
                let bytes = std::fs::read(&path).map_err(Error::disk("读取", &path))?;
                self.forms.insert(name, bytes);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                self.files.insert(name, text);
            }
        }
        Ok(())
    }
}
