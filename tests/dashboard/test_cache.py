from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import plotly.graph_objects as go
import pytest
from reading import OpenPage

from dashboard import cache
from dashboard.bootstrap import current_warehouse
from dashboard.cache import Shelf
from dashboard.drawing.kept import KeptFigure
from dashboard.pages import PAGES

VIEWS: dict[str, list[dict[str, str]]] = {
    "trends": [{}, {"measure": "attacks", "area": "XA", "split": "area"}, {"show": "changes"}, {"scale": "log"}],
    "incident": [{"id": "XB-2023-05-01-LAKELAND"}],
}


def test_a_thing_is_made_once() -> None:
    made: list[int] = []
    shelf = Shelf(2)
    assert [shelf.find("a", lambda: made.append(1) or len(made)) for _ in range(3)] == [1, 1, 1]


def test_the_thing_not_asked_for_longest_goes_first() -> None:
    shelf = Shelf(2)
    for key in ("a", "b", "a", "c"):
        shelf.find(key, lambda key=key: key)
    assert [key for key, _ in shelf.items()] == ["a", "c"]


def test_threads_get_the_same_thing() -> None:
    shelf = Shelf(5)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shelf.find("a", object), range(200)))
    assert len(set(map(id, found))) == 1


def test_an_error_is_not_kept() -> None:
    shelf = Shelf(5)
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
