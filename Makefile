# Everything runs in a virtual environment of its own; `make clean` takes it away again.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test tried tried-record tried-reading tried-corpus tried-web tried-rest judged lint types arrows score bench clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group test
	-$(BIN)/python -m pip install --quiet --group checks  # what needs it is passed over where it cannot be built
	touch $@

demo: $(VENV)/.installed
	rm -f demo.db
	$(BIN)/memcon --record demo.db read examples/istanbul-2025
	$(BIN)/memcon --record demo.db brief --on 2025-05-29

test: $(VENV)/.tested
	$(MAKE) --jobs=2 tried-rest tried-record tried-web tried-corpus tried-reading judged  # the longest first, on two cores

tried: tried-record tried-reading tried-corpus tried-web tried-rest

tried-record: $(VENV)/.tested
	$(BIN)/python -m pytest tests/record

tried-reading: $(VENV)/.tested
	$(BIN)/python -m pytest tests/reading tests/benchmarks

tried-corpus: $(VENV)/.tested
	$(BIN)/python -m pytest tests/corpus

tried-web: $(VENV)/.tested
	$(BIN)/python -m pytest tests/web tests/watch

tried-rest: $(VENV)/.tested
	$(BIN)/python -m pytest tests $(addprefix --ignore=tests/,record reading benchmarks corpus web watch)

judged: lint types arrows
	$(MAKE) score

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

arrows: $(VENV)/.tested
	$(BIN)/lint-imports

score: $(VENV)/.installed
	$(BIN)/python -m benchmarks.score

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks.read_speed

clean:
	rm -rf $(VENV) demo.db .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
