"""Whether a number stands as what another is compared with: "up from 306", "against 333 in 2012", "(+12% on May)"."""

from __future__ import annotations

import re

from etl.extract.areas import read_places
from etl.extract.model import Mention

QUALIFYING = r"(?:\s?(?:just|only|a total of|the|about|around|some|over|nearly|as many as|mere|its|an?|previous|record|(?:a|the) (?:\w+ )?(?:peak|high|low|record|total|revised|count) of|earlier|earlier figure of|figure of))*\s?[\"“]?$"
COMPARING = re.compile(
    r"\b(?:(?:up|down|increase[ds]?|decrease[ds]?|rise|drop|rising|falling|higher|lower|jump(?:ed)?|fall|decline)?,?(?: sharply| slightly| marginally)? ?from|compare[sd]? (?:with|to)|(?:as )?set against|in comparison (?:with|to)|against|as against|as compared to|versus|vs\.?|than(?: (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)(?:'s| with))?|(?:above|below) (?:19|20)\d\d's|as opposed to"
    r"|in contrast (?:with|to)|(?:increase|rise|jump|surge|growth|decrease|decline|drop|gain|fall|reduction) (?:over|on)|surpassing|exceeding|(?:short|shy) of the|(?:above|below|over|under) the|(?:it|the (?:figure|number|toll|count|total)) (?:was|stood at|had been|were)(?: at)?|down on)"
    + QUALIFYING
)
# A toll revised from 101 to 84 is one toll told twice.
REVISED = re.compile(r"\b(?:revis|correct|updat|amend)\w+ (?:\w+ )?from $")
IN_MONTH = re.compile(
    r"\((?:in )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?: (?:19|20)\d\d)?:?\s$"
)
# "A sharp rise over December (214)", "down 11 per cent on the week before (11,050)".
AGAINST_BRACKET = re.compile(
    r"(?:\b(?:rise|fall|increase|decrease|drop|up|down|jump|decline)|%|per ?cent|pc)\s(?:on|over|from|against)\s(?:the\s)?(?:[\w-]+\s){1,3}\($"
)
# "As many as in the whole of February, when there were 23".
OWNED_BY_MONTH = re.compile(
    r"\b(?:from|against|over|on|than|compared (?:with|to))\s(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|last (?:month|year|week|quarter)|the (?:previous|preceding) (?:month|year|week|quarter))'s\s$"
)
AS_WHEN = re.compile(
    r"\b(?:(?:than|as) in|same (?:period|months?|time|quarter))\b[^;]{0,30}\bwhen\s(?:there were |it was )?$"
    r"|\bsame (?:\w+ )?(?:period|months?|quarter|weeks?|days) (?:of|in) (?:19|20)\d\d,\s(?:in|during) which\s$"
)
# "14 attacks in May, after 22 in April".
AFTER_MONTH = re.compile(r"\b(?:in|for|during) [\w ]{3,14}, after $")
THEN_MONTH = re.compile(
    r"\s(?:[a-z]+\s)?in (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|the (?:previous|preceding))\b"
)
AGAINST_WHEN = re.compile(
    r"\b(?:compared (?:with|to)|against|over|on|from|than)\s(?:the\s)?(?!\w+day\b)(?:\w+\s){0,3}\w+,?\swhen\s(?:(?:it|there|they|the \w+)\s)?(?:(?:had|were|was|has|been|listed|recorded|counted|seen|stood at|registered)\s)*$"
)
TWICE = re.compile(
    r"\b(?:double|twice|triple|treble|half|(?:\w+|\d+) times)\s(?:the\s)?(?:\w+'s\s|(?:\w+\s){0,2}(?:figure|total|number|count|tally|toll|level)\sof\s)?$"
)
THAN_BRACKET = re.compile(
    r"\b(?:compared (?:with|to)|than|from|against|versus|vs|as many as|as in)\b(?!\s\d)(?:\s[\w-]+){1,7}\s\($"
)
# "In KP it was 621": another place, not another time.
ELSEWHERE = re.compile(
    r"\b(?:in|from) (?:the )?(?P<where>[a-z][a-z -]{1,30}?),? (?:it|the (?:figure|number|toll|count|total)) (?:was|stood at|were)(?: \w+)?\s$"
)
# "The highest figure since May 2017, when 1,660 were recorded".
HIGHEST_WHEN = re.compile(
    r"\b(?:highest|lowest|most|worst|deadliest|largest|fewest|bloodiest)\b[^;]{0,40}\ssince\s[^;,]{3,25},\swhen\s(?:(?:there|it|they)\s)?(?:(?:were|was|had|been|stood at)\s)*$"
)
CERTAIN = (HIGHEST_WHEN, OWNED_BY_MONTH, AS_WHEN, AGAINST_WHEN, TWICE, THAN_BRACKET, AGAINST_BRACKET)


def is_compared(mention: Mention, measured: list[Mention]) -> bool:
    """Whether a number stands as what one of those measured before is compared with; "12 deaths from 27 attacks" compares nothing."""
    before = mention.sentence.low[: mention.quantity.start]
    elsewhere = ELSEWHERE.search(before)
    if elsewhere and elsewhere["where"] in read_places():
        return False
    if any(pattern.search(before) for pattern in CERTAIN):
        return True
    if AFTER_MONTH.search(before) and THEN_MONTH.match(mention.sentence.low, mention.end):
        return True
    if REVISED.search(before):
        return False
    if IN_MONTH.search(before) and measured:
        return True
    match = COMPARING.search(before)
    if match and mention.noun.kind in {"event", "toll"} and match[0].split()[0] in {"from", "against", "than"}:
        reach = measured[-1:] if match[0].startswith("from") else measured
        return any(other.measure == mention.measure for other in reach)
    return match is not None
