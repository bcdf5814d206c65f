# Two commands are enough: `make serve` to see the handbook, `make test` to test it. README says the rest.
VENV := .venv
RUN := $(VENV)/bin/python
NPM_BIN := tests/node_modules/.bin
UV := 0.13.9
# Node and npm are among the tests' packages.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# What has been compiled lies there for the next run, whatever the shell says of it: the tests' own files take ten seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve site folder check-content schema check form types scripts styles quick test bench faces search-report requirements clean ready-for-site ready-for-tests

serve: ready-for-site
	@$(RUN) -m macros serve $(ARGS)

site: ready-for-site
	@$(RUN) -m macros site $(ARGS)

folder: ready-for-site
	@$(RUN) -m macros folder $(ARGS)

# Everything that can be wrong in docs and mkdocs.yml, without building.
check-content: ready-for-site
	@$(RUN) -m macros check $(ARGS)

schema: ready-for-site
	@$(RUN) -m macros schema

# What can be seen without running anything: form, slips, types. Seconds, two at a time.
check: ready-for-tests
	@$(MAKE) --no-print-directory -j 2 types scripts styles form

form:
	$(RUN) -m ruff format --check --quiet macros tests
	$(RUN) -m ruff check --quiet macros tests

types:
	$(RUN) -m mypy

scripts:
	$(NPM_BIN)/eslint --config tests/eslint.config.mjs --max-warnings 0 overrides tests

styles:
	$(NPM_BIN)/stylelint --config tests/stylelint.config.mjs --max-warnings 0 "overrides/**/*.css"

# What needs no browser, no build and no PDF. A minute: what its tests write lies in memory, where there is a folder of it with room.
quick: export TMPDIR = $(shell df -Pk /dev/shm 2>/dev/null | awk 'END { if ($$4 > 2000000) print "/dev/shm" }')
quick: ready-for-tests
	@$(RUN) -m pytest -n 2 --dist worksteal -m quick -o tmp_path_retention_count=1 $(ARGS)

test: check
	@$(RUN) -m pytest -n 2 --dist worksteal $(ARGS)

bench: ready-for-tests
	@$(RUN) -m tests.bench

# The faces for the web, which a build does not cut as long as they are those that it would cut.
faces: ready-for-tests
	@$(RUN) -m tests.faces

search-report: ready-for-tests
	@$(RUN) -m tests.search.report

# Exact versions with hashes for every platform, from the short lists. `uv` never writes an index address.
requirements: ready-for-site
	$(RUN) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv==$(UV)
	.cache/uv/bin/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.txt requirements.in
	.cache/uv/bin/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o tests/requirements.txt tests/requirements.in

# Sites stay: somebody may have put something into them, and the next build replaces them.
clean:
	rm -rf $(VENV) .cache tests/node_modules tests/output

# All set-up. It does nothing where everything is there.
ready-for-site ready-for-tests:
	@sh tests/setup.sh $(@:ready-for-%=%)
