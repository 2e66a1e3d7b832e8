//! Hostile files, made by a program: each is read or refused by its name, in bounded time and
//! memory, by the binary itself; nothing else is touched.

mod parts; // a small workbook, part by part
mod packages; // .xlsx that no office program writes
mod cells; // cells that no office program writes
mod old; // .xls and .xlsb
mod open; // .ods
mod words; // texts and web pages
mod heavy; // much of what is sound once
mod others; // what is no workbook at all
mod mutated; // sound files with bytes changed

use crate::support::workbook;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A file and what must become of it.
pub(crate) struct Hostile {
    /// Its name.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What must be said of it.
    pub(crate) expected: Expected,
}

/// What must be said of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// It is not read: code, and words of the reason.
    Refused(&'static str, &'static str),
    /// A finding of this code, and so many rows.
    Told(&'static str, u64),
    /// No finding of a file that is not read, and so many rows.
    Rows(u64),
    /// Anything but a crash.
    Survived,
}

/// A file.
fn hostile(name: &str, bytes: impl Into<Vec<u8>>, expected: Expected) -> Hostile {
    Hostile { name: name.to_owned(), bytes: bytes.into(), expected }
}

/// One run of the binary over a folder.
struct Run {
    /// Exit code; none where a signal ended it.
    code: Option<i32>,
    /// Signal that ended it.
    signal: Option<i32>,
    /// How long it took.
    time: Duration,
    /// Most memory of the process in KiB, as far as seen.
    memory: u64,
    /// Standard output and error.
    said: String,
}

/// Runs `zhenwen check` with no more than 2 GiB of addresses for itself and each child.
#[expect(clippy::disallowed_methods, reason = "a file is judged by its time, too")]
fn run(data: &Path) -> Run {
    let start = Instant::now();
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 2097152; exec \"$0\" check \"$1\" --format json 2>&1"])
        .args([Path::new(env!("CARGO_BIN_EXE_zhenwen")), data])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let reading = std::thread::spawn(move || {
        let mut said = Vec::new();
        out.read_to_end(&mut said).unwrap();
        String::from_utf8_lossy(&said).into_owned()
    });
    let (mut memory, id) = (0, child.id());
    let status = loop {
        memory = memory.max(peak(id));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > Duration::from_secs(90) {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let said = reading.join().unwrap();
    Run {
        code: status.code(),
        signal: status.signal(),
        time: start.elapsed(),
        memory,
        said,
    }
}

/// Most memory that a process has used so far, in KiB.
fn peak(id: u32) -> u64 {
    let status =
        std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// All files below a folder with their bytes.
fn listing(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = BTreeMap::new();
    for path in entries {
        if path.is_dir() {
            found.extend(listing(&path));
        } else {
            let bytes =
                if path.is_file() { std::fs::read(&path).unwrap() } else { Vec::new() };
            found.insert(path.display().to_string(), bytes);
        }
    }
    found
}

/// What is wrong with how a folder of files was read; `files` are named in what is told.
fn faults(files: &[Hostile]) -> (Vec<String>, Run) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    workbook(
        &data.join("zz.xlsx"),
        &[("站所", "单位名称|成员|类别\n南门派出所|是|派出所")],
    );
    for file in files {
        std::fs::write(data.join(&file.name), &file.bytes).unwrap();
    }
    let before = listing(folder.path());
    let run = run(&data);
    let mut faults = Vec::new();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let mut fault = |what: String| faults.push(format!("{names:?}: {what}"));
    if run.signal.is_some() || !matches!(run.code, Some(0 | 1)) {
        fault(format!("signal {:?}, code {:?}: {}", run.signal, run.code, run.said));
    }
    if run.said.contains("panicked") {
        fault(format!("panic: {}", run.said));
    }
    if run.time > Duration::from_mins(1) {
        fault(format!("took {:?}", run.time));
    }
    if listing(folder.path()) != before {
        fault("files were changed or made".to_owned());
    }
    for file in files {
        judge(file, &run.said).into_iter().for_each(&mut fault);
    }
    (faults, run)
}

/// What is wrong with what was told of one file.
fn judge(file: &Hostile, said: &str) -> Option<String> {
    let found = said.lines().filter_map(|line| serde_json::from_str(line).ok());
    let own = found.filter(|found: &serde_json::Value| found["file"] == *file.name);
    let told: Vec<(String, String)> = own
        .map(|found| {
            let word = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
            (word("code"), word("fact"))
        })
        .collect();
    let has = |code: &str, words: &str| {
        told.iter().any(|(own, fact)| own == code && fact.contains(words))
    };
    let is_refused = has("E-FILE-UNREADABLE", "") || has("E-FILE-KIND", "");
    let is_well = match file.expected {
        Expected::Refused(code, words) => has(code, words),
        Expected::Told(code, _) => has(code, "") && !is_refused,
        Expected::Rows(_) => !is_refused,
        Expected::Survived => true,
    };
    (!is_well).then(|| format!("{:?}, but told {told:?}", file.expected))
}

/// The whole corpus.
fn corpus() -> Vec<Hostile> {
    let groups = [
        packages::files(),
        cells::files(),
        old::files(),
        open::files(),
        words::files(),
        heavy::files(),
        others::files(),
    ];
    groups.into_iter().flatten().collect()
}

#[test]
fn every_hostile_file_is_read_or_refused_by_name() {
    let corpus = corpus();
    assert!(corpus.len() >= 80, "{}", corpus.len());
    let judged = |file| (file, faults(std::slice::from_ref(file)));
    let all: Vec<_> = corpus.par_iter().map(judged).collect();
    let mut times: Vec<_> =
        all.iter().map(|(file, (_, run))| (run.time, &file.name)).collect();
    times.sort();
    let memory = all.iter().map(|(_, (_, run))| run.memory).max();
    let slow: Vec<_> = times.iter().rev().take(5).collect();
    eprintln!("{} files; slowest {slow:?}; most memory {memory:?} KiB", corpus.len());
    let found: Vec<String> =
        all.into_iter().flat_map(|(_, (faults, _))| faults).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn rows_of_odd_but_sound_files_are_all_read() {
    let catalog = zhenwen::catalog::Catalog::load(None).unwrap();
    for file in corpus() {
        let (Expected::Rows(count) | Expected::Told(_, count)) = file.expected else {
            continue;
        };
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join(&file.name), &file.bytes).unwrap();
        let today = "2026-10-31".parse().unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_zhenwen"));
        let (town, told) =
            zhenwen::read::read_with(&catalog, folder.path(), today, Some(program))
                .unwrap();
        let rows = town.sheet_named("村").map_or(0, |sheet| sheet.rows.len() as u64);
        assert_eq!(rows, count, "{}: {told:?}", file.name);
    }
}

#[test]
fn mutated_files_never_crash() {
    for group in mutated::files().chunks(40) {
        let (faults, _) = faults(group);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn what_is_no_file_is_passed_over_or_told() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    workbook(&data.join("zz.xlsx"), &[("村", "村名|户数|人口\n东岭村|#10|#30")]);
    std::fs::create_dir(data.join("a.xlsx")).unwrap();
    let link =
        |to: &str, name: &str| std::os::unix::fs::symlink(to, data.join(name)).unwrap();
    link("/dev/zero", "b.xlsx");
    link("nowhere.xlsx", "c.xlsx");
    link("..", "d");
    let made = Command::new("mkfifo").arg(data.join("e.csv")).status();
    let run = run(&data);
    assert_eq!(run.code, Some(1), "{}", run.said);
    for name in ["b.xlsx", "c.xlsx"] {
        assert!(run.said.contains(name), "{name}: {}", run.said);
    }
    assert_eq!(run.said.contains("e.csv"), made.is_ok_and(|made| made.success()));
    assert!(!run.said.contains("a.xlsx"), "{}", run.said);
}
