"""The tables of one incident's page: what each document prints, and the claims day by day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from dashboard.incidents.rows import Incident
from dashboard.phrasing.claimed import say_claim
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.rows import Claim, Wording
from dashboard.words import format_date_text, format_days, join_list, say

COLUMNS = (
    ("claims.column.who", "wide"), ("claims.column.amount", "number opens"), ("claims.column.what", ""), ("claims.column.stated", "wide"),
    ("claims.column.standing", ""), ("claims.column.source", "wide"), ("claims.column.published", "short"),
)  # fmt: skip
Days = Mapping[str, tuple[date, date]]


def list_standing(claim: Claim, wording: Wording, incident: Incident, printed_for: Days) -> list[str]:
    """How one figure stands, in a few words each: partial, running, replaced, doubtful, printed for a longer time."""
    tags = [claim.count_scope] if claim.count_scope != "total" else []
    tags += [wording.status] if wording.status != "reported" else []
    tags += [wording.producer_basis] if wording.producer_basis != "stated" else []
    tags += ["low"] if wording.transcription_confidence == "low" else []
    said = [say(f"claims.tag.{tag}") for tag in tags]
    first, last = printed_for.get(wording.figure_id, (incident.first_day, incident.last_day))
    if last - first > incident.last_day - incident.first_day:
        said.append(say("claims.tag.longer", period=format_days(first, last)))
    return said


def say_who(claim: Claim, speaker: str | None) -> str:
    """The counter, and the office of the speaker."""
    return f"{claim.producer_name} ({speaker})" if speaker else claim.producer_name


def say_what_of(claim: Claim, what: str) -> str:
    """What was counted, by its definition or in a word, and about whom: "Deaths, civilians"."""
    return (
        what if claim.population_group == "not_stated" else f"{what}{say('list.comma')}{lower_first(claim.group_label)}"
    )


def write_figures(
    claims: Sequence[Claim],
    wordings: Sequence[Wording],
    incident: Incident,
    printed_for: Days,
) -> list[dict[str, object]]:
    """One row per figure, claim by claim in the order of the charts: its id, its cells, and what its button says."""
    found: list[dict[str, object]] = []
    for claim in claims:
        for wording in wordings:
            if wording.claim_id == claim.claim_id:
                amount = say_wording(claim, wording)
                cells = [
                    say_who(claim, wording.speaker), amount, say_what_of(claim, strip_tag(claim.definition_label)),
                    wording.as_stated or wording.as_stated_en or "",
                    join_list(list_standing(claim, wording, incident, printed_for)),
                    f"{wording.publisher} ({wording.agency})" if wording.agency else wording.publisher, format_date_text(wording.published),
                ]  # fmt: skip
                opens = say("table.open", figure=amount, producer=cells[0], period=format_date_text(wording.published))
                found.append({"figure": wording.figure_id, "cells": cells, "label": opens})
    return found


def say_wording(claim: Claim, wording: Wording) -> str:
    """The amount as this document words it: the same number, perhaps with another qualifier."""
    return say_claim(
        Claim(**{
            **{name: getattr(claim, name) for name in claim.__dataclass_fields__},
            "qualifier": wording.qualifier, "value": wording.value, "low": wording.low, "high": wording.high,
            "as_stated": wording.as_stated or wording.as_stated_en,
        })
    )  # fmt: skip


def write_days(
    claims: Sequence[Claim], wordings: Sequence[Wording], measures: Mapping[str, str]
) -> list[tuple[str, Markup]]:
    """One row per day on which a claim was first printed, the earliest first: the day, and the claims new on it."""
    first: dict[str, tuple[str, Wording]] = {}
    for wording in wordings:
        day = wording.published or "9"
        if wording.claim_id not in first or day < first[wording.claim_id][0]:
            first[wording.claim_id] = (day, wording)
    new = sorted(((first[claim.claim_id][0], i, claim) for i, claim in enumerate(claims) if claim.claim_id in first))
    rows = []
    for day, found in groupby(new, key=lambda item: item[0]):
        items = Markup("").join(write_new(claim, first[claim.claim_id][1], measures) for _, _, claim in found)
        rows.append((format_date_text(None if day == "9" else day), Markup("<ul>{}</ul>").format(items)))
    return rows


def write_new(claim: Claim, wording: Wording, measures: Mapping[str, str]) -> Markup:
    """One claim as an item: amount, of what, who says it, who prints it."""
    scope = f" · {say(f'claims.tag.{claim.count_scope}')}" if claim.count_scope != "total" else ""
    return Markup('<li><b class="amount">{}</b> {} · {} <span class="quiet">· {}{}</span></li>').format(
        say_claim(claim),
        lower_first(say_what_of(claim, measures[claim.claim_id])),
        say_who(claim, claim.speaker),
        wording.publisher,
        scope,
    )
