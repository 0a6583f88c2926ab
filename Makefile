# make run: the dashboard on http://localhost:8501 · make test: all that must hold before a change lands
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PORT ?= 8501

.PHONY: run build check test test-all test-long lint types contracts browser servers audit screenshots clean

run: .venv/run
	SANAD_LOCAL=1 SANAD_LOG=quiet $(BIN)/streamlit run dashboard/app.py --server.address 127.0.0.1 --server.port $(PORT) \
		--logger.hideWelcomeMessage false

build: .venv/run
	$(BIN)/python -m etl build

check: .venv/run
	$(BIN)/python -m etl check

test: .venv/test browser lint types contracts
	$(BIN)/python -m pytest -n 2 --dist loadgroup

test-long: .venv/test browser servers
	$(BIN)/python -m pytest -m long

test-all: test test-long

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test
	$(BIN)/mypy

contracts: .venv/test
	$(BIN)/lint-imports

# Tests drive a real Chromium: Debian's, installed when we may, else the line to type.
browser:
	@scripts/need_chromium.sh

# The long tests put nginx before two processes, and a warehouse into a lake, in the same manner.
servers:
	@scripts/need.sh nginx nginx-light
	@scripts/need.sh '/usr/lib/postgresql/*/bin/initdb' postgresql

# Known faults of the pinned versions and of what they bring along; asks PyPI on the network, so no test depends on it.
audit: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m pip_audit --strict -r requirements.txt

screenshots: .venv/test browser
	$(BIN)/python scripts/screenshots.py

.venv/run: requirements.txt
	$(PYTHON) scripts/make_venv.py .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/test: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv build
