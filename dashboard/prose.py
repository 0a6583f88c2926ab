"""Long texts with live numbers: sections of sentences, one a line, in words/<name>.<language>.md.

A sentence whose number is missing is left out rather than broken; so is a paragraph without sentences. Pure.

`## key | title | other title` starts a section (the first title whose numbers are there is taken), an empty line ends a
paragraph, `- ` starts an item of a list, `@name` stands for a part that the page puts in. A sentence that rests on
numbers without naming them begins with `?name,name `.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from string import Formatter

from markupsafe import Markup

from dashboard.words import DEFAULT, FOLDER, LANGUAGE

Values = Mapping[str, object]


@dataclass(frozen=True)
class Line:
    """One line: kind is "sentence", "item" or "part"; block counts the paragraphs."""

    kind: str
    text: str
    block: int


@dataclass(frozen=True)
class Section:
    """A part of the text with its key, its possible titles and its lines."""

    key: str
    titles: tuple[str, ...]
    lines: tuple[Line, ...]


def find_language(name: str) -> str:
    """The language that a text is read in: the reader's where it is there, else English."""
    return LANGUAGE.get() if (FOLDER / f"{name}.{LANGUAGE.get()}.md").exists() else DEFAULT


@lru_cache(maxsize=8)
def read_prose(name: str, language: str = DEFAULT) -> tuple[Section, ...]:
    """The sections of one text in a language that it is there in. Raises FileNotFoundError."""
    path = FOLDER / f"{name}.{language}.md"
    return tuple(parse_section(part) for part in path.read_text(encoding="utf-8").split("## ") if part.strip())


def parse_section(text: str) -> Section:
    """One section from its text without the leading "## "."""
    head, *rest = text.splitlines()
    key, *titles = (part.strip() for part in head.split("|"))
    lines = []
    block = 0
    for line in rest:
        if not line.strip():
            block += 1
        elif line.startswith("- "):
            lines.append(Line("item", line[2:].strip(), block))
        else:
            lines.append(
                Line("part", line[1:].strip(), block) if line.startswith("@") else Line("sentence", line, block)
            )
    return Section(key, tuple(titles), tuple(lines))


def split_needs(text: str) -> tuple[list[str], str]:
    """The values a sentence needs, and the sentence without the names before it."""
    needs = []
    if text.startswith("?"):
        names, _, text = text[1:].partition(" ")
        needs = names.split(",")
    return [*needs, *(name for _, name, _, _ in Formatter().parse(text) if name)], text


def fill(text: str, values: Values) -> Markup | None:
    """A sentence with its values, each escaped unless it is markup; None when one of them is None.

    Raises KeyError for a name that `values` does not have at all: that is a slip of the pen, not a missing number.
    """
    needs, sentence = split_needs(text)
    if any(values[name] is None for name in needs):
        return None
    return Markup(sentence).format(**values)  # noqa: S704 (the text is ours; values are escaped by format)


def fill_title(section: Section, values: Values) -> Markup:
    """The first title that can be filled. Raises ValueError where none can."""
    for title in section.titles:
        if (filled := fill(title, values)) is not None:
            return filled
    raise ValueError(f"section {section.key} has no title that can be filled")


def write_block(lines: Sequence[Line], values: Values, parts: Mapping[str, Markup]) -> Markup:
    """One paragraph, list or part; empty where nothing of it can be said."""
    if lines[0].kind == "part":
        return Markup("").join(parts[line.text] for line in lines)
    filled = [text for line in lines if (text := fill(line.text, values)) is not None]
    if not filled:
        return Markup("")
    if lines[0].kind == "item":
        return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(text) for text in filled))
    return Markup("<p>{}</p>").format(Markup(" ").join(filled))


def write_section(section: Section, values: Values, parts: Mapping[str, Markup]) -> Markup:
    """A section with its heading; its key is the anchor."""
    blocks = (
        write_block(list(lines), values, parts) for _, lines in groupby(section.lines, key=lambda line: line.block)
    )
    return Markup('<section id="{}"><h2>{}</h2>{}</section>').format(
        section.key, fill_title(section, values), Markup("").join(blocks)
    )


def write_contents(sections: Sequence[Section], values: Values) -> Markup:
    """Links to the sections; numbers in titles are links themselves, so titles stand as text here."""
    items = (
        Markup('<li><a href="#{}" target="_self">{}</a></li>').format(
            section.key, fill_title(section, values).striptags()
        )
        for section in sections
    )
    return Markup("<ul>{}</ul>").format(Markup("").join(items))
