"""A text as the words and digits that numbers are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.numbers.digits import RUN, read_digits, to_ascii_digits
from etl.numbers.vocabulary import ALONE, AND, ONE, PARTS, PLURALS, SCALES, SHORT_SCALES, SIGNS, TO, UNITS

WORD = r"[^\W\d_]+"
TOKEN = re.compile(
    rf"(?P<digits>{RUN})|(?P<sign>[½¼¾])|(?P<word>{WORD}|&)|(?P<gap>[\s\-‐‑–\u200c\[\]]+)|(?P<other>.)",
    re.DOTALL,
)
SCALED = frozenset({"scale", "plural", "short"})


@dataclass(frozen=True)
class Token:
    """A word or digits of a phrase.

    `kind` is digits, sign, unit, alone, scale, plural, short, part, one, and, to or other; `values` what it may be.
    """

    kind: str
    start: int
    end: int
    values: tuple[float, ...] = ()


END = Token("end", 0, 0)


def kind_of_word(word: str) -> tuple[str, tuple[float, ...]]:
    """What a lower-case word means in a number."""
    for kind, table in (("unit", UNITS), ("alone", ALONE), ("scale", SCALES), ("plural", PLURALS), ("part", PARTS)):
        if word in table:
            return ("short" if word in SHORT_SCALES else kind), (float(table[word]),)
    if word in ONE:
        return "one", (1.0,)
    return ("and" if word in AND else "to" if word in TO else "other"), ()


def read_tokens(text: str) -> list[Token]:
    """The words, digits and breaks of a text; white space, hyphens and [brackets of ours] only join."""
    tokens = []
    for match in TOKEN.finditer(to_ascii_digits(text)):
        if match.lastgroup == "gap":
            continue
        kind: str = "other"
        values: tuple[float, ...] = ()
        if match.lastgroup == "digits":
            kind, values = "digits", read_digits(match[0])
        elif match.lastgroup == "sign":
            kind, values = "sign", (SIGNS[match[0]],)
        elif match.lastgroup == "word":
            kind, values = kind_of_word(match[0].casefold())
        tokens.append(Token(kind, match.start(), match.end(), values))
    return tokens
