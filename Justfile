# Everything one does twice. `just` lists the recipes; without `just` installed,
# `npx -y rust-just RECIPE` runs them.

set shell := ["bash", "-euo", "pipefail", "-c"]

sample := "rate-limiter"

[private]
default:
    @just --list --unsorted

# Build, fetch the pinned runtimes, grade the sample cohort, and open a room
demo: web build-release runtimes
    {{release}} grade challenges/{{sample}} --cohort examples/cohort/{{sample}} \
        --format human --format html=target/{{sample}}.html || [ $? = 1 ]
    @echo "The whole report: target/{{sample}}.html"
    {{release}} serve --demo {{sample}} --data target/demo

# Run every check and every test, from nothing
test: setup web
    npm run check --prefix web
    npm test --prefix web
    npm run size --prefix web
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
    cargo build --workspace --locked
    target/debug/greenroom runtimes install --all
    cargo test --workspace --locked
    @"{{just_executable()}}" browser

# Walk through the rooms in a real browser, against the debug binary
browser:
    npm ci --prefix tests/browser
    npm test --prefix tests/browser

# Prove the challenges of the bank: just prove, or just prove rate-limiter
prove *IDS: build-release runtimes
    {{release}} check {{ if IDS == "" { "challenges/*" } else { prepend("challenges/", IDS) } }}

# Install every language's runtime with the release binary
runtimes: build-release
    {{release}} runtimes install --all

# Measure: ratios against peers and bounds, medians of several runs
bench *ARGS: runtimes
    cargo run --release --locked --bin bench -- {{ARGS}}

# Measure rooms: a real server, typing candidates, watching observers
bench-live *ARGS: runtimes
    cargo run --release --locked --bin bench -- live {{ARGS}}

# Write the web's types anew from crates/protocol
types:
    cargo run --quiet --locked -p protocol --example typescript > target/types.ts
    mv target/types.ts web/src/protocol/generated.ts

# Build the web app, which the binary carries
web:
    npm ci --prefix web
    npm run build --prefix web

# Take the pictures of docs/images anew, from a session in a real browser
screenshots: setup web
    cargo build --locked --bin greenroom
    target/debug/greenroom runtimes install python
    npm ci --prefix tests/browser
    cd tests/browser && npx playwright test --config screenshots.config.ts

# Format, and mend what clippy can mend
tidy:
    cargo fmt --all
    cargo clippy --workspace --all-targets --fix --allow-dirty --allow-staged

# What rustup must have for this workspace
[private]
setup:
    rustup target list --installed | grep -qx wasm32-wasip1 || rustup target add wasm32-wasip1

[private]
build-release: setup
    cargo build --release --locked --bin greenroom

[private]
release := "target/release/greenroom"
