"""One number from words that follow each other: "seven million two hundred and fifty thousand and one".

Words are taken from left to right. A count ("two hundred and fifty-three") grows while smaller words fit into it; a large
scale ("thousand", "lakh") closes it; scales must fall. The first word that does not fit ends the number.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import inf

from etl.numbers.tokens import END, SCALED, Token

HUNDRED, THOUSAND = 100, 1000
ENDING_SCALES = {12, 20}  # dozen and score: nothing is added to them


@dataclass
class Adder:
    """A number in the making: the tokens of its text, the place reached, and what was read so far."""

    tokens: list[Token]
    at: int
    total: tuple[float, ...] = ()
    count: tuple[float, ...] = ()
    room: float = inf  # what is added to the count must be smaller
    ceiling: float = inf  # the next large scale must be smaller

    def look(self, ahead: int = 0) -> Token:
        """The token at the place reached, or some tokens ahead of it."""
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else END

    def kinds(self, count: int) -> list[str]:
        """The kinds of the next tokens."""
        return [self.look(ahead).kind for ahead in range(count)]

    def read(self) -> tuple[float, ...]:
        """The values of the number that starts here; empty where there is none. `at` moves behind it."""
        first = self.look()
        if first.kind in {"alone", "one"} and self.read_lone(first):
            return self.count
        while self.take_next():
            pass
        return self.values()

    def values(self) -> tuple[float, ...]:
        """The sum of what was read."""
        if self.total and self.count:
            return tuple(total + count for total, count in product(self.total, self.count))
        return self.total or self.count

    def read_lone(self, first: Token) -> bool:
        """A word that is a whole number by itself ("no", "a single", "a child")."""
        after = self.look(1)
        if first.kind == "one" and after.kind in {"scale", "part", "sign"}:
            self.at += 1
            return False
        more = first.kind == "one" and after.kind == "alone"
        self.count = after.values if more else first.values
        self.at += 2 if more else 1
        return True

    def take_next(self) -> bool:
        """Take the next word or words if they fit; False ends the number."""
        token = self.look()
        if token.kind == "and":
            return bool(self.values()) and self.take_after_and()
        if token.kind in {"part", "sign"}:
            return self.take_part(token)
        if token.kind in {"digits", "unit"}:
            return self.take_count(token)
        return token.kind in SCALED and self.take_scale(token)

    def take_after_and(self) -> bool:
        """ "… and a half", or a smaller number behind "and"; digits behind digits are two numbers ("1.3 million and 700,000")."""
        if self.kinds(3) == ["and", "one", "part"]:
            return self.take_half(self.look(2).values[0], 3)
        follower = self.look(1)
        if follower.kind == "one" and self.look(2).kind == "scale" and not self.count:
            self.at += 2
            return True
        joins = follower.kind == "unit" or (follower.kind == "digits" and self.continues(follower))
        if not joins or not self.fits(follower):
            return False
        self.at += 1
        return True

    def continues(self, digits: Token) -> bool:
        """Do digits behind "and" go on with this number ("53 thousand and 200", "1 lakh and 20 thousand")?"""
        scale = self.look(2)
        scaled = scale.kind in {"scale", "plural"} and scale.values[0] < self.ceiling
        return bool(self.total) and (scaled or self.ceiling == THOUSAND > digits.values[0])

    def fits(self, token: Token) -> bool:
        """May this count be added here?"""
        if self.count:
            return 0 < token.values[0] < self.room
        return not self.total or 0 < token.values[0] < self.ceiling

    def take_count(self, token: Token) -> bool:
        """Digits or a small number: a new count, or added to the one there is."""
        if not self.fits(token) or (self.count and token.kind == "digits"):
            return False
        value = token.values[0]
        self.count = tuple(count + value for count in self.count) if self.count else token.values
        round_ten = 20 <= value <= 90 and value % 10 == 0
        self.room = 0 if token.kind == "digits" else 10 if round_ten else HUNDRED if value >= HUNDRED else 0
        self.at += 1
        return True

    def take_part(self, token: Token) -> bool:
        """ "half a million", "three quarters of a million", "1½"."""
        if token.kind == "sign":
            return self.take_half(token.values[0], 1)
        scale = next((n for n in range(1, 4) if self.look(n).kind not in {"one", "and"}), 4)
        if self.look(scale).kind != "scale" and token.values[0] < 1:
            return False
        self.count = tuple(count * token.values[0] for count in self.count or (1.0,))
        self.at += scale
        return True

    def take_half(self, part: float, width: int) -> bool:
        """A part behind a number: of the count ("one and a half million") or the scale ("a million and a half")."""
        if self.count or not self.total:
            self.count = tuple(count + part for count in self.count or (0.0,))
        else:
            self.total = tuple(total + part * self.ceiling for total in self.total)
        self.at += width
        return True

    def take_scale(self, token: Token) -> bool:
        """A word that multiplies: "hundred" within the count, a large one closes it."""
        scale = token.values[0]
        bare = not self.count
        behind_digits = self.at > 0 and self.tokens[self.at - 1].kind == "digits"
        if (bare and (self.total or token.kind != "scale")) or (token.kind == "short" and not behind_digits):
            return False
        if (scale == HUNDRED and max(self.count, default=1) >= HUNDRED) or scale >= self.ceiling:
            return False
        scaled = tuple(count * scale for count in self.count or (1.0,))
        self.at += 1
        if scale == HUNDRED:
            self.count, self.room = scaled, HUNDRED
            return True
        self.total = tuple(total + more for total, more in product(self.total or (0.0,), scaled))
        self.count, self.room, self.ceiling = (), inf, scale
        return scale not in ENDING_SCALES
