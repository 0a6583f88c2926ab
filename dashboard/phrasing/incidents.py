"""Incidents in words: their deaths, responsibility, summaries of the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.incidents.rows import AreaCount, DeathRange, Incident
from dashboard.number_forms import format_number
from dashboard.phrasing.nouns import lower_first
from dashboard.words import count, format_days, join_clauses, join_list, name_code, say


def say_deaths(deaths: Iterable[DeathRange]) -> str:
    """All groups of one incident, each for itself: "All people: at least 13 to about 52; Militants: at least 20"."""
    return join_clauses(f"{item.group_label}: {item.text}" for item in deaths)


def join_names(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "Paktika, Khost and Kunar"."""
    return " ".join([join_list(names[:-1]), say("list.and"), names[-1]]) if len(names) > 1 else "".join(names)


def name_party(text: str) -> str:
    """A party, or those who name it, as the data has them or in the reader's language."""
    return join_clauses(name_code("party", part, part) for part in text.split("; "))


def say_responsibility(incident: Incident) -> str:
    """Who is held responsible, by whom, and whether they acknowledged it."""
    if not incident.attributed_to:
        return say("incident.nobody")
    party = name_party(incident.attributed_to)
    by = join_names([name_party(text) for text in (incident.attributed_by or "").split("; ")])
    said = say("incident.attributed", party=party, by=by) if by else say("incident.attributed.unstated", party=party)
    return f"{said} {say(f'incident.acknowledged.{incident.acknowledged}', party=party)}"


def say_what(incident: Incident) -> str:
    """The event in one sentence: kind, place, days."""
    districts = incident.district.split(";") if incident.district else []
    place = join_list([*districts, incident.area_name])
    days = format_days(incident.first_day, incident.last_day)
    key = "incident.what.border" if incident.area_kind == "border" else "incident.what"
    return say(key, kind=say(f"incident.kind.{incident.kind}"), place=place, days=days)


def say_span(incidents: Sequence[Incident]) -> str:
    """From the first month to the last of some incidents."""
    first = min(incident.first_day for incident in incidents)
    last = max(incident.last_day for incident in incidents)
    return format_days(first.replace(day=1), end_of_month(last))


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def summarise_map(incidents: Sequence[Incident], counts: Sequence[AreaCount]) -> str:
    """The map in a paragraph: the provinces with the most incidents, and what is not shaded."""
    single = [incident for incident in incidents if not incident.is_umbrella]
    shaded = {area.reference_area for area in counts}
    unplaced = sum(not shaded.intersection(incident.units) for incident in single)
    most = [f"{area.name} ({format_number(area.n_incidents)})" for area in counts[:3]]
    parts = [
        say("map.summary.none")
        if not most
        else say("map.summary", n=len(single) - unplaced, total=len(single), most=join_names(most))
    ]
    if unplaced:
        parts.append(count("map.summary.unplaced", unplaced))
    if umbrellas := len(incidents) - len(single):
        parts.append(count("incidents.umbrellas", umbrellas))
    return " ".join(parts)


def summarise_timeline(incidents: Sequence[Incident]) -> str:
    """The timeline in a paragraph: how many, when most of them, and how many have a number of deaths."""
    single = [incident for incident in incidents if not incident.is_umbrella]
    if not single:
        return ""
    months = Counter(end_of_month(incident.first_day) for incident in single)
    month, most = max(months.items(), key=lambda item: (item[1], item[0]))
    numbered = sum(any(item.high is not None for item in incident.deaths) for incident in single)
    parts = [
        say(
            "timeline.summary",
            total=len(single),
            span=say_span(single),
            n=most,
            month=format_days(month.replace(day=1), month),
        )
    ]
    return " ".join([*parts, count("timeline.summary.numbered", numbered)])


def summarise_claims(label: str, found: Sequence[DeathRange], measure: str) -> str:
    """One incident's claims of one measure in a paragraph, every group for itself."""
    if not found:
        return ""
    groups = join_clauses(
        f"{lower_first(item.group_label)} – {item.text} ({count('claims.n', item.n_claims)})" for item in found
    )
    unlike = f" {say('claims.unlike')}" if len(found) > 1 else ""
    return say(f"claims.summary.{measure}", label=label, groups=groups) + unlike
