# Lanyard. `make help` lists what can be asked.
PY := .venv/bin/python
TESTS ?= tests
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help venv run down demo test check bench faults mutation access lint docs migration lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: ## the Python environment in .venv, by requirements.lock
	@deploy/local/environment.sh

run: venv ## start everything on this machine: PostgreSQL, NATS, six services, gateway (LANYARD_PORT=8000)
	@exec $(PY) -m deploy.local run

down: venv ## stop what `make run` started
	@$(PY) -m deploy.local down

demo: venv ## play the story of filings, clarifications and accountability, on a Lanyard of its own or at LANYARD_URL
	@$(PY) -m deploy.demo

test: venv ## every test but the long ones marked `faults` or `access` (TESTS=tests/unit WORKERS=0)
	@case "$(TESTS)" in tests | *end_to_end*) deploy/local/test_programs.sh ;; esac
	@$(PY) -m pytest -q -m "not faults and not access" -n $(WORKERS) --no-loadscope-reorder \
		-p tests.end_to_end.scheduling $(TESTS)

faults: venv ## break servers, processes and networks on purpose, goal by goal; figures in build/faults.json; hours
	@$(PY) -m pytest -q -m faults --timeout 900 tests
	@$(PY) -m tests.faults

mutation: venv ## change the delivery core place by place: do its tests notice? figures in build/mutation.json; half an hour
	@[ -x .venv/bin/mutmut ] || $(PY) -m pip install -qq --disable-pip-version-check mutmut==3.8.1
	@$(PY) -m tests.mutation

access: venv ## prove access, audit and limits at length; figures in build/access.json; an hour
	@$(PY) -m pytest -q -m access --timeout 3600 tests
	@$(PY) -m deploy.bench access

lint: venv ## style, types, layers
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check -q .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo

check: lint test ## lint and test: what must be green before a change is proposed

bench: venv ## measure
	@$(PY) -m deploy.bench

docs: venv ## write what is generated anew: pages, diagrams, snapshots of the events
	@$(PY) -m deploy.docs
	@$(PY) -m tests.contract.snapshot

migration: venv ## a new empty migration: make migration SERVICE=filing NAME=add_reviewer
	@$(PY) -m deploy.local.revision "$(SERVICE)" "$(NAME)"

lock: venv ## renew requirements.lock and what of it runs in an image: versions and hashes, no address (minutes)
	@$(PY) -m pip install -qq --disable-pip-version-check pip-tools
	@$(PY) -m piptools compile -q --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
		-o requirements.lock requirements-dev.in
	@deploy/local/environment.sh
	@$(PY) -m deploy.containers.run_lock

clean: ## stop everything and remove stores, keys, logs and caches; keeps .venv
	@[ ! -x $(PY) ] || $(PY) -m deploy.local down
	@rm -rf .lanyard .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
