"""What a review is made of, kept for the session: the text, its source, each proposal with a person's word on it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Word = Literal["open", "accepted", "rejected", "written"]
CHANGE = "stated_changes"
# Cells that the workshop gives anew each time.
OURS = {"figure_id", "stated_change_id", "source_id"}
# Open cells that are filled with what is likeliest, for the person to see and change.
PREFILLED = ("definition_id", "period_kind", "note")


@dataclass
class Item:
    """One proposal: where its phrase stands in the text, our reading as cells, and what the workshop says of it.

    `n_definitions` is how many definitions the one filled in was chosen from, where there were several.
    """

    phrase: str
    start: int
    end: int
    confidence: str
    cells: dict[str, str]
    table: str = "figures"
    word: Word = "open"
    row: dict[str, Any] = field(default_factory=dict)
    is_checked: bool = False
    n_definitions: int = 0

    @property
    def is_good(self) -> bool:
        """Whether the workshop would take it as it is."""
        return self.is_checked and self.row.get("outcome") == "new"


@dataclass
class Review:
    """One text under review. `answer` is what the last writing gave; `complaint` says what cannot be done.

    `wants` is the step that a button asked for; `round` counts the texts read and `number` the documents, so that
    the fields of one are not another's.
    """

    pasted: str = ""
    text: str = ""
    source: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    current: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    complaint: str = ""
    wants: str = ""
    round: int = 0
    number: int = 0

    def clear(self) -> None:
        """Begin with another document: nothing of this one stays but what was written."""
        fresh = Review(round=self.round + 1, number=self.number + 1, answer=self.answer)
        self.__dict__.update(fresh.__dict__)

    def count(self, word: Word) -> int:
        """How many proposals have that word."""
        return sum(item.word == word for item in self.items)

    def to_write(self) -> list[Item]:
        """What has been accepted and not yet written."""
        return [item for item in self.items if item.word == "accepted"]

    def step(self, by: int) -> None:
        """Go to the next or the previous proposal; round at the ends."""
        if self.items:
            self.current = (self.current + by) % len(self.items)

    def decide(self, word: Word) -> None:
        """Put a word on the current proposal and go to the next one that has none."""
        self.items[self.current].word = word
        if word == "rejected":  # what did not go together with it may be right now
            for item in self.items:
                item.is_checked = item.is_checked and not item.row.get("problems")
        ahead = [*range(self.current + 1, len(self.items)), *range(self.current)]
        self.current = next((n for n in ahead if self.items[n].word == "open"), self.current)


def read_proposals(text: str, proposals: Sequence[dict[str, Any]]) -> list[Item]:
    """Proposals of `etl extract` as items, in the order of the text; a phrase that is not where it should be is sought."""
    items = []
    for proposal in proposals:
        phrase, start, end = str(proposal["as_stated"]), int(proposal["start"]), int(proposal["end"])
        if text[start:end] != phrase:
            start = text.find(phrase)
            end = start + len(phrase)
        items.append(Item(phrase, start, end, str(proposal["confidence"]), {}))
    return items


def write_document(source: dict[str, str], items: Sequence[Item]) -> dict[str, Any]:
    """What is handed to `etl add`."""
    tables: dict[str, list[dict[str, str]]] = {}
    for item in items:
        tables.setdefault(item.table, []).append(item.cells)
    return {"source": {name: value for name, value in source.items() if value}, **tables}


def take_answer(items: Sequence[Item], answer: dict[str, Any]) -> None:
    """Give each item what the workshop says of it."""
    rows = {(row["table"], row["index"]): row for row in answer["rows"]}
    counted: dict[str, int] = {}
    for item in items:
        index = counted.get(item.table, 0)
        counted[item.table] = index + 1
        item.row = rows.get((item.table, index), {})
        item.is_checked = True


def take_first_answer(items: Sequence[Item], answer: dict[str, Any]) -> bool:
    """The same for fresh proposals, which become rows by it: completed, and open cells filled with what is likeliest.

    Returns whether something was filled in that the workshop has not checked.
    """
    rows = {row["index"]: row for row in answer["rows"] if row["table"] in {"figures", CHANGE}}
    filled = False
    for number, item in enumerate(items):
        row = rows[number]
        item.table, item.row, item.is_checked = row["table"], row, True
        item.cells = {name: value for name, value in row["cells"].items() if name not in OURS}
        item.n_definitions = len(row["suggestions"].get("definition_id", ()))
        for column in PREFILLED:
            if (likely := row["suggestions"].get(column)) and not item.cells.get(column):
                item.cells[column] = likely[0]
                item.is_checked, filled = False, True
    return filled
