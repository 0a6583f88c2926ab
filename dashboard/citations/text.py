"""Text from documents, fit to stand in a citation: one line, nothing invisible."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from dashboard.links import is_web_address

# Controls, surrogates, private and unassigned characters, and formats such as bidirectional overrides. The joiners that
# Persian and Urdu words are written with are formats, too, and stay.
INVISIBLE = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})
JOINERS = frozenset("\u200c\u200d")


def clean_text(text: str | None) -> str:
    """One line without anything invisible; empty for None."""
    shown = (
        character if character in JOINERS or unicodedata.category(character) not in INVISIBLE else " "
        for character in text or ""
    )
    return " ".join("".join(shown).split())


def clean_url(url: str | None) -> str:
    """An address of the web or of our own pages with everything unsafe escaped; empty for anything else."""
    if not url or not (is_web_address(url) or url.startswith("/")):
        return ""
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~._-")


def read_date(text: str | None) -> list[int]:
    """The parts of YYYY, YYYY-MM or YYYY-MM-DD; none for undated."""
    parts = (text or "").split("-")
    return [int(part) for part in parts] if all(part.isdecimal() for part in parts) else []
