"""Cutting a text into sentences without losing a character's place. Splitting is done by sentencex."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from etl.extract.model import Sentence

SAME_LENGTH = str.maketrans("’‘“”\u00a0\u2009\u202f\t\u2011\u2010", "''\"\"    --")
# A hyphen between blanks stands for a dash.
TYPED_DASH = re.compile(r"(?<=[\w)%\"'.,] )-(?= [\w(\"'])")
WRAPPED_LINE = range(45, 116)
LONE_SURROGATES = re.compile("[\ud800-\udfff]")
LONGEST = 600
LONGEST_ROW = 90
AIR_REACH = 4
OVERLONG = re.compile(rf".{{1,{LONGEST}}}(?:\s|$)|.{{1,{LONGEST}}}", re.DOTALL)
AIR_WORDS = re.compile(
    r"\b(?:air ?strikes?|air raids?|jets|warplanes|aircraft|drones?|from the air|by air|aerial|air operations?|bombed|bombing|strikes|air force)\b"
)
CELLS = re.compile(r"\s\|\s")
BULLET = re.compile(r"\s*(?:[-–—•·*▪●►✓]|\(?\d{1,2}[.)]|[a-z]\))\s")
# Where a quotation begins after a full stop, or ends with one: sentencex leaves both uncut.
QUOTE_OPENS = re.compile(r"(?<=[.!?])\s+(?=[\"“][A-Z])")
QUOTE_CLOSES = re.compile(r"(?<=[.!?][\"”])\s+(?=[A-Z])")
# "… in May. Fatalities …": no abbreviation.
MONTH_ENDS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\.\s+(?=[A-Z\"“]|$)"
)
INITIAL = re.compile(r"(?:^|[\s(])[NSEW]\.\s*$")
BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")


def lower_in_place(text: str) -> str:
    """The text in lower case with plain quotes, spaces and dashes, every character staying at its offset."""
    plain = TYPED_DASH.sub("–", text.translate(SAME_LENGTH))
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def is_wrapped(lines: list[str]) -> bool:
    """Whether a block's line ends are a typewriter's (every line about equally long) and not an author's."""
    if any(BULLET.match(line) for line in lines) or 2 * sum(line.rstrip()[-1:] in ".!?:" for line in lines[:-1]) > len(
        lines
    ):
        return False
    if len(lines) < 2 or not all(len(line) in WRAPPED_LINE for line in lines[:-1]):
        return False
    return len(lines) > 2 or (lines[1][:1].islower() and lines[0].rstrip()[-1:] not in ".!?:")


def split_paragraphs(text: str) -> list[tuple[int, str]]:
    """Offset and text of each paragraph; the lines of a wrapped block stay together."""
    paragraphs: list[tuple[int, str]] = []
    for block in BLOCK.finditer(text):
        lines = block[0].split("\n")
        if is_wrapped(lines):
            paragraphs.append((block.start(), block[0].replace("\n", " ")))
            continue
        offset = block.start()
        for line in lines:
            paragraphs.append((offset, line))
            offset += len(line) + 1
    return paragraphs


# "PESHAWAR: November passed off quietly": the sentence begins behind the dateline.
DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'/-]{3,25}(?:,\s[A-Z]\w+\.?(?:\s\d{1,2})?)?(?:\s\([^()]{2,20}\))?(?::|\s[–—-]{1,2})\s(?=[A-Z\"“]|$)"
)


def is_table_line(line: str) -> bool:
    """Whether a line is one of a list or table: short, with a figure, and no full stop at its end."""
    return 0 < len(line) < LONGEST_ROW and line.rstrip()[-1:] not in ".!?" and any(char.isdigit() for char in line)


def cut_overlong(piece: str) -> list[str]:
    """A sentence in stretches that are quick to read; longer ones are lists or debris of tables, not sentences."""
    return [piece] if len(piece) <= LONGEST else OVERLONG.findall(piece)


def cut_further(piece: str) -> list[str]:
    """A piece cut before and behind a quotation that begins or ends with a sentence, and after a month that ends one."""
    cuts = [match.end() for pattern in (QUOTE_OPENS, QUOTE_CLOSES, MONTH_ENDS) for match in pattern.finditer(piece)]
    if dateline := DATELINE.match(piece):
        cuts.append(dateline.end())
    outside = [cut for cut in sorted(cuts) if sum(char in '"“”' for char in piece[:cut]) % 2 == 0]
    return [piece[start:end] for start, end in pairwise([0, *outside, len(piece)])]


def join_initials(pieces: Iterable[str]) -> list[str]:
    """Pieces of a paragraph with a name put together again behind the initial it was cut at: "in N. Waziristan"."""
    joined: list[str] = []
    for piece in pieces:
        if joined and INITIAL.search(joined[-1]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def split_sentences(text: str) -> list[Sentence]:
    """All sentences in order. Offsets are into `text`; a line break is kept as one blank."""
    from sentencex import segment

    sentences: list[Sentence] = []
    plain = LONE_SURROGATES.sub("?", text.translate(SAME_LENGTH).replace("\r", " "))
    number, last = -1, ""
    for offset, paragraph in split_paragraphs(plain):
        number += not (is_table_line(last) and is_table_line(paragraph) and "\n\n" not in text[offset - 2 : offset])
        place, last = 0, paragraph
        for piece in (
            part
            for whole in join_initials(segment("en", paragraph))
            for sentence in cut_further(whole)
            for cell in CELLS.split(sentence)
            for part in cut_overlong(cell)
        ):
            found = paragraph.find(piece, place)
            if found < 0 or not piece.strip():
                continue
            start = offset + found
            place = found + len(piece)
            raw = text[start : start + len(piece)].replace("\n", " ").replace("\r", " ")
            low = lower_in_place(raw)
            is_air = any(AIR_WORDS.search(words) for words in [low, *(one.low for one in sentences[-AIR_REACH:])])
            sentences.append(Sentence(start, start + len(piece), raw, low, number, is_air))
    return sentences
