# Each word is one command; `cargo xtask <word>` does the same where there is no make.
words = start test setup doctor build site pack verify check

help:
	@cargo xtask help

$(words):
	@cargo xtask $@

.PHONY: help $(words)

# Two colons, since folders have their names.
bench:: ; @node bench/run.js
claims:: ; @node docs/claims/run.js
docs:: ; @cargo run --package book
size:: ; @node bench/size/run.js
workshop:: ; @cargo workshop verify
