//! A build under strace: it speaks to nobody and writes only where it says.

use super::Desk;
use std::path::Path;
use std::process::Command;

/// Calls that make, change, move or remove files; all others that are watched reach beyond the
/// machine.
const FILES: [&str; 17] = [
    "open",
    "openat",
    "creat",
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "truncate",
    "chmod",
];

/// Says why nothing was run: strace is missing, or the machine forbids to trace.
#[expect(clippy::print_stdout, reason = "what was not run must be seen")]
fn can_trace() -> bool {
    let tried =
        Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).output();
    let why = match tried {
        Err(fault) => fault.to_string(),
        Ok(tried) if tried.status.success() => return true,
        Ok(tried) => String::from_utf8_lossy(&tried.stderr).into_owned(),
    };
    println!("NOT RUN: strace: {why}");
    false
}

/// What strace writes of a text, as it was: `\345\217\221` are three bytes.
fn plain(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let digits =
            escape.bytes().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
        let (code, after) = escape.split_at(digits.max(1));
        bytes.push(u8::from_str_radix(code, 8).unwrap_or(code.as_bytes()[0]));
        rest = after;
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap()
}

/// The paths that a call names, those relative to a folder below it.
fn paths(call: &str, current: &Path) -> Vec<String> {
    let mut pieces = call.split('"');
    let mut found = Vec::new();
    while let (Some(before), Some(path)) = (pieces.next(), pieces.next()) {
        let folder = before.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>'));
        let folder = folder.map_or(current, |(folder, _)| Path::new(folder));
        found.push(plain(&folder.join(path).display().to_string()));
    }
    found
}

/// Whether a call only looks at a file.
fn looks(call: &str) -> bool {
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
    call.starts_with("open") && !writes.iter().any(|flag| call.contains(flag))
}

/// Whether a build may change a file: its output, its register, what it lays aside.
fn is_ours(path: &str, folder: &Path) -> bool {
    let own = ["output", "data/发文登记.sqlite", "aside"];
    let own = own.map(|own| folder.join(own).display().to_string());
    path == "/dev/null" || own.iter().any(|own| path.starts_with(own.as_str()))
}

#[test]
fn a_build_speaks_to_nobody_and_writes_only_where_it_says() {
    if !can_trace() {
        return;
    }
    let desk = Desk::sample();
    let folder = desk.path("").canonicalize().unwrap();
    let (trace, aside) = (folder.join("trace.txt"), folder.join("aside"));
    std::fs::create_dir(&aside).unwrap();
    let watched = format!("trace=%network,{}", FILES.join(","));
    let run = Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-y",
            "-s",
            "4096",
            "-e",
            "signal=none",
            "-e",
            &watched,
            "-o",
        ])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_zhenwen"))
        .arg("build")
        .current_dir(&folder)
        .env("TMPDIR", &aside)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = std::fs::read_to_string(&trace).unwrap();
    let calls = said.lines().filter_map(|line| Some(line.split_once(' ')?.1.trim()));
    let calls = calls.filter(|call| !call.starts_with(['<', '+']) && !looks(call));
    let (mut changes, mut strange) = (0, Vec::new());
    for call in calls {
        let (name, _) = call.split_once('(').unwrap_or((call, ""));
        let paths = paths(call, &folder);
        if FILES.contains(&name) && paths.iter().all(|path| is_ours(path, &folder)) {
            changes += 1;
        } else {
            strange.push(call);
        }
    }
    assert!(changes > 100, "{changes} calls in all");
    assert!(strange.is_empty(), "{}", strange.join("\n"));
    assert!(std::fs::read_dir(&aside).unwrap().next().is_none(), "left aside");
}
