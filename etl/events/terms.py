"""On what terms a table may be used: told by its page, kept in a note beside the file that `etl fetch` wrote."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.events.adapter import Adapter

# Licences under which rows may be passed on, by the names that HDX and others print (https://data.humdata.org/faqs/licenses).
OPEN = re.compile(
    r"(cc|creative commons)[ -]?(by|0|zero|attribution)( for intergovernmental organisations| international)?"
    r"([ -](sa|igo|3\.0|4\.0))*|public domain.*|odc[ -]?(by|odbl)|pddl|open data commons.*",
    re.IGNORECASE,
)


def note_path(file: Path) -> Path:
    """Where the note about a fetched file lies."""
    return file.with_name(f"{file.name}.source.json")


def read_note(file: Path) -> dict[str, Any]:
    """What is noted of a file; nothing where there is no note."""
    try:
        note = json.loads(note_path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def with_note(adapter: Adapter, note: dict[str, Any]) -> Adapter:
    """The adapter with the title, producer, licence and address of a note."""
    known: dict[str, Any] = {
        key: str(note[key]) for key in ("title", "producer", "citation", "source_url") if note.get(key)
    }
    noted = replace(adapter, terms=replace(adapter.terms, **known))
    return with_licence(noted, str(note["licence"])) if note.get("licence") else noted


def with_licence(adapter: Adapter, licence: str) -> Adapter:
    """The adapter with a licence; its rows may be passed on only where it is known to be open."""
    is_open = OPEN.fullmatch(licence.strip()) is not None
    return replace(adapter, terms=replace(adapter.terms, licence=licence.strip(), redistributable=is_open))
