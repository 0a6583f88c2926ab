"""Ways in which a table comes damaged: by a broken line, an editor, a spreadsheet, or somebody who means harm."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

Damage = Callable[[bytes], bytes]
PIECES = (
    b"\x00", b'"', b'""', b"'", b"\r", b"\n", b"\r\n", b"\n\n", b",", b";", b"\t", b"|", b"\\", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae",
    "é".encode("latin-1"), "سند".encode(), b"=1+1", b"-1", b"1e308", b"9" * 400, b"nan", b"inf", b"9999-12-31", b"0000-00-00", b"x",
    b'"a\nb"', b"<script>", b"%s{0}$x", b" ",
)  # fmt: skip
TIMES = (1, 1, 1, 1, 2, 50, 20_000)
ENCODINGS = ("utf-16", "utf-16-le", "latin-1", "cp1256", "utf-8-sig", "utf-32")
ENDS = (b"\r\n", b"\r", b"\n\r", b"\x85")


@dataclass(frozen=True)
class Flip:
    """One byte is another."""

    at: int
    byte: int

    def __call__(self, raw: bytes) -> bytes:
        """The damaged file."""
        place = self.at % max(1, len(raw))
        return raw[:place] + bytes([self.byte]) + raw[place + 1 :]


@dataclass(frozen=True)
class Cut:
    """The rest is missing."""

    at: int

    def __call__(self, raw: bytes) -> bytes:
        """The damaged file."""
        return raw[: self.at % max(1, len(raw))]


@dataclass(frozen=True)
class Insert:
    """Something stands where it should not."""

    at: int
    piece: bytes
    times: int = 1

    def __call__(self, raw: bytes) -> bytes:
        """The damaged file."""
        place = self.at % max(1, len(raw))
        return raw[:place] + self.piece * self.times + raw[place:]


@dataclass(frozen=True)
class Encode:
    """Saved in another encoding."""

    name: str

    def __call__(self, raw: bytes) -> bytes:
        """The damaged file."""
        return raw.decode("utf-8", "replace").encode(self.name, "replace")


@dataclass(frozen=True)
class Swap:
    """Each of one thing is another: delimiters, line ends."""

    old: bytes
    new: bytes
    times: int = -1

    def __call__(self, raw: bytes) -> bytes:
        """The damaged file."""
        return raw.replace(self.old, self.new, self.times)


@dataclass(frozen=True)
class Reorder:
    """The columns stand in another order, some of them twice or not at all; or the names alone do."""

    order: tuple[int, ...]
    names_alone: bool

    def __call__(self, raw: bytes) -> bytes:
        """The damaged file."""
        try:
            rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
        except (UnicodeDecodeError, csv.Error):
            return raw
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        for number, row in enumerate(rows):
            places = [place % len(row) for place in self.order] if row else []
            rest = [place for place in range(len(row)) if place not in places]
            moved = not (number and self.names_alone)
            writer.writerow([row[place] for place in (*places, *rest)] if moved else row)
        return text.getvalue().encode()


def drop_first_line(raw: bytes) -> bytes:
    """The names of the columns are missing."""
    return raw.partition(b"\n")[2]


def double(raw: bytes) -> bytes:
    """Two files were joined."""
    return raw + raw


def pack_zip(raw: bytes) -> bytes:
    """Packed, as downloads are."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("table.csv", raw)
    return box.getvalue()


PLACES = st.integers(0, 20_000)
DAMAGES: st.SearchStrategy[Damage] = st.one_of(
    st.builds(Flip, PLACES, st.integers(0, 255)),
    st.builds(Insert, PLACES, st.sampled_from(PIECES), st.sampled_from(TIMES)),
    st.builds(Insert, PLACES, st.binary(max_size=20)),
    st.builds(Cut, PLACES),
    st.builds(Encode, st.sampled_from(ENCODINGS)),
    st.builds(Swap, st.just(b","), st.sampled_from([b";", b"\t", b"|", b"~", b",,"])),
    st.builds(Swap, st.just(b"\n"), st.sampled_from(ENDS), st.sampled_from([-1, 1, 5])),
    st.builds(Reorder, st.lists(PLACES, min_size=2, max_size=60).map(tuple), st.booleans()),
    st.sampled_from([drop_first_line, double, pack_zip, gzip.compress]),
)


def spoil(raw: bytes, damages: list[Damage]) -> bytes:
    """A file after one thing and another happened to it."""
    for damage in damages:
        raw = damage(raw)
    return raw
