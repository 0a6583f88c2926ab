"""Precision and recall of `etl extract` on invented, hand-labelled reports: finding figures, and every further field.

python benchmarks/extract/score.py [tuning|heldout|batch_a|last …] [--misses]
A figure is found when value (or low and high) and measure agree; each label and each proposal is used once.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from etl.extract.proposal import Proposal  # noqa: E402
from etl.extract.proposals import propose_figures  # noqa: E402

FIELDS = (
    "unit",
    "qualifier",
    "population_group",
    "reference_area",
    "period_start",
    "period_end",
    "period_basis",
    "producer",
    "as_stated",
)
COLUMNS = (
    "as_stated",
    "measure",
    "value",
    "qualifier",
    "population_group",
    "reference_area",
    "period",
    "period_basis",
    "producer",
)
EVENTS = {"attacks", "violent_incidents", "suicide_attacks", "airstrikes", "operations"}


@dataclass(frozen=True)
class Case:
    """One invented report with its labels."""

    name: str
    published: date
    text: str
    labels: list[dict[str, object]]


def read_number(text: str) -> float | None:
    return None if text == "-" else float(text)


def read_label(line: str) -> dict[str, object]:
    """One label line: phrase | measure | value | qualifier | group | area | period | basis | producer; "-" is null."""
    row = dict(zip(COLUMNS, (part.strip() for part in line.split("|")), strict=True))
    measure, _, unit = row["measure"].partition("/")
    default = "percent" if measure == "change_pct" else "events" if measure in EVENTS else "persons"
    low, dots, high = row["value"].partition("..")
    days = read_days(row["period"])
    null = {key: None if row[key] == "-" else row[key] for key in ("reference_area", "producer", "population_group")}
    return {
        "measure": measure,
        "unit": unit or default,
        "value": None if dots else read_number(row["value"]),
        "low": float(low) if dots else None,
        "high": float(high) if dots else None,
        "qualifier": row["qualifier"],
        "period_start": days[0],
        "period_end": days[1],
        "period_basis": {"s": "stated", "i": "inferred", "-": None}[row["period_basis"]],
        "as_stated": row["as_stated"],
    } | null


def read_days(period: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF period; "/2023-11-30" has an end only."""
    from etl.periods import parse_period

    if period == "-":
        return None, None
    if period.startswith("/"):
        return None, period[1:]
    span = parse_period(period)
    return span.start.isoformat(), span.end.isoformat()


def read_cases(path: Path) -> list[Case]:
    """All cases of one file."""
    cases = []
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, published = head.split()
        text, _, labels = body.partition("\n---\n")
        cases.append(
            Case(
                name,
                date.fromisoformat(published),
                text,
                [read_label(line) for line in labels.splitlines() if line.strip()],
            )
        )
    return cases


def agrees(label: dict[str, object], proposal: Proposal) -> bool:
    """Whether a proposal finds a labelled figure."""
    found = proposal.as_dict()
    return all(label[key] == found[key] for key in ("measure", "value", "low", "high"))


def match_case(case: Case, proposals: list[Proposal]) -> list[tuple[dict[str, object], Proposal]]:
    """Pairs of label and proposal; of several candidates the one that agrees in most fields."""
    free, pairs = list(proposals), []
    for label in case.labels:
        candidates = [proposal for proposal in free if agrees(label, proposal)]
        if candidates:
            best = max(
                candidates, key=lambda proposal: sum(label[field] == proposal.as_dict()[field] for field in FIELDS)
            )
            free.remove(best)
            pairs.append((label, best))
    return pairs


def is_complete(label: dict[str, object], proposal: Proposal) -> bool:
    """Whether every field of a found figure agrees (the printed phrase aside, of which any part may be marked)."""
    found = proposal.as_dict()
    return all(label[field] == found[field] for field in FIELDS if field != "as_stated")


def score_cases(cases: list[Case], *, misses: bool) -> Counter[str]:
    """Counts of labels, proposals, found figures and agreeing fields; prints what is missed when asked."""
    counts: Counter[str] = Counter()
    for case in cases:
        proposals = propose_figures(case.text, case.published)
        pairs = match_case(case, proposals)
        counts.update(labels=len(case.labels), proposals=len(proposals), found=len(pairs))
        counts["high"] += sum(proposal.confidence == "high" for proposal in proposals)
        counts["high right"] += sum(proposal.confidence == "high" for _, proposal in pairs)
        for label, proposal in pairs:
            counts.update(
                field for field in FIELDS if field != "as_stated" and label[field] == proposal.as_dict()[field]
            )
            counts["as_stated"] += overlaps(case.text, label, proposal)
            counts["complete"] += is_complete(label, proposal)
        if misses:
            print_misses(case, proposals, pairs)
    return counts


def overlaps(text: str, label: dict[str, object], proposal: Proposal) -> bool:
    """Whether the phrase marked shares a word with one of the places where the labelled phrase stands."""
    places = [match.start() for match in re.finditer(re.escape(str(label["as_stated"])), text)]
    return any(place < proposal.end and proposal.start < place + len(str(label["as_stated"])) for place in places)


def print_misses(case: Case, proposals: list[Proposal], pairs: list[tuple[dict[str, object], Proposal]]) -> None:
    """Print labels not found, proposals that are no figures, and fields that differ."""
    found = [label for label, _ in pairs]
    right = [proposal for _, proposal in pairs]
    for label in case.labels:
        if not any(label is one for one in found):
            print(f"{case.name} missed: {label['as_stated']!r} {label['measure']} {label['value']}")
    for proposal in proposals:
        if not any(proposal is one for one in right):
            print(
                f"{case.name} wrong:  {proposal.as_stated!r} {proposal.measure} {proposal.value} ({proposal.confidence})"
            )
    for label, proposal in pairs:
        for field in FIELDS[:-1]:
            if label[field] != proposal.as_dict()[field]:
                print(f"{case.name} {field}: {proposal.as_stated!r} {proposal.as_dict()[field]} for {label[field]}")


def report(name: str, counts: Counter[str]) -> None:
    """Print the scores of one set."""
    found, labels, proposals = counts["found"], counts["labels"], counts["proposals"]
    print(f"\n{name}: {labels} figures labelled, {proposals} proposed, {found} found")
    print(
        f"  precision {found / max(proposals, 1):.3f}  recall {found / max(labels, 1):.3f}  high confidence: {counts['high']}, right {counts['high right'] / max(counts['high'], 1):.3f}"
    )
    for field in FIELDS:
        print(f"  {field:17} {counts[field] / max(found, 1):.3f} of those found")
    print(
        f"  {'complete':17} {counts['complete'] / max(found, 1):.3f} of those found, {counts['complete'] / max(labels, 1):.3f} of all"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=["tuning", "heldout"])
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for name in options.sets:
        report(name, score_cases(read_cases(HERE / f"{name}.txt"), misses=options.misses))


if __name__ == "__main__":
    main()
