//! The files of `templates/`: embedded in the binary, overridden file by file.

use crate::model::{Error, Result, fingerprint};
use include_dir::{Dir, File, include_dir};
use std::collections::BTreeMap;
use std::path::Path;

/// What ships with the binary.
static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The word that begins the line on what an override replaces: `基于: 0.1.0 3f2a…`.
const BASE: &str = "基于:";
/// How many digits of the hash that line shows.
const SHOWN: usize = 12;
/// Lines in which it may stand.
const FIRST_LINES: usize = 20;

/// Endings of workbooks; only the first can be filled, the others are told.
const WORKBOOKS: [&str; 6] = ["xlsx", "xls", "xlsm", "xlsb", "et", "ods"];

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

    /// One of our files, as it ships; empty where we have none of that name.
    pub fn shipped(path: &str) -> &'static str {
        EMBEDDED.get_file(path).and_then(File::contents_utf8).unwrap_or_default()
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

    /// The line that a copy of one of our files carries: version and hash of what it replaces,
    /// written so that the file stays valid.
    pub fn base_line(path: &str) -> Option<String> {
        let mark = match Path::new(path).extension()?.to_str()? {
            "toml" => "# ",
            "txt" => "",
            _ => return None,
        };
        let (version, hash) = (env!("CARGO_PKG_VERSION"), embedded_hash(path)?);
        Some(format!("{mark}{BASE} {version} {hash}\n"))
    }

    /// Overrides whose base is no longer the file of this program, in path order.
    pub fn outdated(&self) -> Vec<&str> {
        let is_outdated = |(path, text): &(&String, &String)| {
            base(text).is_some_and(|base| {
                embedded_hash(path).is_some_and(|hash| !base.ends_with(&hash))
            })
        };
        self.files.iter().filter(is_outdated).map(|(path, _)| path.as_str()).collect()
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
            let ending = path.extension().unwrap_or_default();
            if WORKBOOKS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
                let bytes = std::fs::read(&path).map_err(Error::disk("读取", &path))?;
                self.forms.insert(name, bytes);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                self.files.insert(name, text);
            }
        }
        Ok(())
    }
}

/// The first digits of the hash of one of our files.
fn embedded_hash(path: &str) -> Option<String> {
    let file = EMBEDDED.get_file(path)?;
    Some(fingerprint(file.contents()).chars().take(SHOWN).collect())
}

/// What an override says that it was made from.
fn base(text: &str) -> Option<&str> {
    let lines = text.lines().take(FIRST_LINES);
    let mut lines = lines.map(|line| line.trim_start_matches(['#', ' ']).trim_end());
    lines.find_map(|line| line.strip_prefix(BASE))
}
