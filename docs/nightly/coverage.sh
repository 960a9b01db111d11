#!/usr/bin/env bash
# Which lines of crates/greet its suite runs, as Wasm in Node. Wants clang, llvm-profdata and llvm-cov of rustc's LLVM on the PATH.
set -euo pipefail
cd "$(dirname "$0")/../.."

export CARGO_TARGET_DIR=target/coverage
# Counters without the runtime that Wasm lacks; wasm-bindgen-test brings its own, but not to the crate's cdylib, which is linked as well.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Cinstrument-coverage -Zno-profiler-runtime --emit=llvm-ir \
  --cfg=wasm_bindgen_unstable_test_coverage -Clink-arg=--unresolved-symbols=ignore-all"
export LLVM_PROFILE_FILE="$PWD/$CARGO_TARGET_DIR/greet.profraw"

cargo "+${TOOLCHAIN:-nightly}" test -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown --package greet --test suite
cd "$CARGO_TARGET_DIR"
llvm-profdata merge --sparse greet.profraw --output greet.profdata
# llvm-cov does not read the counters' map from a Wasm module, but does from the same code as a native object.
clang -Wno-override-module -c wasm32-unknown-unknown/debug/deps/greet.ll -o greet.o
llvm-cov report greet.o --instr-profile greet.profdata --sources "$OLDPWD/crates"
