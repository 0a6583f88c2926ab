"""A CSL item as BibTeX. Names and titles stand in double braces, so that no program takes them apart or lowers them."""

from __future__ import annotations

import re

from dashboard.citations.items import Item

TYPES = {"dataset": "misc", "webpage": "misc", "report": "techreport", "article-newspaper": "article"}
CONTAINERS = {"misc": "howpublished", "techreport": "institution", "article": "journal"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces are counted even when escaped, so they become commands of their own.
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
SPECIAL = re.compile("|".join(map(re.escape, ESCAPES)))


def escape_text(text: str) -> str:
    """Text in which nothing is a command to TeX."""
    return SPECIAL.sub(lambda match: ESCAPES[match[0]], text)


def escape_url(url: str) -> str:
    """An address that stays whole between braces."""
    return url.replace("%", r"\%").replace("#", r"\#")


def list_fields(item: Item) -> list[tuple[str, str]]:
    """Names and contents of the fields, in the usual order."""
    kind = TYPES[item["type"]]
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    author = item["author"][0]["literal"]
    container = item.get("container-title") or item.get("publisher") or (author if kind != "misc" else "")
    note = ". ".join(
        [*([f"Version {item['version']}"] if "version" in item else []), *filter(None, [item.get("note")])]
    )
    fields = [
        ("author", f"{{{escape_text(author)}}}"),
        ("title", f"{{{escape_text(item['title'])}}}"),
        (CONTAINERS[kind], escape_text(container)),
        ("year", str(issued[0]) if issued else "n.d."),
        ("month", MONTHS[issued[1] - 1] if len(issued) > 1 else ""),
        ("day", str(issued[2]) if len(issued) > 2 else ""),
        ("version", escape_text(item.get("version", ""))),
        ("url", escape_url(item.get("URL", ""))),
        ("urldate", "-".join(f"{part:02}" for part in item.get("accessed", {}).get("date-parts", [[]])[0])),
        ("language", escape_text(item.get("language", ""))),
        ("note", escape_text(note)),
    ]
    return [(name, content) for name, content in fields if content]


def write_bibtex(item: Item) -> str:
    """One entry."""
    lines = [f"  {name} = {{{content}}}," for name, content in list_fields(item)]
    key = re.sub(r"[^A-Za-z0-9:.\-]", "-", item["id"])
    return "\n".join([f"@{TYPES[item['type']]}{{{key},", *lines, "}", ""])
