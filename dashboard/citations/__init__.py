"""Citations of a figure, of the document that prints it, of a view and of the whole data set, in every form. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.address import View
from dashboard.citations.apa import write_apa
from dashboard.citations.bibtex import write_bibtex
from dashboard.citations.items import Edition, Item, item_of_dataset, item_of_figure, item_of_source, item_of_view
from dashboard.citations.ris import write_ris


@dataclass(frozen=True)
class Citation:
    """One thing cited: in-line, in full (APA), as BibTeX, RIS and CSL-JSON."""

    inline: str
    full: str
    bibtex: str
    ris: str
    csl: Item

    @property
    def csl_json(self) -> str:
        """The CSL item as text: a list of one, as programs read it."""
        return json.dumps([self.csl], ensure_ascii=False, indent=2) + "\n"


def cite_item(item: Item) -> Citation:
    """Every form of one CSL item."""
    return Citation(*write_apa(item), write_bibtex(item), write_ris(item), item)


def cite_figure(row: Mapping[str, Any], edition: Edition, as_of: str | None = None) -> Citation:
    """A figure, from a row of the extract of figures; `as_of`: as frozen in a release."""
    return cite_item(item_of_figure(row, edition, as_of))


def cite_source(row: Mapping[str, Any], prefix: str = "") -> Citation:
    """A document, from a row of sources, or of figures with `prefix` source_."""
    return cite_item(item_of_source(row, prefix))


def cite_view(title: str, page: str, view: View, edition: Edition) -> Citation:
    """A chart or another view of a page."""
    return cite_item(item_of_view(title, page, view, edition))


def cite_dataset(edition: Edition) -> Citation:
    """The whole data set."""
    return cite_item(item_of_dataset(edition))


__all__ = ["Citation", "Edition", "cite_dataset", "cite_figure", "cite_item", "cite_source", "cite_view"]
