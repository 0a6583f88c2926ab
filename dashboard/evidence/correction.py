"""Suggest a correction: a link to the repository's form, filled in; else how to write to whoever runs the site. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from dashboard.links import is_web_address
from dashboard.number_forms import plain_numbers
from dashboard.phrasing.amounts import say_amount
from dashboard.settings import Settings
from dashboard.words import format_date_text, say, say_html

# The form .github/ISSUE_TEMPLATE/suggest-a-correction.yml; its fields are called like the parts below.
TEMPLATE = "suggest-a-correction.yml"
BLOCK = Markup('<section class="sanad panel figure correction"><h3>{}</h3><p class="small">{}</p></section>')


def list_parts(row: Mapping[str, Any], site: str) -> dict[str, str]:
    """What a correction is about: the figure's id, what it says, its document, and where it is read here."""
    with plain_numbers():
        value = say_amount(row["value"], row["low"], row["high"], row["qualifier"], row["as_stated"])
    source = f"{row['source_title']} ({row['source_publisher']}, {format_date_text(row['source_published'])})"
    url = row["source_url"] if is_web_address(row["source_url"]) else ""
    return {
        "figure": row["figure_id"],
        "value": value,
        "source": f"{source} {url}".strip(),
        "address": f"{site}/figure?id={row['figure_id']}",
    }


def write_correction(row: Mapping[str, Any], site: str, settings: Settings) -> Markup:
    """The way to say that a figure is wrong, with all that is known about it filled in."""
    parts = list_parts(row, site)
    title = say("correction.subject", figure=parts["figure"])
    if settings.repository_url:
        query = urlencode({"template": TEMPLATE, "title": title, **parts}, quote_via=quote)
        link = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
            f"{settings.repository_url}/issues/new?{query}", say("correction.link")
        )
        return BLOCK.format(say("correction.title"), say_html("correction.form", link=link))
    told = {name: parts[name] for name in ("figure", "value", "source", "address")}
    if settings.contact:
        body = "\n".join([*(say(f"correction.part.{name}", text=text) for name, text in told.items()), "", ""])
        query = urlencode({"subject": title, "body": body}, quote_via=quote)
        link = Markup('<a href="mailto:{}?{}">{}</a>').format(settings.contact, query, settings.contact)
        return BLOCK.format(say("correction.title"), say_html("correction.mail", link=link))
    return BLOCK.format(say("correction.title"), say_html("correction.host", figure=parts["figure"]))
