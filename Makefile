# Everything here needs Python 3.11 or newer, git and make; the rest is put into .venv on first use.

ADDRESS ?= 127.0.0.1:8000

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PYTHON_IN_VENV := $(BIN)/python
RUN := $(PYTHON_IN_VENV) -m
# Other site generators bring what must not stand beside MkDocs.
HOSTS := .venv-hosts
PIP_OF_HOSTS := $(subst $(VENV)/,$(HOSTS)/,$(PYTHON_IN_VENV)) -m pip --disable-pip-version-check --quiet
# The tool that audits needs a newer pip than environments begin with.
AUDIT := .venv-audit
PIP := $(RUN) pip --disable-pip-version-check --quiet
# Hatchling is pinned with the rest, so that nothing unpinned is fetched to build the package.
INSTALL_CXMAP := $(PIP) install --no-deps --no-build-isolation --editable .

# Material announces its own end on every start; README and the architecture page say what that means for us.
export NO_MKDOCS_2_WARNING := 1
# Many short processes run here: without kept byte code each of them reads all modules anew.
unexport PYTHONDONTWRITEBYTECODE

# The tests that take no browser and build no whole site.
QUICK := not browser and not hosts and not slow

.DEFAULT_GOAL := help
# All steps share one virtual environment.
.NOTPARALLEL:
.PHONY: installs help serve build check test test-fast hosts test-hosts format lint types layers sizes chromium mermaid cms fuzz audit bench reference bounds licences lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1|/p' Makefile | awk -F'|' '{ printf "%-16s%s\n", $$1, $$2 }'

serve: $(VENV)/site.done ## show the example site on 127.0.0.1:8000, and every change at once
	$(RUN) mkdocs serve --livereload --dev-addr $(ADDRESS)

build: $(VENV)/site.done ## build the example site into site/
	$(RUN) mkdocs build --strict

check: lint types layers sizes test build ## what to run before a commit

# Measuring what is covered makes Python half as fast, so that only the tests that are about the core do it.
test: $(VENV)/dev.done chromium mermaid cms ## all tests, with full branch coverage of the core
	$(RUN) pytest -m "$(QUICK)" --cov --numprocesses auto --dist worksteal
	$(RUN) pytest -m "not ($(QUICK))" --numprocesses auto --dist worksteal

test-fast: $(VENV)/dev.done ## the tests that take no browser and build no whole site, in about a minute
	$(RUN) pytest -m "$(QUICK)" --numprocesses auto --dist worksteal

hosts: $(HOSTS)/hosts.done ## install ProperDocs and Zensical, so that the tests build the example with them too

test-hosts: $(VENV)/dev.done $(HOSTS)/hosts.done ## build the example with ProperDocs and Zensical
	$(RUN) pytest tests/hosts

format: $(VENV)/dev.done ## format the code and mend what can be mended
	$(RUN) ruff check --fix-only --quiet
	$(RUN) ruff format

lint: $(VENV)/dev.done ## is the code formatted and clean?
	$(RUN) ruff format --check
	$(RUN) ruff check

types: $(VENV)/dev.done ## are the types sound?
	$(RUN) mypy

layers: $(VENV)/dev.done ## do imports point down only?
	$(BIN)/lint-imports --no-logo

sizes: $(VENV)/dev.done ## does every module and function fit in one glance?
	$(RUN) tools.sizes

chromium: $(VENV)/dev.done ## find a Chromium for the browser tests, or install one
	$(RUN) tools.chromium

cms: $(VENV)/dev.done ## fetch what the page for editing loads, for its browser tests, where there is npm
	$(RUN) tools.cms_packages

fuzz: $(VENV)/fuzz.done ## try hostile inputs for SECONDS=30 or RUNS each; HARNESSES=… names a few
	$(RUN) tests.fuzz $(HARNESSES) $(if $(RUNS),--runs $(RUNS)) $(if $(SECONDS),--seconds $(SECONDS))

audit: $(AUDIT)/audit.done ## are there known holes in what is pinned?
	$(subst $(VENV)/,$(AUDIT)/,$(PYTHON_IN_VENV)) -m tools.audit

mermaid: $(VENV)/dev.done ## fetch Mermaid itself for the browser tests, where there is npm
	$(RUN) tools.mermaid

bench: $(VENV)/dev.done ## measure how fast a large map is checked and built
	$(RUN) benchmarks

reference: $(VENV)/dev.done ## write what docs/ says of fields, rules and views from the code
	$(RUN) tools.reference

licences: $(VENV)/dev.done ## list the licences of what a site needs, in docs/ and for the wheel
	$(RUN) tools.licences

lock: $(VENV)/dev.done ## pin the requirements (newest versions: make lock UPGRADE=--upgrade)
	$(RUN) tools.lock $(UPGRADE)

bounds: $(VENV)/dev.done ## do the quick tests pass with the lowest and the newest of what is allowed?
	$(RUN) tools.bounds $(PYTHONS)

installs: $(VENV)/made.done ## do the pins install in a fresh environment, with the oldest pip of each Python?
	$(RUN) tools.installs $(PYTHONS)

clean: ## remove everything that make has made
	rm -rf $(VENV) $(HOSTS) $(AUDIT) site dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .cache
	find plugins tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is touched last, so that a step that was interrupted is done again.
$(VENV)/made.done: tools/venv.sh
	@PYTHON="$(PYTHON)" sh tools/venv.sh $(VENV)
	@touch $@

$(VENV)/site.done: $(VENV)/made.done requirements/site.txt pyproject.toml
	@echo "Installing what the site needs …"
	$(PIP) install --require-hashes --requirement requirements/site.txt
	$(INSTALL_CXMAP)
	@touch $@

# What the site needs is part of it.
$(VENV)/dev.done: $(VENV)/made.done requirements/dev.txt pyproject.toml
	@echo "Installing what developing needs …"
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	$(INSTALL_CXMAP)
	@touch $(VENV)/site.done $@

# Where atheris cannot be installed, fuzzing goes on without it and says so.
$(VENV)/fuzz.done: $(VENV)/dev.done requirements/fuzz.txt
	-$(PIP) install --only-binary :all: --require-hashes --requirement requirements/fuzz.txt
	@touch $@

$(AUDIT)/audit.done: tools/venv.sh requirements/audit.txt
	@PYTHON="$(PYTHON)" sh tools/venv.sh $(AUDIT)
	$(subst $(VENV)/,$(AUDIT)/,$(PYTHON_IN_VENV)) -m pip --disable-pip-version-check --quiet install --require-hashes --requirement requirements/audit.txt
	@touch $@

$(HOSTS)/hosts.done: tools/venv.sh requirements/hosts.txt pyproject.toml
	@echo "Installing the other site generators …"
	@PYTHON="$(PYTHON)" sh tools/venv.sh $(HOSTS)
	$(PIP_OF_HOSTS) install --require-hashes --requirement requirements/hosts.txt
	$(PIP_OF_HOSTS) install --no-deps --no-build-isolation --editable .
	@touch $@
