"""Numbers told again as a share of a total: "48 per cent of all fatalities (295)", "35% of the attacks, i.e. 96"."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.context import EVENTS, Context
from etl.extract.counted_nouns import find_group
from etl.extract.model import Mention
from etl.extract.topics import measure_of_verb, topic_of

SHARE = r"(?:\d[\d.]*\s?(?:%|per ?cent|pc\b)|\b(?:half|(?:a|one) (?:third|quarter|fifth)|two[- ]thirds|three[- ]quarters|(?:the )?(?:majority|bulk|most)|most))"
TOLD_AGAIN = re.compile(
    rf"{SHARE} of (?P<what>(?:[a-z'-]+\s?){{1,6}}?)(?:,?\s\(|,\s?|\s[–—]\s)(?:or|i\.e\.,?|that is,?|namely,?)?\s?(?:about |some |nearly |around |at least )?$"
)
VERB = re.compile(r"\b(?:killed|injured|wounded|arrested|detained|deported|abducted)\b")
MADE_UP = re.compile(
    r"(?P<who>(?:[a-z'-]+\s){1,4})(?:made up|make up|accounted for|constituted|comprised|formed|were|represented)\s[^,;]*$"
)
BEHIND = re.compile(r"\)?,?\s(?:were|was)\s(?P<who>[a-z' -]{4,40})")


def share_total(mention: Mention, context: Context) -> None:
    """Measure a bare number, or one of "people", by the noun of the share that it tells again."""
    before = mention.sentence.low[: mention.quantity.start]
    told = TOLD_AGAIN.search(before)
    if mention.measure is not None or told is None or mention.noun.kind not in {"none", "person"}:
        return
    topic, verb = topic_of(told["what"]), VERB.search(told["what"])
    measure = topic[0] if topic else measure_of_verb(verb[0]) if verb else None
    if measure is None:
        return
    mention.measure, mention.relation = measure, "part"
    mention.parent = next((one for one in reversed(context.mains) if one.measure == measure), None)
    group = whose_share(mention, before[: told.start()]) if measure not in EVENTS else None
    if group and mention.noun.group in {None, "all"}:
        mention.group, mention.noun = group, replace(mention.noun, group=None)


def whose_share(mention: Mention, before: str) -> str | None:
    """The group whose share it is: the subject of "militants made up", or the one behind the number."""
    told = MADE_UP.search(before) or BEHIND.match(mention.sentence.low, mention.end)
    named = find_group(told["who"]) if told else None
    return named[0] if named else None
