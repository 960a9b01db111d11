//! What a page names, and what it can be asked for.

use std::{cell::RefCell, collections::BTreeSet};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, states::RawKind,
    },
};

/// Of one page.
#[derive(Default)]
pub(crate) struct Page {
    /// Where links can lead to within it.
    pub(crate) anchors: BTreeSet<String>,
    /// Where its links lead.
    pub(crate) links: Vec<Link>,
}

pub(crate) struct Link {
    pub(crate) address: String,
    /// Not to be followed by the reader, but needed to show the page.
    pub(crate) is_resource: bool,
}

/// Reads a page.
pub(crate) fn page(text: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(Sink::default(), html5ever::tokenizer::TokenizerOpts::default());
    // Nothing stops at a script here.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.0.borrow_mut().add(&tag);
        match &*tag.name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(RawKind::Rawtext),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Page {
    fn add(&mut self, tag: &Tag) {
        for attribute in &tag.attrs {
            let value = attribute.value.to_string();
            match &*attribute.name.local {
                "id" => _ = self.anchors.insert(value),
                "href" | "src" => {
                    let is_resource = &*tag.name != "a";
                    self.links.push(Link { address: value, is_resource });
                }
                _ => (),
            }
        }
    }
}
