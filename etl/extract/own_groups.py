"""The group that the words of a sentence name: in the noun, before the number, or behind it."""

from __future__ import annotations

import re

from etl.extract.counted_nouns import find_group
from etl.extract.model import Mention
from etl.extract.numbers import find_numbers
from etl.extract.relations import left_group

# "Police lost 14 men": the dead belong to the loser.
LOSER = re.compile(r"(?P<who>(?:[a-z-]+\s){1,3})(?:have |had |has )?(?:lost|lose|losing)\s(?:at least |about |some )?$")


LOSING = {
    "security_forces": re.compile(r"\b(?:fc|army|police|military|levies|rangers|forces|constabulary)\s$"),
    "militants": re.compile(r"\b(?:ttp|bla|blf|militants|insurgents|attackers)\s$"),
}
OF_THE_DEAD = re.compile(
    r"\sof (?:the|those) (?:dead|wounded|injured|killed|slain|fallen|martyrs|victims|deceased|bodies)(?: and \w+ of the \w+)?,?\s(?:(?:(?:were|was|had been|have been)\s(?:later\s|since\s)?identified as\s(?:those of\s)?)|(?:were|was|are|belonged to(?: the)?)\s)(?P<who>[a-z' -]{4,60})"
)


# "PoR cards were held by 1.34 million people".
CARD_OF = re.compile(
    r"\b(?P<card>por|acc) cards?(?:\s(?:were|are|is))?(?:\s(?:held|carried|possessed))?\sby\s(?:about\s|some\s|over\s)?$"
)
# "Returns of undocumented Afghans from Pakistan reached 371,902".
MOVES_OF = re.compile(
    r"\b(?:returns?|deportations?|repatriations?|arrests?|departures?|expulsions?) of (?P<who>[a-z -]{4,40}?)(?: (?:from|in|via|through) [a-z -]{3,25}?)? (?:reached|totalled|stood at|came to|numbered|rose to|fell to|amounted to|was|were|hit) (?:\w+ )?$"
)
# "The number of the injured at 14": of all who were injured.
NUMBER_OF_HARMED = re.compile(
    r"\bnumber of (?:the )?(?:dead|deaths|killed|injured|wounded|fatalities|casualties)\b(?! (?:among|of)\b)[^.;,\d]{0,40}\s(?:at|to|as|was|is|stood at|reached)\s(?:\w+\s)?$"
)
# "Killed eight, all of them women and children".
ALL_OF_THEM = re.compile(
    r"(?:\s(?:in|at|near)\s[a-z' -]{3,60})?,?\s\(?all(?: of (?:them|whom|these))?\s(?:were |are )?(?P<who>[a-z' -]{4,40})"
)


# "…, among them 19 civilians, police and local officials said": the last ones only speak.
SPEAK = re.compile(r"\s(?:also |later )?(?:said|told|says|confirmed|reported|added|announced|claimed)\b")


# "UNAMA put the civilian toll at 13 dead and seven injured".
SIDE_TOLL = re.compile(r"\b(?P<who>civilian|militant)\s(?:death )?(?:toll|losses|casualties)\b[^.;]{0,40}$")


# "38 killed and 97 injured were women or children".
TOLD_WHO = re.compile(
    r"(?:\sand\s[\d,]+\s(?:killed|injured|wounded|dead|hurt))?\s(?:were|was)\s(?P<who>(?:civilians|women|children|militants|soldiers|policemen|security)\b[a-z' -]{0,40})"
)


# "Gunmen lined up the workers and shot dead 14 of them": those who do it are not those counted.
DONE_TO = re.compile(
    r"\b(?:shot(?: dead)?|shooting|killed|killing|wounded|injured|injuring|kidnapped|abducted|executed|murdered|beheaded|took|seized)(?:\s(?:at least|about|some|up to|another))?\s$"
)


# "86 Afghans living here without documents", "41 were found to hold PoR cards".
STATUS = re.compile(
    r"(?:,?\s(?:who|all of whom))?(?:\s(?:were|was|are|had been))?(?:\s(?:found|living|staying|residing)(?:\s(?:to|here|there|in \w+|illegally))?)?(?:\s(?:hold|held|holding|have|having|carry|carrying|possess\w*))?\s"
    r"(?:(?P<afghan_undocumented>(?:without|lacking|with no) (?:\w+ )?(?:documents|papers|visas|permits|legal status))|(?:valid |expired )?(?:(?P<afghan_por>(?:proof of registration|por)\b)|(?P<afghan_acc>(?:afghan citizen|acc)\b)))"
)


# "23 of them under 18".
UNDER_AGE = re.compile(
    r"(?:\s(?:of (?:them|whom|these|those|the [\w ]{3,20}?)))?(?:\s(?:were|are|was))?\s(?:under|below|younger than) (?:the age of )?(?:1[0-8]|[5-9]|five|ten|eighteen)\b"
)
# "Totals: attacks 612; policemen martyred 94; terrorists killed 178".
ROW = re.compile(r"[:;]\s(?P<who>[a-z' -]{4,30}?)\s(?:killed|martyred|dead|injured|wounded|arrested|held|abducted)\s$")
# "Of the police, three men laid down their lives".
OF_SIDE = re.compile(r"(?:^|[.;]\s)\s*(?:of|among|from) the (?P<who>[a-z' -]{4,25}),\s$")
# "Among children UNAMA recorded 430 casualties".
AMONG_GROUP = re.compile(
    r"^\s*among (?:the )?(?P<who>(?!them|these|those|all)[a-z]+(?: [a-z]+)?),?\s(?:[\w' -]{2,40}\s)?(?:recorded|counted|documented|verified|registered|found|there were|were)\s$"
)
CARD_GROUPS = ("afghan_undocumented", "afghan_por", "afghan_acc")


# "A soldier was killed and 11 wounded": the one told without a number says who the others are.
SINGLE = re.compile(
    r"(?<!and )\b(?:an?|another|one)\s(?P<who>(?:[\w-]+\s){1,3}?)(?:was|were|had been|died|lost)\b[^,;]{0,30}?,?\s(?:and|while)\s(?:another\s|at least\s)?$"
)

# "A constable was martyred and five of his colleagues were hurt".
COLLEAGUES = re.compile(r"\sof (?:his|her|their) (?:\w+ )?(?:colleagues|comrades|fellow \w+)\b")

# "Two-thirds of the dead, 49 in all, were security personnel".
IN_ALL_WERE = re.compile(r"(?:\sin all|\sin total|\saltogether|\sof them)?,\s(?:were|was)\s(?P<who>[a-z' -]{4,40})")
BELONGED = re.compile(r"\bbelonged to\b[^.;]*,\s(?:and\s)?$")
TO_WHOM = re.compile(r"\sto (?:the )?(?P<who>[a-z' -]{4,40})")


def own_group(mention: Mention, earlier: list[Mention]) -> str | None:
    """The group that the sentence itself names: in the noun, before the number, or behind it."""
    noun, text = mention.noun, mention.sentence.low
    own = noun.group or mention.group or left_group_of(mention, earlier)
    if own in {None, "all"} and UNDER_AGE.match(text, mention.quantity.end):
        return "children"
    if own in {None, "all", "afghan_nationals"} and (status := STATUS.match(text, mention.end)):
        own = next(group for group in CARD_GROUPS if status[group])
    if noun.kind == "person" and own:
        own = widen_group(text, noun.end, own)
    own = labelled_group(mention, own)
    if divided := OF_THE_DEAD.match(text, mention.quantity.end):
        own = first_group(divided["who"]) or own
    if noun.kind == "toll" and (told := TOLD_WHO.match(text, mention.end)):
        own = first_group(told["who"]) or own
    if own in {None, "all", "afghan_nationals"}:
        own = told_before(mention) or own
    if own in {None, "all"} and (everyone := ALL_OF_THEM.match(text, mention.end)):
        own = first_group(everyone["who"]) or own
    side = SIDE_TOLL.search(text[: mention.quantity.start]) if own is None and noun.kind == "toll" else None
    if side:
        own = name_group(side["who"] + "s")
    if mention.noun.kind == "none" and own in {None, "all"} and (told := IN_ALL_WERE.match(text, mention.quantity.end)):
        own = first_group(told["who"]) or own
    return own or group_after(mention) or subject_group(mention, earlier)


def labelled_group(mention: Mention, own: str | None) -> str | None:
    """The group of a row's label, of those who lost "14 men", of the colleagues of those told of; else the one known."""
    labelled = row_group(mention) if own in {None, "all"} else None
    colleagues = COLLEAGUES.match(mention.sentence.low, mention.quantity.end)
    before = group_before(mention) if own == "all" or colleagues else None
    return labelled or before or own


def row_group(mention: Mention) -> str | None:
    """The group that labels a number in a row ("policemen martyred 94;") or leads a sentence ("Of the police, three men …")."""
    before = mention.sentence.low[: mention.quantity.start]
    row = ROW.search(before) if re.match(r"\s?[;.,]", mention.sentence.low[mention.quantity.end :]) else None
    row = row or AMONG_GROUP.search(before)
    named = row or (OF_SIDE.search(before) if mention.noun.group == "all" else None)
    return name_group(named["who"]) if named else None


def told_before(mention: Mention) -> str | None:
    """The group of "PoR cards were held by 1.3 million" and of "the number of the injured at 14"; None without such words."""
    before = mention.sentence.low[: mention.quantity.start]
    held = CARD_OF.search(before)
    if held:
        return f"afghan_{held['card']}"
    if (moved := MOVES_OF.search(before)) and (group := name_group(moved["who"])):
        return group
    return "all" if NUMBER_OF_HARMED.search(before) else None


def group_before(mention: Mention) -> str | None:
    """Whom "14 men" and "11 others" stand for: those who lost them, the one told without a number."""
    before = mention.sentence.low[: mention.quantity.start]
    loser = LOSER.search(before)
    side = next((group for group, names in LOSING.items() if loser and names.search(loser["who"])), None)
    alike = mention.noun.anaphoric or COLLEAGUES.match(mention.sentence.low, mention.quantity.end)
    single = SINGLE.search(before) if alike else None
    return side or (name_group(loser["who"]) if loser else None) or (name_group(single["who"]) if single else None)


def name_group(words: str) -> str | None:
    """The group a phrase names; None where it names none."""
    found = find_group(words)
    return found[0] if found else None


def group_after(mention: Mention) -> str | None:
    """The group after a toll: "six deaths of peace committee members"; after "584 belonged to the army" also "133 to the police"."""
    if mention.noun.kind == "none" and BELONGED.search(mention.sentence.low[: mention.quantity.start]):
        listed = TO_WHOM.match(mention.sentence.low, mention.quantity.end)
        return first_group(listed["who"]) if listed else None
    if mention.noun.kind != "toll" or mention.measure not in {"fatalities", "injuries", "casualties", "arrests"}:
        return None
    after = re.match(
        r"(?:\sand\s[\d,]+\s(?:deaths|injuries|wounded|injured|killed))?\s(?:of|among|amongst|in|to)\s(?:the\s|its\s|their\s)?(?!(?:militants?|terrorists?|insurgents?) (?:attack|violence|assault|raid|ambush|bombing|related))(?P<who>[a-z' -]{4,60})",
        mention.sentence.low[mention.end :],
    )
    found = first_group(after["who"]) if after else None
    return found if found != "all" else None


def first_group(words: str) -> str | None:
    """The group whose name a phrase begins with."""
    for size in range(min(5, len(words.split())), 0, -1):
        found = find_group(" ".join(words.split()[:size]))
        if found and found[1] == 0 and found[2] == len(" ".join(words.split()[:size])):
            return found[0]
    return None


def subject_group(mention: Mention, earlier: list[Mention]) -> str | None:
    """The group a sentence opens with, which "291 of them" points to: "Civilians suffered most: 291 of them"."""
    before = mention.sentence.low[: mention.quantity.start]
    if earlier or mention.noun.kind not in {"none", "toll"}:
        return None
    single = SINGLE.search(before)
    if single and (found := find_group(single["who"])):
        return found[0]
    if re.search(r"\b(?:said|says|told|reported|claimed|confirmed|added|according)\b", before) or DONE_TO.search(
        before
    ):
        return None
    opening = find_group(before[:60])
    return (
        opening[0]
        if opening
        and opening[0] != "all"
        and opening[1] < 12
        and opening[2] < 40
        and re.match(r"\s(?:of|were)\b", mention.sentence.low[mention.quantity.end :])
        else None
    )


def widen_group(text: str, end: int, group: str) -> str:
    """The group of "dozens of soldiers, civilians and militants": all of those named without numbers of their own."""
    listed = re.compile(r"(?:,\s[a-z -]{4,30})*,?\s(?:and|or)\s[a-z -]{4,40}").match(text, end)
    if (
        not listed
        or listed[0].startswith((", mainly", ", mostly", ", largely", ", most of", ", many of"))
        or find_numbers(listed[0])
        or SPEAK.search(text, listed.start(), listed.end() + 12)
        or re.search(
            r"\b(?:were|was|killed|wounded|injured|died|in|on|by|from|a|an|the|at|other|others)\b",
            re.split(r"\b(?:and|or)\s", listed[0])[-1][:12],
        )
    ):
        return group
    names = {
        found[0]
        for part in re.split(r",\s|\s(?:and|or)\s", listed[0])
        if (found := find_group(part.strip())) and found[1] < 14
    }
    names = {name for name in names if name != "all"} | {group}
    if len(names) == 1:
        return group
    return {
        frozenset({"civilians", "security_forces"}): "civilians_and_security_forces",
        frozenset({"women", "children"}): "women_and_children",
    }.get(frozenset(names), "all")


def left_group_of(mention: Mention, earlier: list[Mention]) -> str | None:
    """The group named right before a number, since the mention before it."""
    return left_group(mention, earlier[-1].end if earlier else 0) if mention.noun.group is None else None
