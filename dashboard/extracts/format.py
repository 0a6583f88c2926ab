"""What a format of extracts is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.queries.answer import Answer

# Charts of the view as (caption, Plotly figure), drawn when they are needed.
Drawer = Callable[[], Sequence[tuple[str, str, Any]]]


class ExtractError(ValueError):
    """An extract that cannot be made; the message says why, in a sentence for readers."""


@dataclass(frozen=True)
class Options:
    """How an extract is written.

    guard: text cells that a spreadsheet would run get one leading apostrophe; bom: so that Excel reads UTF-8; `offset` and
    `limit`: the part that is asked for, in formats that come in parts, and `next` the address of the part after it; draw:
    the charts of the view, for the formats that hold pictures, with their `credit`; title, page: what the view is called
    and on which page it is, where the reader knows it from a page; site: where that page was seen.
    """

    guard: bool = True
    bom: bool = True
    offset: int = 0
    limit: int | None = None
    next: Callable[[int], str | None] = lambda _: None
    draw: Drawer | None = None
    credit: str = ""
    title: str = ""
    page: str = ""
    site: str = ""


@dataclass(frozen=True)
class Format:
    """suffix: of the file's name; media_type: as HTTP says it; write: an answer as chunks of bytes.

    is_guarded: heeds `guard`; is_paged: heeds `offset` and `limit`; is_whole: always the whole corpus, whatever is asked;
    most_rows: as many as fit.
    """

    suffix: str
    media_type: str
    write: Callable[[Answer, Options], Iterator[bytes]]
    is_guarded: bool = False
    is_paged: bool = False
    is_whole: bool = False
    most_rows: int | None = None

    def chunks(self, answer: Answer, options: Options | None = None) -> Iterator[bytes]:
        """The extract, chunk by chunk. Raises ExtractError at once when the answer does not fit."""
        if self.most_rows is not None and answer.total() > self.most_rows:
            raise ExtractError(f"{answer.total():,} rows do not fit into {self.suffix}: it holds {self.most_rows:,}.")
        return self.write(answer, options or Options())

    def to_bytes(self, answer: Answer, options: Options | None = None) -> bytes:
        """The whole extract."""
        return b"".join(self.chunks(answer, options))
