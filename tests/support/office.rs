//! A working folder with a register and an output folder, and runs that make papers.

use super::papers::{Build, file};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;
use zhenwen::catalog::Catalog;
use zhenwen::commit::{self, Disk, Outcome};
use zhenwen::model::Result;
use zhenwen::register::{Locked, Register};

/// The office's folder; vanishes with the value.
pub(crate) struct Office {
    /// Where it lies.
    folder: PathBuf,
    /// Removes it.
    _guard: Option<TempDir>,
}

impl Office {
    /// A new office.
    pub(crate) fn new() -> Self {
        let guard = tempfile::tempdir_in(scratch()).unwrap();
        let office = Self::at(guard.path());
        std::fs::create_dir(office.folder.join("data")).unwrap();
        Self { _guard: Some(guard), ..office }
    }

    /// The office in a folder.
    pub(crate) fn at(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), _guard: None }
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The register file.
    pub(crate) fn register_path(&self) -> PathBuf {
        self.folder.join("data/发文登记.sqlite")
    }

    /// The seal of the register.
    pub(crate) fn seal_path(&self) -> PathBuf {
        self.folder.join("data/发文登记.sqlite.校验")
    }

    /// The output folder.
    pub(crate) fn output(&self) -> PathBuf {
        self.folder.join("output")
    }

    /// The register, locked.
    pub(crate) fn open(&self) -> Locked {
        Register::open(&self.register_path()).unwrap()
    }

    /// The register, to be read.
    pub(crate) fn read(&self) -> Register {
        Register::read(&self.register_path()).unwrap()
    }

    /// One run.
    pub(crate) fn build(&self, build: &Build) -> Result<Outcome> {
        self.build_on(Disk::from_environment(), build)
    }

    /// One run on a disk that may fail.
    pub(crate) fn build_on(&self, disk: Disk, build: &Build) -> Result<Outcome> {
        let mut register = Register::open(&self.register_path())?;
        let output = commit::open_on(disk, &mut register, &self.output())?;
        let stage = output.stage("run", build.as_of)?;
        for artifact in build.artifacts(&register)? {
            stage.put(artifact)?;
        }
        stage.commit(&mut register, catalog(), &build.order, |findings| {
            let codes: Vec<&str> =
                findings.iter().map(|finding| &*finding.code).collect();
            Ok(vec![file("findings.json", &format!("{codes:?}"))])
        })
    }

    /// Changes a file as a person would.
    pub(crate) fn write(&self, path: &str, text: &str) {
        std::fs::write(self.output().join(path), text).unwrap();
    }

    /// What a file says.
    pub(crate) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.output().join(path)).unwrap()
    }

    /// All files of the output folder: path and text.
    pub(crate) fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        if self.output().exists() {
            collect(&self.output(), &self.output(), &mut tree);
        }
        tree
    }

    /// The paths of the output folder but for the manifest and the report.
    pub(crate) fn paths(&self) -> Vec<String> {
        let own = ["manifest.json", "findings.json"];
        self.tree().into_keys().filter(|path| !own.contains(&&**path)).collect()
    }

    /// Numbers with state and key, as the register lists them.
    pub(crate) fn numbers(&self) -> Vec<String> {
        let numbers = self.read().numbers().unwrap();
        let line = |standing: zhenwen::register::Standing| {
            let number = standing.number.unwrap();
            let key = zhenwen::register::print_key(&standing.key);
            format!("{number} {} {key}", standing.state.name()).trim_end().to_owned()
        };
        numbers.into_iter().map(line).collect()
    }
}

/// The declarations, read once.
pub(crate) fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::load(None).unwrap());
    &CATALOG
}

/// A folder in memory where there is one: these tests write and sync a great deal.
pub(crate) fn scratch() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() }
}

/// Walks a folder.
fn collect(root: &Path, folder: &Path, tree: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if path.is_symlink() {
            tree.insert(name, format!("→ {}", path.read_link().unwrap().display()));
        } else if path.is_dir() {
            collect(root, &path, tree);
        } else {
            tree.insert(
                name,
                String::from_utf8_lossy(&std::fs::read(path).unwrap()).into(),
            );
        }
    }
}
