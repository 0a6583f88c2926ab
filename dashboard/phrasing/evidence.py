"""The short remarks of the evidence panel: why a claim is not the one shown, how two changes compare, a link to a phrase."""

from __future__ import annotations

from urllib.parse import quote

from dashboard.links import is_web_address
from dashboard.number_forms import format_digits, format_number
from dashboard.phrasing.amounts import say_qualified
from dashboard.rows import StatedChange
from dashboard.words import count, say


def say_rule(number: int | None, status: str) -> str:
    """Why a claim is not the one shown; empty for the one that is, and where nothing is chosen between claims."""
    if number == 0 and status == "disputed":
        return say("evidence.rule.disputed")
    return "" if number is None else say(f"evidence.rule.{number}")


def say_change(change: StatedChange) -> str:
    """A stated change beside ours: "Stated +70% (CSB News); computed from the same producer’s series 306 → 521: +70.3%"."""
    stated = say(
        "evidence.change.stated", percent=say_qualified(change.qualifier, f"{format_digits(f'{change.change_pct:+.4g}')}%"),
        base=change.base_period, publisher=change.publisher,
    )  # fmt: skip
    if change.computed_pct is None:
        return say("evidence.change.alone", stated=stated)
    return say(
        "evidence.change.computed", stated=stated, base=format_number(change.base_value), value=format_number(change.value),
        percent=f"{format_digits(f'{change.computed_pct:+.1f}')}%",
        verdict=say("evidence.change.agree" if change.agrees else "evidence.change.differ"),
    )  # fmt: skip


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


def say_documents(n_sources: int) -> str:
    """How many documents print a claim. Those whose counter is in doubt are not counted, and yet they are there."""
    return count("trends.documents", n_sources) if n_sources else say("claims.tag.doubtful")
