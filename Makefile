# make hunt and make test are all that a fresh clone needs: each sets up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help env hunt prove docs test conformance lint format clean

help: ## show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

env: $(VENV)/.ready ## set up .venv

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "overdue needs Python 3.11 or newer, and $(PYTHON) is older: say make PYTHON=python3.12 env"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

hunt: env ## find the incident of gardener/gardener #11525
	$(BIN)/overdue hunt --system gardener-1.113 --scenario migrate-hibernated-ha \
	  --property annotation-deadline --kind stuck --expect-violation

prove: env ## run the long proofs, and write docs/proofs.md, docs/bugs.md and docs/changes.md
	$(BIN)/python benchmarks/proofs.py
	$(BIN)/python -m benchmarks.bugs --repaired all --timeout 300
	$(BIN)/python -m benchmarks.changes

docs: env ## write the generated documents
	$(BIN)/python -m properties.reference

# one worker more than the two processors of CI: some tests wait for etcd, a browser or a process of their own
test: env lint ## lint, type-check and run the tests
	$(BIN)/python -m pytest tests -n 3 --timeout 400 -q

conformance: env ## hold the model against real etcd servers, for half an hour (needs etcd 3.4)
	CONFORMANCE=full $(BIN)/python -m pytest tests/conformance tests/test_known_bugs.py -q --durations 5

lint: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --warnings

format: env ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the environment and all caches
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis traces
	find . -name __pycache__ -prune -exec rm -rf {} +
