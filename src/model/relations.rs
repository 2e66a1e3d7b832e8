//! Which rows belong to which: the index behind 存在, 选 and the V and U scopes.

use super::persons::Persons;
use super::{RowRef, SheetId, Town, Value};
use std::collections::BTreeMap;

/// Rows of every sheet by the row they point to.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Rows by (the row pointed to, sheet of the rows), in sheet order, without repeats.
    children: BTreeMap<(RowRef, SheetId), Vec<u32>>,
    /// Where each row counts, by sheet and row: rows of `places`, or `NOWHERE`.
    homes: Vec<Vec<[u32; 3]>>,
    /// The sheets that the rows of a home are of: 村, 单位, 人员.
    places: [SheetId; 3],
}

/// Stands for no row where a row counts.
const NOWHERE: u32 = u32::MAX;

/// Whose figures count a row (`systems.md` §4.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Its village: its own, else that of its unit, else that of its party.
    pub village: Option<RowRef>,
    /// Its unit.
    pub unit: Option<RowRef>,
    /// The person who is or guards it, by the row of 人员 that stands for the person.
    pub person: Option<RowRef>,
}

/// Columns whose party says where a row counts that has neither village nor unit.
pub const PARTIES: [&str; 9] = [
    "任职单位",
    "组织单位",
    "对象",
    "报送单位",
    "值班单位",
    "包保对象",
    "考核对象",
    "主体",
    "编制主体",
];

impl Relations {
    /// Walks every link cell once.
    ///
    /// A row belongs to every row its cells link to, and to the rows of the person it names. In a sheet with 村名 or 单位名称 only
    /// these say of which village and unit it is (`systems.md` §4.2): an inspecting village
    /// or a supervising unit is not what the row is about.
    pub fn of(town: &Town) -> Self {
        let places =
            ["村", "单位", "人员"].map(|name| town.id_of(name).unwrap_or_default());
        let mut relations = Self { places, ..Self::default() };
        let persons = Persons::of(town);
        for sheet in &town.sheets {
            let mut homes = Vec::new();
            if let Some(sheet) = sheet {
                homes.reserve_exact(sheet.rows.len());
                let rows = 0..u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
                let parties = PARTIES.iter().filter_map(|p| sheet.headers.column(p));
                let parties: Vec<usize> = parties.collect();
                for at in rows.map(|row| RowRef { sheet: sheet.id, row }) {
                    relations.add(town, at, &persons);
                    let (village, unit) = place(town, at, &parties);
                    let home = [village, unit, guard(town, at, &persons)];
                    homes.push(home.map(|place| place.map_or(NOWHERE, |at| at.row)));
                }
            }
            relations.homes.push(homes);
        }
        relations
    }

    /// Where a row counts.
    pub fn home(&self, at: RowRef) -> Home {
        let homes = self.homes.get(usize::from(at.sheet));
        let rows = homes.and_then(|homes| homes.get(at.row as usize));
        let rows = rows.map_or([NOWHERE; 3], |rows| *rows);
        let place = |n: usize| {
            let (sheet, row) = (self.places[n], rows[n]);
            (row != NOWHERE).then_some(RowRef { sheet, row })
        };
        Home { village: place(0), unit: place(1), person: place(2) }
    }

    /// Puts one row under all it belongs to.
    fn add(&mut self, town: &Town, at: RowRef, persons: &Persons) {
        for parent in parents(town, at, persons) {
            self.children.entry((parent, at.sheet)).or_default().push(at.row);
        }
    }

    /// Rows of `sheet` that belong to `parent`, in sheet order.
    pub fn children(&self, parent: RowRef, sheet: SheetId) -> &[u32] {
        self.children.get(&(parent, sheet)).map_or(&[], Vec::as_slice)
    }
}

/// The rows that a row's cells link to, its unit, and the village it is in.
fn parents(town: &Town, at: RowRef, persons: &Persons) -> Vec<RowRef> {
    let mut parents = Vec::new();
    for (_, value) in town.row(at).written() {
        match value {
            Value::Link(link) => parents.extend(link.to),
            Value::Links(links) => {
                parents.extend(links.iter().filter_map(|link| link.to));
            }
            _ => {}
        }
    }
    let headers = town.sheet(at.sheet).map(|sheet| &sheet.headers);
    let has = |name| headers.is_some_and(|headers| headers.column(name).is_some());
    if has("村名") || has("单位名称") {
        let places = [town.id_of("村"), town.id_of("单位")];
        parents.retain(|parent| !places.contains(&Some(parent.sheet)));
    }
    parents.extend(town.unit_of(at));
    parents.extend(town.village_of(at));
    // A person has a row for each 人员类别: what is of one is of all.
    let same = parents.iter().flat_map(|parent| persons.same_as(town, *parent));
    let same: Vec<RowRef> = same.copied().collect();
    parents.extend(same);
    parents.extend(persons.named_by(town, at));
    parents.sort_unstable();
    parents.dedup();
    parents.retain(|parent| *parent != at);
    parents
}

/// The village and the unit where a row counts; `parties` are the columns of its sheet that may
/// say so.
fn place(town: &Town, at: RowRef, parties: &[usize]) -> (Option<RowRef>, Option<RowRef>) {
    let (units, villages) = (town.id_of("单位"), town.id_of("村"));
    let of_party = |column: &usize| {
        let party = town.row(at).get(*column).target()?;
        let is_unit = Some(party.sheet) == units;
        let is_place = is_unit || Some(party.sheet) == villages;
        if is_place { town.village_of(party) } else { None }
    };
    let village = town.village_of(at).or_else(|| parties.iter().find_map(of_party));
    (village, town.unit_of(at))
}

/// The person whose figures count a row: of 人员 itself, of others 包保人.
fn guard(town: &Town, at: RowRef, persons: &Persons) -> Option<RowRef> {
    let is_person = town.id_of("人员") == Some(at.sheet);
    let row = if is_person { Some(at) } else { town.value(at, "包保人").target() };
    persons.with_figures(town, row?)
}
