//! Turns the address of a test server into a `cfg`, which is what `#[ignore]` in the tests can depend on.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(test_server)");
    println!("cargo::rerun-if-env-changed=FETCH_TEST_SERVER");
    if std::env::var_os("FETCH_TEST_SERVER").is_some() {
        println!("cargo::rustc-cfg=test_server");
    }
}
