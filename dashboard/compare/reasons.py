"""Why answers differ: sentences made from definitions and standing alone; what nothing explains is called so. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.compare.answers import name_counter, name_scope
from dashboard.compare.rows import Count, Difference
from dashboard.drawing.dots import amount_of, is_revised
from dashboard.phrasing.incidents import join_names
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.phrasing.sentence import capital
from dashboard.words import join_clauses, join_list, say, say_verb

# Reasons of a pair that say more than that the two count different events.
PAIRED = ("disputed", "verb", "militants", "concept", "edition", "provisional", "not_explained")


def explain(
    scopes: Sequence[Sequence[Sequence[Count]]], differences: Sequence[Difference]
) -> list[tuple[str, list[str]]]:
    """Kinds of reason with their sentences, in the order in which a reader needs them; empty where all agree."""
    lines = [line for rows in scopes for line in rows]
    found = [
        ("scope", explain_scope(scopes)),
        ("revised", [text for line in lines if (text := explain_revision(line))]),
        *explain_pairs(lines, differences),
    ]
    return [(kind, sentences) for kind, sentences in found if sentences]


def explain_scope(scopes: Sequence[Sequence[Sequence[Count]]]) -> list[str]:
    """That answers count different events, kind by kind with all answers of it."""
    if len(scopes) < 2:
        return []
    kinds = [
        say(
            "compare.why.scope.kind",
            scope=capital(name_scope(lines[0][0].scope)),
            answers=join_list(say_answer(line[0]) for line in lines),
        )
        for lines in scopes
    ]
    return [*kinds, say("compare.why.scope")]


def say_answer(count: Count) -> str:
    """As in "PIPS 852"."""
    return say("compare.answer", producer=name_counter(count), amount=amount_of(count.claim))


def explain_revision(line: Sequence[Count]) -> str | None:
    """That a counter replaced its number: "CRSS: 2,546 → 2,555"."""
    shown, *behind = line
    earlier = [row for row in behind if is_revised(shown.claim, row.claim)]
    if not earlier:
        return None
    return say(
        "compare.why.revised", producer=name_counter(shown),
        definition=lower_first(strip_tag(shown.claim.definition_label)),
        earlier=join_list(dict.fromkeys(amount_of(row.claim) for row in earlier)), amount=amount_of(shown.claim),
    )  # fmt: skip


def explain_pairs(lines: Sequence[Sequence[Count]], differences: Sequence[Difference]) -> list[tuple[str, list[str]]]:
    """The pairs of numbers now read that differ for another reason than what events they count, by reason."""
    shown = {line[0].claim.figure_id: line[0] for line in lines}
    pairs: dict[str, list[tuple[Count, Count]]] = {kind: [] for kind in PAIRED}
    for row in order_pairs(differences, list(shown)):
        if row.reason_code in pairs and row.figure_a in shown and row.figure_b in shown:
            one, other = sorted((shown[row.figure_a], shown[row.figure_b]), key=lambda count: count.claim.value or 0)
            pairs[row.reason_code].append((one, other))
    sentences = {kind: [say_pair(one, other, kind) for one, other in found] for kind, found in pairs.items()}
    if len(pairs["not_explained"]) > 1:
        sentences["not_explained"] = [say_unexplained(pairs["not_explained"])]
    return [(kind, list(dict.fromkeys(texts))) for kind, texts in sentences.items()]


def order_pairs(differences: Iterable[Difference], figures: Sequence[str]) -> list[Difference]:
    """Pairs in the order in which their numbers are drawn."""
    place = {figure: i for i, figure in enumerate(figures)}
    return sorted(differences, key=lambda row: sorted((place.get(row.figure_a, -1), place.get(row.figure_b, -1))))


def say_pair(one: Count, other: Count, reason: str) -> str:
    """Two answers and what sets them apart; where a definition was not found, that too."""
    text = say(
        f"compare.why.{reason}",
        one=say_answer(one),
        other=say_answer(other),
        a=say_detail(one, reason),
        b=say_detail(other, reason),
    )
    return f"{text} {say_missing((one, other))}".strip() if reason == "not_explained" else text


def say_unexplained(pairs: Sequence[tuple[Count, Count]]) -> str:
    """All pairs that nothing explains, in one sentence rather than in as many that are alike."""
    listed = join_clauses(f"{say_answer(one)} {say('list.and')} {say_answer(other)}" for one, other in pairs)
    missing = say_missing([count for pair in pairs for count in pair])
    return f"{say('compare.why.not_explained.many', pairs=listed)} {missing}".strip()


def say_missing(counts: Iterable[Count]) -> str:
    """Whose definition was not found; empty where all were."""
    names = list(dict.fromkeys(name_counter(count) for count in counts if count.basis == "not_found"))
    return say("compare.why.no_definition", producers=join_names(names)) if names else ""


def say_detail(count: Count, reason: str) -> str:
    """What of a definition the reason is about."""
    if reason == "militants":
        return say(f"compare.militants.{count.counts_militants}")
    if reason == "verb":
        return say("returns.wording", verb=say_verb(count.claim.stated_verb))
    return lower_first(count.claim.definition_label)
