"""Numbers in a phrase: digits and words together, with the place where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.numbers.adding import Adder
from etl.numbers.digits import SPACED, read_digits, to_ascii_digits
from etl.numbers.tokens import SCALED, Token, read_tokens

TOLERANCE = 1e-9
SPACED_NUMBER = re.compile(rf"(?<![\d.,]){SPACED}")


@dataclass(frozen=True)
class Number:
    """A number in a text: its span as character offsets and the values it may stand for, likeliest first."""

    start: int
    end: int
    values: tuple[float, ...]


def read_numbers(text: str) -> list[Number]:
    """Every number of a text in order; numbers set with spaces ("1 235 912") come once more, joined, at the end."""
    tokens, numbers, at = read_tokens(text), [], 0
    while at < len(tokens):
        adder = Adder(tokens, at)
        values = adder.read()
        if values:
            shared = shared_scale(tokens, adder.at)
            also = tuple(value * shared for value in values) if shared else ()
            numbers.append(Number(tokens[at].start, tokens[adder.at - 1].end, values + also))
        at = max(adder.at, at + 1)
    spaced = SPACED_NUMBER.finditer(to_ascii_digits(text))
    return numbers + [Number(match.start(), match.end(), read_digits(match[0])) for match in spaced]


def shared_scale(tokens: list[Token], after: int) -> float | None:
    """The scale that a number borrows from the upper end of its range: the 2 of "2 to 3 million" may be two million."""
    ahead = after + 1 if after < len(tokens) and tokens[after].kind in {"and", "to"} else after
    if ahead + 1 >= len(tokens) or tokens[ahead].kind not in {"digits", "unit"} or tokens[after - 1].kind in SCALED:
        return None
    upper = tokens[ahead + 1]
    return upper.values[0] if upper.kind in SCALED and upper.values[0] >= 100 else None


def says_number(text: str, value: float) -> bool:
    """Does a phrase hold this number in any spelling?"""
    limit = max(abs(value), 1) * TOLERANCE
    return any(abs(reading - abs(value)) <= limit for number in read_numbers(text) for reading in number.values)
