//! A register with a flipped byte or a lost end (F10).

use crate::support::office::{Office, scratch};
use crate::support::papers::{Build, automatic, number};
use rayon::prelude::*;
use std::path::Path;
use zhenwen::model::Result;
use zhenwen::register::{Register, Standing};

/// An office with some fifty entries: numbers, papers, a void, a reservation.
fn office() -> Office {
    let office = Office::new();
    let subjects: Vec<String> = (1..=12).map(|n| format!("第{n}号商店")).collect();
    let subjects: Vec<&str> = subjects.iter().map(String::as_str).collect();
    office.build(&Build::october(&subjects)).unwrap();
    let mut register = office.open();
    register.reserve(&automatic(), 2026, 13..=30, "手工文书").unwrap();
    register.void(&number("兰安改〔2026〕7号"), "对象有误").unwrap();
    drop(register);
    office
}

/// What the register file says, once it was found sound.
fn sound(path: &Path) -> Result<Vec<Standing>> {
    let register = Register::open(path)?;
    register.verify()?;
    register.list()
}

/// What `register list` says, sound or not.
fn listed(path: &Path) -> Result<Vec<Standing>> {
    Register::read(path)?.list()
}

#[test]
fn a_flipped_byte_is_found_or_changes_no_answer() {
    let office = office();
    let bytes = std::fs::read(office.register_path()).unwrap();
    let answer = sound(&office.register_path()).unwrap();
    let step = if std::env::var_os("ZHENWEN_THOROUGH").is_some() { 1 } else { 101 };
    let places: Vec<usize> = (0..bytes.len()).step_by(step).collect();
    let unnoticed: Vec<usize> = places
        .into_par_iter()
        .filter(|at| {
            let folder = tempfile::tempdir_in(scratch()).unwrap();
            let path = folder.path().join("发文登记.sqlite");
            let mut flipped = bytes.clone();
            flipped[*at] ^= 0xFF;
            std::fs::write(&path, &flipped).unwrap();
            let is_found = sound(&path).is_err();
            std::fs::write(&path, &flipped).unwrap();
            let changes = listed(&path).is_ok_and(|list| list != answer);
            !is_found && changes
        })
        .collect();
    assert!(unnoticed.is_empty(), "bytes {unnoticed:?}");
}

#[test]
fn no_cut_is_taken_for_a_sound_register() {
    let office = office();
    let bytes = std::fs::read(office.register_path()).unwrap();
    let lengths: Vec<usize> =
        (0..bytes.len()).step_by(97).chain([bytes.len() - 1]).collect();
    let taken: Vec<usize> = lengths
        .into_par_iter()
        .filter(|length| {
            let folder = tempfile::tempdir_in(scratch()).unwrap();
            let path = folder.path().join("发文登记.sqlite");
            std::fs::write(&path, &bytes[..*length]).unwrap();
            Register::open(&path).is_ok()
        })
        .collect();
    assert!(taken.is_empty(), "lengths {taken:?}");
}

#[test]
fn a_changed_state_or_entry_is_refused_at_opening() {
    for change in [
        "UPDATE number SET serial = 99 WHERE serial = 3",
        "UPDATE number SET key = 'D-08' WHERE serial = 3",
        "DELETE FROM number WHERE serial = 30",
        "INSERT INTO number VALUES('兰安改', 2026, 31, '预留', '', 1)",
        "DELETE FROM file WHERE path LIKE '%第3号商店%'",
        "DELETE FROM written",
        "UPDATE journal SET content = replace(content, '手工', '别的')",
        "UPDATE journal SET seq = 99 WHERE seq = (SELECT max(seq) FROM journal)",
        "DELETE FROM journal WHERE seq = 5",
        "CREATE TRIGGER more AFTER INSERT ON number BEGIN SELECT 1; END",
        "DROP INDEX number_key",
        "PRAGMA user_version = 2",
    ] {
        let office = office();
        tampered(&office.register_path(), change);
        let fault = Register::open(&office.register_path()).unwrap_err().to_string();
        assert!(fault.starts_with("发文登记："), "{change}: {fault}");
        let build = office.build(&Build::october(&["甲店"]));
        assert!(build.is_err(), "{change}: nothing is built on a damaged register");
    }
}

#[test]
fn what_is_kept_beside_the_journal_is_verified() {
    let office = office();
    tampered(
        &office.register_path(),
        "UPDATE file SET provenance = '[]' WHERE key <> ''",
    );
    let fault = sound(&office.register_path()).unwrap_err().to_string();
    assert!(fault.contains("出处对不上"), "{fault}");
}

#[test]
fn the_journal_takes_no_update_and_no_delete() {
    let office = office();
    let path = office.register_path();
    for change in ["UPDATE journal SET act = 'done'", "DELETE FROM journal"] {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let fault = connection.execute_batch(change).unwrap_err();
        assert!(fault.to_string().contains("append-only"), "{fault}");
    }
}

#[test]
fn a_cut_through_a_page_that_holds_nothing_is_found_too() {
    let office = office();
    let path = office.register_path();
    tampered(
        &path,
        "CREATE TABLE x(a); INSERT INTO x VALUES(zeroblob(9000)); DROP TABLE x",
    );
    sound(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    let fault = sound(&path).unwrap_err().to_string();
    assert!(fault.contains("长度不对"), "{fault}");
}

/// Changes a register behind its back, past the triggers that keep its journal.
fn tampered(path: &Path, change: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let triggers =
        "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'";
    let triggers: String = connection.query_row(triggers, [], |row| row.get(0)).unwrap();
    let lifted = "DROP TRIGGER journal_kept; DROP TRIGGER journal_whole";
    connection.execute_batch(&format!("{lifted}; {change}; {triggers}")).unwrap();
}
