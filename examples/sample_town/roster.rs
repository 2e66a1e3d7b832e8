//! 人员: everybody by name, body and 人员类别.

use super::entries::Manner;
use super::office::Office;
use super::town::{Station, Town, Unit, Village};
use jiff::civil::Date;

/// One 人员类别 of a person.
pub(crate) struct Person {
    /// 姓名.
    pub(crate) name: String,
    /// Whose they are.
    pub(crate) of: Body,
    /// 职务.
    pub(crate) post: String,
    /// 人员类别.
    pub(crate) sort: &'static str,
    /// 执法证号.
    pub(crate) card: String,
    /// 任期起 and 任期止.
    pub(crate) term: (Option<Date>, Option<Date>),
    /// 联系电话.
    pub(crate) phone: String,
}

/// Whose a person is, by index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Body {
    /// 机关.
    Office,
    /// 站所.
    Station(usize),
    /// 村.
    Village(usize),
    /// 单位.
    Unit(usize),
}

impl Person {
    /// Somebody without term, card and telephone.
    fn of(of: Body, name: &str, (sort, post): (&'static str, &str)) -> Self {
        let (card, phone) = (String::new(), String::new());
        let (name, post, term) = (name.to_owned(), post.to_owned(), (None, None));
        Self { name, of, post, sort, card, term, phone }
    }

    /// The same, with a telephone.
    fn at(self, phone: &str) -> Self {
        Self { phone: phone.to_owned(), ..self }
    }

    /// Whether in office on a day.
    pub(crate) fn is_in_office(&self, day: Date) -> bool {
        let (since, until) = self.term;
        since.is_none_or(|since| since <= day) && until.is_none_or(|until| until >= day)
    }
}

impl Body {
    /// What it is called.
    pub(crate) fn name<'a>(self, town: &'a Town) -> &'a str {
        match self {
            Self::Office => town.office_name(),
            Self::Station(at) => &town.stations[at].name,
            Self::Village(at) => &town.villages[at].name,
            Self::Unit(at) => &town.units[at].name,
        }
    }

    /// How it goes about safety; the town's own bodies are prompt.
    pub(crate) fn manner(self, town: &Town) -> Manner {
        match self {
            Self::Office | Self::Station(_) => Manner::Good,
            Self::Village(at) => town.villages[at].manner,
            Self::Unit(at) => town.villages[town.units[at].village].manner,
        }
    }
}

/// Everybody: the office, the stations, the villages, the units.
pub(crate) fn roster(
    office: &Office,
    villages: &[Village],
    stations: &[Station],
    units: &[Unit],
) -> Vec<Person> {
    let mut roster = of_office(office);
    roster.extend(stations.iter().enumerate().flat_map(of_station));
    roster.extend(villages.iter().enumerate().flat_map(of_village));
    roster.extend(units.iter().enumerate().flat_map(of_unit));
    roster
}

/// Leaders, former ones too, and those who look after villages.
fn of_office(office: &Office) -> Vec<Person> {
    let leaders = office.leaders.iter().map(|leader| Person {
        term: (Some(leader.since), leader.until),
        ..Person::of(Body::Office, &leader.name, ("班子成员", &leader.post))
            .at(&leader.phone)
    });
    let cadre = |name: &String| Person::of(Body::Office, name, ("包村干部", "包村干部"));
    let clerk = Person::of(Body::Office, &office.contact, ("信息录入员", "干事"));
    let cadres = office.cadres.iter().map(cadre);
    leaders.chain(cadres).chain([clerk.at(&office.phone)]).collect()
}

/// The head, and everybody with what they may do.
fn of_station((at, station): (usize, &Station)) -> Vec<Person> {
    let body = Body::Station(at);
    let sort = if station.is_enforcing { "执法人员" } else { "监管人员" };
    let head = Person::of(body, &station.people[0], ("站所负责人", &station.post));
    let staff = station.people.iter().zip(1..).map(|(name, number)| {
        let post = if number == 1 { &*station.post } else { "工作人员" };
        let card = format!("149921{:02}{number:03}", at + 1);
        let card = if station.is_enforcing { card } else { String::new() };
        Person { card, ..Person::of(body, name, (sort, post)) }
    });
    std::iter::once(head.at(&station.phone)).chain(staff).collect()
}

/// The head and those who see to safety.
fn of_village((at, village): (usize, &Village)) -> Vec<Person> {
    let body = Body::Village(at);
    let one = |sort, post| move |name: &String| Person::of(body, name, (sort, post));
    let head = one("村主干", "党支部书记、村委会主任")(&village.head);
    let safety = village.safety.iter().map(one("安全员", "安全员"));
    let grid = village.grid.iter().map(one("网格员", "网格员"));
    let clerk = one("信息录入员", "信息录入员")(&village.clerk);
    std::iter::once(head.at(&village.phone))
        .chain(safety)
        .chain(grid)
        .chain([clerk])
        .collect()
}

/// The head and 安全管理人员, as long as the unit is there.
fn of_unit((at, unit): (usize, &Unit)) -> Vec<Person> {
    let body = Body::Unit(at);
    let term = (Some(unit.founded), unit.ended.map(|(end, _)| end));
    let head = Person::of(body, &unit.head, ("主要负责人", "负责人")).at(&unit.phone);
    let safety =
        unit.safety.iter().map(|name| Person::of(body, name, ("安全管理人员", "安全员")));
    let all = std::iter::once(head).chain(safety);
    all.map(|person| Person { term, ..person }).collect()
}
