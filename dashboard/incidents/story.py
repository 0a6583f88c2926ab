"""One incident in words: what happened, who is held responsible, how well the place is known, its documents. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.incidents.rows import Incident
from dashboard.links import link_document, link_page
from dashboard.phrasing.incidents import say_responsibility, say_what
from dashboard.words import format_date_text, join_list, say, say_html, set_apart

BETWEEN = Markup(" · ")


def write_story(incident: Incident, labels: Mapping[str, str]) -> Markup:
    """The paragraphs below the title; `labels` name the incidents that are linked."""
    precise = [say(f"incident.precision.{incident.geo_precision}")]
    precise += (
        [say("incident.localities", localities=join_list(incident.localities.split(";")))]
        if incident.localities
        else []
    )
    precise += [say("incident.date.inferred")] if incident.date_basis == "inferred" else []
    lines: list[str | Markup] = [f"{say_what(incident)} {say_responsibility(incident)}"]
    if incident.target_claimed:
        lines.append(say_html("incident.target", target=set_apart(incident.target_claimed)))
    lines.append(" ".join(precise))
    body = Markup("").join(Markup('<p dir="auto">{}</p>').format(line) for line in lines)
    note = (
        Markup('<p class="small quiet" dir="auto">{}</p>').format(
            say_html("incident.note", note=set_apart(incident.note))
        )
        if incident.note
        else Markup("")
    )
    return Markup('<div class="sanad story">{}{}{}</div>').format(write_parts(incident, labels), body, note)


def write_parts(incident: Incident, labels: Mapping[str, str]) -> Markup:
    """The sentence that an umbrella entry holds totals, or that one holds totals with this incident; with links."""
    lines = []
    if incident.parts:
        lines.append(say_html("incident.parts", parts=link_all(incident.parts, labels)))
    if incident.part_of:
        lines.append(say_html("incident.part_of", wholes=link_all(incident.part_of, labels)))
    return Markup("").join(Markup('<p class="notice">{}</p>').format(line) for line in lines)


def link_all(codes: Sequence[str], labels: Mapping[str, str]) -> Markup:
    """Links to incidents, separated by semicolons."""
    return Markup("; ").join(link_page("incident", View(id=code), labels.get(code, code)) for code in codes)


def write_documents(documents: Sequence[Mapping[str, Any]], most: int) -> Markup:
    """The documents as a list: title, publisher, date, links; folded where there are more than `most`."""
    listed = Markup('<ol class="documents small">{}</ol>').format(
        Markup("").join(write_document(row) for row in documents)
    )
    if len(documents) <= most:
        return listed
    label = say("claims.sources.fold", n=len(documents))
    return Markup("<details><summary>{}</summary>{}</details>").format(label, listed)


def write_document(row: Mapping[str, Any]) -> Markup:
    """One document."""
    parts = [
        Markup("<bdi>{}</bdi>").format(link_document(row["url"], row["title"])),
        *(Markup("<bdi>{}</bdi>").format(row[name]) for name in ("author", "publisher", "agency") if row[name]),
    ]
    parts.append(Markup("{}").format(format_date_text(row["published"])))
    if row["archived_url"]:
        parts.append(link_document(row["archived_url"], say("source.archived")))
    parts.append(link_page("sources", View(id=row["source_id"]), say("source.entry")))
    return Markup('<li dir="auto">{}</li>').format(BETWEEN.join(parts))
