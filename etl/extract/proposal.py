"""One proposed figure, as it leaves the reading: the columns of the JSON answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from etl.extract.confidence import rate_confidence
from etl.extract.model import Mention

LONGEST_PHRASE = 8


@dataclass(frozen=True)
class Proposal:
    """One proposed figure. `start` and `end` are offsets into the text: text[start:end] == as_stated."""

    measure: str
    unit: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    qualifier: str
    population_group: str | None
    reference_area: str | None
    period_start: str | None
    period_end: str | None
    period_basis: str | None
    producer: str | None
    as_stated: str
    start: int
    end: int
    confidence: str

    def as_dict(self) -> dict[str, object]:
        """The proposal as a JSON object, its columns in order."""
        return asdict(self)


def make_proposal(text: str, mention: Mention) -> Proposal:
    """The proposal of a settled mention."""
    start, end = phrase_of(mention)
    quantity, period = mention.quantity, mention.period
    first, last = (period.first, period.last) if period else (None, None)
    basis = None if first is None and last is None else "inferred" if period and period.is_open else "stated"
    return Proposal(
        measure=mention.measure or "",
        unit=mention.unit or "persons",
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        population_group=mention.group,
        reference_area=mention.area,
        period_start=first.isoformat() if first else None,
        period_end=last.isoformat() if last else None,
        period_basis=basis,
        producer=mention.producer,
        as_stated=text[start:end],
        start=start,
        end=end,
        confidence=rate_confidence(mention, is_period_printed=basis == "stated"),
    )


def phrase_of(mention: Mention) -> tuple[int, int]:
    """Offsets of the numeric phrase: qualifier, number and noun, at most eight words."""
    sentence, quantity = mention.sentence, mention.quantity
    end = mention.noun.end if mention.noun.kind not in {"none", "other"} else quantity.end
    end = quantity.end if ")" in sentence.raw[quantity.end : end] or end < quantity.end else end
    if len(sentence.raw[quantity.start : end].split()) > LONGEST_PHRASE:
        end = quantity.end
    start = quantity.start if len(sentence.raw[quantity.start : end].split()) <= LONGEST_PHRASE else quantity.core
    return sentence.start + start, sentence.start + end
