# Loccit: `make demo` and `make test` are all that a newcomer needs.

SHELL := /bin/bash
PREFIX ?= /usr/local
EVALUATION ?= ../shared/evaluation
RELEASE := .build/release/loccit
EVALUATION_DATA ?= .build-evaluation
RUNS ?= 5
SECTION ?=

.PHONY: help setup build test demo check format man sanitize bench profile evaluate fuzz crash surroundings readers excerpts \
  install clean

help:
	@echo "make demo      build, index the sample documents, and show what Loccit finds in them"
	@echo "make test      run every check and test"
	@echo "make build     build the release ($(RELEASE))"
	@echo "make check     lint the format, the imports between targets and the escape hatches"
	@echo "make format    set the sources in the project's format"
	@echo "make man       write the man pages anew from the program's help"
	@echo "make sanitize  run the tests of the shim under the address sanitizer"
	@echo "make fuzz      give every reader ten minutes of mutated input"
	@echo "make crash     kill 200 ingests at random moments and check what they leave"
	@echo "make surroundings  ingest with full disks, limits and little memory (best as root)"
	@echo "make readers   search beside a writer that never rests"
	@echo "make excerpts  check what is promised of every excerpt over the sample documents"
	@echo "make bench     time ingest and search beside their peers (RUNS=5, SECTION='search latency')"
	@echo "make profile   show where the time of an ingest and of searches goes"
	@echo "make evaluate  measure accuracy against gold data (EVALUATION=$(EVALUATION))"
	@echo "make install   put programs, man pages and completions under PREFIX=$(PREFIX)"
	@echo "make clean     remove what was built"

setup:
	@.ci/setup

build: setup
	@echo "== building the release"
	swift build -c release --disable-local-rpath --product loccit

test: setup check
	@echo "== building and running the tests"
	swift build --build-tests
	swift test --skip-build

demo: build
	@echo "== reading corpus/ into index/"
	@find index -mindepth 1 ! -name README.md -delete
	$(RELEASE) ingest --index index --exclude README.md --exclude 'expected/*' --metadata corpus/library.bib corpus
	@echo; echo "== a search"
	$(RELEASE) search --index index --limit 3 '"missile defence"'
	@echo; echo "== who cites the Founding Act, and for which sentence?"
	$(RELEASE) cites --index index --limit 4 "Founding Act"
	@echo; echo "== the first hit of a search, in its context"
	$(RELEASE) show --index index --context 1 "$$($(RELEASE) search --index index --limit 1 --in passage --format tsv 'interoperability peacekeeping' | tail -n 1 | cut -f 3)"

check:
	@Tests/Checks/check.sh

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

man: setup
	swift build --product loccit
	docs/man/generate.py .build/debug/loccit

sanitize: setup
	@echo "== the shim's lifetimes under the address sanitizer"
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-asan --filter XapianTests

fuzz: setup
	Tests/Fuzzing/fuzz.sh

crash: build
	Tests/Acceptance/crash.sh $(RELEASE)

surroundings: build
	Tests/Acceptance/surroundings.sh $(RELEASE)

readers: build
	Tests/Acceptance/readers.py $(RELEASE)

excerpts: build
	Tests/Acceptance/excerpts.py $(RELEASE) corpus

bench: build
	LOCCIT_BENCH=1 swift build -c release --disable-local-rpath --product loccit-latency
	@if [ -x $(EVALUATION)/prepare ]; then $(EVALUATION)/prepare $(EVALUATION_DATA); \
	  else echo "bench: no texts at $(EVALUATION) (EVALUATION=… names its folder); made-up ones are measured"; fi
	Benchmarks/speed/bench.py --data $(EVALUATION_DATA) --loccit $(RELEASE) --runs $(RUNS) $(SECTION)

profile: build
	@if [ -x $(EVALUATION)/prepare ]; then $(EVALUATION)/prepare $(EVALUATION_DATA); fi
	Benchmarks/speed/profile.py --data $(EVALUATION_DATA) --loccit $(RELEASE)

evaluate: build
	@if [ -x $(EVALUATION)/prepare ]; then \
	  Benchmarks/evaluate.sh $(EVALUATION) $(EVALUATION_DATA) $(RELEASE); \
	else \
	  echo "evaluate: no gold data at $(EVALUATION) (EVALUATION=… names its folder); only our own cases are measured"; \
	  Benchmarks/evaluation/measure.py --loccit $(RELEASE); fi

install: build
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/loccit
	install -D -m 755 -t $(DESTDIR)$(PREFIX)/libexec/loccit $(RELEASE)-corpus $(RELEASE)-pdf
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(RELEASE) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/loccit
	$(RELEASE) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_loccit
	$(RELEASE) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/loccit.fish

clean:
	swift package clean
	find index -mindepth 1 ! -name README.md -delete
