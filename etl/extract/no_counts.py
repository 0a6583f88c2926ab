"""Averages, rates, differences, people helped or merely there: numbers of people that count nothing."""

from __future__ import annotations

import re

from etl.extract.model import Quantity

AVERAGE_BEFORE = re.compile(
    r"\b(?:an? (?:daily |monthly |weekly )?average of|averag(?:ing|ed|es?)|on average|every|per capita|daily (?:number|figure|count|total|rate|average)[^.;]{0,90}?)\s(?:about |some |around |nearly |over )?$"
)


RATE_AFTER = re.compile(
    r"(?:\s[a-z'-]+){0,5}?(?<!\sin)(?<!\swithin)(?<!\sover)\s(?:an? (?:day|week|month|year|hour)\b(?! (?:earlier|ago|before|after|later|alone|prior|previously))|per (?:day|week|month|year|hour|head|cent|person)|each (?:day|week|month|year)|every (?:day|week|month|year|hour)|daily\b|on average)"
)


DIFFERENCE_BEFORE = re.compile(
    r"\b(?:(?:increas|decreas|declin|ros|ris|risen|fall|fell|drop|grew|grow|climb|jump|surg|reduc|up|down|higher|lower|shrank|shrunk)\w*\sby|(?:increase|decrease|rise|fall|drop|decline|reduction|difference) of)\s(?:about |some |around |over |more than |nearly )?$"
)


MORE_THAN_AFTER = re.compile(r"\s(?:more|fewer|less)\s(?:[a-z]+\s){0,3}than\b")


ALL_BUT = re.compile(r"\b(?:all|everyone|everybody|none|nobody) but (?:the )?$")


ONE_AFTER = re.compile(
    r"\s(?:of\b|another|in (?:\d|two|three|four|five|six|seven|eight|nine|ten|every|each|a\b|which|the\b|particular)|side|hand|day|thing|way|more time|or the other|point|month|year|week|time|by one|who|that|which|to\b|is\b|was a|third|quarter|counts?\b|estimates?\b|reckoning|account\b|(?:\w+ )?family|household|house|room|clan|father|mother|parent|and\b)"
)


# "As if they were one".
AS_ONE = re.compile(r"\b(?:were|are|as) one[\"”.,;]$")
# "One of its soldiers was killed".
OWN_MAN = re.compile(
    r"\sof (?:its|their|the [\w-]+'s) (?:own )?(?:men|soldiers|fighters|policemen|guards|members|personnel|workers) (?:was|were|had been) (?:also )?(?:killed|wounded|injured|martyred|captured|arrested)\b"
)
ONE_BEFORE = re.compile(
    r"\b(?:no|not|any|every|each|this|(?<!\w\wed )(?<!said )(?<!says )that|the|which|another|square|day|at|as|only|version|for|number|the first|first|second|last|latest|the (?:pakistani|iranian|afghan|\w+al|\w+ous))\s$"
)


# "Wrote that one more person had died".
MORE_PERSONS = re.compile(
    r"\s(?:more |other |further )(?:person|man|woman|child|soldier|policeman|civilian|victim)\b"
    r"|\s(?:person|man|woman|child|boy|girl|soldier|policeman|constable|civilian|villager|worker|farmer|militant|fighter)\s(?:was|had been|has been|had|has|died)\b"
)


SURVEYED_BEFORE = re.compile(
    r"\b(?:interviewed|surveyed|(?:spoke|spoken|speaking) (?:to|with)|sample of|talked to|polled|questioned|assessed|assisted|helped|supported|fed|sheltered|interviews with|aid (?:to|for)|vaccinated|screened|trained|(?:meals|cash|transport|food|aid|help|assistance|tents|kits|blankets|grants|support|care)(?: money| assistance| support)?(?: of [^;]{2,30}?)? to|(?:petitions?|applications?|complaints?|appeals?) (?:from|by|of)|employs?|employed|hired|paid|compensated)\s\(?(?:[\d,]+ (?:people|individuals|persons|respondents|returnees|adults|women) (?:in|from|of) )?(?:about |some |around |over |more than |nearly |at least |the |a |total of |another )*$"
)


SURVEYED_AFTER = re.compile(
    r"\s(?:[\w'-]+\s)?(?:interviewed|surveyed|polled|checked|frisked|questioned|referred to|registered for)\b|(?:\s[\w'-]+){0,3}\s(?:were|was|have been|had been)\s(?:interviewed|surveyed|questioned|assessed|assisted(?! to (?:repatriate|return|go|leave))|referred|polled|displaced|vaccinated|trained|screened|affected|honoured|awarded|compensated|promoted)\b"
)


STRENGTH_BEFORE = re.compile(
    r"\b(?:deploy(?:ed|ing|s)?|station(?:ed|ing)?|involv(?:es?|ing)|force of|army of|strength of|command(?:s|ing)?|recruit(?:ed|ing)?|mobili[sz]ed|number(?:s|ing)? of troops|sent|dispatched|has|have|with|estimated)\s(?:about |some |around |nearly |over |between |up to |an additional |another )?$"
)


STRENGTH_AFTER = re.compile(
    r"(?:\s[\w'-]+){1,5}?\s(?:(?:were |was |are |is |have been |has been |had been |being |will be )?(?:deployed|stationed|posted|sent(?! to (?:hell|jail|hospital))|rushed|guard\w*|patrol\w*|mobili[sz]ed|dispatched)|took part|taken part|taking part|participated|strong\b)"
)


# How many attacked, or travelled, is no figure.
PRESENT_BEFORE = re.compile(
    r"\b(?:crowd|procession|gathering|rally)(?:, (?:which|whom) [^,.;]{3,30} put)? (?:at|of|numbering|estimated at) (?:\w+ ){0,2}$|\b(?:strength|size) of [^.;,]{3,40} (?:at|as|to be|was|is) (?:\w+ ){0,2}$|\bnumber of (?:the )?(?:attackers|assailants|gunmen|bombers|militants|fighters|insurgents|passengers|troops|hostages)(?: involved| present| on board)?\s(?:at|was|were|is|as|to be)\s(?:\w+\s){0,2}$"
)


# "Which have a combined population of 55 million": not of Afghans who are there.
INHABITANTS = re.compile(r"\b(?:population|inhabitants|electorate|workforce|budget)\s(?:of|at|is|was)\s(?:\w+\s){0,2}$")


MIGRANTS = re.compile(r"\b(?:afghan|refugee|migrant|card)")


EVERY_TEN = re.compile(r"\bof every \w+, $")


DISPLACED = re.compile(r"\s(?:[\w-]+\s){0,2}(?:internally )?(?:displaced|homeless|stranded|affected)\b")


# "The conflict between the two neighbours".
BETWEEN_TWO = re.compile(r"\bbetween the $")
# "The first two" points to things told before.
POINTING = re.compile(r"\b(?:the (?:first|last|other)|those|these|all) $")


BETWEEN_THEM = re.compile(r"\bthe (?:two|three|four|five) of (?:them|these|which|whom)\b")


ENDS = re.compile(r"\s?(?:[.,;)]|$)")


# "12 further deaths are being looked into".
# "The biggest loss in one attack": the attack is not counted.
IN_ONE = re.compile(r"\s(?:single )?(?:attack|blast|incident|strike|raid|operation|day)\b")
# "Registered 2,450 families for voluntary repatriation": they have not left.
REGISTERED = re.compile(r"\b(?:registered|enlisted|signed up|cleared|approved)\s(?:about |some |over |more than )?$")
FOR_RETURN = re.compile(r"(?:\s[\w-]+){0,3}\sfor (?:\w+ )?(?:repatriation|return|relocation|resettlement|evacuation)\b")
# "Foiled 158 attacks".
FOILED = re.compile(
    r"\b(?:foil|thwart|prevent|avert|pre-?empt)\w*\s(?:at least |about |some |over |more than |as many as |nearly |another )?$"
)


UNPROVEN = re.compile(
    r"(?:\s[\w-]+){1,7}?\s(?:are|were|is|was|remain)\s(?:still\s|now\s)?(?:being\s(?:looked into|investigated|verified|checked|examined|reviewed|confirmed)|under (?:review|verification|investigation)|yet to be (?:verified|confirmed))\b"
)


# "Moved ninety of them to hospitals", "had received 28 of the casualties".
CARRIED = re.compile(
    r"\b(?:moved|shifted|transferred|transported|carried|ferried|evacuated|rushed|airlifted|received|treated|admitted)\s$"
)
# "Had treated 34 injured": those helped are no toll.
TREATED = re.compile(r"\btreat(?:ed|ing|s)\s(?:about |some |at least )?$")
OF_THE_HURT = re.compile(r"\sof (?:them|the (?:injured|wounded|casualties|victims))\b")
# "Major incidents, each involving three or more fatalities": a class of incidents is told by it, nobody counted.
CLASS_OF = re.compile(
    r"\b(?:involving|defined as|(?:attacks|incidents|events|bombings|blasts|strikes)\s(?:with|causing|killing|claiming|resulting in|that (?:killed|caused|claimed|left)))\s$"
)
NO_COUNT_BEFORE = (FOILED, PRESENT_BEFORE, EVERY_TEN, ALL_BUT, SURVEYED_BEFORE, AVERAGE_BEFORE, DIFFERENCE_BEFORE)


# "11,020 persons got a hot meal".
HELPED = re.compile(
    r"\s(?:[\w-]+\s){1,2}(?:got|received|were given|have received|had received)\s(?:an?\s|some\s)?(?:[\w-]+\s)?(?:meals?|food|cash|aid|kits?|blankets?|tents?|medical|care|assistance|help|grants?|transport|water|vaccines?|support)\b"
)
NO_COUNT_AFTER = (HELPED, UNPROVEN, SURVEYED_AFTER, DISPLACED, RATE_AFTER, MORE_THAN_AFTER)


def is_aid(text: str, quantity: Quantity) -> bool:
    """Whether people are counted as helped: "reached 14,000 of them with school kits"."""
    if re.search(r"\bhand(?:ed|ing)(?: over)?\s$", text[: quantity.start]) and re.match(
        r"\sof (?:them|these|those|whom)\b[^;.]{0,8}\bto\b", text[quantity.end :]
    ):
        return True
    if TREATED.search(text[: quantity.start]) and re.match(
        r"\s(?:injured|wounded)\b(?! (?:in|by)\b)", text[quantity.end :]
    ):
        return True
    if CARRIED.search(text[: quantity.start]) and OF_THE_HURT.match(text, quantity.end):
        return True
    return bool(re.search(r"\breach(?:ed|es|ing)?\s$", text[: quantity.start])) and bool(
        re.match(
            r"\s(?:of (?:them|these|those)|people|children|families|households|returnees|women) with\b",
            text[quantity.end :],
        )
    )


def is_no_count(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether a quantity is an average, a rate, a difference, people helped or driven from home, or the pronoun "one"."""
    if any(pattern.search(text, 0, start) for pattern in NO_COUNT_BEFORE) or is_aid(text, quantity):
        return True
    registered = REGISTERED.search(text[:start]) and FOR_RETURN.match(text, end)
    if registered or (text[:end].endswith("or more") and CLASS_OF.search(text, 0, start)):
        return True
    if any(pattern.match(text, end) for pattern in NO_COUNT_AFTER):
        return True
    if INHABITANTS.search(text, 0, start) and not MIGRANTS.search(text):
        return True
    if BETWEEN_TWO.search(text, 0, start) or (POINTING.search(text, 0, start) and ENDS.match(text, end)):
        return True
    if BETWEEN_THEM.match(text, max(0, start - len("the "))):
        return True
    return text[quantity.core : end] in {"one", "a single", "single"} and is_pronoun(text, quantity, start, end)


def is_pronoun(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether "one" counts nobody: "one of them said", "not one", "as if they were one"."""
    if quantity.qualifier != "exact":
        return False
    spoke = text[:start].endswith("said ") and text[end : end + 1] == ","
    if spoke or text[:start].endswith("not ") or AS_ONE.search(text[: end + 1]):
        return True
    if OWN_MAN.match(text, end):
        return False
    in_one = text[:start].endswith(" in ") and IN_ONE.match(text, end)
    before = ONE_BEFORE.search(text, 0, start) and not MORE_PERSONS.match(text, end)
    return bool(ONE_AFTER.match(text, end) or before or in_one)


def is_strength(text: str, quantity: Quantity) -> bool:
    """Whether persons in arms are only counted as being there: deployed, guarding, taking part."""
    beside = re.search(r"\b(?:along|together) with\s(?:\w+\s)?$", text[: quantity.start])
    return bool(STRENGTH_BEFORE.search(text, 0, quantity.start) and not beside) or bool(
        STRENGTH_AFTER.match(text, quantity.end)
    )
