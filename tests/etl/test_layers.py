"""The workshop's layers: cli over curate over load over normalise over validate over read over schema."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from invented_datasets import ROOT

from etl.load.warehouse import VIEW_FILES

LAYERS = ("cli", "adapters", "events", "curate", "load", "normalise", "validate", "read", "schema")
GROUND = {"problems", "periods", "numbers", "journal"}  # what every layer may use, and what uses none


def imports(path: Path) -> Iterator[str]:
    """The parts of etl that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("etl."):
            yield node.module.split(".")[1]


def layer_of(path: Path) -> str:
    return path.relative_to(ROOT / "etl").with_suffix("").parts[0]


def test_no_layer_imports_one_above_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports etl.{target}"
        for layer in LAYERS
        for path in (ROOT / "etl").rglob("*.py")
        if layer_of(path) == layer
        for target in imports(path)
        if target in LAYERS and LAYERS.index(target) < LAYERS.index(layer)
    ]
    assert wrong == []


def test_the_ground_stands_on_nothing() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports etl.{target}"
        for path in (ROOT / "etl").rglob("*.py")
        if layer_of(path) in GROUND
        for target in imports(path)
        if target not in GROUND
    ]
    assert wrong == []


def test_the_workshop_never_draws() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "etl").rglob("*.py"))
    assert "import streamlit" not in text
    assert "import plotly" not in text
    assert "from dashboard" not in text


def test_every_file_of_views_is_run_and_says_its_grain() -> None:
    files = {path.stem: path.read_text("utf-8") for path in (ROOT / "etl/sql/views").iterdir()}
    assert set(files) == set(VIEW_FILES)
    for name, text in files.items():
        for head in re.findall(r"((?:^--.*\n)*)CREATE VIEW", text, re.MULTILINE):
            assert head.startswith("-- One row"), f"{name}: {head}"
