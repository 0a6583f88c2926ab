"""About whom, and in what unit: the group a number names, inherits from its total, or leaves open."""

from __future__ import annotations

import re
from datetime import date

from etl.extract.context import FLOW_MEASURES, Context
from etl.extract.inheriting import inherit_group
from etl.extract.model import Mention
from etl.extract.own_groups import NUMBER_OF_HARMED, own_group

OF_FAMILIES = re.compile(r"\s*of (?:the|these|those) (?:families|households)\b")
# "Two dozen people accused of hiding foreigners were arrested": no foreigners themselves.
HOSTS = re.compile(
    r"\s(?:accused of|suspected of|charged with|for|who)\s(?:\w+ly\s)?(?:hiding|sheltering|harbou?ring|housing|hosting|renting|hid|sheltered|harbou?red|housed|rented)\b"
)
# "Of this number, 8,212 people were deported": they are of those told before.
OF_NUMBER = re.compile(r"\s*(?:of|among) (?:this|that|the|these|those|them|all)\b")
CARD_HOLDERS = re.compile(r"card[- ]?holders")
JAILS = re.compile(r"\b(?:jails?|prisons?|detention)\b")
PEOPLE = re.compile(r"\s(?:people|persons?|individuals)\b")
# From then on "Taliban" are the forces of a state; before, insurgents.
TAKEOVER = date(2021, 8, 15)
UNITS = {
    "attacks": "events",
    "violent_incidents": "events",
    "suicide_attacks": "events",
    "airstrikes": "events",
    "operations": "events",
}


def settle_unit(mention: Mention) -> str:
    """The unit counted: families, places or events where the noun says so."""
    if mention.noun.kind == "none" and OF_FAMILIES.match(mention.sentence.low):
        return "families"
    if (
        mention.noun.anaphoric
        and mention.noun.kind == "none"
        and mention.parent
        and mention.measure not in FLOW_MEASURES
    ):
        return "persons" if mention.measure not in UNITS else UNITS[mention.measure or ""]
    if mention.noun.kind == "family" or (
        mention.parent
        and mention.parent.unit == "families"
        and mention.noun.kind == "none"
        and mention.relation in {"compared", "listed", "part"}
    ):
        return "families"
    if mention.noun.kind == "event" and mention.measure == "abductions":
        return "events"
    return "places" if mention.noun.kind == "place" else UNITS.get(mention.measure or "", "persons")


def settle_group(mention: Mention, earlier: list[Mention], context: Context) -> str:
    """The population group: the noun's own, the one named before the number, the parent's, else everyone."""
    measure, noun = mention.measure or "", mention.noun
    if measure in UNITS:
        return "all"
    own = own_group(mention, earlier)
    if own == "afghan_forces" and context.published < TAKEOVER and noun_words(mention) == "taliban":
        own = "militants"
    named = PEOPLE.search(mention.sentence.low[noun.start - 1 : noun.end]) is not None
    group = own or "all"
    if NUMBER_OF_HARMED.search(mention.sentence.low[: mention.quantity.start]) and not earlier:
        return only_group_told(measure, context) or group
    if own is None or (own == "all" and noun.anaphoric and not named):
        group = inherit_group(mention, earlier, context) or group
    if CARD_HOLDERS.fullmatch(noun_words(mention)) and context.mains:
        # The holders of the cards told of before.
        held = (main.group for main in reversed(context.mains) if main.group in {"afghan_por", "afghan_acc"})
        return next(held, group)
    if measure not in FLOW_MEASURES and re.fullmatch(r"(?:\w+ )?(?:returnees|deportees)", noun_words(mention)):
        return "afghan_nationals"
    if noun_words(mention) in {"foreigners", "foreign nationals"} and measure not in {*FLOW_MEASURES, "arrests"}:
        return "all"
    if (
        (measure == "arrests" or (measure == "releases" and JAILS.search(mention.sentence.low)))
        and group == "all"
        and (context.last_is_flow() or (measure == "releases" and any(one.measure in FLOW_MEASURES for one in earlier)))
        and not HOSTS.match(mention.sentence.low, mention.end)
    ):
        return "afghan_nationals"
    return settle_flow_group(mention, group) if measure in FLOW_MEASURES else group


def only_group_told(measure: str, context: Context) -> str | None:
    """The one group of all who were so counted before, for "the number of deaths had risen to 13"; None where there were several, or children alone."""
    groups = {main.group for main in context.mains if main.measure == measure}
    return groups.pop() if len(groups) == 1 and groups != {"children"} else None


def noun_words(mention: Mention) -> str:
    """The words of what is counted."""
    return mention.sentence.low[mention.noun.start : mention.noun.end].strip()


def settle_flow_group(mention: Mention, group: str) -> str:
    """Those who leave or stay are Afghans unless a narrower group is named."""
    text = mention.sentence.low
    if (
        group in {"all", "civilians", "not_stated", "afghan_nationals"}
        or mention.noun.kind == "none"
        or mention.noun.anaphoric
    ):
        near = text[mention.end : mention.end + 75]
        after = re.split(r",|;|\sand\s", near)[0]
        if re.search(
            r"\b(?:undocumented|without (?:any |valid |legal |proper )*(?:papers|documents|documentation|legal|visas)|hold(?:ing)? no (?:valid |legal )?(?:papers|documents)|illegally)\b",
            after,
        ):
            return "afghan_undocumented"
        if re.search(r"^\s?(?:\w+\s){0,3}(?:proof of registration|por)\b", after) or (
            mention.measure == "population" and re.search(r"\bregistered\b", after)
        ):
            return "afghan_por"
        if re.search(r"^\s?(?:\w+\s){0,3}(?:afghan citizen|citizens? card|accs?)\b", after):
            return "afghan_acc"
    whole = mention.parent.group if mention.parent and mention.relation == "part" else None
    if group == "all" and OF_NUMBER.match(text) and (whole or "").startswith("afghan_"):
        return whole or group
    return "afghan_nationals" if group in {"all", "civilians", "not_stated"} else group
