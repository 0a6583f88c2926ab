"""What a page says, read from a run of the site without a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

OpenPage = Callable[..., AppTest]
READ = {
    "html",
    "markdown",
    "caption",
    "title",
    "header",
    "subheader",
    "text",
    "code",
    "error",
    "warning",
    "info",
    "success",
}


def find_texts(app: AppTest) -> list[Any]:
    """The elements that are read; what stands in a field is not."""
    return [element for element in app.main if element.type in READ]


def read_text(app: AppTest) -> str:
    """All markup and text on a page."""
    return "\n".join(element.body if element.type == "html" else str(element.value) for element in find_texts(app))
