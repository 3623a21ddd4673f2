#!/usr/bin/env bash
# Builds Newsprism: sets up what is missing, then leaves dist/newsprism.html and dist/site/.
#   ./build.sh                 build, print sizes, fail over budget
#   ./build.sh FOLDER          the same with the articles of a folder (.txt, and articles.json) in place of the bundled ones
#   ./build.sh serve [PORT]    build, then serve dist/site on loopback (8080)
#   ./build.sh test [--browser chromium|firefox|webkit]
#                              build, then every test and check; --browser narrows the browser tests to one engine
set -euo pipefail
# A folder is named from where the reader stands.
articles=
[[ $# -ne 1 || $1 =~ ^(build|serve|test)$ || ! -d $1 ]] || articles=$(cd "$1" && pwd)
cd "$(dirname "$0")"

fail() {
  echo "build.sh: $1" >&2
  exit 1
}

# need TOOL HINT
need() {
  command -v "$1" >/dev/null || fail "$1 is missing. $2"
}

# Tries a download three times.
retry() {
  for pause in 2 5 0; do
    "$@" && return 0
    [ "$pause" = 0 ] || { echo "build.sh: failed, trying again: $*" >&2; sleep "$pause"; }
  done
  return 1
}

set_up() {
  need cargo "Install Rust with rustup."
  need node "Install Node.js 20 or later."
  need npm "It comes with Node.js; some systems package it on its own."
  local node_major
  node_major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$node_major" -ge 20 ] || fail "Node.js $(node --version) is too old. Install version 20 or later."

  if ! [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
    need rustup "It adds Rust's wasm32-unknown-unknown target, which is missing."
    retry rustup target add wasm32-unknown-unknown ||
      fail "Rust's wasm32-unknown-unknown target could not be installed. Is the network there?"
  fi
  packages www
}

# The npm packages of a folder, unless they are those of its lockfile already.
packages() {
  local stamp="$1/node_modules/.lockfile"
  cmp -s "$1/package-lock.json" "$stamp" && return
  (cd "$1" && retry npm ci --ignore-scripts --no-fund --no-audit --loglevel=error) ||
    fail "The npm packages of $1 could not be installed."
  cp "$1/package-lock.json" "$stamp"
}

case "${articles:+articles}${articles:-${1:-build}}" in
  articles/*)
    set_up
    node www/build/build.mjs --articles "$articles"
    ;;
  build)
    [ $# -le 1 ] || fail "build takes no arguments, not: ${*:2}"
    set_up
    node www/build/build.mjs
    ;;
  serve)
    [ $# -le 2 ] || fail "usage: ./build.sh serve [PORT]"
    set_up
    node www/build/build.mjs
    exec node www/build/serve.mjs dist/site "${2:-8080}"
    ;;
  test)
    [[ "$*" =~ ^test(\ --browser\ (chromium|firefox|webkit))?$ ]] ||
      fail "usage: ./build.sh test [--browser chromium|firefox|webkit]"
    set_up
    packages tests/browser
    exec node www/build/test.mjs "${@:2}"
    ;;
  *) fail "usage: ./build.sh [FOLDER | serve [PORT] | test [--browser chromium|firefox|webkit]]" ;;
esac
