# Each target makes .venv and installs what it needs; versions and hashes are in constraints.txt.
# With a C compiler and Python's headers the kernel is built too; nothing needs it. Modules are
# compiled here, for a service may not write beside its sources.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONFIG ?= config.toml
PEERS := build/peers
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

.PHONY: setup run demo test check bench lock clean
.DEFAULT_GOAL := test

$(VENV)/.ready: constraints.txt pyproject.toml hatch_build.py $(wildcard src/livefeed/kernel/*.[ch])
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "livefeed needs Python 3.11 or newer, found " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src/livefeed
	touch $@

setup: $(VENV)/.ready

run: setup
	$(BIN)/livefeed --config $(CONFIG) run

demo: setup
	$(BIN)/livefeed demo

test: check
	$(BIN)/python -m pytest -n auto --cov --cov-report=term
	LIVEFEED_KERNEL=off $(BIN)/python -m pytest -n auto tests/dedup tests/text tests/store

check: setup
	$(BIN)/ruff format --check src tests bench hatch_build.py
	$(BIN)/ruff check src tests bench hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup $(PEERS)/.ready
	$(BIN)/python -m bench

# The readers that livefeed is measured beside, apart from what livefeed itself needs.
$(PEERS)/.ready: bench/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/peers.txt
	touch $@

# Rewrites what is pinned, from pyproject.toml and bench/peers.in; needs uv.
lock:
	$(LOCK) --extra dev pyproject.toml -o constraints.txt
	$(LOCK) bench/peers.in -o bench/peers.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache src/livefeed/kernel/*.so
