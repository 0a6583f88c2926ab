"""The history of one figure: what it said in every release, and what was changed, when and why. Pure."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.evidence.panel import write_list, write_section
from dashboard.phrasing.amounts import say_amount
from dashboard.queries.revisions import Change, History, Stand
from dashboard.words import format_date_text, say, say_html


def write_history(history: History) -> Markup:
    """Its stands, then its changes; nothing where no release holds it and nothing was changed."""
    if not history.changes and all(stand.release is None for stand in history.stands):
        return Markup("")
    return write_section(
        "history.title",
        write_list([*map(write_stand, history.stands), *map(write_change, history.changes)]),
    )


def write_stand(stand: Stand) -> Markup:
    """What it said from one release on."""
    amount = say_amount(stand.value, stand.low, stand.high, stand.qualifier, stand.words)
    if stand.status != "reported":
        amount = f"{amount} ({say(f'badge.status.{stand.status}')})"
    if stand.release is None:
        return say_html("history.now", amount=amount)
    return say_html("history.stand", release=stand.release, day=format_date_text(stand.released_on), amount=amount)


def write_change(change: Change) -> Markup:
    """What was changed, when and why."""
    return Markup(" ").join([say_html("history.what", what=say_change(change)), *write_why(change)])


def say_change(change: Change) -> str:
    """What was changed, as plain text: "value: 521 → 577"."""
    if change.change == "withdrawn":
        return say("revisions.withdrawn")
    column = (change.column_name or "").replace("_", " ")
    empty = say("revisions.empty")
    return say("revisions.revised", column=column, old=change.old or empty, new=change.new or empty)


def write_why(change: Change) -> list[Markup]:
    """When and why, as far as that is known."""
    day = [say_html("history.on", day=format_date_text(change.changed_on))] if change.changed_on else []
    return day + ([say_html("history.why", reason=change.reason)] if change.reason else [])
