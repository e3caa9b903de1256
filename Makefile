# Two commands for a fresh machine: `make demo` and `make test`. Each sets up .venv by itself.
# Needs Python 3.11 or newer as `python3` (or PYTHON=…) and a package index for pip.

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# What writes generated files, in order: countries look up their capitals among the
# places, and the gazetteer is compiled from both.
SCRIPTS = data/places_geonames.py data/countries.py data/gazetteer.py data/time_tables.py data/schema.py

.PHONY: demo setup check test eval bench data docs clean

demo: .venv/.installed          ## set up, then code the sample documents as a table
	@$(BIN)/waqai demo

setup: .venv/.developed         ## the package, editable, with everything the tests need

check: setup                    ## style, types, layers, word lists, lengths, skips
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/waqai lexicon check
	$(RUN) tests/house.py

test: check                     ## everything CI runs
	$(RUN) -m pytest
	$(MAKE) --no-print-directory eval

eval: setup                     ## score the project's own gold; fails below the floors
	$(RUN) eval/gate.py

bench: setup                    ## words per second and peak memory
	$(RUN) eval/bench.py
	$(RUN) eval/bench_places.py

data: .venv/.developed          ## regenerate generated tables and schemas; they must not change
	$(PIP) install --group data
	for script in $(SCRIPTS); do $(RUN) $$script || exit 1; done
	git diff --exit-code -- waqai

docs: setup                     ## the pages made from the reference
	$(RUN) docs/event_types.py

clean:                          ## removes the environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Waqai needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv || \
	  { echo "Python lacks its venv module; on Debian: apt install python3-venv"; exit 1; }
	$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

.venv/.installed: .venv/.python pyproject.toml
	$(PIP) install --editable .
	@touch $@

.venv/.developed: .venv/.installed
	$(PIP) install --group dev
	@touch $@
