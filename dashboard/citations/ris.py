"""A CSL item as RIS, the format of Zotero, EndNote and Mendeley: a tag and its content on each line."""

from __future__ import annotations

from dashboard.citations.items import Item

TYPES = {"dataset": "DATA", "webpage": "ELEC", "report": "RPRT", "article-newspaper": "NEWS"}


def write_day(parts: list[int]) -> str:
    """Year, month and day with their slashes: 2024/05//."""
    texts = [str(parts[0]), *(f"{part:02}" for part in parts[1:])]
    return "/".join([*texts, *[""] * (4 - len(texts))])


def list_tags(item: Item) -> list[tuple[str, str]]:
    """Tags and contents, in order."""
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    accessed = item.get("accessed", {}).get("date-parts", [[]])[0]
    return [
        ("TY", TYPES[item["type"]]),
        ("ID", item["id"]),
        ("AU", item["author"][0]["literal"]),
        ("TI", item["title"]),
        ("T2", item.get("container-title", "")),
        ("PB", item.get("publisher", "")),
        ("PY", str(issued[0]) if issued else "n.d."),
        ("DA", write_day(issued) if issued else ""),
        ("ET", item.get("version", "")),
        ("LA", item.get("language", "")),
        ("UR", item.get("URL", "")),
        ("Y2", write_day(accessed) if accessed else ""),
        ("N1", item.get("note", "")),
    ]


def write_ris(item: Item) -> str:
    """One record."""
    lines = [f"{tag}  - {content}" for tag, content in list_tags(item) if content]
    return "\r\n".join([*lines, "ER  - ", ""])
