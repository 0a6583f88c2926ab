"""Whose dead they are, where a side counts "its own men" or "their losses"."""

from __future__ import annotations

import re

from etl.extract.model import Mention
from etl.extract.producers import home_of, kind_of

# A think tank that has told of operations: "their own losses in these amounted to 19".
OWN_LOSSES = re.compile(r"\btheir own losses\b[^.;\d]{0,60}$")
LOSSES = re.compile(
    r"\b(?P<side>afghan|taliban|pakistani|pakistan's|pakistan|army|army's|military|military's|police|police's|troops') (?:own )?(?:military |army |forces )?(?:losses|casualties|dead|fatalities)\b(?! among)"
)


def told_beside(mention: Mention, figures: list[Mention]) -> Mention | None:
    """The number before a bare toll joined to it by "and": "four of its own men dead and eleven hurt"."""
    before = next((one for one in reversed(figures) if one.end <= mention.quantity.start), None)
    bare = mention.noun.kind in {"none", "toll"} and mention.noun.group is None
    joined = before and re.fullmatch(
        r"(?: (?:dead|killed|died|were killed|perished|lost their lives|fell|had died|had been killed|had lost their lives|were martyred)(?: there| here)?)? and ",
        mention.sentence.low[before.end : mention.quantity.start],
    )
    return before if bare and joined else None


def own_side(mention: Mention, figures: list[Mention]) -> str | None:
    """The forces of the speaker, where a side counts "its own men" or "their own losses"."""
    before = mention.sentence.low[: mention.quantity.start]
    if OWN_LOSSES.search(before) and kind_of(mention.producer or "") == "monitor":
        return "security_forces"
    if (lost := LOSSES.search(before)) and not re.search(r"[.;]", before[lost.end() :]):
        return "afghan_forces" if lost["side"] in {"afghan", "taliban"} else "security_forces"
    if beside := told_beside(mention, figures):
        own = re.search(r"\bown\b", mention.sentence.low[beside.noun.start : beside.noun.end])
        return own_side(beside, figures) or (beside.group if own else None)
    start = max(
        [other.end for other in figures if other.end <= mention.quantity.start] + [mention.quantity.start - 40, 0]
    )
    near = mention.sentence.low[start : mention.end]
    if (
        mention.measure not in {"fatalities", "injuries", "casualties"}
        or kind_of(mention.producer or "") not in {"official", "armed"}
        or not re.search(
            r"\b(?:its|their|our) own\b|\bof (?:its|their|our) (?:men|soldiers|troops|personnel|fighters)\b|\b(?:its|their|our) (?:losses|casualties|dead)\b|\bown (?:losses|side|soldiers|men|troops)\b|\b(?:its|their|his|our) (?:forces|army|troops|men|side) (?:has |had |have )?lost \S|\b(?:it|they|he|she|we|and) (?:has |had |have )?lost \S|\bown(?:s|ed) (?:up )?to \S+ (?:dead|killed|wounded|injured|deaths)|\b(?:admit\w*|acknowledge\w*|conced\w+)\s(?:the )?(?:loss of |that )?(?:at least |about )?\S+ (?:dead|killed|wounded|injured|deaths)",
            near,
        )
    ):
        return None
    if kind_of(mention.producer or "") == "armed":
        return "militants"
    return {"AF": "afghan_forces", "PK": "security_forces"}.get(home_of(mention.producer) or "")


def side_of_country(mention: Mention) -> str | None:
    """The group, where those who rule in Kabul since 2021 count "members of the security forces" on their own soil: their forces."""
    own = mention.producer in {"taliban_government", "afghan_officials_unnamed"}
    there = (mention.area or "").startswith("AF-") and "pakistan" not in mention.sentence.low
    return "afghan_forces" if own and there and mention.group == "security_forces" else mention.group
