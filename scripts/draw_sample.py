"""Draw the seeded, stratified sample of figures that is compared with the pages, and count what the comparison found.

Usage: python scripts/draw_sample.py [--round 2] [--size 160]   prints the figures to check, as CSV
       python scripts/draw_sample.py [--round 2] --report       prints the tables of that round in docs/data-quality.md

The order within a stratum is that of a hash of seed and figure_id, so that the same seed gives the same figures on every
machine, and a figure added or withdrawn later moves the draw by no more than itself.
"""

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "datasets" / "figures"
QUALITY = ROOT / "docs" / "quality"
# Round → seed of its draw and record of its check.
ROUNDS = {
    1: (20261122, QUALITY / "sample-2026-11.csv"),
    2: (20261123, QUALITY / "sample-2026-11-second.csv"),
}
SIZE = 160
FLOOR = 30  # a small stratum deserves more than its share of rows: at least so many
RETURNS_MEASURES = {"returns", "deportations", "arrivals", "population"}
RETURNS_FILES = {"iom", "iom_unhcr", "unhcr", "kp_home", "taliban_refugee_commission"}
# Strata, and how many figures each held on the day of the draw (the weights of the rate for all figures).
STRATA = {"monitors": 4377, "returns": 419, "incidents": 280}
COLUMNS = ("stratum", "file", "line", "figure_id", "measure", "population_group", "reference_area", "period", "value",
           "producer_id", "source_id")  # fmt: skip

Row = dict[str, str]


def name_stratum(row: Row) -> str:
    """Stratum of one figure: incidents (and what UNAMA counts across the border), returns, or the monitors' files."""
    if row["incident_id"] or row["measure"] == "airstrikes" or row["file"] == "unama":
        return "incidents"
    if row["measure"] in RETURNS_MEASURES or row["file"] in RETURNS_FILES:
        return "returns"
    return "monitors"


def read_rows(path: Path) -> list[Row]:
    """Rows of a CSV, with the line each ends on."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return [row | {"line": str(reader.line_num)} for row in reader]


def read_figures(folder: Path = FIGURES) -> list[Row]:
    """All figures, one dict per row, with file, line and stratum beside the columns of the CSV."""
    rows = [row | {"file": path.stem} for path in sorted(folder.glob("*.csv")) for row in read_rows(path)]
    return [row | {"stratum": name_stratum(row)} for row in rows]


def share_out(counts: dict[str, int], size: int, floor: int = FLOOR) -> dict[str, int]:
    """How many to draw from each stratum: in proportion, small ones raised to the floor, the largest gives way."""
    total = sum(counts.values())
    shares = {name: max(min(floor, count), round(size * count / total)) for name, count in counts.items()}
    largest = max(counts, key=lambda name: counts[name])
    shares[largest] += size - sum(shares.values())
    return shares


def draw_sample(rows: list[Row], seed: int, size: int) -> list[Row]:
    """The rows drawn, stratum after stratum, in the order of the draw."""
    strata = {name: [row for row in rows if row["stratum"] == name] for name in STRATA}
    shares = share_out({name: len(members) for name, members in strata.items()}, size)

    def draw_key(row: Row) -> str:
        return hashlib.sha256(f"{seed}:{row['figure_id']}".encode()).hexdigest()

    return [row for name in STRATA for row in sorted(strata[name], key=draw_key)[: shares[name]]]


def find_wilson_interval(hits: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's 95% interval of a proportion; it stays honest where no error was found."""
    share, spread = hits / total, z * z / total
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (share * (1 - share) / total + spread / (4 * total)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


def write_rate(hits: int, total: int) -> str:
    """Cells of a rate and its interval, in per cent."""
    low, high = find_wilson_interval(hits, total)
    return f"{hits / total:.1%} | {low:.1%} to {high:.1%}"


def split_fields(rows: Iterable[Row], column: str) -> list[str]:
    """The fields named in a column of several rows, one entry per row and field."""
    return [field for row in rows for field in row[column].split(";") if field]


def tabulate_rows(rows: list[Row]) -> list[str]:
    """Table of rows: how checked and which stratum, how many wrong, how many doubtful."""
    page = [row for row in rows if row["checked_against"] == "page"]
    groups = {"against the page": page}
    groups |= {f"– {name}": [row for row in page if row["stratum"] == name] for name in STRATA}
    groups |= {"against the researched row only": [row for row in rows if row not in page], "all": rows}
    lines = ["| rows checked | rows | wrong | rate | 95% interval | doubtful |", "|---|---|---|---|---|---|"]
    for name, members in groups.items():
        verdicts = [row["verdict"] for row in members]
        wrong = verdicts.count("wrong")
        rate = write_rate(wrong, len(members))
        lines.append(f"| {name} | {len(members)} | {wrong} | {rate} | {verdicts.count('doubtful')} |")
    return lines


def tabulate_fields(rows: list[Row]) -> list[str]:
    """Table of fields, of the rows that could be compared with their page."""
    page = [row for row in rows if row["checked_against"] == "page"]
    checked, wrong, doubtful = (
        split_fields(page, name) for name in ("fields_checked", "wrong_fields", "doubtful_fields")
    )
    lines = ["| field | checked | wrong | rate | 95% interval | doubtful |", "|---|---|---|---|---|---|"]
    for field in [*dict.fromkeys(checked), "all fields"]:
        tallies = [len(names) if field == "all fields" else names.count(field) for names in (checked, wrong, doubtful)]
        lines.append(f"| {field} | {tallies[0]} | {tallies[1]} | {write_rate(tallies[1], tallies[0])} | {tallies[2]} |")
    return lines


def weigh_rate(rows: list[Row]) -> float:
    """Share of wrong rows among all figures: each stratum's rate against the page, weighted by its figures."""
    rates = {}
    for name in STRATA:
        verdicts = [row["verdict"] for row in rows if row["stratum"] == name and row["checked_against"] == "page"]
        rates[name] = verdicts.count("wrong") / len(verdicts)
    return sum(rates[name] * size for name, size in STRATA.items()) / sum(STRATA.values())


def write_report(rows: list[Row]) -> str:
    """The tables of docs/data-quality.md as Markdown."""
    weighted = f"Weighted by the size of the strata, {weigh_rate(rows):.1%} of all figures have a wrong field."
    return "\n".join([*tabulate_rows(rows), "", weighted, "", *tabulate_fields(rows)])


def main() -> None:
    """Read the options; draw and print, or count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--round", type=int, choices=ROUNDS, default=max(ROUNDS))
    parser.add_argument("--seed", type=int, help="another seed than that of the round")
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--report", action="store_true", help="count what the comparison found")
    options = parser.parse_args()
    seed, record = ROUNDS[options.round]
    if options.report:
        sys.stdout.write(write_report(read_rows(record)) + "\n")
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(draw_sample(read_figures(), seed if options.seed is None else options.seed, options.size))


if __name__ == "__main__":
    main()
