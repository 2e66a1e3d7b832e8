//! What the town is made of: the tables below `tables/`, read and typed.

use super::duties::entries::{Drills, LessonEntry, SessionEntry};
use super::entries::{
    BodyEntry, Holiday, Kind, LeaderEntry, Names, Phrase, Season, StageEntry,
    StationEntry, VillageEntry,
};
use super::given::Given;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

/// Why the sample cannot be made: a table that is not as it should be, or the disk.
pub(crate) type Fault = Box<dyn std::error::Error>;

/// All tables.
pub(crate) struct Tables {
    /// 机关: header → text or number.
    pub(crate) office: toml::Table,
    /// 班子成员.
    pub(crate) leaders: Vec<LeaderEntry>,
    /// 村.
    pub(crate) villages: Vec<VillageEntry>,
    /// 站所.
    pub(crate) stations: Vec<StationEntry>,
    /// 机构.
    pub(crate) bodies: Vec<BodyEntry>,
    /// 阶段.
    pub(crate) stages: Vec<StageEntry>,
    /// Kinds of 单位.
    pub(crate) kinds: Vec<Rc<Kind>>,
    /// Parts of names.
    pub(crate) names: Names,
    /// 专项行动.
    pub(crate) seasons: Vec<Season>,
    /// Days without checks.
    pub(crate) holidays: Vec<Holiday>,
    /// 备注 of overdue hazards.
    pub(crate) excuses: Vec<String>,
    /// What can be found wrong, by group.
    pub(crate) hazards: BTreeMap<String, Vec<Phrase>>,
    /// 培训 that a station gives.
    pub(crate) sessions: Vec<SessionEntry>,
    /// 培训 that units give themselves.
    pub(crate) lessons: Vec<LessonEntry>,
    /// 演练.
    pub(crate) drills: Drills,
    /// Sheets that stand in a table as they are.
    pub(crate) given: Vec<Given>,
}

/// A file whose one list has the name of what it lists.
type List<T> = BTreeMap<String, Vec<T>>;

/// `seasons.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    /// 专项行动.
    season: Vec<Season>,
    /// Days without checks.
    holiday: Vec<Holiday>,
    /// 备注 of overdue hazards.
    excuses: Vec<String>,
}

/// `trainings.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trainings {
    /// Given by stations.
    session: Vec<SessionEntry>,
    /// Given by units.
    lesson: Vec<LessonEntry>,
}

impl Tables {
    /// Reads `examples/sample_town/tables`.
    pub(crate) fn load() -> Result<Self, Fault> {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample_town/tables");
        let at = |name: &str| root.join(name);
        let year: Year = file(&at("seasons.toml"))?;
        let trainings: Trainings = file(&at("trainings.toml"))?;
        let mut office: BTreeMap<String, toml::Table> = file(&at("office.toml"))?;
        Ok(Self {
            office: office.remove("office").unwrap_or_default(),
            leaders: list(&at("leaders.toml"), "leader")?,
            villages: list(&at("villages.toml"), "village")?,
            stations: list(&at("stations.toml"), "station")?,
            bodies: list(&at("bodies.toml"), "body")?,
            stages: list(&at("stages.toml"), "stage")?,
            kinds: list(&at("kinds.toml"), "kind")?,
            names: file(&at("names.toml"))?,
            seasons: year.season,
            holidays: year.holiday,
            excuses: year.excuses,
            hazards: each(&at("hazards"), |path| list(path, "hazard"))?,
            sessions: trainings.session,
            lessons: trainings.lesson,
            drills: file(&at("drills.toml"))?,
            given: each(&at("given"), file)?.into_values().collect(),
        })
    }
}

/// What the files of a folder hold, by name.
fn each<T>(
    folder: &Path,
    read: impl Fn(&Path) -> Result<T, Fault>,
) -> Result<BTreeMap<String, T>, Fault> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        files.insert(name, read(&path)?);
    }
    Ok(files)
}

/// The list of a file.
fn list<T: DeserializeOwned>(path: &Path, name: &str) -> Result<Vec<T>, Fault> {
    let mut lists: List<T> = file(path)?;
    lists.remove(name).ok_or_else(|| format!("{}: no {name}", path.display()).into())
}

/// A whole file.
fn file<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let text = std::fs::read_to_string(path)?;
    toml::from_str(&text).map_err(|fault| format!("{}: {fault}", path.display()).into())
}
