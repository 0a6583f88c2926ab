"""The evidence pack of one view, a zip: rows, sources, definitions, datapackage.json, README, charts, citation.

It is a Frictionless Data Package. Where the charts cannot be drawn, README.txt says why and the rest is there.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from tempfile import TemporaryFile

from dashboard.address import to_parameters
from dashboard.citations import Citation, cite_view
from dashboard.extracts.as_csv import write_csv
from dashboard.extracts.companions import list_companions
from dashboard.extracts.datapackage import describe_package, describe_resource
from dashboard.extracts.format import ExtractError, Format, Options
from dashboard.extracts.pictures import NoPicturesError, draw_pictures
from dashboard.extracts.readme import write_readme
from dashboard.extracts.terms import LICENCE_NAME
from dashboard.queries.answer import Answer
from dashboard.queries.edition import read_edition

CHUNK = 1 << 16
CONTENTS = (
    "data.csv: the rows in view",
    "sources.csv: the documents they were read from",
    "definitions.csv: what each producer counts as one",
    "datapackage.json: columns, types and terms (Frictionless Data Package)",
    "citation.bib, citation.ris, citation.json: this view, as BibTeX, RIS and CSL-JSON",
)

READABLE = 0o100644


class Pack:
    """A zip whose files all bear the time of the build, so that one view gives one pack."""

    def __init__(self, archive: zipfile.ZipFile, built: str) -> None:
        """An empty pack."""
        self.archive = archive
        self.time = datetime.fromisoformat(built).timetuple()[:6]

    def put(self, name: str, chunks: Iterator[bytes] | bytes) -> None:
        """One file."""
        entry = zipfile.ZipInfo(name, self.time)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = READABLE << 16  # or an unpacked pack is for its owner alone
        with self.archive.open(entry, "w", force_zip64=True) as file:
            for chunk in [chunks] if isinstance(chunks, bytes) else chunks:
                file.write(chunk)


def say_title(answer: Answer, options: Options) -> str:
    """The title of the view: the page's own, or the table and its filters."""
    asked = ", ".join(f"{name} {value}" for name, value in to_parameters(answer.view).items())
    return options.title or f"Table of {answer.name}" + (f": {asked}" if asked else "")


def put_charts(pack: Pack, citation: Citation, options: Options) -> str:
    """The charts, and a line on them for the README."""
    if options.draw is None:
        return "There is no chart: this view is a table."
    try:
        pictures = draw_pictures(
            options.draw(), " · ".join(filter(None, [options.credit, citation.full, LICENCE_NAME]))
        )
    except NoPicturesError as error:
        return f"The chart is missing: {error}. The rest of the pack is complete."
    for name, picture in pictures.items():
        pack.put(name, picture)
    return f"{', '.join(pictures)}: the chart of this view"


def fill_pack(pack: Pack, answer: Answer, options: Options) -> None:
    """All files."""
    if answer.warehouse is None:
        raise ExtractError("There is no warehouse to give.")
    edition, title = read_edition(answer.warehouse, options.site), say_title(answer, options)
    citation = cite_view(title, options.page or f"api/{answer.name}.csv", answer.view, edition)
    plain = Options(guard=options.guard, bom=False)
    tables = dict(zip(("data.csv", "sources.csv", "definitions.csv"), [answer, *list_companions(answer)], strict=True))
    for name, table in tables.items():
        pack.put(name, write_csv(table, plain))
    resources = [describe_resource(table, name) for name, table in tables.items()]
    package = describe_package(resources, edition, "sanad-view", title)
    pack.put("datapackage.json", json.dumps(package, ensure_ascii=False, indent=2).encode())
    for name, text in (("bib", citation.bibtex), ("ris", citation.ris), ("json", citation.csl_json)):
        pack.put(f"citation.{name}", text.encode())
    charts = put_charts(pack, citation, options)
    lines = [title, "", "Cite this view as:", citation.full, "", *CONTENTS, charts, "", *write_readme(answer)]
    pack.put("README.txt", "\n".join([*lines, ""]).encode("utf-8", "replace"))


def write_pack(answer: Answer, options: Options) -> Iterator[bytes]:
    """The zip, made in a temporary file, in chunks."""
    with TemporaryFile() as file:
        built = answer.warehouse.info["built_at"] if answer.warehouse else "2026-01-01"
        with zipfile.ZipFile(file, "w") as archive:
            fill_pack(Pack(archive, built), answer, options)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


FORMAT = Format(".zip", "application/zip", write_pack, is_guarded=True)
