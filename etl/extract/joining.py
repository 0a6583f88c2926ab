"""Names that belong together: "officials of the ministry", "A and B said", a reference in brackets."""

from __future__ import annotations

import re

from etl.extract.model import Sentence
from etl.extract.producers import UNNAMED, Name, kind_of

UNSPECIFIC = {"pk_officials_unnamed", "afghan_officials_unnamed", "local_residents", UNNAMED}
OWNED = 12
COUNTRIES = {"pakistan", "islamabad", "kabul", "afghanistan", "iran", "tehran"}
CALLINGS = {"analysts", "activists", "lawyers", "journalists"}
OF_BODY = re.compile(
    r"'?\s(?:of|from|at|with|for|in|(?:run|managed|operated) by)\s(?:the\s)?(?:[\w-]+(?:\s[\w-]+)?'s\s)?"
)
AND_BODY = re.compile(r"(?:\s\([^)]{2,12}\))?\sand\s(?:the\s|local\s|several\s|other\s)?")


def is_general(name: Name, body: Name, sentence: Sentence) -> bool:
    """Whether a name is only the "officials" of a body named after it."""
    if name.producer == UNNAMED and sentence.low[body.start : body.end] in COUNTRIES:
        return False
    return (
        (name.producer in UNSPECIFIC or name.producer in CALLINGS or name.producer == "local_hospitals")
        and body.producer not in UNSPECIFIC
        and name.end < body.start
        and OF_BODY.fullmatch(sentence.low, name.end, body.start) is not None
    )


# "the spokesman of the Balochistan government": the office speaks for the body.
HEAD_OF = re.compile(
    r"\b(?:the |a |an )?(?:(?:deputy|chief|senior|acting|district|provincial|former|official) )*(?:spokes(?:man|person|woman)|chief|head|director[- ]general|inspector[- ]general|dg|director|minister|secretary|commander|official|officer|worker|rescuer|volunteer|member|representative|president|coordinator|adviser|governor|office)s?\s(?:of|for|at|from|with)\s(?:the\s)?$"
)


def is_possessor(name: Name, names: list[Name], sentence: Sentence) -> bool:
    """Whether a country only says whose a body named right after it is: "Islamabad's state minister for interior"."""
    if kind_of(name.producer) == "official" and (
        re.search(r"'s?$", sentence.low[name.start : name.end]) or sentence.low[name.end : name.end + 2] == "'s"
    ):
        behind = name.end + (2 if sentence.low[name.end : name.end + 2] == "'s" else 0)
        if any(other.start in {behind, behind + 1} and kind_of(other.producer) == "official" for other in names):
            return True
    owns = sentence.low[name.end : name.end + 2] == "'s" and sentence.low[name.start : name.end] in COUNTRIES
    return owns and any(0 <= other.start - name.end <= OWNED for other in names)


def with_office(name: Name, sentence: Sentence) -> Name:
    """A body's name together with the office that speaks for it."""
    office = HEAD_OF.search(sentence.low[: name.start])
    return Name(office.start() + len(office[0]) - len(office[0].lstrip()), name.end, name.producer) if office else name


def is_bracketed_source(sentence: Sentence, name: Name) -> bool:
    """Whether a counter's name closes a sentence in brackets, as a reference does: "… (OCHA, Flash Update 6)."."""
    opened = re.search(r"\S\s\((?:source: |see |data: |figures: |the )?$", sentence.low[: name.start])
    closed = re.match(r"[^()]*(?:\)\s*[.]?\s*)?$", sentence.low[name.end :])
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", sentence.raw[: name.start])[-8:])
    spelled_out = sentence.raw[name.start : name.end] in initials
    return bool(opened and closed and not spelled_out and kind_of(name.producer) == "monitor")


def join_names(sentence: Sentence, names: list[Name]) -> list[Name]:
    """Names without "officials" where "officials of the ministry" says which; "A and B said" is credited to A."""
    kept: list[Name] = []
    names = [with_office(name, sentence) for name in names if not is_possessor(name, names, sentence)]
    for name in names:
        general = next((other for other in names if is_general(other, name, sentence)), None)
        if general:
            name = Name(general.start, name.end, name.producer)  # noqa: PLW2901
        following = [other for other in names if other.start > name.end]
        if any(is_general(name, other, sentence) for other in following):
            continue
        before = next((other for other in names if AND_BODY.fullmatch(sentence.low, other.end, name.start)), None)
        joint = before and before.producer != name.producer and not before.producer.startswith("?")
        kept.append(Name(before.start, name.end, before.producer) if joint and before else name)
    return kept
