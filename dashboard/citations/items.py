"""What is cited, as CSL-JSON items: a figure, the document that prints it, a view, the whole data set.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types. Without an author the publisher stands in
its place, as APA asks for bodies; undated items have no `issued`, which styles write as "n.d.".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.address import View, format_address
from dashboard.citations.text import clean_text, clean_url, read_date
from dashboard.extracts.terms import NAME, TITLE
from dashboard.number_forms import plain_numbers
from dashboard.phrasing.amounts import say_amount
from dashboard.words import format_period

Item = dict[str, Any]
TYPES = {"press": "article-newspaper", "own": "report", "copy": "webpage", "reference": "webpage"}


@dataclass(frozen=True)
class Edition:
    """Which state of Sanad is cited: release, the day its data changed, the site's address (empty when not known)."""

    version: str
    changed: str
    site: str

    def link(self, page: str, view: View) -> str:
        """The address of a view."""
        return clean_url(self.site + format_address(page, view))


def write_dated(parts: list[int]) -> Item:
    """`issued` or nothing."""
    return {"issued": {"date-parts": [parts]}} if parts else {}


def describe_edition(edition: Edition) -> Item:
    """What all items of our own have in common."""
    return {
        "type": "dataset",
        "author": [{"literal": NAME}],
        "version": edition.version,
        **write_dated(read_date(edition.changed)[:1]),
    }


def item_of_figure(row: Mapping[str, Any], edition: Edition, as_of: str | None = None) -> Item:
    """One figure, as the rows of extracts have it."""
    with plain_numbers():
        amount = say_amount(row["value"], row["low"], row["high"], row["qualifier"], row["as_stated"])
    period = format_period(row["period_start"], row["period_end"], row["period_kind"])
    group = [] if row["population_group"] == "all" else [row["group_label"].lower()]
    crossing = [row["crossing"]] if row["crossing"] else []
    about = ", ".join([row["definition_label"], *group, row["area_name"], *crossing, f"{period}: {amount}"])
    printed = row["source_publisher"] or row["source_title"]
    return {
        "id": f"sanad-{row['figure_id']}",
        **describe_edition(replace(edition, version=as_of or edition.version)),
        "title": clean_text(f"{about} ({row['producer_name']}, in {printed})"),
        "container-title": TITLE,
        "URL": edition.link("figure", View(id=row["figure_id"], as_of=as_of)),
        "note": clean_text(f"Figure {row['figure_id']}. Counted by {row['producer_name']}; printed by {printed}."),
    }


def item_of_source(row: Mapping[str, Any], prefix: str = "") -> Item:
    """One document, from a row of sources, or of figures with `prefix` source_."""
    value = {name: clean_text(row[prefix + name]) for name in ("title", "author", "publisher", "agency", "language")}
    kind = TYPES[row[prefix + "kind"]]
    author = value["author"] or value["publisher"]
    accessed = read_date(row[prefix + "accessed"])
    item = {
        "id": f"source-{row['source_id']}",
        "type": kind,
        "author": [{"literal": author}],
        "title": value["title"],
        **write_dated(read_date(row[prefix + "published"])),
        "URL": clean_url(row[prefix + "url"]) or clean_url(row[prefix + "archived_url"]),
        "language": value["language"],
        "note": f"From {value['agency']}." if value["agency"] else "",
    }
    if value["publisher"] != author:
        item["publisher" if kind == "report" else "container-title"] = value["publisher"]
    if accessed:
        item["accessed"] = {"date-parts": [accessed]}
    return {name: content for name, content in item.items() if content}


def item_of_view(title: str, page: str, view: View, edition: Edition) -> Item:
    """A chart or another view of a page."""
    address = edition.link(page, view)
    return {
        "id": f"sanad-{page or 'view'}",
        **describe_edition(replace(edition, version=view.as_of or edition.version)),
        "title": clean_text(title),
        "container-title": TITLE,
        "URL": address,
    }


def item_of_dataset(edition: Edition) -> Item:
    """The whole data set."""
    return {"id": "sanad", **describe_edition(edition), "title": TITLE, "URL": edition.link("", View())}
