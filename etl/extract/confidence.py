"""How far a proposal may be trusted: high, medium or low, as the column transcription_confidence has it."""

from __future__ import annotations

from etl.extract.model import Mention


def rate_confidence(mention: Mention, *, is_period_printed: bool) -> str:
    """high where the figure's own words say what is counted and the text says when; low where much is guessed."""
    doubts = len(mention.doubts)
    doubts += mention.quantity.qualifier == "words_only"
    doubts += mention.noun.kind == "other"
    doubts += mention.area is None
    doubts += mention.period is None and not is_period_printed
    doubts += (
        mention.relation == "listed"
        and mention.noun.kind == "none"
        and mention.quantity.value is not None
        and mention.quantity.value < 3
    )
    return "high" if doubts == 0 else "medium" if doubts <= 2 else "low"
