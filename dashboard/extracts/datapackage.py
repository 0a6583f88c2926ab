"""Tables described as a Frictionless Data Package: https://specs.frictionlessdata.io/data-package/ (version 1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dashboard.address import View
from dashboard.citations import Edition
from dashboard.extracts.terms import DESCRIPTION, LICENCE, TITLE
from dashboard.queries.answer import Answer

LICENCES = [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}]


def name_type(kind: pa.DataType) -> str:
    """The Frictionless name of a column's type."""
    if pa.types.is_date(kind):
        return "date"
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "integer"
    return "number" if pa.types.is_floating(kind) else "string"


def describe_resource(answer: Answer, path: str) -> dict[str, Any]:
    """One CSV file: its columns with types and descriptions."""
    schema = next(answer.read(0, 1)).schema
    fields = [
        {"name": field.name, "type": name_type(field.type), "description": answer.columns[field.name]}
        for field in schema
    ]
    return {
        "name": path.removesuffix(".csv"),
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def describe_package(
    resources: Sequence[dict[str, Any]], edition: Edition, name: str = "sanad", title: str = TITLE
) -> dict[str, Any]:
    """The package of some resources."""
    package = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "description": DESCRIPTION,
        "version": edition.version,
        "licenses": LICENCES,
        "resources": list(resources),
    }
    if edition.site:
        package["homepage"] = edition.link("", View())
    return package
