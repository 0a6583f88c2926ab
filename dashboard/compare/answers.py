"""All answers to one question, bundled: by what they count, then by counter and definition. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.compare.rows import Count, DotGroup, DotRow
from dashboard.drawing.dots import is_drawn, reach_of
from dashboard.phrasing.counters import say_counter
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.phrasing.sentence import capital
from dashboard.trends.texts import say_or
from dashboard.words import say, say_verb

NOT_COUNTS = frozenset({"not_applicable"})


def name_scope(scope: str) -> str:
    """What events a definition covers: "attacks and security operations"."""
    return say_or(f"compare.scope.{scope}", scope.replace("_", " "))


def bundle(counts: Sequence[Count]) -> list[list[list[Count]]]:
    """Answers with a number: scope → counter and definition → claims, the one read first.

    Scopes with the most counters go first; within one, the largest number is on top.
    """
    drawn = sorted((count for count in counts if is_drawn(count.claim)), key=scope_of)
    scopes = [list(rows) for _, rows in groupby(drawn, key=scope_of)]
    scopes.sort(
        key=lambda rows: (-len({row.claim.producer_id for row in rows}), -max(reach_of(row.claim) for row in rows))
    )
    return [bundle_lines(rows) for rows in scopes]


def bundle_lines(counts: Sequence[Count]) -> list[list[Count]]:
    """The claims of one scope as lines: one per counter, definition and verb; the claim read goes first."""
    lines: dict[tuple[str | None, ...], list[Count]] = {}
    for count in sorted(counts, key=lambda row: (row.place, row.claim.claim_id)):
        claim = count.claim
        # Claims of no series stand each for themselves: nothing says which is read.
        alone = claim.claim_id if claim.series_id is None else claim.series_id
        lines.setdefault((claim.producer_id, claim.definition_id, alone), []).append(count)
    return sorted(lines.values(), key=lambda line: -reach_of(line[0].claim))


def scope_of(count: Count) -> str:
    """The scope of an answer."""
    return count.scope


def list_shown(scopes: Sequence[Sequence[Sequence[Count]]]) -> list[Count]:
    """The claim read on each line, in the order drawn."""
    return [line[0] for lines in scopes for line in lines]


def group_dots(scopes: Sequence[Sequence[Sequence[Count]]]) -> list[DotGroup]:
    """The bundles as a dot plot has them; the definition stands by every number."""
    return [
        DotGroup(
            say("compare.heading", scope=name_scope(lines[0][0].scope)),
            tuple(
                DotRow(
                    tuple(count.claim for count in line),
                    name_counter(line[0]),
                    strip_tag(line[0].claim.definition_label),
                    say_badge(line[0]),
                )
                for line in lines
            ),
        )
        for lines in scopes
    ]


def name_counter(count: Count) -> str:
    """The counter's name."""
    return capital(say_counter(count.claim))


def say_badge(count: Count) -> str:
    """The definition badge: militants counted or not, how well the definition is known, in which words of a verb."""
    parts = [] if count.counts_militants in NOT_COUNTS else [say(f"compare.militants.{count.counts_militants}")]
    parts.append(say(f"compare.basis.{count.basis}"))
    if count.claim.stated_verb:
        parts.append(say("returns.wording", verb=say_verb(count.claim.stated_verb)))
    if count.claim.period_basis == "inferred":
        parts.append(say("table.inferred"))
    return " · ".join(parts)


def describe(count: Count) -> str:
    """What a definition counts, in a few words: "deaths in militant attacks (attacks)"."""
    return f"{lower_first(strip_tag(count.claim.definition_label))} ({name_scope(count.scope)})"
