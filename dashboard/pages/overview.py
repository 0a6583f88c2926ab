"""Overview: on one screen what is known, how surely, and what changed; every line leads to its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st
from markupsafe import Markup

from dashboard.address import View, parse
from dashboard.cache import ask
from dashboard.frame import put_notice, read_view, vocabulary, write_reading
from dashboard.look import current_theme, put_html
from dashboard.overview.texts import Scene, write_examples, write_is, write_lead, write_topic
from dashboard.overview.topics import EXAMPLES, TOPICS, Topic
from dashboard.pages import trends
from dashboard.queries.overview import find_sharpest, list_newest, list_trends, list_unanswered, read_build
from dashboard.words import say

PAGE = Markup(
    '<div class="sanad overview"><header><div><h1>{title}</h1>{lead}{reading}</div>{examples}</header>'
    '<div class="topics">{topics}{what}</div></div>'
)


def show() -> None:
    """Draw the page. Trends lived at this address once: what asks for one of its views still gets it."""
    if asks_for_trends():
        trends.show()
        return
    read_view()
    if not vocabulary().names:
        put_notice(say("trends.no_series"))
        return
    build = ask(read_build)
    lead = write_lead(
        read_day(build["newest_period_end"]), read_day(build["corpus_changed"]),
        int(build["n_figures"]), int(build["n_sources"]),
    )  # fmt: skip
    put_html(
        PAGE.format(
            title=say("overview.title"), lead=lead, what=write_is(), examples=write_examples(find_unanswered()),
            reading=write_reading("overview"),
            topics=Markup("").join(map(show_topic, TOPICS)),
        )
    )  # fmt: skip


def asks_for_trends() -> bool:
    """Whether the address names anything that a view of Trends is made of."""
    view, _ = parse({name: st.query_params.get_all(name) for name in st.query_params})
    return replace(view, lang=None, as_of=None, id=None, p=1) != View()


def find_unanswered() -> list[str]:
    """The examples that this corpus cannot answer."""
    views = {key: view for key, _, view in EXAMPLES}
    asked = views["compare"]
    question = (asked.measure or "", asked.area or "", asked.group or "", asked.period or "")
    return ask(list_unanswered, views["incident"].id or "", question)


def show_topic(topic: Topic) -> Markup:
    """One subject."""
    rows = ask(list_newest, topic.measure, topic.kinds, in_incidents=topic.in_incidents)
    points = ask(list_trends, tuple(row.series_id for row in rows if row.series_id))
    return write_topic(
        topic,
        rows[: topic.most],
        Scene(vocabulary(), current_theme(), points),
        ask(find_sharpest, topic.measure, in_incidents=topic.in_incidents),
    )


def read_day(text: str) -> date | None:
    """A day as build_info gives it; None where it knows none."""
    return date.fromisoformat(text[:10]) if text else None
