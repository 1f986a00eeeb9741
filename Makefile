# Two commands: `make demo` and `make test`. They make .venv from uv.lock first, with uv when it is there.
# Other words: make demo-fresh (begin anew), make lint, make setup. PORT=8010 make demo chooses another port.

.PHONY: demo demo-fresh test setup python
.PHONY: lint lint-code lint-format lint-templates lint-types lint-rooms lint-migrations lint-built
.DEFAULT_GOAL := demo

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
CANDIDATES := python3.13 python3.14 python3.12 python3 python

# A name on PATH proves nothing (pyenv puts names there that do not run): each candidate is asked for its version.
find_python = for each in $(CANDIDATES); do \
  if $$each -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then echo $$each; exit 0; fi; \
  done; \
  echo "Ketenplatform heeft Python 3.12 of nieuwer nodig, en die staat niet op deze machine." >&2; exit 1

demo: $(VENV)/.ready
	@$(BIN)/keten demo

demo-fresh: $(VENV)/.ready
	@$(BIN)/keten demo --fresh

test: $(VENV)/.ready
	@$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

# make -k lint goes on after the first that finds something.
lint: lint-code lint-format lint-templates lint-types lint-rooms lint-migrations lint-built

lint-code: $(VENV)/.ready
	@$(BIN)/ruff check --quiet --output-format concise .

lint-format: $(VENV)/.ready
	@$(BIN)/ruff format --check --quiet .

lint-templates: $(VENV)/.ready
	@$(BIN)/djlint frontend/templates --lint --quiet

lint-types: $(VENV)/.ready
	@$(BIN)/mypy .

lint-rooms: $(VENV)/.ready
	@$(BIN)/lint-imports --no-logo

lint-migrations: $(VENV)/.ready
	@PYTHONWARNINGS=ignore::RuntimeWarning $(BIN)/manage makemigrations --check --dry-run

lint-built: $(VENV)/.ready
	@$(BIN)/manage build_frontend --check

setup: $(VENV)/.ready

python:
	@$(find_python)

# Made again when the lock changes, or when its Python is gone. --inexact keeps the uv that we put in it ourselves.
$(VENV)/.ready: uv.lock pyproject.toml
	@python=$$($(find_python)) || exit 1; \
	$(BIN)/python -c '' 2>/dev/null || rm -rf $(VENV); \
	if uv --version >/dev/null 2>&1; then uv=uv; else \
	  uv=$(BIN)/uv; \
	  if [ ! -x $$uv ]; then \
	    echo "De omgeving maken in $(VENV) (alleen de eerste keer) …"; \
	    $$python -m venv $(VENV) || { echo "Python kan geen omgeving maken: installeer het pakket python3-venv." >&2; exit 1; }; \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8' \
	      || { echo "uv kon niet geïnstalleerd worden: is er een internetverbinding en ruimte op de schijf?" >&2; exit 1; }; \
	  fi; \
	fi; \
	$$uv sync --frozen --inexact --quiet --python "$$($$python -c 'import sys; print(sys.executable)')" \
	  || { echo "De pakketten van uv.lock konden niet geïnstalleerd worden; hierboven staat waarom." >&2; exit 1; }; \
	touch $@
