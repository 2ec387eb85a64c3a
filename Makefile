# The one way to run anything. `make run` needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := indexer webapp tests benchmarks

.DEFAULT_GOAL := check
.PHONY: run test check setup format index eval bench speed relevance screenshots clean

run: $(VENV)/installed
	@$(BIN)/readout index || echo "some files were refused, see above; the rest is served"
	@$(BIN)/readout serve

index: $(VENV)/installed
	$(BIN)/readout index

setup: $(VENV)/installed-dev

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS)

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check $(wildcard $(CODE))
	$(BIN)/ruff check $(wildcard $(CODE))
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/requirements.py > build/requirements.txt
	$(BIN)/deptry --requirements-files build/requirements.txt indexer webapp

format: $(VENV)/installed-dev
	$(BIN)/ruff format $(wildcard $(CODE))
	$(BIN)/ruff check --fix $(wildcard $(CODE))

eval: $(VENV)/installed-dev
	$(BIN)/readout evaluate --gold tests/quality/gold.jsonl --corpus corpus --floors tests/quality/floors.json
	$(BIN)/readout evaluate --gold tests/quality/shapes-gold.jsonl --corpus tests/quality/shapes --floors tests/quality/shapes-floors.json
	$(BIN)/python tests/quality/changes.py

# speed and size beside other engines, 19,043 and 100,000 documents; never part of check or test
bench: $(VENV)/installed-bench
	$(BIN)/python -m benchmarks speed $(BENCH)
	$(BIN)/python -m benchmarks opening
	$(BIN)/python -m benchmarks additions

# releases cleaned and tagged a second on one core: make speed FOLDER=…
speed: $(VENV)/installed
	$(BIN)/python -m benchmarks tagging $(or $(FOLDER),corpus) $(ROUNDS)

# nDCG@10, MAP and R@100 beside other engines
relevance: $(VENV)/installed-bench
	$(BIN)/python -m benchmarks relevance $(BENCH)

screenshots: $(VENV)/installed-dev
	$(BIN)/python tests/webapp/screenshots.py screenshots

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Readout needs Python 3.11 or newer; name one with make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[office]'
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check tantivy bm25s numba snowballstemmer ir_measures
	@touch $@

$(VENV)/installed-dev: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@mkdir -p build
	@touch $@ $(VENV)/installed
