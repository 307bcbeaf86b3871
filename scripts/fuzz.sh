#!/bin/sh
# Fuzzes each reader of the importer, and that of the data, one after the other; a crash, a hang or a broken rule ends it, and its
# input lies in fuzz/artifacts.
#
#   scripts/fuzz.sh [SECONDS [TARGET...]]      60 seconds each, all targets
#
# On the stable toolchain: without a sanitizer cargo-fuzz asks rustc for nothing unstable, and Junket has no
# unsafe code that one could watch. libFuzzer is built with the C++ compiler that is there. What was found to
# lead somewhere new is kept in the target folder for the next time.
set -eu
seconds=${1:-60}
[ $# -eq 0 ] || shift
cd "$(dirname "$0")/.."
command -v cargo-fuzz > /dev/null || cargo install cargo-fuzz --locked

target=${CARGO_TARGET_DIR:-$PWD/fuzz/target}
export CARGO_TARGET_DIR="$target"
[ $# -gt 0 ] || set -- $(cargo fuzz list)
for name in "$@"; do
    corpus=$target/corpus/$name
    mkdir -p "$corpus"
    case $name in
        article | decode) cp tests/data/import/*.html "$corpus" ;;
        interview) cp tests/data/small/interviews/*.json "$corpus" ;;
        plain | chapters) cp tests/data/import/*.txt "$corpus" ;;
    esac
    [ ! -d "fuzz/seeds/$name" ] || cp "fuzz/seeds/$name"/* "$corpus"
    echo "== $name, $seconds s"
    cargo fuzz run --sanitizer none "$name" "$corpus" -- -max_total_time="$seconds" \
        -dict=fuzz/words.dict -rss_limit_mb=512 -timeout=10 -max_len=65536 -print_final_stats=1 -verbosity=0
done
