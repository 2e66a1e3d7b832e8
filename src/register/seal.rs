//! 校验文件: beside the register, one line for every change. It is the lock of the register,
//! and it tells a register that was brought back from an old backup (TH-17).
//!
//! A line holds the number of the last entry, its hash, and the numbers that were touched:
//! `57 9f3a… 兰安改〔2026〕4-9号`. It is written after the register, so it may be one line
//! behind, never ahead.

use super::journal::{self, Head};
use super::schema::sync_folder;
use crate::model::{Error, Result};
use data_encoding::HEXLOWER;
use rusqlite::Connection;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often, and how long apart, a busy register is asked for: ten seconds.
const PATIENCE: (u32, Duration) = (400, Duration::from_millis(25));

/// The locked file.
#[derive(Debug)]
pub(super) struct Seal {
    /// Where it is.
    path: PathBuf,
    /// Open for appending, locked until it is dropped.
    file: File,
    /// Its lines.
    lines: Vec<Line>,
}

/// One line.
#[derive(Debug)]
struct Line {
    /// Last entry and its hash.
    head: Head,
    /// Numbers touched by the change.
    numbers: String,
}

/// The seal file of a register.
fn beside(register: &Path) -> PathBuf {
    register.with_added_extension("校验")
}

impl Seal {
    /// Opens the seal of a register and takes the lock, waiting a little for another run.
    pub(super) fn lock(register: &Path) -> Result<Self> {
        let path = beside(register);
        let is_new = !path.exists();
        let open = || OpenOptions::new().read(true).append(true).create(true).open(&path);
        let mut file = open().map_err(Error::disk("打开", &path))?;
        wait_for(&file, &path)?;
        let second = open().map_err(Error::disk("打开", &path))?;
        if second.try_lock().is_ok() {
            return Err(Error::Register(UNLOCKABLE.to_owned()));
        }
        if is_new {
            sync_folder(&path)?;
        }
        let text = whole_lines(&mut file).map_err(Error::disk("读取", &path))?;
        let lines = lines(&text, &path)?;
        Ok(Self { path, file, lines })
    }

    /// Whether no change was ever sealed.
    pub(super) const fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }

    /// Refuses a register that is older than its seal, or another one.
    pub(super) fn check(&self, connection: &Connection) -> Result<()> {
        check(&self.lines, connection)
    }

    /// Writes the line of a change.
    pub(super) fn write(&mut self, head: Head, numbers: String) -> Result<()> {
        let line = format!("{} {} {numbers}\n", head.seq, HEXLOWER.encode(&head.hash));
        let written = self.file.write_all(line.as_bytes());
        let written = written.and_then(|()| self.file.sync_data());
        written.map_err(Error::disk("写入", &self.path))?;
        self.lines.push(Line { head, numbers });
        Ok(())
    }
}

/// The folder's system grants a lock twice.
const UNLOCKABLE: &str =
    "这个文件夹不支持文件锁，两个人同时运行会编出重号；请把整个工作文件夹放到本机磁盘上";

/// Takes the lock or says who has it.
fn wait_for(file: &File, path: &Path) -> Result<()> {
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(pause),
            Err(TryLockError::Error(fault)) => {
                return Err(Error::disk("锁定", path)(fault));
            }
        }
    }
    let said = "另一个 zhenwen 正在使用登记，请等它结束后重试，本次没有改动任何内容";
    Err(Error::Register(said.to_owned()))
}

/// The text up to its last line end; what a power cut left of a line is cut off.
fn whole_lines(file: &mut File) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    if end < bytes.len() {
        bytes.truncate(end);
        file.set_len(end as u64)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads the lines.
fn lines(text: &str, path: &Path) -> Result<Vec<Line>> {
    let unreadable = || {
        let said = "读不懂；请先用 register verify 核实登记，确认完好后删去这个文件";
        Error::Register(format!("校验文件“{}”{said}", path.display()))
    };
    text.lines().map(|text| line(text).ok_or_else(unreadable)).collect()
}

/// Reads one line.
fn line(text: &str) -> Option<Line> {
    let (seq, rest) = text.split_once(' ')?;
    let (hash, numbers) = rest.split_once(' ')?;
    let hash = HEXLOWER.decode(hash.as_bytes()).ok()?.try_into().ok()?;
    Some(Line {
        head: Head { seq: seq.parse().ok()?, hash },
        numbers: numbers.to_owned(),
    })
}

/// Compares the last line with the journal.
fn check(lines: &[Line], connection: &Connection) -> Result<()> {
    let Some(newest) = lines.last() else { return Ok(()) };
    let head = journal::head(connection)?;
    if head.seq < newest.head.seq {
        let behind = lines.iter().filter(|line| line.head.seq > head.seq);
        let numbers: Vec<&str> = behind
            .map(|line| &*line.numbers)
            .filter(|numbers| !numbers.is_empty())
            .collect();
        return Err(Error::Register(format!(
            "登记文件比校验文件旧（只到第 {} 笔，应到第 {} 笔），像是换回了旧备份。\n\
             其后登记过的文号：{}\n请换回最新的登记文件；确已丢失的，删去校验文件，\
             再用 register reserve 补登这些文号",
            head.seq,
            newest.head.seq,
            numbers.join("、")
        )));
    }
    if journal::hash_at(connection, newest.head.seq)? != Some(newest.head.hash) {
        let said = "登记文件与校验文件不是同一本，请换回原来的登记文件";
        return Err(Error::Register(said.into()));
    }
    Ok(())
}
