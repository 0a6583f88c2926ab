"""The short remarks of the evidence panel: why a claim is not the one shown, how two changes compare, a link to a phrase."""

from __future__ import annotations

from urllib.parse import quote

from dashboard.links import is_web_address
from dashboard.rows import StatedChange
from dashboard.words import format_number

RULES = {
    0: "Not shown: the producer later gave another number.",
    1: "Not shown: a rounded wording; the exact number fits it.",
    2: "Not shown: the producer’s own document goes first.",
    3: "Not shown: the number with the latest known date goes first.",
    4: "Not shown: the number that more documents print goes first.",
    5: "Not shown: all else being equal, the figure entered under the lowest id goes first.",
}


def say_rule(number: int | None, status: str) -> str:
    """Why a claim is not the one shown; empty for the one that is, and where nothing is chosen between claims."""
    if number == 0 and status == "disputed":
        return "Not shown: the number is probably a misprint or garbled."
    return "" if number is None else RULES[number]


def say_change(change: StatedChange) -> str:
    """A stated change beside ours: "Stated +70% (CSB News); computed from the same producer’s series 306 → 521: +70.3%"."""
    about = {"about": "about ", "nearly": "nearly ", "at_least": "at least ", "more_than": "more than "}.get(
        change.qualifier, ""
    )
    stated = f"Stated {about}{change.change_pct:+.4g}% on {change.base_period} ({change.publisher})"
    if change.computed_pct is None:
        return f"{stated}; we hold no two figures of the same series to compute it from."
    numbers = f"{format_number(change.base_value)} → {format_number(change.value)}: {change.computed_pct:+.1f}%"
    verdict = "they agree" if change.agrees else "they differ"
    return f"{stated}; computed from the same producer’s series {numbers} (our arithmetic; {verdict})."


def link_phrase(url: str | None, phrase: str | None) -> str | None:
    """The address of a document with a text fragment to the phrase; None for what is not a web address.

    https://wicg.github.io/scroll-to-text-fragment/ – commas, ampersands and hyphens are escaped. Documents in PDF have no
    fragments of text.
    """
    if not url or not is_web_address(url):
        return None
    if not phrase or "#" in url or url.lower().split("?")[0].endswith(".pdf"):
        return url
    return f"{url}#:~:text={quote(phrase, safe='').replace('-', '%2D')}"
