# Everything a person or CI does here, by one word. `make help` lists the words.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
SECONDS ?= 60
REQUESTS ?= 100000
MINUTES ?= 30
KILLS ?= 300
OPERATIONS ?= 100000

# One set of flags for every release build, so that none builds twice. The Swift libraries are
# linked in: the programs start fast and run where no Swift is installed.
RELEASE := -c release --static-swift-stdlib

# Where release builds are, and tests that ask those: what they tell counts, or takes long otherwise.
BUILT = $$($(SWIFT) build $(RELEASE) --show-bin-path)
WITH_RELEASE = BLIJK_PROGRAMS="$(BUILT)" BLIJK_SEED="$(or $(SEED),1)"
TEST := $(SWIFT) test --skip-build --disable-xctest

# A program of somebody else's, which only verifies.
VERIFY_ONLY := --package-path Examples/verify-only --scratch-path .build-verify-only

# Two tests for each core at a time. Without a bound all begin at once and wait minutes for each other
# between two lines, in which a time that a test goes by has passed; that took twice as long as well.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= $(shell echo $$((2 * $$(nproc))))

SHARED := Templates Site Keys Examples
PROGRAMS := blijk blijk-service

bindir := $(DESTDIR)$(PREFIX)/bin
sharedir := $(DESTDIR)$(PREFIX)/share
bash_completions := $(sharedir)/bash-completion/completions
zsh_completions := $(sharedir)/zsh/site-functions
fish_completions := $(sharedir)/fish/vendor_completions.d

.PHONY: help setup demo gallery test fuzz oracle hostile soak parity mutants faults lint format bench build install uninstall clean

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

setup: ## install what this machine lacks; every other word does this first
	@scripts/setup.sh

demo: setup ## issue the examples in a new folder, scan one and verify it
	@$(SWIFT) build $(RELEASE) --product blijk
	@BLIJK_BIN="$(BUILT)/blijk" scripts/demo.sh

gallery: setup ## every kind for every name, drawn side by side: gallery/index.html
	@$(SWIFT) build $(RELEASE) --product blijk
	@BLIJK_BIN="$(BUILT)/blijk" scripts/gallery.sh

# Every test is a Swift Testing test; without XCTest the summary at the end is the whole one.
# A hundred thousand inputs for every reader take minutes in a debug build, so that one is optimised.
# A service within the tests' own process answers on Swift's own threads; tests that wait for a program hold
# those for minutes, in which its deadlines pass. So it is tested first, by itself.
test: setup ## build and run every test
	$(SWIFT) build --build-tests
	for program in blijk-fuzz blijk-oracle; do $(SWIFT) build $(RELEASE) --product "$$program"; done
	$(SWIFT) build $(VERIFY_ONLY)
	$(TEST) --filter BlijkServiceTests
	BLIJK_VERIFY_ONLY="$$($(SWIFT) build $(VERIFY_ONLY) --show-bin-path)/verify-only" \
	  BLIJK_FUZZ="$(BUILT)/blijk-fuzz" BLIJK_ORACLE="$(BUILT)/blijk-oracle" \
	  scripts/with-postgres.sh $(TEST) --skip BlijkServiceTests

fuzz: setup ## spoiled and dear input for every reader, SECONDS=60 in all or INPUTS=N each; SEED=N: again
	@$(SWIFT) build $(RELEASE) --product blijk-fuzz
	@"$(BUILT)/blijk-fuzz" \
	  $(if $(INPUTS),--inputs "$(INPUTS)",--seconds "$(SECONDS)") $(if $(SEED),--seed "$(SEED)")

oracle: build ## every reshaping of signed documents, by library, service and program
	@$(SWIFT) build $(RELEASE) --product blijk-oracle
	@$(WITH_RELEASE) "$(BUILT)/blijk-oracle" $(or $(ORACLE),whole)

hostile: build ## unkind requests to the verify service, REQUESTS=100000 in all; SEED=N for the same again
	$(SWIFT) build --build-tests
	$(WITH_RELEASE) BLIJK_HOSTILE="$(REQUESTS)" $(TEST) --filter unkindRequestsHurtNobody

soak: build ## a mix of all answers of the verify service, MINUTES=30; none may be wrong
	$(SWIFT) build --build-tests
	$(WITH_RELEASE) BLIJK_SOAK_MINUTES="$(MINUTES)" $(TEST) --filter everyAnswerStaysRight

faults: setup ## KILLS=300, as many restores, planted rows and clocks, full disks, OPERATIONS=100000; SEED=N
	$(SWIFT) build --build-tests
	$(SWIFT) build $(RELEASE) --product blijk
	$(WITH_RELEASE) BLIJK_KILLS="$(KILLS)" BLIJK_OPERATIONS="$(OPERATIONS)" BLIJK_FAULTS=all \
	  scripts/with-postgres.sh $(TEST) --no-parallel \
	  --filter 'KillTests|RestoringTests|PlantedTests|ClockBackTests' \
	  --filter 'FullDiskTests|DamageTests|ClockTests|StoppedPostgresTests|ModelTests'

parity: build ## whether verify service, program and the page of a site agree, INPUTS=10000; SEED=N: the same again
	$(SWIFT) build --build-tests
	$(WITH_RELEASE) BLIJK_PARITY="$(or $(INPUTS),10000)" $(TEST) \
	  --filter 'theServiceAndTheProgramAgree|itAgreesWithTheProgram'

mutants: build ## change the page of a site in two thousand places: each must be noticed
	.venv/bin/python -B Tests/Python/mutate_page.py "$(BUILT)/blijk-service" ../shared/conformance $(MODULES)

lint: ## check the form of the Swift code
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

format: ## mend the form of the Swift code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

bench: build ## measure the release build; prints a table and writes bench-result.json
	@for program in blijk-bench blijk-service-floor; do \
	  $(SWIFT) build $(RELEASE) --product "$$program"; \
	done
	@from="$(BUILT)"; \
	BLIJK_BIN="$$from/blijk" BLIJK_PYTHON="$(CURDIR)/.venv/bin/python" \
	  scripts/with-postgres.sh "$$from/blijk-bench" $(BENCH_ARGUMENTS)

build: setup ## release build of blijk and blijk-service
	@for program in $(PROGRAMS); do $(SWIFT) build $(RELEASE) --product "$$program"; done

install: build ## install in PREFIX (default /usr/local), below DESTDIR if set
	@from="$(BUILT)"; \
	install -d "$(bindir)" "$(bash_completions)" "$(zsh_completions)" "$(fish_completions)"; \
	for program in $(PROGRAMS); do \
	  install -s -m 755 "$$from/$$program" "$(bindir)/$$program"; \
	  write_completion() { "$$from/$$program" --generate-completion-script "$$1" >"$$2"; chmod 644 "$$2"; }; \
	  write_completion bash "$(bash_completions)/$$program"; \
	  write_completion zsh "$(zsh_completions)/_$$program"; \
	  write_completion fish "$(fish_completions)/$$program.fish"; \
	done; \
	find $(SHARED) -type f -not -name '.*' -not -path '*/verify-only/*' -print0 | while IFS= read -r -d '' file; do \
	  install -D -m 644 "$$file" "$(sharedir)/blijk/$$file"; \
	done; \
	echo "installed in $(DESTDIR)$(PREFIX)"

# Removes what `install` put there and leaves what someone added, such as a trusted issuer.
uninstall: ## remove what `make install` installed
	@for program in $(PROGRAMS); do \
	  rm -f "$(bindir)/$$program" "$(bash_completions)/$$program" \
	    "$(zsh_completions)/_$$program" "$(fish_completions)/$$program.fish"; \
	done; \
	find $(SHARED) -type f -print0 | while IFS= read -r -d '' file; do \
	  rm -f "$(sharedir)/blijk/$$file"; \
	done; \
	if [ -d "$(sharedir)/blijk" ]; then find "$(sharedir)/blijk" -depth -type d -empty -delete; fi; \
	echo "removed from $(DESTDIR)$(PREFIX)"

clean: ## remove what was built (not the demo or the gallery: they hold keys)
	$(SWIFT) package clean
	rm -rf .venv
