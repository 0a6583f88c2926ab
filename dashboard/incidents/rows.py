"""The rows of the Incidents pages: one event, the deaths claimed for it by kind of people, one province's events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.phrasing.claimed import name_people, say_claim, say_range
from dashboard.rows import Claim
from dashboard.words import join_list


def code_party(name: str | None) -> str:
    """The code of the party that incidents are attributed to: "TTP; others" is ttp__others, none is nobody."""
    letters = (letter if letter.isascii() and letter.isalnum() else "_" for letter in (name or "nobody").lower())
    return "".join(letters).strip("_") or "other"


@dataclass(frozen=True)
class DeathRange:
    """Deaths claimed for one incident and one population group: the lowest and the highest claim, qualifiers kept.

    `low` and `high` are None where no number was given. `ends` are the lowest and the highest claim, or the one with the
    words; they are put into words where they are shown, in the reader's language, since rows are kept for all readers.
    `worded` are the claims without a number beside those that have one: "dozens" may be more than the highest.
    """

    population_group: str
    low: float | None
    high: float | None
    low_qualifier: str
    high_qualifier: str
    ends: tuple[Claim, ...]
    n_claims: int
    worded: tuple[Claim, ...] = ()

    @property
    def group_label(self) -> str:
        """About whom."""
        return name_people(self.ends[0])

    @property
    def text(self) -> str:
        """The range in words and the claims that have words only, each once."""
        return join_list(dict.fromkeys([self.span, *map(say_claim, self.worded)]))

    @property
    def span(self) -> str:
        """The range in words, or the words of the claim that has no number."""
        return say_claim(self.ends[0]) if self.low is None else say_range(*self.ends)


@dataclass(frozen=True)
class Incident:
    """One incident. `areas` are all codes it lies in, from provinces to countries; `units` the areas a map may shade.

    `parts` are the incidents an umbrella entry holds totals for, `part_of` the umbrella entries this one belongs to.
    `documents` are those behind its figures and its description, copies of one counted as one.
    """

    incident_id: str
    kind: str
    label: str
    first_day: date
    last_day: date
    date_text: str
    date_basis: str
    reference_area: str
    area_name: str
    area_kind: str
    units: tuple[str, ...]
    areas: tuple[str, ...]
    district: str | None
    localities: str | None
    lat: float | None
    lon: float | None
    geo_precision: str
    attributed_to: str | None
    attributed_by: str | None
    acknowledged: str
    target_claimed: str | None
    source_id: str
    note: str | None
    parts: tuple[str, ...]
    part_of: tuple[str, ...]
    deaths: tuple[DeathRange, ...]
    n_claims: int
    n_claimants: int
    documents: tuple[str, ...]

    @property
    def party(self) -> str:
        """The party it is attributed to as a code, "nobody" where none was named."""
        return code_party(self.attributed_to)

    @property
    def is_umbrella(self) -> bool:
        """Whether it holds totals for several other entries; it is then never counted or added with them."""
        return bool(self.parts)

    @property
    def n_sources(self) -> int:
        """How many documents stand behind it."""
        return len(self.documents)

    @property
    def is_point(self) -> bool:
        """Whether a source gives the coordinates of its locality."""
        return self.geo_precision == "locality" and self.lat is not None and self.lon is not None


@dataclass(frozen=True)
class AreaCount:
    """How many of the incidents in view lie in one area; a province that is not among the corpus's areas has no name."""

    reference_area: str
    name: str
    n_incidents: int
