"""What `etl check` finds: one class for every problem, in words a curator understands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

SHOWN_CHARACTERS = 80
LONGEST_MESSAGE = 2_000  # of a line that is printed; some repeat a cell as it stands, which may have a megabyte
QUOTED_PLACE = re.compile(r"""(["'])[^"']*[/\\][^"']*\1""")
PLACE = re.compile(r"(?<![\w.…])(?:[A-Za-z]:)?[/\\][\w.\-]+(?:[/\\][\w.\-]*)+")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to edit in datasets/.

    `file` is relative to datasets/, `line` counts physical lines from 1 (0 is the file as a whole), `column` is empty
    where the whole row is meant, `code` names the rule, `message` says what is wrong and what to do.
    """

    file: str
    line: int
    column: str
    code: str
    found: str
    allowed: str
    message: str

    def as_row(self) -> dict[str, str | int]:
        """The problem as `etl check --json` prints it."""
        return asdict(self)

    def __str__(self) -> str:
        """The line that `etl check` prints."""
        place = ":".join(str(part) for part in (self.file, self.line or "", self.column) if part != "")
        cut = "…" if len(self.message) > LONGEST_MESSAGE else ""
        return f"{make_visible(place)}: {make_visible(self.message[:LONGEST_MESSAGE])}{cut} [{self.code}]"


def make_visible(text: str) -> str:
    """A text of one line, whose controls and invisible marks are written out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def shorten(text: str) -> str:
    """A cell as messages quote it: visible, in quotes, at most 80 characters."""
    visible = make_visible(text[: SHOWN_CHARACTERS + 1])
    return f"'{visible[:SHOWN_CHARACTERS]}…'" if len(text) > SHOWN_CHARACTERS else f"'{visible}'"


def hide_places(text: str) -> str:
    """A message of the engine or the system without paths of the machine."""
    return PLACE.sub("…", QUOTED_PLACE.sub("…", text))


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order in which a curator meets them: by file, line and column, each said once."""
    return sorted(set(problems))
