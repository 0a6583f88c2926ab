"""Any other table: a small YAML mapping says which of its columns are which of ours, and on what terms it may be used.

    name: border-incidents              # small letters, digits, - and _
    title: Border incidents {version}
    producer: Border Observatory
    licence: CC BY 4.0
    redistributable: true               # may others have the rows?
    citation: Border Observatory, Border incidents {version}.
    source_url: https://example.org     # may be left out, as all below
    version: "2025"
    date_format: "%d/%m/%Y"             # ISO days unless told
    measure: fatalities                 # a measure of datasets/measures.csv
    columns:                            # ours: theirs; date_start is needed, event_id is made of the others where there is none
      event_id: ID
      date_start: Day
      best: Killed
      country: Country
      event_type: Kind
    event_types:                        # as printed: our words; without it each printed kind is its own
      Ambush: ambush

Tables with hashtags or codes that mean more than this need an adapter of their own: a file in this folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from etl.events.adapter import (
    DATE_PRECISIONS,
    EVENT_COLUMNS,
    MEASURES,
    PLACE_PRECISIONS,
    Adapter,
    Check,
    Layout,
    Terms,
)
from etl.events.failure import fail
from etl.events.head import Head
from etl.load.tables import quote
from etl.problems import shorten

NEEDED = ("name", "title", "producer", "licence", "redistributable", "citation", "measure", "columns")
ALLOWED = frozenset((*NEEDED, "source_url", "licence_url", "version", "date_format", "event_types"))
CODES = {"date_precision": DATE_PRECISIONS, "place_precision": PLACE_PRECISIONS}  # other words than these are rejected
READ_AS = {"BIGINT": "DOUBLE", "DOUBLE": "DOUBLE", "DATE": "DATE", "VARCHAR": "VARCHAR"}
TEXTS = frozenset(
    ("name", "title", "producer", "licence", "citation", "measure", "source_url", "licence_url", "date_format")
)


def read_mapping(path: Path) -> dict[str, Any]:
    """A mapping whose keys are all known and none missing. Raises NotImportedError."""
    try:
        mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        reason = str(error).splitlines()[0] if not isinstance(error, OSError) else error.strerror
        raise fail(path, "bad_mapping", f"The mapping cannot be read ({reason}).", column="--mapping") from error
    if not isinstance(mapping, dict):
        raise fail(path, "bad_mapping", "The mapping must be keys and values; see the head of etl/adapters/generic.py.")
    if missing := [key for key in NEEDED if key not in mapping]:
        raise fail(
            path, "bad_mapping", f"The mapping has no {missing[0]}.", column=missing[0], allowed=", ".join(NEEDED)
        )
    if unknown := sorted(set(map(str, mapping)) - ALLOWED):
        allowed = ", ".join(sorted(ALLOWED))
        raise fail(
            path, "bad_mapping", f"The mapping has an unknown key {unknown[0]}.", found=unknown[0], allowed=allowed
        )
    check_values(path, mapping)
    return mapping


def check_values(path: Path, mapping: Mapping[str, Any]) -> None:
    """Raise NotImportedError where a value of a mapping is not of its kind."""
    wrong = [key for key in sorted(TEXTS & set(mapping)) if not isinstance(mapping[key], str)]
    wrong += [] if isinstance(mapping["redistributable"], bool) else ["redistributable"]
    wrong += [key for key in ("columns", "event_types") if not isinstance(mapping.get(key, {}), dict)]
    if wrong:
        allowed = "true or false" if wrong[0] == "redistributable" else "text, or keys and values"
        raise fail(path, "bad_mapping", f"{wrong[0]} must be {allowed}.", column=wrong[0], allowed=allowed)
    if mapping["measure"] not in MEASURES:
        message = f"measure is {shorten(mapping['measure'])}, which is no measure of datasets/measures.csv."
        raise fail(path, "bad_mapping", message, column="measure", allowed=", ".join(MEASURES))
    unknown = [name for name in mapping["columns"] if name not in EVENT_COLUMNS]
    if unknown or "date_start" not in mapping["columns"]:
        message = (
            f"columns has {unknown[0]}, which is none of ours."
            if unknown
            else "columns does not say where date_start is."
        )
        raise fail(path, "bad_mapping", message, column="columns", allowed=", ".join(EVENT_COLUMNS))


def configure(path: Path) -> Adapter:
    """The adapter that a mapping describes. Raises NotImportedError."""
    mapping = read_mapping(path)
    keys = ("title", "producer", "licence", "redistributable", "citation")
    terms = Terms(
        **{key: mapping[key] for key in keys},
        licence_url=mapping.get("licence_url"),
        source_url=mapping.get("source_url"),
    )
    words = {code_text(str(words)): str(words) for words in mapping.get("event_types", {}).values()}
    return replace(
        ADAPTER,
        terms=terms,
        event_types=words,
        recognise=lambda head: recognise(head, mapping),
        read_version=lambda _: mapping.get("version") and str(mapping["version"]),
        dataset_name=lambda _: str(mapping["name"]),
    )


def code_text(words: str) -> str:
    """A code made of words: "Armed clash" is armed_clash."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_") or "other"


def recognise(head: Head, mapping: Mapping[str, Any]) -> Layout:
    """The layout that a mapping gives a file. Raises NotImportedError where the file lacks a column."""
    columns = {ours: str(theirs).strip().lower() for ours, theirs in mapping["columns"].items()}
    for ours, theirs in columns.items():
        if theirs not in head.header:
            allowed = ", ".join(head.header)
            found = shorten(head.delimiter.join(head.rows[0]))
            message = (
                f"The first line has no column {shorten(theirs)}, which the mapping names for {ours}. It is {found}."
            )
            raise fail(head.path, "wrong_columns", message, line=1, column=theirs, allowed=allowed)
    sql = {ours: 'rows."' + theirs.replace('"', '""') + '"' for ours, theirs in columns.items()}
    kind = select_type(sql.get("event_type"), mapping.get("event_types", {}))
    identity = f"left(md5(concat_ws('|', {', '.join(sql.values())})), 16)"
    select = {"event_id": identity, "date_end": sql["date_start"], "date_precision": "'day'", **sql}
    select |= {"event_type": kind, "measure": quote(mapping["measure"])}
    types = {theirs: READ_AS[EVENT_COLUMNS[ours]] for ours, theirs in columns.items()}
    return Layout(
        head.header, types, select, tuple(make_checks(columns, sql, kind)), date_format=mapping.get("date_format")
    )


def select_type(column: str | None, words: Mapping[Any, Any]) -> str:
    """SQL for the type of an event: NULL where the mapping has no word for what is printed."""
    if column is None:
        return "'event'"
    if not words:
        return f"trim(regexp_replace(lower({column}), '[^a-z0-9]+', '_', 'g'), '_')"
    cases = " ".join(
        f"WHEN {quote(str(printed))} THEN {quote(code_text(str(ours)))}" for printed, ours in words.items()
    )
    return f"CASE {column} {cases} END"


def make_checks(columns: Mapping[str, str], sql: Mapping[str, str], kind: str) -> list[Check]:
    """The rules that any event keeps."""
    checks = [Check(columns["date_start"], f"{sql['date_start']} IS NULL", "the event has no date")]
    checks += [Check(columns.get("event_type", ""), f"({kind}) IS NULL", "the mapping has no word for this type")]
    if "event_id" in sql:
        checks.append(Check(columns["event_id"], f"{sql['event_id']} IS NULL", "the event has no id"))
    for name, codes in CODES.items():
        if name in sql:
            wrong = f"{sql[name]} NOT IN ({', '.join(map(quote, codes))})"
            checks.append(Check(columns[name], wrong, f"must be one of {', '.join(codes)}"))
    for name in ("best", "low", "high"):
        if name in sql:
            wrong = f"{sql[name]} < 0 OR {sql[name]} <> floor({sql[name]}) OR {sql[name]} > 1e9"
            checks.append(Check(columns[name], wrong, "must be a whole number, 0 or more"))
    for low, high in (("low", "best"), ("best", "high"), ("low", "high")):
        if low in sql and high in sql:
            message = f"must not be more than {columns[high]}"
            checks.append(Check(columns[low], f"{sql[low]} > {sql[high]}", message))
    if "date_end" in sql:
        checks.append(
            Check(columns["date_end"], f"{sql['date_end']} < {sql['date_start']}", "must not be before the start")
        )
    return checks


def need_mapping(head: Head) -> Layout:
    """Without a mapping nothing can be read. Raises NotImportedError."""
    message = "The generic adapter needs a mapping: --mapping FILE.yaml; see the head of etl/adapters/generic.py."
    raise fail(head.path, "no_mapping", message, column="--mapping")


ADAPTER = Adapter(
    name="generic",
    terms=Terms("", "", "", None, redistributable=False, citation="", source_url=None),
    event_types={},
    recognise=need_mapping,
    read_version=lambda _: None,
    types_add_up=True,
    configure=configure,
    help="any other CSV, by a small YAML mapping: --mapping FILE.yaml",
)
