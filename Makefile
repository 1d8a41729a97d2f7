# make demo | open | test | docs | bench | clean
# make bench PART="large growth" measures these parts only, ARGS="--quick --json FILE" passes flags on.
# PYTHON=python3.12 picks another Python, VENV=… another place for the environment.
VENV ?= .venv
BIN  := $(VENV)/bin
export PYTHON VENV
.PHONY: demo open test docs bench clean

demo:
	@sh tools/venv.sh
	@$(BIN)/detente analyse truce

open:
	@sh tools/venv.sh workbench
	@$(BIN)/detente open $(or $(FOLDER),.)

test:
	@sh tools/venv.sh dev
	@sh tools/chromium.sh
	@$(BIN)/python tools/check.py

docs:
	@sh tools/venv.sh dev
	@$(BIN)/python tools/check.py docs
	@echo "The pages: docs/_build/html/index.html"

bench:
	@sh tools/venv.sh dev
	@$(if $(filter all workbench,$(or $(PART),all)),sh tools/chromium.sh)
	@$(BIN)/python -m benchmarks $(or $(PART),all) $(ARGS)

clean:
	rm -rf .venv dist docs/_build frontend/node_modules src/detente/workbench/_page .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
