# make demo | open | test | docs | bench | clean
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
	@sh tools/chromium.sh
	@set -e; for file in benchmarks/[!_]*.py; do echo "== $$file"; PYTHONPATH=. $(BIN)/python "$$file"; done

clean:
	rm -rf .venv dist docs/_build frontend/node_modules src/detente/workbench/_page .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
