"""The Overview as markup: one list per subject, each number with its counter, its definition and its document. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.address import View
from dashboard.charts.small_trend import Ink, Moment, draw_small_trend
from dashboard.drawing.palette import find_style
from dashboard.links import link_document, link_page
from dashboard.look import Theme
from dashboard.number_forms import format_number
from dashboard.overview.rows import Newest, Sharpest, TrendPoint
from dashboard.overview.topics import EXAMPLES, Topic
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.evidence import link_phrase
from dashboard.phrasing.nouns import strip_tag
from dashboard.phrasing.periods import say_period
from dashboard.queries.vocab import Vocabulary
from dashboard.words import format_date_text, format_month, format_period, join_list, name_code, say, say_html


@dataclass(frozen=True)
class Scene:
    """What all subjects share: the names of codes, the theme, the points of the series in view."""

    names: Vocabulary
    theme: Theme
    trends: Mapping[str, Sequence[TrendPoint]]


EMPTY, BETWEEN = Markup(""), Markup("\u00a0· ")  # a line does not begin with the dot
YEARS_BACK = 12
CLOSE = 1.05  # numbers less than a twentieth apart are no sharp disagreement
TOPIC = Markup(
    '<section class="topic" aria-labelledby="topic-{measure}"><h2 id="topic-{measure}">{title}</h2>{rows}{open}</section>'
)
LIST = Markup('<p class="span small quiet" aria-hidden="true">{span}</p><ul class="{kind}">{rows}</ul>{more}')
# The counters after the first ones: folded on a telephone, open and without its summary on a wider screen (overview.css).
MORE = Markup('<details class="more"><summary class="small">{label}</summary><ul class="{kind}">{rows}</ul></details>')
FIRST = 2  # counters of a subject that a telephone shows at once
ROW = Markup(
    '<li><h3><bdi>{counter}</bdi></h3><b class="amount">{amount}</b>'
    '<span class="trend">{trend}</span><p class="about small quiet">{about}</p></li>'
)


def write_topic(topic: Topic, rows: Sequence[Newest], scene: Scene, sharpest: Sharpest | None) -> Markup:
    """One subject: the newest number of each counter, and where two of them clash."""
    if not rows:
        return EMPTY
    span = find_span(rows, scene)
    lines = [write_row(topic, row, scene, span) for row in rows]
    drawn = any("<img" in line for line in lines)
    kind = "" if drawn else "no-trend"
    listed = LIST.format(
        kind=kind,
        span=say_years(*span) if drawn else "",
        rows=EMPTY.join(lines[:FIRST]),
        more=fold_more(lines, rows, kind),
    )
    measure = scene.names.name("measure", topic.measure)
    area = scene.names.name("area", rows[0].reference_area)
    title = measure if topic.in_incidents else say("overview.topic", measure=measure, area=area)
    link = link_page(topic.page, link_view(topic, rows[0]), title)
    return TOPIC.format(measure=topic.measure, title=link, rows=listed, open=write_sharpest(sharpest))


def fold_more(lines: Sequence[Markup], rows: Sequence[Newest], kind: str) -> Markup:
    """The counters after the first ones; nothing where there are none."""
    rest = lines[FIRST:]
    label = say("overview.more", counters=join_list(row.producer_name for row in rows[FIRST:]))
    return MORE.format(label=label, kind=kind, rows=EMPTY.join(rest)) if rest else EMPTY


def link_view(topic: Topic, row: Newest) -> View:
    """The view a subject's title opens."""
    if topic.page == "trends":
        return View(measure=topic.measure, area=row.reference_area)
    return View(area=row.reference_area) if topic.page == "returns" else View()


def say_years(first: date, last: date) -> str:
    """As in "2014–2026"."""
    return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"


def find_span(rows: Sequence[Newest], scene: Scene) -> tuple[date, date]:
    """The days that the trends of one subject share, so that they can be read one below the other."""
    points = [point for row in rows for point in scene.trends.get(row.series_id or "", ())]
    last = max([point.ends for point in points], default=rows[0].period_end)
    first = min([point.ends for point in points], default=last)
    return max(first, date(last.year - YEARS_BACK, 1, 1)), last


def write_row(topic: Topic, row: Newest, scene: Scene, span: tuple[date, date]) -> Markup:
    """One counter: its number, linked to the evidence; what it counts and who printed it; the small trend."""
    amount = say_amount(row.value, row.low, row.high, row.qualifier, row.as_stated)
    return ROW.format(
        counter=row.producer_name,
        about=write_about(row, scene),
        amount=link_page(*find_evidence(topic, row), amount),
        trend=write_trend(row, scene, span),
    )


def write_when(row: Newest, scene: Scene) -> str:
    """The period of a number; of one event its day and its place."""
    if row.period_kind != "incident":
        return say_period(row.period_start, row.period_end, row.period_kind)
    day = say_period(row.period_start, row.period_end, "day")
    return f"{day}{say('list.comma')}{scene.names.name('area', row.reference_area)}"


def find_evidence(topic: Topic, row: Newest) -> tuple[str, View]:
    """The page and view where the evidence of a number stands open."""
    if row.incident_id:
        return "incident", View(id=row.incident_id, figure=row.figure_id)
    if topic.page == "returns":
        return "figure", View(id=row.figure_id)
    return "trends", View(figure=row.figure_id)


def write_about(row: Newest, scene: Scene) -> Markup:
    """When, what is counted, how sure the definition is, how the claim stands, and who printed it."""
    label = strip_tag(row.definition_label)
    verb = name_code("verb", row.stated_verb, row.stated_verb) if row.stated_verb else ""
    what = link_page(
        "method", View(definition=(row.definition_id,)), f"{label}{say('list.comma')}{verb}" if verb else label
    )
    parts = [Markup("<bdi>{}</bdi>").format(write_when(row, scene)), Markup("<bdi>{}</bdi>").format(what)]
    if row.basis != "stated":
        parts.append(badge(say(f"compare.basis.{row.basis}")))
    if row.status != "reported":
        parts.append(badge(say(f"badge.status.{row.status}")))
    if row.agreement in {"disagree", "revised", "doubted"}:
        parts.append(badge(say(f"agreement.{row.agreement}", n=row.n_claims)))
    parts.append(Markup("<bdi>{}</bdi>").format(link_document(link_phrase(row.url, row.as_stated), row.publisher)))
    return BETWEEN.join(parts)


def badge(text: str) -> Markup:
    """A short remark in a hairline frame."""
    return Markup('<span class="kind">{}</span>').format(text)


def write_trend(row: Newest, scene: Scene, span: tuple[date, date]) -> Markup:
    """The small trend of a row, with its years in words for those who cannot see it."""
    points = scene.trends.get(row.series_id or "", ())
    moments = [Moment(point.starts, point.ends, point.value) for point in points if point.value is not None]
    if not moments:
        return EMPTY
    highest = max(moments, key=lambda moment: moment.value)
    label = say(
        "overview.trend.alt", producer=row.producer_name, n=len(moments), start=moments[0].ends.year,
        end=moments[-1].ends.year, most=format_number(highest.value),
        when=say_period(highest.starts, highest.ends, row.period_kind),
    )  # fmt: skip
    colour = find_style(row.producer_id, row.producer_kind).colour(scene.theme.name)
    return draw_small_trend(
        moments, Ink(colour, scene.theme.hairline), label, span, is_running=row.period_kind == "cumulative"
    )


def write_sharpest(pair: Sharpest | None) -> Markup:
    """The sharpest open disagreement as one sentence with its reason; a sentence too where there is none."""
    if pair is None:
        return Markup('<p class="clash small quiet">{}</p>').format(say("overview.no_clash"))
    when = pair.incident_label or format_period(pair.period_start, pair.period_end, pair.period_kind)
    numbers = sorted(
        [(pair.value_a, pair.qualifier_a, pair.producer_a), (pair.value_b, pair.qualifier_b, pair.producer_b)],
        reverse=True,
    )
    (high, high_as, high_by), (low, low_as, low_by) = numbers
    close = high < CLOSE * low
    text = say_html(
        "overview.clash.close" if close else "overview.clash", when=when, high=say_amount(high, None, None, high_as, None), high_by=high_by,
        low=say_amount(low, None, None, low_as, None), low_by=low_by,
    )  # fmt: skip
    view = View(
        measure=pair.measure, area=pair.reference_area, group=pair.population_group,
        period=pair.period if "/" in pair.period or len(pair.period) <= 10 else None,
    )  # fmt: skip
    page, view = ("incident", View(id=pair.incident_id)) if pair.incident_id else ("compare", view)
    reason = "" if close else say(f"overview.reason.{pair.reason_code}")
    return Markup('<p class="clash small">{} {} {}</p>').format(
        text, reason, link_page(page, view, say("overview.all_claims"))
    )


def write_lead(newest: date | None, changed: date | None, n_figures: int, n_sources: int) -> Markup:
    """The question of the page and its three answers in short: what, how surely, what changed."""
    what = say_html(
        "overview.what",
        figures=format_number(n_figures),
        sources=link_page("sources", View(), format_number(n_sources)),
    )
    month = say_html("overview.newest", month=format_month(newest)) if newest else EMPTY
    link = link_page("changes", View(), format_date_text(str(changed)))
    day = say_html("overview.changed", day=link) if changed else EMPTY
    return Markup('<p>{}</p><p class="quiet">{} {}</p>').format(what, month, day)


def write_is() -> Markup:
    """What this is and is not, in three lines."""
    lines = EMPTY.join(
        Markup("<li>{}</li>").format(
            say_html(f"overview.is.{i}", method=link_page("method", View(), say("overview.method")))
        )
        for i in (1, 2, 3)
    )
    return Markup('<section class="is"><h2>{}</h2><ul>{}</ul></section>').format(say("overview.is"), lines)


def write_examples(unanswered: Collection[str]) -> Markup:
    """Questions that open real views, but for those named."""
    links = [
        link_page(page, view, say(f"overview.example.{key}")) for key, page, view in EXAMPLES if key not in unanswered
    ]
    items = EMPTY.join(Markup("<li>{}</li>").format(link) for link in links)
    return Markup('<nav class="examples" aria-label="{0}"><p class="quiet">{0}</p><ul>{1}</ul></nav>').format(
        say("overview.examples"), items
    )
