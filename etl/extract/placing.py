"""Where: the area printed next to a number, else what the text is about; for people who leave, the place left."""

from __future__ import annotations

import re

from etl.extract.among import HARM
from etl.extract.areas import NEWSROOMS
from etl.extract.carried_areas import NATIONWIDE, carry_area, country_told, locate
from etl.extract.context import FLOW_MEASURES, Context
from etl.extract.former import former_or_latter
from etl.extract.leaving import SHARE_IN, SPOKEN_IN, settle_flow_area
from etl.extract.mentions import whole_of
from etl.extract.model import Mention, Place, Voice
from etl.extract.nearest import CLAUSE, nearest
from etl.extract.owning import find_owner, may_borrow
from etl.extract.producers import kind_of
from etl.extract.sides import told_beside

# Where attackers came from is not where people died.
LAUNCHED = re.compile(
    r"\b(?:(?:attacks?|raids?|infiltrations?|shelling|incursions?|fired|firing|fire|intrusions?) from|(?:launched|planned|directed|staged|mounted|originat\w+|coordinated) (?:from|in)|(?:cross\w*|infiltrat\w+|sneak\w*|slip\w*|enter\w*|came|coming)(?: over| in| into \w+)? from|bases in|sanctuaries in|havens in|(?:based|hiding|training) in|returned from|(?:reporting|speaking|talking) (?:from|in)|(?:attended|held|buried|offered|funerals?)(?: \w+){0,3} in|exiles from)\s(?:the\s)?$"
)
# "In the country since the army launched its offensive in South Waziristan".
SINCE_BEGAN = re.compile(
    r"\bsince\b[^,;.]{0,60}\b(?:launched|began|begun|started|ended|broke|took|signed|resumed|moved)\b[^,;.]{0,40}\b(?:in|on|at)\s(?:the\s)?$"
)
# Where the dead came from, in "four labourers from Punjab in Kalat".
ORIGIN = re.compile(
    r"\b(?:labou?rers?|workers?|passengers?|men|people|persons|barbers?|traders?|engineers?|tourists?|students?|travellers?|miners?|drivers?|pilgrims?|residents?|naiks?|sepoys?|havildars?|subedars?|lieutenants?|captains?|majors?|constables?|soldiers?|recruits?|native|hailing|belonging|natives?)(?: (?:who were )?(?:travelling|heading|headed|going|bound|on their way|returning|returning home))? (?:from|to|of|for)\s$"
)
# "14 soldiers of Pakistan" fell anywhere.
OF_FORCES = re.compile(r"\b(?:soldiers|troops|citizens|nationals|guards)\sof\s(?:the\s)?$")
ADDED = re.compile(
    r"\b(?:in addition|additionally|besides|as well as|apart from|separately|and then|another|further)\b"
)
# "Pakistan had lost nine soldiers along the border".
FELL_AT_BORDER = re.compile(
    r"(?:\s(?:were|was|had been|killed|dead|died)){0,3}\s(?:along|on|at) the (?:\w+ )?(?:border|frontier)(?! (?:with (?:iran|india)|posts?))\b"
)
CAPITALS = {"PK-IS", "AF-KAB"}
# "Tried to cross the border into Bajaur".
INTO = re.compile(r"\s(?:in)?to\s(?:the\s)?[a-z]")


def settle_area(
    mention: Mention, mentions: list[Mention], places: list[Place], voices: list[Voice], context: Context
) -> str | None:
    """The area of a mention; for people who leave it is the place left."""
    quoted = [
        place
        for place in places
        if any(voice.start <= place.start < voice.end and kind_of(voice.producer) != "local" for voice in voices)
    ]
    free = [place for place in places if place not in quoted]
    if mention.measure in FLOW_MEASURES:
        return settle_flow_area(mention, mentions, free, quoted, context)
    part = next((other for other in mentions if whole_of(other, mentions) is mention), None)
    free = [place for place in free if part is None or place.start > part.quantity.start]
    stand = [
        locate(place, mention, context)
        for place in free
        if not place.is_agent
        and not is_elsewhere(mention.sentence.low, place)
        and not SINCE_BEGAN.search(mention.sentence.low[mention.end : place.start])
        and not (place.code == "AF_PK" and INTO.match(mention.sentence.low, place.end))
        and not (len(free) > 1 and ORIGIN.search(mention.sentence.low[: place.start]))
    ]
    if named := former_or_latter(mention, mentions, stand) or fell_at_border(mention, free):
        return named
    chosen = nearest(mention, mentions, [place for place in stand if not is_told_apart(mention, mentions, place)])
    chosen = prefer_province(mention, mentions, stand, chosen)
    if chosen:
        return narrow_side(mention, chosen, stand) or chosen.code
    if not stand and NATIONWIDE.search(mention.sentence.low) and (context.home or context.focus):
        return country_told(mention, context)
    told_since = (
        mention.relation == "restated" and mention.parent and mention.parent.sentence.start < context.voice_start
    )
    if mention.parent and mention.parent.area and mention.relation and not told_since:
        return mention.parent.area
    if not stand and (beside := told_beside(mention, mentions)) and beside.area:
        return beside.area
    left = context.flow_area or context.origin if mention.measure in {"arrests", "change_pct"} else None
    carried = carry_area(mention, quoted, context)
    if left and (mention.group or "").startswith("afghan_n") and (carried or "AF").startswith("AF"):
        return left
    return carried or left


def fell_at_border(mention: Mention, places: list[Place]) -> str | None:
    """The border, for those lost "along the border" by a country named before; None where a part of one is named."""
    fell = FELL_AT_BORDER.match(mention.sentence.low, mention.end)
    return "AF_PK" if fell and all("-" not in place.code for place in places) else None


def narrow_side(mention: Mention, chosen: Place, places: list[Place]) -> str | None:
    """The one province told beside "the Pakistani side": that of those who speak, as in "…, hospital officials in Chaman said"."""
    side = re.search(r"\b(?:side|soil|territory)$", mention.sentence.low[chosen.start : chosen.end])
    seats = {place.code for place in places if place.code.startswith(f"{chosen.code}-")}
    return seats.pop() if side and len(seats) == 1 else None


def is_told_apart(mention: Mention, mentions: list[Mention], place: Place) -> bool:
    """Whether a place comes after a number of the same measure that is told as something added to this one."""
    between = [other for other in mentions if mention.end <= other.quantity.start < place.start]
    text = mention.sentence.low
    return any(
        {other.measure, mention.measure} <= HARM and ADDED.search(text[mention.end : other.quantity.start])
        for other in between
    )


def is_elsewhere(text: str, place: Place) -> bool:
    """Whether a place is where attackers came from, the capital where someone spoke, or where only most of it was."""
    before = text[: place.start]
    if SHARE_IN.search(before) or OF_FORCES.search(before):
        return True
    passing = place.is_crossing and not re.search(
        r"\b(?:at|near|in|around|close to|outside|on|along)\s(?:the\s)?(?:\w+\s)?$", before
    )
    opens = re.fullmatch(r"\s*in\s", before) and re.match(
        r",\s[^.;]{0,60}?\b(?:said|told|says|claimed|insisted|announced|confirmed)\b", text[place.end :]
    )
    if opens and place.code in CAPITALS:
        return True
    capital = place.code in CAPITALS or text[place.start : place.end] in NEWSROOMS
    return passing or bool(LAUNCHED.search(before)) or (capital and bool(SPOKEN_IN.search(before)))


def prefer_province(
    mention: Mention, mentions: list[Mention], places: list[Place], chosen: Place | None
) -> Place | None:
    """A province named later in the sentence rather than only its country before the number."""
    if chosen is None or "-" in chosen.code or chosen.start > mention.quantity.start or mention.relation:
        return chosen
    later = [place for place in places if place.start >= mention.end and place.code.startswith(chosen.code + "-")]
    return next(
        (
            place
            for place in later
            if may_borrow(mention, find_owner(mentions, place.start, mention.sentence.low), mentions)
            and not CLAUSE.search(mention.sentence.low, mention.end, place.start)
        ),
        chosen,
    )
