//! README: its commands are real, and its twin says the same.

use crate::line::Desk;

const CHINESE: &str = include_str!("../README.md");
const ENGLISH: &str = include_str!("../README.en.md");

/// Every `zhenwen …` in backquotes and every indented `cargo run …` of a text.
fn commands(text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    let quoted =
        quoted.filter_map(|code| code.strip_prefix("zhenwen ").map(str::to_owned));
    let indented = text.lines().filter_map(|line| {
        line.strip_prefix("    cargo run --release -- ").map(str::to_owned)
    });
    indented.chain(quoted).collect()
}

#[test]
fn every_command_of_the_readme_runs_on_the_sample() {
    let desk = Desk::sample();
    let commands = commands(CHINESE);
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        desk.good(&command);
    }
}

#[test]
fn the_english_twin_names_the_same_subcommands() {
    let verbs = |text: &str| {
        let commands = commands(text).into_iter();
        let words =
            commands.filter_map(|c| c.split_whitespace().next().map(str::to_owned));
        words.collect::<std::collections::BTreeSet<String>>()
    };
    let english = verbs(ENGLISH);
    let chinese: std::collections::BTreeSet<String> =
        verbs(CHINESE).into_iter().filter(|verb| !verb.starts_with("--")).collect();
    assert_eq!(english, chinese);
}
