# Two commands are enough: `make serve` to see the handbook, `make test` to test it. README says the rest.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
NPM_BIN := tests/node_modules/.bin
UV := 0.13.9

.PHONY: serve site folder check quick test bench search-report requirements clean

serve: $(VENV)/site-ready
	$(RUN) -m macros serve $(ARGS)

site: $(VENV)/site-ready
	$(RUN) -m macros site $(ARGS)

folder: $(VENV)/site-ready
	$(RUN) -m macros folder $(ARGS)

# What can be seen without running anything: form, slips, types. Seconds.
check: $(VENV)/tests-ready tests/node_modules/ready
	$(RUN) -m ruff format --check --quiet macros tests
	$(RUN) -m ruff check --quiet macros tests
	$(RUN) -m mypy
	$(NPM_BIN)/eslint --config tests/eslint.config.mjs --max-warnings 0 overrides tests
	$(NPM_BIN)/stylelint --config tests/stylelint.config.mjs --max-warnings 0 "overrides/**/*.css"

# What needs no browser, no build and no PDF. A minute.
quick: $(VENV)/tests-ready tests/node_modules/ready
	$(RUN) -m pytest -n 2 -m quick $(ARGS)

test: check
	$(RUN) -m pytest -n 2 $(ARGS)

bench: $(VENV)/tests-ready
	$(RUN) -m tests.bench

search-report: $(VENV)/tests-ready tests/node_modules/ready
	$(RUN) -m tests.search.report

# Exact versions with hashes for every platform, from the short lists. `uv` never writes an index address.
requirements:
	$(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv==$(UV)
	.cache/uv/bin/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.txt requirements.in
	.cache/uv/bin/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o tests/requirements.txt tests/requirements.in

clean:
	rm -rf $(VENV) .cache site site-mappe tests/node_modules tests/output

$(VENV)/site-ready: requirements.txt
	sh tests/system.sh venv $(PYTHON) pdf $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/tests-ready: $(VENV)/site-ready tests/requirements.txt tests/system.sh
	sh tests/system.sh browser java npm spelling
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	sh tests/system.sh has-browser || $(RUN) -m playwright install chromium
	touch $@

# axe, the Nu HTML checker, eslint and stylelint are published on npm only.
tests/node_modules/ready: $(VENV)/tests-ready tests/package.json tests/package-lock.json
	cd tests && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@
