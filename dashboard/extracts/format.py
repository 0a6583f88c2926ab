"""What a format of extracts is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.queries.answer import Answer


@dataclass(frozen=True)
class Options:
    """guard: text cells that a spreadsheet would run get one leading apostrophe; bom: so that Excel reads UTF-8."""

    guard: bool = True
    bom: bool = True


@dataclass(frozen=True)
class Format:
    """suffix: of the file's name; media_type: as HTTP says it; write: an answer as chunks of bytes."""

    suffix: str
    media_type: str
    write: Callable[[Answer, Options], Iterator[bytes]]

    def to_bytes(self, answer: Answer, options: Options | None = None) -> bytes:
        """The whole extract."""
        return b"".join(self.write(answer, options or Options()))
