"""The thin layer between pages and queries: an answer is kept for as long as its warehouse is the newest one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from dashboard.bootstrap import current_warehouse, find_warehouse
from dashboard.warehouse import Warehouse

P = ParamSpec("P")
R = TypeVar("R")


@st.cache_data(max_entries=500, show_spinner=False)
def keep_answer(
    name: str,  # noqa: ARG001 (part of the key)
    version: str,  # noqa: ARG001 (part of the key)
    _warehouse: Warehouse,
    _query: Callable[..., Any],
    *args: Any,  # noqa: ANN401
    **kwargs: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Run a query once for each warehouse version, query name and arguments."""
    return _query(_warehouse, *args, **kwargs)


def ask(query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The answer of `query` on the current warehouse, kept. Arguments: text, numbers, plain dataclasses."""
    return ask_one(current_warehouse(), query, *args, **kwargs)


def ask_today(query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The same on today's warehouse, whatever release the page shows."""
    return ask_one(find_warehouse(None), query, *args, **kwargs)


def ask_one(
    warehouse: Warehouse, query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """The answer of `query` on one warehouse, kept."""
    name = f"{query.__module__}.{query.__qualname__}"
    answer: R = keep_answer(name, warehouse.version, warehouse, query, *args, **kwargs)
    return answer
