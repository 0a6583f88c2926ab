"""The invented country as somebody who means harm would enter it: every text that a document or a curator fills.

It goes past `etl check`, which refuses most of this, so that what is drawn and given away has to stand by itself.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from hostile_events import import_hostile

from etl.load.warehouse import write_warehouse
from etl.read.folder import Corpus, read_corpus
from etl.read.rows import Row
from etl.schema import Table

ROOT = Path(__file__).parents[2]
CANARY = "sanadCanary"
ACT = f"window.{CANARY}=1"
EVIL = "http://evil.example"
TEXTS = (
    f"<script>{ACT}</script>",
    f'<img class=injected src=x onerror="{ACT}">',
    f'"><svg class=injected onload="{ACT}"><title>',
    f"</script><script>{ACT}</script><iframe class=injected srcdoc='<script>parent.{ACT}</script>'></iframe>",
    f"[click](javascript:{ACT}) ![x]({EVIL}/x.png) **bold** :red[red] $x^2$ <{EVIL}/auto>",
    f'<a class=injected href="javascript:{ACT}">a</a> <a class=injected href="{EVIL}/y">b</a> <b class=injected>c</b>',
    f"' onmouseover='{ACT}' x=' &lt;script&gt;{ACT}&lt;/script&gt; &#60;img src=x onerror={ACT}&#62;",
    f'=HYPERLINK("{EVIL}/z","click")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "left\u202egnp.exe\u2066 and \u200bhidden\u2069",
    "nul\x00 and bell\x07 and escape\x1b[31m and \x85 and \u2028",
    "{0.__class__} %s %(x)s ${x} {{7*7}} {amount} \\input{/etc/passwd} }} ]]> --> */",
    "TY  - JOUR\r\nER  - \r\n@misc{x, title = {y}}",
    "\ud7ff\ue000\ufffe\uffff 😀 \U0010fffd",
    f"</title></style></textarea></noscript><!--<img class=injected src=x onerror={ACT}>-->",
)
ADDRESSES = (
    f"javascript:{ACT}",
    f"JaVaScRiPt:{ACT}//https://ok.example",
    f" javascript:{ACT}",
    f"java\tscript:{ACT}",
    f"data:text/html,<script>{ACT}</script>",
    f'https://ok.example/"onmouseover="{ACT}"x="',
    f"https://ok.example/<script>{ACT}</script>?a=1&b='2'#)",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/z",
    "https://ok.example/plain",
)
LONG = "<b class=injected>long</b> " * 38_000  # 1 MB
# Texts that no form or list of codes binds. Addresses are told apart, since they become links.
FREE = {
    "producers": ("name", "short_name", "terms", "note"),
    "measures": ("label", "description"),
    "definitions": ("edition", "label", "description", "includes", "excludes", "break_note", "note"),
    "population_groups": ("label", "description"),
    "reference_areas": ("name", "names_as_printed", "note"),
    "sources": ("title", "author", "publisher", "agency", "copy_of_title", "licence", "note"),
    "figures": ("speaker", "as_stated", "as_stated_en", "note"),
    "stated_changes": ("speaker", "as_stated", "as_stated_en", "note"),
    "incidents": ("label", "district", "localities", "attributed_to", "attributed_by", "target_claimed", "note"),
    "milestones": ("label", "title", "note"),
    "corrections": ("reason",),
    "withdrawn": ("reason",),
}
LINKS = {"producers": ("website",), "sources": ("url", "archived_url")}


def spoil_table(table: Table, rows: list[Row], turns: count[int]) -> list[Row]:
    """The rows with each free text replaced by one of TEXTS in turn, each address by one of ADDRESSES."""
    spoilt = []
    for row in rows:
        changes: Row = {name: TEXTS[next(turns) % len(TEXTS)] for name in FREE.get(table.name, ())}
        changes |= {name: ADDRESSES[next(turns) % len(ADDRESSES)] for name in LINKS.get(table.name, ())}
        unique = {field.name for field in table.fields if field.unique}
        spoilt.append({**row, **{name: text for name, text in changes.items() if name not in unique}})
    return spoilt


def spoil(corpus: Corpus) -> Corpus:
    """The whole country, with one note and one title of a megabyte, a correction and all words of the figures' own."""
    turns = count()
    rows = {name: spoil_table(table, corpus.rows[name], turns) for name, table in corpus.tables.items()}
    rows["sources"][-1]["title"] = LONG
    rows["figures"][-1]["note"] = LONG
    return Corpus(corpus.tables, rows, corpus.version)


def write_hostile(path: Path) -> Path:
    """Write the hostile country's warehouse, with hostile event data beside it."""
    events = import_hostile(path.parent / "imported", TEXTS, ADDRESSES)
    write_warehouse(path, spoil(read_corpus(ROOT / "tests" / "invented")), "hostile", None, events)
    return path
