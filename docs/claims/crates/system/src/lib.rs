//! What asks for an operating system.

use std::{fs::File, io, net::TcpStream};

/// How many bytes of an error's text are in `TEXT`.
fn told(error: io::Result<()>) -> usize {
    let text = error.map_or_else(|error| error.to_string(), |()| String::new());
    // SAFETY: there is one thread.
    unsafe { TEXT[..text.len()].copy_from_slice(text.as_bytes()) };
    text.len()
}

#[unsafe(no_mangle)]
pub static mut TEXT: [u8; 200] = [0; 200];

#[unsafe(no_mangle)]
pub extern "C" fn file() -> usize {
    told(File::open("/etc/hosts").map(drop))
}

#[unsafe(no_mangle)]
pub extern "C" fn socket() -> usize {
    told(TcpStream::connect("127.0.0.1:80").map(drop))
}

#[cfg(feature = "c-library")]
#[unsafe(no_mangle)]
pub extern "C" fn process() -> i32 {
    // SAFETY: it has no conditions.
    unsafe { libc::getpid() }
}

#[cfg(feature = "declared")]
mod declared {
    unsafe extern "C" {
        fn getpid() -> i32;
    }

    #[unsafe(no_mangle)]
    pub extern "C" fn process() -> i32 {
        // SAFETY: it has no conditions.
        unsafe { getpid() }
    }
}

#[cfg(feature = "log-file")]
#[unsafe(no_mangle)]
pub extern "C" fn log_file() -> usize {
    let opened = fern::log_file("log.txt");
    told(opened.map(|file| drop(fern::Dispatch::new().chain(file))))
}

#[cfg(feature = "sockets")]
pub fn stream() -> Option<tokio::net::TcpStream> {
    None
}
