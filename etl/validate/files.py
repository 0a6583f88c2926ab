"""Which file a figure belongs in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from etl.problems import Problem
from etl.read.rows import Row
from etl.validate.cells import problem_at

OTHER = "other"


def check_files(figures: list[Row], files: tuple[str, ...], producers: list[Row]) -> Iterator[Problem]:
    """A producer's file holds this producer only; other.csv holds none that has a file of its own."""
    own = {PurePosixPath(file).stem: file for file in files}
    known = {row["producer_id"] for row in producers}
    for stem, file in own.items():
        if stem != OTHER and stem not in known:
            message = f"The file is named after {stem!r}, which is not a producer_id of producers.csv."
            yield Problem(file, 0, "", "file_without_producer", stem, "a producer_id, or other", message)
    for row in figures:
        stem, producer = PurePosixPath(row["dataset_file"]).stem, row["producer_id"]
        if producer is None:
            continue
        if stem == OTHER and producer in own and producer != OTHER:
            message = f"{producer} has a file of its own. Move the row to {own[producer]}."
            yield problem_at(row, "producer_id", "has_own_file", "producers without a file", message)
        elif stem not in {OTHER, producer}:
            target = own.get(producer, f"figures/{OTHER}.csv")
            message = f"The file holds {stem} only, this row is {producer}. Move it to {target}."
            yield problem_at(row, "producer_id", "other_producer", stem, message)
