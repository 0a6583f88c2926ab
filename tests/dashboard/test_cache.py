from __future__ import annotations

import pickle
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from reading import OpenPage

from dashboard import cache
from dashboard.bootstrap import current_warehouse
from dashboard.cache import Shelf
from dashboard.drawing.kept import KeptFigure
from dashboard.naming import translate_rows
from dashboard.number_forms import NUMBERS, find_form
from dashboard.pages import PAGES
from dashboard.rows import Milestone
from dashboard.weight import weigh
from dashboard.words import LANGUAGE, read_words

MUCH = 1 << 30
VIEWS: dict[str, list[dict[str, str]]] = {
    "trends": [{}, {"measure": "attacks", "area": "XA", "split": "area"}, {"show": "changes"}, {"scale": "log"}],
    "incident": [{"id": "XB-2023-05-01-LAKELAND"}],
}


def test_a_thing_is_made_once() -> None:
    made: list[int] = []
    shelf = Shelf(2, MUCH)
    assert [shelf.find("a", lambda: made.append(1) or len(made)) for _ in range(3)] == [1, 1, 1]


def test_the_thing_not_asked_for_longest_goes_first() -> None:
    shelf = Shelf(2, MUCH)
    for key in ("a", "b", "a", "c"):
        shelf.find(key, lambda key=key: key)
    assert [key for key, _ in shelf.items()] == ["a", "c"]


def test_heavy_things_go_before_there_are_many() -> None:
    shelf = Shelf(100, 250_000)
    for key in "abc":
        shelf.find(key, lambda: "x" * 100_000)
    assert [key for key, _ in shelf.items()] == ["b", "c"]
    shelf.find("light", lambda: 1)
    assert [key for key, _ in shelf.items()] == ["b", "c", "light"]


def test_what_is_too_heavy_is_given_and_not_kept() -> None:
    shelf = Shelf(100, 50_000)
    assert len(shelf.find("a", lambda: "x" * 100_000)) == 100_000
    assert shelf.items() == []
    assert shelf.find("b", lambda: 7) == 7
    assert [key for key, _ in shelf.items()] == ["b"]


@pytest.mark.parametrize("kind", ["text", "rows", "dicts", "numbers", "figure"])
def test_a_weight_is_about_right(kind: str) -> None:
    tracemalloc.start()
    try:
        thing = make_heavy(kind)
        truth = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert truth / 3 < weigh(thing) < truth * 3


def make_heavy(kind: str) -> Any:
    """Something of some hundred thousand bytes, as pages keep it."""
    days = [date(2020, 1, 1) + timedelta(n) for n in range(3_000)]
    if kind == "text":
        return "<i></i>" * 30_000
    if kind == "rows":
        return [
            Milestone(f"m{n}", day, None, "x" * 80, "y" * 80, "w", "c", None, "t", None) for n, day in enumerate(days)
        ]
    if kind == "dicts":
        return {n: {"day": day, "text": f"{n}" * 40, "value": n * 1.5} for n, day in enumerate(days)}
    if kind == "numbers":
        return np.arange(50_000.0)
    return KeptFigure.of_values(
        [{"type": "scatter", "x": days, "y": [n / 7 for n in range(3_000)]}] * 2, {"title": "x"}
    )


def test_threads_get_the_same_thing() -> None:
    shelf = Shelf(5, MUCH)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shelf.find("a", object), range(200)))
    assert len(set(map(id, found))) == 1


def test_what_is_of_a_warehouse_that_was_replaced_is_let_go() -> None:
    shelf = Shelf(9, 1_000)
    for key in (("query", "old", ()), ("old", "en", None), ("query", "new", ("old",)), "plain"):
        shelf.find(key, lambda: "x" * 100)
    shelf.forget("old")
    assert [key for key, _ in shelf.items()] == [("query", "new", ("old",)), "plain"]
    for number in range(4):  # there is room again for what they weighed
        shelf.find(number, lambda: "x" * 100)
    assert len(shelf.items()) == 6


def test_an_error_is_not_kept() -> None:
    shelf = Shelf(5, MUCH)
    with pytest.raises(ZeroDivisionError):
        shelf.find("a", lambda: 1 / 0)
    assert shelf.find("a", lambda: 2.0) == 2.0


def freeze(thing: Any) -> bytes:
    return pickle.dumps(thing.to_plotly_json() if isinstance(thing, go.Figure) else thing)


def test_no_page_changes_what_is_kept(open_page: OpenPage) -> None:
    """Every kept answer still equals a fresh one, and everything else what it was, after all pages have run twice."""
    cache.ANSWERS.clear()
    cache.MADE.clear()
    views = [(entry.url_path or "", view) for entry in PAGES for view in VIEWS.get(entry.url_path or "", [{}])]
    for page, view in views:
        assert not open_page(page, **view).exception
    before = {key: freeze(thing) for key, thing in cache.MADE.items()}
    for page, view in views:
        open_page(page, **view)
    warehouse = current_warehouse()
    answers = [(key, thing) for key, thing in cache.ANSWERS.items() if key[1] == warehouse.version]
    assert len(answers) > 20
    for (query, _, args, kwargs), thing in answers:
        assert query(warehouse, *args, **dict(kwargs)) == thing, query
    after = {key: freeze(thing) for key, thing in cache.MADE.items()}
    assert any(isinstance(thing, KeptFigure) for _, thing in cache.MADE.items())
    assert {key: after[key] for key in before} == before


def test_what_is_kept_for_all_readers_has_no_words_of_one(open_page: OpenPage) -> None:
    """Answers of the warehouse are the same whoever asks first; names are put into them for each language apart."""
    cache.ANSWERS.clear()
    for entry in PAGES:
        for view in VIEWS.get(entry.url_path or "", [{}]):
            open_page(entry.url_path or "", **view)
    warehouse = current_warehouse()
    languages = LANGUAGE.set("ur"), NUMBERS.set(find_form("de"))
    try:
        for (query, version, args, kwargs), thing in cache.ANSWERS.items():
            if version == warehouse.version:
                assert query(warehouse, *args, **dict(kwargs)) == thing, query
    finally:
        LANGUAGE.reset(languages[0])
        NUMBERS.reset(languages[1])


def test_names_inside_rows_follow_the_reader() -> None:
    row = Milestone(
        "mofzpadym", date(2026, 3, 18), None, "Eid pause", "Pakistan halts.", "major", "ceasefire", None, "2026", None
    )
    token = LANGUAGE.set("ur")
    try:
        assert translate_rows([row])[0].label == read_words("ur")["name.milestone.mofzpadym"]
    finally:
        LANGUAGE.reset(token)
    assert translate_rows([row]) == [row]
