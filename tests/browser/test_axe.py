"""axe-core (WCAG 2.2 A and AA among its rules) on every page: nothing serious or critical in what we make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.pages import PAGES

Open = Callable[..., Any]
GRAVE = {"serious", "critical"}
# What is Streamlit's own, as (rule, part of the element's markup): each is listed with its upstream issue in docs/look.md.
THEIRS: set[tuple[str, str]] = set()
SUBJECTS = {"incident": "?id=AF-2024-12-24-PAKTIKA-BARMAL", "search": "?q=Paktika"}
VIEWS = [
    *(f"/{entry.url_path or ''}{SUBJECTS.get(entry.url_path or '', '')}" for entry in PAGES),
    "/trends?measure=attacks&area=PK&group=all&kind=year&lang=ur",
    "/search?q=xyzzy",
    "/sources?id=nowhere",
]


def list_grave(page: Any) -> list[str]:
    """Every serious or critical finding in a page that is ours: rule, element, what to do."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]} – {rule['help']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
        if not any(rule["id"] == name and part in node["html"] for name, part in THEIRS)
    ]


@pytest.mark.parametrize("path", VIEWS)
def test_no_page_keeps_anyone_out(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.wait_for_selector("footer.sanad")
    assert list_grave(page) == []


@pytest.mark.parametrize("path", ["/", "/trends", "/returns", "/incidents", "/coverage"])
def test_dark_pages_are_readable_too(open_page: Open, path: str) -> None:
    page = open_page(path, scheme="dark")
    page.wait_for_selector("footer.sanad")
    assert list_grave(page) == []


def test_open_evidence_and_open_suggestions_are_accessible(open_page: Open) -> None:
    page = open_page("/trends")
    page.locator("[data-figure-row]").first.press("Enter")
    page.wait_for_selector(".panel .claim")
    page.locator(".search-box input").fill("PICSS 2024")
    page.wait_for_selector(".search-box [role=option]")
    assert list_grave(page) == []
