"""SECURITY.md keeps its word: each test that it names exists, and the numbers of examples are those of the tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))
FUZZ = ROOT / "tests" / "hostile" / "fuzzing.py"


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_promise_has_its_test(file: str, test: str) -> None:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_a_test() -> None:
    table = TEXT.partition("| promise | test |")[2].partition("\n\n")[0].splitlines()[2:]
    assert table
    assert [line for line in table if not re.search(r"`tests/[\w/]+\.py::\w+`", line)] == []


def test_the_numbers_of_examples_are_those_of_the_tests() -> None:
    told = {
        name: int(number.replace(",", ""))
        for name, number in re.findall(r"^\| ([\w \-]+) \| ([\d,]+) \|$", TEXT, re.MULTILINE)
    }
    found = re.search(r"^EXAMPLES = (\{.*?\})", FUZZ.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    assert told == ast.literal_eval(found[1])
