//! 隔离读取: what has no streaming reader is read by the same executable in a child process,
//! which limits its own memory and time, and may die of a file without harm. The file goes in
//! through a pipe and its parts come back through one, a line of JSON each.

use super::{Book, Fault, Take, old};
use crate::model::{Error, Result};
use crate::read::grid::Part;
use crate::read::kind::Kind;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The argument that makes the executable a reader; no person types it.
pub const CALL: &str = "__read";

/// How long one file may take.
const LONGEST: Duration = Duration::from_mins(1);
/// Bytes of memory that a reader may use.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// Bytes of a line between the processes.
const LINE: u64 = 64 << 20;

/// What the child says.
#[derive(Serialize, Deserialize)]
enum Line {
    /// A part of the file.
    Part(Part),
    /// The last word.
    End(std::result::Result<(), Fault>),
}

/// Gives all parts of a file that a child process reads.
pub(super) fn parts(book: &Book, take: Take) -> std::result::Result<(), Fault> {
    let reader = book.child.ok_or(Fault::NoReader)?;
    let kind = if book.kind == Kind::Xlsb { "xlsb" } else { "xls" };
    let mut command = Command::new(reader);
    command
        .args([CALL, kind])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Fault::NoReader)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (stop, stopped) = channel();
    let watch = watch(child, stopped);
    let heard = thread::scope(|scope| {
        // A child that dies early leaves the rest of the file unread.
        scope.spawn(|| input.map(|mut input| input.write_all(book.bytes)));
        output.map_or(Err(Fault::NoReader), |output| listen(output, take, &stop))
    });
    drop(stop);
    let is_late = watch.join().unwrap_or(true);
    if is_late { Err(Fault::Exhausting) } else { heard }
}

/// Watches a child: kills it when its time is over, or when it is told to. Says whether the
/// child was late.
fn watch(mut child: Child, stopped: Receiver<()>) -> JoinHandle<bool> {
    thread::spawn(move || {
        let end = stopped.recv_timeout(LONGEST);
        if end != Err(RecvTimeoutError::Disconnected) {
            // It may have ended by itself meanwhile.
            let _ = child.kill();
        }
        let _ = child.wait();
        end == Err(RecvTimeoutError::Timeout)
    })
}

/// Takes what a child says until its last word; a child without one has died.
fn listen(
    output: ChildStdout,
    take: Take,
    stop: &Sender<()>,
) -> std::result::Result<(), Fault> {
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = output.by_ref().take(LINE).read_until(b'\n', &mut line);
        let said = match read {
            Ok(1..) => serde_json::from_slice(&line).map_err(|_| Fault::Damaged)?,
            _ => return Err(Fault::Damaged),
        };
        let part = match said {
            Line::Part(part) => part,
            Line::End(end) => return end,
        };
        if let Err(fault) = take(part) {
            // The watch may be over already.
            let _ = stop.send(());
            return Err(fault);
        }
    }
}

/// The child's side: reads a file of a kind and says what it holds.
pub fn serve(kind: &str, input: &mut impl Read, output: &mut impl Write) -> Result<()> {
    confine()?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(Error::internal("读取"))?;
    let mut is_heard = true;
    let mut say = |line: &Line| {
        is_heard = is_heard
            && serde_json::to_writer(&mut *output, line).is_ok()
            && output.write_all(b"\n").is_ok();
        if is_heard { Ok(()) } else { Err(Fault::Damaged) }
    };
    let mut take = |part| say(&Line::Part(part));
    let end = match kind {
        "xlsb" => old::xlsb(&bytes, &mut take),
        _ => old::xls(&bytes, &mut take),
    };
    // A parent that has gone needs no last word.
    let _ = say(&Line::End(end));
    output.flush().map_err(Error::internal("读取"))
}

/// Limits memory and time of this process, and forbids it to write files.
#[cfg(unix)]
fn confine() -> Result<()> {
    use rlimit::Resource;
    let limits = [
        (Resource::AS, MEMORY),
        (Resource::CPU, LONGEST.as_secs()),
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
    ];
    for (resource, most) in limits {
        let (_, hard) =
            rlimit::getrlimit(resource).map_err(Error::internal("限制内存"))?;
        let most = most.min(hard);
        rlimit::setrlimit(resource, most, most).map_err(Error::internal("限制内存"))?;
    }
    Ok(())
}

/// Elsewhere the parent's clock limits the time, and the process alone the harm.
#[cfg(not(unix))]
fn confine() -> Result<()> {
    Ok(())
}
