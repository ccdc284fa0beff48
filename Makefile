# make demo: a graph and its picture from an example · make test: every check there is
# Both make the environment .venv on first use, and again when pyproject.toml changes.

.DEFAULT_GOAL := help
.PHONY: help demo test browser virtuoso
.SUFFIXES:

# PYTHON=/path/to/python3 chooses another interpreter.
PYTHON ?=
ARTICLE := examples/articles/lakeside-talks.txt
PUBLISHED := 2026-03-13
QUERIES := meetings ahead who-said-what contradictions
KG := .venv/bin/kg
RUN := .venv/bin/python -m
PIP := $(RUN) pip install --quiet --disable-pip-version-check

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

demo: .venv/kg-installed ## build, check, query and draw the graph of an example article
	$(KG) build $(ARTICLE) --published $(PUBLISHED) -o graph.ttl
	$(KG) validate graph.ttl
	@for query in $(QUERIES); do \
	  printf '\n%s kg query graph.ttl --name %s\n' '$$' "$$query"; \
	  $(KG) query graph.ttl --name "$$query" || exit; \
	done
	@echo
	$(KG) view graph.ttl -o network.html
	@printf '\n%s\n%s\n' "The graph:   $$PWD/graph.ttl    (kg query, kg explain, or any RDF tool)" \
	  "The network: $$PWD/network.html (open it in a browser, no server needed)"

test: .venv/tools-installed browser virtuoso ## lint, types, layers and all tests
	$(RUN) ruff check .
	$(RUN) mypy
	.venv/bin/python -c 'from importlinter.cli import lint_imports_command as run; run()'
	$(RUN) pytest

.venv/kg-installed: pyproject.toml
	@set -e; for python in $(PYTHON) python3.11 python3 python3.12 python3.13 python3.14; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv .venv; break; \
	  fi; \
	done; \
	if ! .venv/bin/python -c '' 2>/dev/null; then \
	  echo "make: no Python 3.11 or later with venv (Debian: apt install python3-venv; else make PYTHON=/path/to/python3)" >&2; \
	  exit 1; \
	fi
	$(PIP) --upgrade 'pip>=25.1'
	$(PIP) --editable .
	@touch $@

# pip 25.1 is the first that reads dependency groups
.venv/tools-installed: .venv/kg-installed
	$(PIP) --group dev
	@touch $@

# $(call installed,COMMANDS,PACKAGES,MARK): some tests need Debian's packages. Elsewhere they are skipped without
# them, in CI they may not be.
installed = missing() { for command in $(1); do command -v "$$command" >/dev/null || return 0; done; return 1; }; \
	if missing && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing $(2) for the tests marked $(3)"; \
	  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(2); \
	  } >/dev/null 2>&1 || true; \
	fi; \
	if missing; then \
	  if [ "$$CI" = true ]; then echo "make: of $(1) something is missing" >&2; exit 1; fi; \
	  echo "not all of $(1) is here: the tests marked $(3) will be skipped"; \
	fi

browser:
	@$(call installed,chromium chromedriver,chromium chromium-driver fonts-dejavu-core,browser)

virtuoso:
	@$(call installed,virtuoso-t isql-vt,virtuoso-opensource-7-bin,virtuoso)

.PHONY: java
test: java
java:
	@$(call installed,java,default-jre-headless,spark)
