//! What wasm-bindgen's glue for `--target web` lacks: a word to those who call before `init`, one instance however often that is
//! called, and types that hide what is its own.
//!
//! The glue is text that another version may write otherwise. What is not found as expected is an error, and the
//! version is pinned, so that whoever raises it learns of it here.

use anyhow::{Result, ensure};

/// As wasm-bindgen declares the instance, and as it looks whether there is one.
const DECLARATION: &str = "let wasmModule, wasmInstance, wasm;";
const IS_READY: &str = "if (wasm !== undefined) return wasm;";
const EXPORTS: &str = "export { initSync, __wbg_init as default };";

/// Two calls at a time, as of two parts of a program, would make two instances, and the second take the place of the
/// first, whose objects it does not know.
const INIT: &str = "let beginning;
function init(options) {
    beginning ??= __wbg_init(options).catch((error) => {
        beginning = undefined;
        throw error;
    });
    return beginning;
}
export { initSync, init as default };";

/// The glue with an instance to begin with that says what to do, where `undefined` would throw
/// `Cannot read properties of undefined (reading '__wbindgen_malloc')`.
pub(super) fn guarded(glue: &str, name: &str) -> Result<String> {
    ensure!(
        [(DECLARATION, 1), (IS_READY, 2), (EXPORTS, 1)]
            .iter()
            .all(|(text, count)| glue.matches(text).count() == *count),
        "wasm-bindgen writes its glue another way now: see how it keeps `wasm`, and change xtask/src/npm/glue.rs"
    );
    let guard = format!(
        "const beforeInit = new Proxy({{}}, {{
    get() {{
        throw new Error(\"{name} is not ready: call and await init() first\");
    }},
}});
let wasmModule, wasmInstance, wasm = beforeInit;"
    );
    Ok(glue
        .replace(DECLARATION, &guard)
        .replace(IS_READY, "if (wasm !== beforeInit) return wasm;")
        .replace(EXPORTS, INIT))
}

/// Where wasm-bindgen's own types begin, after those of the crate.
const OWN_TYPES: &str = "export type InitInput =";

/// The types of the crate, and of `init` without the raw exports, whose names and signatures change with any build.
pub(super) fn public_types(types: &str) -> Result<String> {
    let parts = types.split_once(OWN_TYPES);
    ensure!(
        parts.is_some(),
        "wasm-bindgen writes its types another way now: see where those of `init` begin, and change xtask/src/npm/glue.rs"
    );
    let of_crate = parts.map_or(types, |(of_crate, _)| of_crate);
    Ok(format!("{of_crate}{}", include_str!("init.d.ts")))
}

#[cfg(test)]
mod tests {
    use super::{DECLARATION, EXPORTS, IS_READY, guarded, public_types};

    const GLUE: &str = "\
export function sample() { return wasm.sample(); }
let wasmModule, wasmInstance, wasm;
function initSync() {
    if (wasm !== undefined) return wasm;
}
async function __wbg_init() {
    if (wasm !== undefined) return wasm;
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn glue_begins_with_an_instance_that_says_what_to_do() {
        let guarded = guarded(GLUE, "sample").unwrap();
        assert!(guarded.contains("sample is not ready: call and await init() first"));
        assert!(guarded.contains("wasm = beforeInit;"));
        assert_eq!(guarded.matches("if (wasm !== beforeInit) return wasm;").count(), 2);
        assert!(!guarded.contains("wasm !== undefined"));
        assert!(guarded.ends_with("export { initSync, init as default };\n"));
    }

    #[test]
    fn glue_of_another_kind_is_refused() {
        for part in [DECLARATION, IS_READY, EXPORTS] {
            let error = guarded(&GLUE.replacen(part, "", 1), "sample").unwrap_err().to_string();
            assert!(error.contains("see how it keeps `wasm`"), "{error}");
        }
    }

    #[test]
    fn types_keep_what_is_of_the_crate_alone() {
        let types = "\
/** Shows. */
export function sample(name: string): string;

export type InitInput = RequestInfo | URL;

export interface InitOutput {
    readonly sample: (a: any) => any;
}
";
        let public = public_types(types).unwrap();
        assert!(
            public.starts_with("/** Shows. */\nexport function sample(name: string): string;\n")
        );
        assert!(public.contains("export default function init("));
        assert!(!public.contains(": any"), "{public}");
        assert!(public_types("export function sample(): string;").is_err());
    }
}
