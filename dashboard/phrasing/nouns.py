"""What is counted, as a noun phrase: "militant attacks", "deaths of civilians in operations", "Afghan nationals who left Pakistan"."""

from __future__ import annotations

import re

from dashboard.rows import Claim

SINGULAR = {
    "attacks": "attack", "deaths": "death", "injuries": "injury", "people": "person", "operations": "operation",
    "incidents": "incident", "events": "event", "cases": "case", "arrests": "arrest", "strikes": "strike",
    "airstrikes": "airstrike", "places": "place", "returns": "return", "deportations": "deportation", "entries": "entry",
    "militants": "militant", "civilians": "civilian", "children": "child", "women": "woman", "families": "family",
    "members": "member", "nationals": "national", "afghans": "Afghan", "holders": "holder", "actions": "action",
}  # fmt: skip
# The verb as the source prints it; those done to people are put in the passive.
VERBS = {
    "left": "who left {origin}",
    "returned": "who returned from {origin}",
    "returned voluntarily": "who returned voluntarily from {origin}",
    "entered": "who entered from {origin}",
    "arrived": "who arrived from {origin}",
    "crossed": "who crossed from {origin}",
    "departed": "who departed from {origin}",
    "sent back": "who were sent back from {origin}",
    "repatriated": "who were repatriated from {origin}",
    "expelled": "who were expelled from {origin}",
    "deported": "who were deported from {origin}",
    "forcibly returned": "who were forcibly returned from {origin}",
    "evicted": "who were evicted from {origin}",
    "removed": "who were removed from {origin}",
}
KILLED = {"fatalities": "killed", "injuries": "injured", "casualties": "killed or injured"}
PLACES = ("Afghanistan", "Pakistan", "Iran")
FLOWS = frozenset({"returns", "deportations", "arrivals"})


def lower_first(text: str, *places: str | None) -> str:
    """A label inside a sentence: its first letter small, unless the first word is an abbreviation or named after a place."""
    first = text.split(" ", 1)[0]
    named = any(place and place[:4] == first[:4] for place in (*PLACES, *places))
    return text if named or first[1:2].isupper() or first == "Proof" else text[:1].lower() + text[1:]


def places_of(claim: Claim) -> tuple[str | None, ...]:
    """The places a claim names: words made from them keep their capital."""
    return claim.area_name, claim.origin_name, claim.destination_name


def strip_tag(label: str) -> str:
    """A definition's label without the words in brackets at its end, which name producer or edition."""
    return re.sub(r"\s*\([^()]*\)$", "", label)


def make_singular(phrase: str) -> str:
    """The phrase for exactly one: its head noun in the singular, and the verb with it."""
    words = phrase.split(" ")
    for i, word in enumerate(words):
        if word.lower() in SINGULAR:
            words[i] = SINGULAR[word.lower()]
            break
    one = " ".join(words).replace("who were ", "who was ", 1)
    return one.replace("death of ", "death among ", 1).replace("injury to ", "injury among ", 1)


def name_group(claim: Claim) -> str:
    """The people counted: "people", "civilians", "Afghan nationals"; families where families were counted."""
    group = (
        "people"
        if claim.population_group in {"all", "not_stated"}
        else lower_first(claim.group_label, *places_of(claim))
    )
    if claim.unit != "families":
        return group
    return "families" if group == "people" else f"families of {group}"


def insert_group(label: str, claim: Claim) -> str:
    """A label with the group put in, unless it names it already."""
    if claim.population_group in {"all", "not_stated"} or claim.group_label.lower() in label.lower():
        return label.replace("injured ", "people injured ", 1) if label.startswith("injured ") else label
    group = name_group(claim)
    for head, joint in (("deaths", "of"), ("injuries", "to"), ("arrests", "of"), ("returns", "of")):
        if label == head or label.startswith(f"{head} "):
            return f"{head} {joint} {group}{label[len(head) :]}"
    return f"{group} {label}" if label.startswith("injured ") else f"{label} ({group})"


def say_noun(claim: Claim) -> str:
    """What the claim counts, in the plural, with direction for flows and without place for the rest."""
    label = lower_first(strip_tag(claim.definition_label), *places_of(claim))
    if claim.measure in FLOWS and claim.stated_verb in VERBS:
        origin = claim.origin_name or claim.area_name
        verb = VERBS[claim.stated_verb].format(origin=origin)
        to = f" to {claim.destination_name}" if claim.destination_name and claim.stated_verb != "left" else ""
        through = f" through {claim.crossing.replace('_', ' ').title()}" if claim.crossing else ""
        return f"{name_group(claim)} {verb}{to}{through}"
    return insert_group(label, claim)


def say_where(claim: Claim) -> str:
    """The place with its preposition, empty where the noun names it."""
    if claim.measure in FLOWS and claim.stated_verb in VERBS:
        return ""
    if claim.area_name.lower() in claim.definition_label.lower():
        return ""
    article = "the " if claim.area_kind == "border" or claim.area_name.startswith(("Federally", "Islamabad")) else ""
    if claim.measure in FLOWS:
        return f" from {article}{claim.origin_name or claim.area_name}"
    return f" {'at' if claim.area_kind == 'border' else 'in'} {article}{claim.area_name}"
