# Two commands are enough: `make serve` to see the handbook, `make test` to test it. README says the rest.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: serve site folder test bench search-report requirements clean

serve: $(VENV)/site-ready
	$(RUN) -m macros serve $(ARGS)

site: $(VENV)/site-ready
	$(RUN) -m macros site $(ARGS)

folder: $(VENV)/site-ready
	$(RUN) -m macros folder $(ARGS)

test: $(VENV)/tests-ready tests/node_modules/ready
	$(RUN) -m pytest -n 2 $(ARGS)

bench: $(VENV)/tests-ready
	$(RUN) -m tests.bench

search-report: $(VENV)/tests-ready tests/node_modules/ready
	$(RUN) -m tests.search.report

# Exact versions with hashes for every platform, from the short lists. `uv` never writes an index address.
requirements:
	$(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv
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

# axe and the Nu HTML checker are published on npm only.
tests/node_modules/ready: $(VENV)/tests-ready tests/package.json tests/package-lock.json
	cd tests && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@
