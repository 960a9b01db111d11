//! The page's port: taken, and served with a wrong type.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::Path,
    process::{Command, id},
    thread,
};

use crate::support::{Findings, Patient};

/// Answers every request with a head and a body, and says at which port.
fn server(head: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let mut lines = BufReader::new(&connection).lines().map(Result::unwrap);
            assert!(lines.any(|line| line.is_empty()));
            let answer = format!("HTTP/1.1 200 OK\r\n{head}Content-Length: 2\r\n\r\nok");
            connection.write_all(answer.as_bytes()).unwrap();
        }
    });
    port.to_string()
}

fn with_module() -> Patient {
    let patient = Patient::new();
    patient.write("www/pkg/example/example_bg.wasm", "");
    patient
}

#[test]
fn modules_of_a_wrong_type_are_a_fault_of_the_server() {
    const CHECK: &str = "type of .wasm";
    let patient = with_module();
    let examine = |head| patient.examine_with(&["port"], &["--port", &server(head)]);
    let findings = examine("Content-Type: application/octet-stream\r\n");
    findings.has_cure(CHECK, "application/octet-stream (http://127.0.0.1:", "cargo xtask start");
    let findings = examine("Server: nginx/1.27\r\nContent-Type: text/plain\r\n");
    findings.has_cure(CHECK, "text/plain", "types { application/wasm wasm; }");
    examine("").has_cure(CHECK, "no type", "");
    examine("content-type: application/wasm\r\n").is_ok(CHECK, "/pkg/example/example_bg.wasm");
}

#[test]
fn a_server_that_says_nothing_is_still_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let findings = with_module().examine_with(&["port"], &["--port", &port, "--timeout", "5"]);
    findings.has_cure("port", &format!("{port} is taken by "), "cargo xtask start --port");
    findings.is_unknown("type of .wasm", &port);
}

#[test]
fn where_nothing_runs_nothing_is_said_of_the_type() {
    let findings = with_module().examine_with(&["port"], &["--port", "0"]);
    findings.is_ok("port", "free");
    findings.is_unknown("type of .wasm", "no server runs");
}

#[test]
fn a_port_in_use_is_named_with_its_program() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(thread::spawn(move || listener.incoming().for_each(drop)));
    let findings = Patient::new().examine_with(&["port"], &["--port", &port.to_string()]);
    let found = format!("{port} is taken by ");
    let cure = format!("cargo xtask start --port {}", port + 1);
    findings.has_cure("port", &found, &cure);
    findings.has_cure("port", &format!("(process {})", id()), &cure);
}

#[test]
fn the_page_itself_is_no_fault_unless_another_workspace_s() {
    let port = server("Content-Type: text/javascript\r\n");
    // Of this test, the folder is in the real workspace.
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["doctor", "--json", "port", "--timeout", "60", "--port", &port]);
    let findings = command.current_dir(Path::new("..")).output().unwrap();
    Findings::of(&findings).is_ok("port", "has the page");
    if cfg!(target_os = "linux") {
        let findings = Patient::new().examine_with(&["port"], &["--port", &port]);
        findings.has_cure("port", "has the page of another workspace", "cargo xtask start --port");
    }
}
