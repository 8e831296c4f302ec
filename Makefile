# make run: the program.  make test: everything proved.  The rest are parts of these two.
.PHONY: run test bench test-pg faults lint fix types layers words pictures journeys locks environment dev browser
WORKERS ?= 2
PYTEST = .venv/bin/python -m pytest -n $(WORKERS) --dist loadgroup --durations=20

run: environment
	@exec .venv/bin/motcua run

test: lint types layers browser
	$(PYTEST)

# Figures as ratios to a floor or a peer, kept in docs/bench.md. FIGURES=filing for one of them.
bench: dev
	@.ci/wrk
	.venv/bin/python -m bench --write $(FIGURES)

journeys: dev browser
	$(PYTEST) tests/journeys

# The whole suite on the oldest PostgreSQL we promise, as Debian packs it.
test-pg: dev browser
	@.ci/debian-postgresql
	MOTCUA_POSTGRES_BIN="$$(.ci/debian-postgresql --where)" $(PYTEST)

# Breaks running programs in every way, see docs/faults.md. Some cases need root.
faults: dev
	.venv/bin/python -m tests.faults

lint: dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check

fix: dev
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

types: dev
	.venv/bin/mypy

layers: dev
	.venv/bin/lint-imports

pictures: dev browser
	.venv/bin/python -m tests.pictures

# After a change of words: then write the English that is missing.
words: dev
	.venv/bin/python -m motcua.project.words_extract

# After a change of uv.lock.
locks:
	uv export --quiet --frozen --no-header --no-annotate --no-emit-project --no-dev -o requirements.lock
	uv export --quiet --frozen --no-header --no-annotate --no-emit-project -o requirements-dev.lock

environment:
	@.ci/environment run

dev:
	@.ci/environment dev

browser:
	@.ci/browser
