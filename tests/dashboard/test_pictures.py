from __future__ import annotations

import re
from pathlib import Path

from dashboard.pages import PAGES

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "scripts" / "screenshots.py").read_text("utf-8")
PICTURES = ROOT / "docs" / "pictures"
VIEWS = dict(re.findall(r'^    "([a-z-]+)": "(/[^"]*)",$', SCRIPT, re.MULTILINE))


def test_every_page_has_a_view_that_is_pictured() -> None:
    pictured = {address.lstrip("/").partition("?")[0] for address in VIEWS.values()}
    assert {entry.url_path or "" for entry in PAGES} <= pictured


def test_the_committed_pictures_are_few_and_small() -> None:
    files = sorted(PICTURES.glob("*.png"))
    assert {file.name for file in files} == {f"{name}-1280-light.png" for name in VIEWS}
    assert sum(file.stat().st_size for file in files) < 2_000_000


def test_every_picture_in_readme_and_docs_is_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+\.png)\)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
