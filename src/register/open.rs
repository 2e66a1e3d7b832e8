//! Opening a register: to read, or locked to write.

use super::fault::failed;
use super::schema;
use super::seal::Seal;
use super::verify;
use crate::model::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::ops::Deref;
use std::path::Path;

/// 发文登记, to be read.
#[derive(Debug)]
pub struct Register {
    /// The file, or an empty register in memory.
    pub(super) connection: Connection,
}

/// 发文登记, locked for one run: everything that can be read, and the changes.
#[derive(Debug)]
pub struct Locked {
    /// What can be read.
    pub(super) register: Register,
    /// The lock.
    pub(super) seal: Seal,
}

impl Deref for Locked {
    type Target = Register;

    fn deref(&self) -> &Register {
        &self.register
    }
}

impl Register {
    /// Reads a register without a lock; one that is not there yet is empty.
    pub fn read(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Ok(Self { connection: schema::in_memory()? });
        }
        let connection = connect(path)?;
        connection.execute_batch("PRAGMA query_only = ON;").map_err(failed)?;
        schema::check(&connection, path)?;
        Ok(Self { connection })
    }

    /// Locks a register until the value is dropped; one that is not there yet is made.
    ///
    /// Refuses a register that is damaged, older than its seal (a restored backup), or in
    /// the hands of another run.
    pub fn open(path: &Path) -> Result<Locked> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            let said = format!("没有文件夹“{}”，请先建立它或改正路径", folder.display());
            return Err(Error::Register(said));
        }
        let seal = Seal::lock(path)?;
        if !path.exists() {
            if !seal.is_blank() {
                let said = format!("登记文件“{}”不见了，请从备份换回", path.display());
                return Err(Error::Register(said));
            }
            schema::create(path)?;
        }
        let connection = connect(path)?;
        schema::check(&connection, path)?;
        seal.check(&connection)?;
        let register = Self { connection };
        verify::newest(&register.connection)?;
        Ok(Locked { register, seal })
    }
}

/// Connects to a file that must be there. A reader may write too: it has to undo what a
/// crash left half done before it can read.
fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    schema::adjust(&connection)?;
    Ok(connection)
}
