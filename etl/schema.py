"""The declared shape of datasets/: datapackage.json is the one place where columns are written down.

Frictionless Data Package v1 (https://specs.frictionlessdata.io): every resource is one CSV file; the figures files
share schemas/figures.json. Table definitions, column help and the order of columns all come from here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FIGURES = "figures"
CORE = (
    "producers", "measures", "definitions", "population_groups", "reference_areas", "sources", FIGURES,
    "stated_changes", "incidents", "milestones", "withdrawn", "ledger",
)  # fmt: skip
SQL_TYPES = {"string": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}


@dataclass(frozen=True)
class Field:
    """One declared column: its Frictionless type, description and constraints."""

    name: str
    type: str
    description: str
    required: bool
    unique: bool
    pattern: str | None
    enum: tuple[str, ...]
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are keys of another table."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """One table of the warehouse and the CSV files that fill it (paths relative to datasets/)."""

    name: str
    title: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    files: tuple[str, ...]

    @cached_property
    def columns(self) -> list[str]:
        """Column names in declared order."""
        return [field.name for field in self.fields]


def read_field(raw: dict[str, Any]) -> Field:
    """One Field from its JSON description."""
    constraints = raw.get("constraints", {})
    return Field(
        name=raw["name"],
        type=raw["type"],
        description=raw["description"],
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern"),
        enum=tuple(constraints.get("enum", ())),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
    )


def read_foreign_keys(schema: dict[str, Any], table: str) -> tuple[ForeignKey, ...]:
    """The schema's single-column foreign keys; an empty resource name means the table itself."""
    return tuple(
        ForeignKey(key["fields"][0], key["reference"]["resource"] or table, key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
    )


def table_name(resource: dict[str, Any]) -> str:
    """The table a resource fills: every file under figures/ fills `figures`."""
    return FIGURES if resource["path"].startswith("figures/") else resource["name"]


def read_tables(datasets: Path) -> dict[str, Table]:
    """All declared tables by name, in declared order.

    Raises FileNotFoundError when datapackage.json or a schema it names is missing, json.JSONDecodeError when one is not
    JSON, ValueError when a table is missing or a path leads out of the folder.
    """
    package = json.loads((datasets / "datapackage.json").read_text(encoding="utf-8"))
    tables: dict[str, Table] = {}
    for resource in package["resources"]:
        name, schema = table_name(resource), resource["schema"]
        refuse_outside(resource["path"])
        if isinstance(schema, str):
            refuse_outside(schema)
            schema = json.loads((datasets / schema).read_text(encoding="utf-8"))
        files = tables[name].files if name in tables else ()
        key = schema.get("primaryKey", [])
        tables[name] = Table(
            name=name,
            title=resource.get("title", name) if name != FIGURES else "Figures",
            fields=tuple(read_field(raw) for raw in schema["fields"]),
            primary_key=(key,) if isinstance(key, str) else tuple(key),
            foreign_keys=read_foreign_keys(schema, name),
            files=(*files, resource["path"]),
        )
    if absent := [name for name in CORE if name not in tables]:
        raise ValueError(f"no resource for {', '.join(absent)}")
    return tables


def refuse_outside(path: str) -> None:
    """A path in datapackage.json stays in its folder, as the standard asks. Raises ValueError."""
    if Path(path).is_absolute() or ".." in Path(path).parts:
        raise ValueError(f"the path {path!r} leads out of the folder")
