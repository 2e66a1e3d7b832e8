# just ci runs what CI runs.

# List the recipes.
default:
    @just --list

# All that must hold before anything lands.
ci:
    .ci/run

# The tests.
test *ARGS:
    cargo test --locked {{ARGS}}

# Format and lint.
tidy:
    cargo fmt
    cargo clippy --locked --all-targets -- -D warnings

# Make the sample town's papers into output/.
sample:
    cargo run --release --locked -- build

# Write the sample town anew from its program.
town:
    cargo run --locked --example sample_town

# Golden texts are rewritten; look at every difference before committing.
bless:
    BLESS=1 cargo test --locked

# Speed of every step.
bench *ARGS:
    cargo bench --locked {{ARGS}}
