"""Releases from before incidents had the column `parts`: there the notes of umbrella entries name them. Pure.

An umbrella entry holds totals that documents give for several incidents together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.rows import Row

FULL_ID = re.compile(r"[A-Z]{2,4}-\d{4}-\d{2}-\d{2}-[A-Z0-9-]*[A-Z0-9]")
SHORT_ID = re.compile(r"(?<![A-Z0-9])-([A-Z0-9-]*[A-Z0-9])")
PARTS = "the parts are "


def find_parts(note: str | None, incident_ids: Sequence[str]) -> tuple[str, ...]:
    """The incidents that the note of an umbrella entry names as its parts: "the parts are AF-…-KABUL, -KANDAHAR …".

    A short name takes country and date from the full one before it. Names of no incident are left out.
    """
    start = (note or "").find(PARTS)
    if start < 0:
        return ()
    sentence = (note or "")[start + len(PARTS) :].split(". ")[0]
    full = FULL_ID.findall(sentence)
    stem = full[0][: full[0].index("-") + len("-2026-02-27")] if full else ""
    named = [*full, *(f"{stem}-{short}" for short in SHORT_ID.findall(sentence))]
    return tuple(code for code in incident_ids if code in named)


def fill_parts(incidents: Sequence[Row]) -> None:
    """Fill the column where no incident has it."""
    if not any(row["parts"] for row in incidents):
        codes = [str(row["incident_id"]) for row in incidents]
        for row in incidents:
            row["parts"] = ";".join(find_parts(row["note"], codes)) or None
