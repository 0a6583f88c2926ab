"""Numbers in a phrase: digits and words together, with the place where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from etl.numbers.digits import RUN, SPACED, read_digits, to_ascii_digits
from etl.numbers.vocabulary import ALONE, AND, ONE, PARTS, PLURALS, SCALES, SHORT_SCALES, SIGNS, TO, UNITS

WORD = r"[^\W\d_]+"
TOKEN = re.compile(
    rf"(?P<digits>{RUN})|(?P<sign>[½¼¾])|(?P<word>{WORD}|&)|(?P<gap>[\s\-‐‑–\u200c\[\]]+)|(?P<other>.)",
    re.DOTALL,
)
TOLERANCE = 1e-9
SCALED = frozenset({"scale", "plural", "short"})


@dataclass(frozen=True)
class Number:
    """A number in a text: its span as character offsets and the values it may stand for, likeliest first."""

    start: int
    end: int
    values: tuple[float, ...]


@dataclass(frozen=True)
class Token:
    """A word or digits of a phrase; `kind` is digits, unit, alone, scale, plural, part, one, and, or other."""

    kind: str
    start: int
    end: int
    values: tuple[float, ...] = ()


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


def read_numbers(text: str) -> list[Number]:
    """Every number of a text in order; numbers set with spaces ("1 235 912") come once more, joined, at the end."""
    tokens, numbers, at = read_tokens(text), [], 0
    while at < len(tokens):
        after, values = read_one(tokens, at)
        if after > at:
            shared = shared_scale(tokens, after)
            also = tuple(value * shared for value in values) if shared else ()
            numbers.append(Number(tokens[at].start, tokens[after - 1].end, values + also))
        at = max(after, at + 1)
    spaced = re.finditer(rf"(?<![\d.,]){SPACED}", to_ascii_digits(text))
    return numbers + [Number(match.start(), match.end(), read_digits(match[0])) for match in spaced]


def shared_scale(tokens: list[Token], after: int) -> float | None:
    """The scale that a number borrows from the upper end of its range: the 2 of "2 to 3 million" may be two million."""
    ahead = after + 1 if after < len(tokens) and tokens[after].kind in {"and", "to"} else after
    if ahead + 1 >= len(tokens) or tokens[ahead].kind not in {"digits", "unit"} or tokens[after - 1].kind in SCALED:
        return None
    upper = tokens[ahead + 1]
    return upper.values[0] if upper.kind in SCALED and upper.values[0] >= 100 else None


def read_one(tokens: list[Token], at: int) -> tuple[int, tuple[float, ...]]:
    """The longest number that starts at a token: the index after it and its values; the same index if there is none."""
    after, parts = read_part(tokens, at, None)
    if after == at:
        return at, ()
    smallest = scale_of(tokens, at, after)
    while smallest is not None and smallest > 1:
        if (half := half_behind(tokens, after)) and smallest >= 100:
            return after + 3, tuple(value + half * smallest for value in parts)
        ahead = after + 1 if after < len(tokens) and tokens[after].kind == "and" else after
        then, more = read_part(tokens, ahead, smallest)
        if then == ahead:
            break
        apart = (*parts, *more) if tokens[at].kind == tokens[ahead].kind == "digits" and ahead > after else ()
        parts = (*(a + b for a, b in product(parts, more)), *apart)
        after, smallest = then, scale_of(tokens, ahead, then)
    return after, parts


def half_behind(tokens: list[Token], after: int) -> float | None:
    """The part named by "and a half" at this place, if it is the last word of its number."""
    kinds = [token.kind for token in tokens[after : after + 4]]
    if kinds[:3] != ["and", "one", "part"] or kinds[3:] == ["scale"]:
        return None
    return tokens[after + 2].values[0]


def scale_of(tokens: list[Token], at: int, after: int) -> float | None:
    """The product of the scales of a part: what follows must be smaller than this to belong to it; None ends a number."""
    if tokens[at].kind == "alone":
        return None
    scales = [token.values[0] for token in tokens[at:after] if token.kind in SCALED]
    if not scales:
        only = tokens[at].values[0] if after == at + 1 and tokens[at].kind == "unit" else 0
        return float(next((step for step in (100, 10) if only >= 2 * step and only % step == 0), 1))
    result = 1.0
    for scale in scales:
        result *= scale
    return result if 12 not in scales and 20 not in scales else None


def read_part(tokens: list[Token], at: int, below: float | None) -> tuple[int, tuple[float, ...]]:
    """A count and the scales after it ("two hundred", "half a million"), below a limit if one is given."""
    after, values = read_count(tokens, at, joined=below is not None)
    scaled = False
    if after > at + 1 and tokens[after - 1].kind == "part" and tokens[at].kind in {"unit", "digits"}:
        while after < len(tokens) and tokens[after].kind in {"and", "one"}:
            after += 1
    while after < len(tokens) and tokens[after].kind in SCALED:
        token = tokens[after]
        bare = after == at
        if bare and (below is not None or token.kind in {"plural", "short"}):
            break
        if token.kind == "short" and tokens[after - 1].kind != "digits":
            break
        values = tuple(value * token.values[0] for value in (values or (1.0,)))
        after, scaled = after + 1, True
    if below is not None and after > at and (not values or max(values) >= below or (not scaled and below > 1_000_000)):
        return at, ()
    return after, values


def read_count(tokens: list[Token], at: int, *, joined: bool) -> tuple[int, tuple[float, ...]]:
    """The count before any scale: digits, a word, "a", "half a", "one and a half", "twenty-seven"."""
    if at >= len(tokens):
        return at, ()
    token = tokens[at]
    if token.kind == "part":
        return read_leading_part(tokens, at)
    if token.kind in {"alone", "sign"}:
        return (at, ()) if joined else (at + 1, token.values)
    if token.kind == "one":
        return read_one_word(tokens, at, joined=joined)
    return read_plain_count(tokens, at) if token.kind in {"digits", "unit"} else (at, ())


def read_leading_part(tokens: list[Token], at: int) -> tuple[int, tuple[float, ...]]:
    """A part before its scale ("half a million"); half of anything else is no number."""
    after = at + 1
    while after < len(tokens) and tokens[after].kind in {"one", "and"}:
        after += 1
    bare = after == len(tokens) or tokens[after].kind != "scale"
    return (at, ()) if bare and tokens[at].values[0] < 1 else (after, tokens[at].values)


def read_plain_count(tokens: list[Token], at: int) -> tuple[int, tuple[float, ...]]:
    """Digits or a small number, with the unit, half or part that belongs to it."""
    after, values = at + 1, tokens[at].values
    if then_part(tokens, at):
        return at + 2, (values[0] * tokens[at + 1].values[0],)
    if follows_ten(tokens, at):
        after, values = at + 2, (values[0] + tokens[at + 1].values[0],)
    return read_half(tokens, after, values)


def read_one_word(tokens: list[Token], at: int, *, joined: bool) -> tuple[int, tuple[float, ...]]:
    """ "A": one of what follows; inside a longer number it needs a scale or a part."""
    then = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if then == "part":
        return read_count(tokens, at + 1, joined=joined)
    if then == "alone":
        return at + 2, tokens[at + 1].values
    return (at, ()) if joined and then != "scale" else (at + 1, (1.0,))


def then_part(tokens: list[Token], at: int) -> bool:
    """Is this a count of parts of something larger ("three quarters of a million")?"""
    kinds = [token.kind for token in tokens[at : at + 6]]
    return (
        kinds[1:2] == ["part"]
        and "scale" in kinds[2:5]
        and not {"other", "digits"} & set(kinds[2 : kinds.index("scale")])
    )


def follows_ten(tokens: list[Token], at: int) -> bool:
    """Is this a ten with its unit behind it ("sixty-one")?"""
    if at + 1 >= len(tokens) or tokens[at].kind != "unit" or tokens[at + 1].kind != "unit":
        return False
    ten, unit = tokens[at].values[0], tokens[at + 1].values[0]
    return 20 <= ten <= 90 and ten % 10 == 0 and 1 <= unit <= 9


def read_half(tokens: list[Token], after: int, values: tuple[float, ...]) -> tuple[int, tuple[float, ...]]:
    """ "… and a half", or a printed ½, after a count."""
    if after < len(tokens) and tokens[after].kind == "sign":
        return after + 1, tuple(value + tokens[after].values[0] for value in values)
    kinds = [token.kind for token in tokens[after : after + 3]]
    if kinds == ["and", "one", "part"] and tokens[after + 2].values[0] < 1:
        return after + 3, tuple(value + tokens[after + 2].values[0] for value in values)
    return after, values


def says_number(text: str, value: float) -> bool:
    """Does a phrase hold this number in any spelling?"""
    limit = max(abs(value), 1) * TOLERANCE
    return any(abs(reading - abs(value)) <= limit for number in read_numbers(text) for reading in number.values)
