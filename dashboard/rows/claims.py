"""What stands behind a point: who says what, how each document prints it, what was counted, and what else is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dashboard.rows.series import Change


@dataclass(frozen=True, slots=True)
class Claim:
    """One distinct claim: who says what number about which thing; `yields_by_rule` is None for the one shown."""

    claim_id: str
    series_id: str | None
    figure_id: str
    measure: str
    unit: str
    definition_id: str
    definition_label: str
    population_group: str
    group_label: str
    reference_area: str
    area_name: str
    area_kind: str
    origin_name: str | None
    destination_name: str | None
    crossing: str | None
    stated_verb: str | None
    incident_id: str | None
    incident_label: str | None
    count_scope: str
    producer_id: str
    producer_name: str
    producer_kind: str
    speaker: str | None
    period: str
    period_start: date
    period_end: date
    period_kind: str
    period_basis: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    status: str
    transcription_confidence: str
    as_stated: str | None
    latest_on: date | None
    earliest_on: date | None
    listed_under: str | None
    yields_by_rule: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One figure behind a claim: how one document prints it."""

    figure_id: str
    claim_id: str
    qualifier: str
    value: float | None
    low: float | None
    high: float | None
    as_stated: str | None
    as_stated_en: str | None
    producer_basis: str
    speaker: str | None
    status: str
    transcription_confidence: str
    note: str | None
    source_id: str
    title: str
    publisher: str
    agency: str | None
    published: str | None
    language: str | None
    url: str | None
    archived_url: str | None
    source_kind: str
    source_producer_id: str | None


@dataclass(frozen=True, slots=True)
class Definition:
    """What one producer counts as one, in plain words; `basis` not_found means its definition was not found."""

    definition_id: str
    label: str
    description: str
    basis: str
    includes: str | None
    excludes: str | None
    break_note: str | None
    source_title: str | None
    source_url: str | None


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A percentage a source prints, beside the one computed from the same producer's series."""

    change_pct: float
    qualifier: str
    as_stated: str | None
    period: str
    base_period: str
    producer_name: str
    publisher: str
    url: str | None
    base_value: float | None
    value: float | None
    computed_pct: float | None
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that stands behind one point: the claim shown first, then its rivals, and how documents print each of them."""

    claims: tuple[Claim, ...]
    wordings: tuple[Wording, ...]
    definition: Definition
    changes: tuple[StatedChange, ...]
    is_point: bool
    derived: tuple[Change, ...] = ()

    def about(self, figure_id: str) -> Evidence:
        """The same, the claim that a figure makes first."""
        own = {wording.claim_id for wording in self.wordings if wording.figure_id == figure_id}
        return replace(self, claims=tuple(sorted(self.claims, key=lambda claim: claim.claim_id not in own)))
