//! What the errors say: the thing, the reason and the cure.

pub(crate) fn status(url: &str, status: u16) -> String {
    let cure = match status {
        401 | 403 => "sign in, or ask for access",
        404 | 410 => "check the address",
        429 | 500.. => "try again later",
        _ => "check the request",
    };
    format!("{url} answered with status {status}: {cure}")
}

pub(crate) fn no_answer(url: &str) -> String {
    format!("no answer from {url}: check that the server runs and lets this origin read it (CORS)")
}

pub(crate) fn broken_off(url: &str) -> String {
    format!("{url} broke off before its end: try again")
}

pub(crate) fn broken_off_after(url: &str, received: f64, total: Option<f64>) -> String {
    let of = total.map_or(String::new(), |total| format!(" of {}", whole(total)));
    let received = whole(received);
    format!("{url} broke off after {received}{of} bytes: try again")
}

pub(crate) fn too_large(url: &str, bytes: f64) -> String {
    let bytes = whole(bytes);
    format!("{url} needs {bytes} bytes, more than there is memory for: fetch it in parts")
}

pub(crate) fn not_json(url: &str, content_type: Option<&str>, reason: &str) -> String {
    let content_type = content_type.unwrap_or("no content type");
    format!("the body of {url} ({content_type}) is not JSON, {reason}: check what the server sends")
}

/// Such a count as an integer: to write it as a fraction would add 22 KB to a module of 43 KB.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "such a count is whole, and never negative"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://example.org/photo.jpg";

    #[test]
    fn every_status_has_its_cure() {
        for (code, cure) in [
            (400, "check the request"),
            (401, "sign in"),
            (404, "check the address"),
            (429, "try again"),
            (503, "try again"),
        ] {
            let message = status(URL, code);
            assert!(message.contains(URL), "{message}");
            assert!(message.contains(&code.to_string()), "{message}");
            assert!(message.contains(cure), "{message}");
        }
    }

    #[test]
    fn a_broken_download_tells_how_far_it_came() {
        let message = broken_off_after(URL, 8.0, Some(9_007_199_254_740_991.0));
        assert!(message.contains("8 of 9007199254740991 bytes"), "{message}");
        let message = broken_off_after(URL, 8.0, None);
        assert!(message.contains("after 8 bytes"), "{message}");
    }

    #[test]
    fn what_is_not_json_is_told_with_its_content_type() {
        let message = not_json(URL, Some("text/html"), "Unexpected token '<'");
        assert!(message.contains("(text/html)"), "{message}");
        assert!(message.contains("Unexpected token '<'"), "{message}");
        let message = not_json(URL, None, "Unexpected end");
        assert!(message.contains("(no content type)"), "{message}");
    }
}
