"""What earlier sentences leave for later ones: the period, the place, the speaker, the last total."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from etl.extract.model import Mention, Period, Sentence, Voice

FLOW_MEASURES = {"returns", "deportations", "population", "arrivals"}

EVENTS = {"attacks", "violent_incidents", "suicide_attacks", "airstrikes", "operations"}


def topic_family(measure: str | None) -> str:
    """flow or violence: periods and speakers are not carried from one to the other."""
    return "flow" if measure in FLOW_MEASURES else "violence"


def family_of(mention: Mention) -> str:
    """flow for people who move and for what is done to Afghans on their way, else violence."""
    flow = (mention.group or "").startswith("afghan_") and mention.group != "afghan_forces"
    return (
        "flow" if flow and mention.measure in {"arrests", "change_pct", "releases"} else topic_family(mention.measure)
    )


@dataclass(frozen=True)
class Question:
    """What was asked for ("How many were arrested?"): measure and group, and the paragraph of the question."""

    measure: str
    group: str
    paragraph: int


@dataclass
class Context:
    """The state of reading between two sentences of one text."""

    published: date
    home: str | None
    is_about_afghans: bool
    origin: str | None = None
    default_producer: str | None = None
    dateline: str | None = None
    focus: str | None = None
    is_focus_weak: bool = False
    flow_area: str | None = None
    area: str | None = None
    area_paragraph: int = -1
    event_paragraph: int = -1
    named: str | None = None
    pair: str | None = None
    periods: dict[str, Period] = field(default_factory=dict)
    heading: Period | None = None
    is_heading_event: bool = False
    last_period: Period | None = None
    as_of: date | None = None
    aside: Period | None = None
    stock: Mention | None = None
    previous: str = ""
    history: list[Period] = field(default_factory=list)
    producer: str | None = None
    monitor: str | None = None
    mentioned: str | None = None
    official: str | None = None
    voice_start: int = -1
    producer_paragraph: int = -1
    producer_family: str | None = None
    mains: list[Mention] = field(default_factory=list)
    compared: list[Mention] = field(default_factory=list)
    voices: list[tuple[Sentence, Voice]] = field(default_factory=list)
    comparison: tuple[Period, Period] | None = None
    question: Question | None = None
    is_interview: bool = False

    def last_main(self, paragraph: int) -> Mention | None:
        """The last total of this paragraph or the one before; of the one before rather none that only looked back."""
        near = [main for main in reversed(self.mains) if main.sentence.paragraph >= paragraph - 1]
        fits = (main for main in near if main.sentence.paragraph == paragraph or not self.looks_back(main))
        return next(fits, next(iter(near), None))

    def looks_back(self, main: Mention) -> bool:
        """Whether a total is of a stretch before the one the report is about."""
        frame = self.periods.get(family_of(main))
        return bool(frame and frame.first and main.period and main.period.last and main.period.last < frame.first)

    def divided_main(self, paragraph: int) -> Mention | None:
        """The total that "Sindh reported six, Punjab two" divides: the events told last, else the last total."""
        near = [main for main in self.mains if main.sentence.paragraph >= paragraph - 1 and main.measure in EVENTS]
        event = next((main for main in near if main.sentence is near[-1].sentence), None)
        everyone = [main for main in self.mains if main.sentence.paragraph >= paragraph - 1 and main.group == "all"]
        return event or next(reversed(everyone), None) or self.last_main(paragraph)

    def compared_main(self, paragraph: int) -> Mention | None:
        """The last total that was compared with an earlier one; without any the last total."""
        near = [main for main in self.mains if main.sentence.paragraph >= paragraph - 1]
        return next((main for main in reversed(near) if any(main is other for other in self.compared)), None) or next(
            iter(near), None
        )

    def last_alike(self, mention: Mention, reach: int = 0) -> Mention | None:
        """The total of the same measure in this paragraph that a bare number ("troops killed seven") goes on with."""
        near = [main for main in self.mains if mention.sentence.paragraph - main.sentence.paragraph <= reach]
        return next((main for main in reversed(near) if main.measure == mention.measure), None)

    def former_main(self, paragraph: int) -> Mention | None:
        """The first total of the last sentence that told any: what "of the former" divides."""
        last = self.last_main(paragraph)
        return next((main for main in self.mains if last and main.sentence is last.sentence), None)

    def last_of(self, measure: str, paragraph: int) -> Mention | None:
        """The last total of a measure, in this paragraph or the ones just before: what a comparison goes back to."""
        near = [main for main in self.mains if main.sentence.paragraph >= paragraph - 2 and main.measure == measure]
        return next((main for main in reversed(near) if main.relation != "listed"), near[-1] if near else None)

    def returns_over(self, value: float, paragraph: int) -> Mention | None:
        """The last total of persons who returned or were arrested, nearby and larger than a value that may divide it."""
        near = (main for main in reversed(self.mains) if main.sentence.paragraph >= paragraph - 1)
        return next(
            (
                main
                for main in near
                if main.measure in {"returns", "arrests", "deportations"}
                and main.unit == "persons"
                and (main.quantity.value or 0) > value
            ),
            None,
        )

    def last_over(self, measure: str, value: float) -> Mention | None:
        """The whole of a measure, anywhere before, that a value divides: the largest of the report's stretch, else the last."""
        told = [main for main in self.mains if main.measure == measure and (main.quantity.value or 0) >= value]
        framed = [main for main in told if any(main.period is frame for frame in self.periods.values())]
        return max(framed, key=lambda main: main.quantity.value or 0, default=told[-1] if told else None)

    def last_is_flow(self) -> bool:
        """Whether the last total told is of people who move: then those arrested are such people, too."""
        return bool(self.mains) and family_of(self.mains[-1]) == "flow"

    def last_event(self, paragraph: int) -> Mention | None:
        """The last total counted in events: what "incidents" without a name of their own are."""
        near = [main for main in self.mains if main.sentence.paragraph >= paragraph - 1]
        return next((main for main in reversed(near) if main.noun.kind == "event" or main.measure in EVENTS), None)

    def framed_event(self, measure: str) -> Mention | None:
        """The last total of events of the stretch the report is about, of which "ten of the attacks" are."""
        frame = self.periods.get("violence")
        return next((main for main in reversed(self.mains) if main.measure == measure and main.period is frame), None)

    def last_persons(self, paragraph: int) -> Mention | None:
        """The last total of persons in this paragraph."""
        near = [main for main in self.mains if main.sentence.paragraph == paragraph]
        return next((main for main in reversed(near) if main.unit == "persons"), None)

    def largest_main(self, paragraph: int, measure: str | None = None) -> Mention | None:
        """The largest number of persons among the totals of the paragraphs just before: what "of those killed" divides."""
        near = [
            main
            for main in self.mains
            if main.sentence.paragraph >= paragraph - 3 and main.unit == "persons" and main.quantity.value
        ]
        near = [main for main in near if main.measure == measure] or near
        near = [main for main in near if not self.looks_back(main)] or near
        return max(near, key=lambda main: main.quantity.value or 0, default=None)
