# make demo needs only make, git and Python 3.11 or newer; it builds everything else in .venv.

# The first of these that runs, is new enough and can make a virtual environment; or say make PYTHON=/path/to/python.
PYTHONS := python3.14 python3.13 python3.12 python3.11 python3 python
FITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach python,$(PYTHONS),$(shell $(python) -c '$(FITS)' 2>/dev/null && echo $(python))))

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt
DEMO := data/meta-closed-source/brief.yaml
GALLERY := data/gallery/gallery.yaml

.PHONY: demo gallery test check coverage format templates docs pictures bench constraints clean

demo: $(VENV)/demo.stamp  ## The example brief in every format and language, in output/
	@$(BIN)/briefgen build $(DEMO)
	@echo "Look in output/: open the .docx in Word and the .pptx in PowerPoint (or LibreOffice)."

gallery: $(VENV)/demo.stamp  ## Every kind of chart, in every format and language, in output/
	@$(BIN)/briefgen build $(GALLERY)

test: $(VENV)/dev.stamp  ## All tests
	@$(BIN)/python -m pytest -n 2

check: $(VENV)/dev.stamp  ## Style, types, and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

coverage: $(VENV)/dev.stamp  ## All tests, and the lines and branches that none of them runs
	@$(BIN)/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered

format: $(VENV)/dev.stamp  ## Rewrites the code in the house style
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

templates: $(VENV)/dev.stamp  ## templates/docx, pptx and schema, made from the theme and the model
	@$(BIN)/python templates/make.py

docs: $(VENV)/dev.stamp  ## docs/diagnostics.md, made from what briefgen explain says
	@$(BIN)/python docs/make.py

pictures: $(VENV)/dev.stamp  ## The README's and the gallery's pictures, as LibreOffice draws the examples
	@$(BIN)/python tools/pictures.py
	@$(BIN)/python tools/gallery.py

bench: $(VENV)/dev.stamp  ## How long commands, charts, briefings and decks take
	@$(BIN)/python benchmarks/cold.py
	@$(BIN)/python benchmarks/charts.py
	@$(BIN)/python benchmarks/word.py
	@$(BIN)/python benchmarks/deck.py

constraints:  ## constraints.txt, from what pip chooses today
	@rm -rf $(VENV)
	@$(MAKE) --no-print-directory $(VENV)/bin/python
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[zh,dev]'
	@head -2 constraints.txt > $(VENV)/constraints.txt
	@$(BIN)/python -m pip freeze --exclude-editable | sort -f >> $(VENV)/constraints.txt
	@mv $(VENV)/constraints.txt constraints.txt

clean:  ## All that can be made again
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	@find output -mindepth 1 ! -name .gitkeep -delete
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed; say make $(MAKECMDGOALS) PYTHON=/path/to/python))
	@$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(INSTALL) --editable '.[zh]'
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(INSTALL) --editable '.[zh,dev]'
	@touch $@ $(VENV)/demo.stamp
