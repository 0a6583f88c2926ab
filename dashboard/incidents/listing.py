"""The list of incidents as markup: one row each, the whole row leads to the incident's page. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.address import View
from dashboard.incidents.rows import DeathRange, Incident
from dashboard.links import link_page
from dashboard.number_forms import format_number
from dashboard.phrasing.incidents import name_party
from dashboard.phrasing.nouns import lower_first
from dashboard.words import format_days, say

COLUMNS = ("date", "place", "kind", "attributed", "acknowledged", "deaths", "claims", "sources")
NUMBERS = frozenset({"claims", "sources"})
TABLE = Markup(
    '<div class="sanad"><table class="incidents"><caption class="quiet small">{caption}</caption>'
    "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
)
ROW = Markup('<tr data-incident="{id}"{umbrella}>{cells}</tr>')
CELL = Markup('<td class="{name}{number}" data-label="{label}"><div dir="auto">{content}</div></td>')
ASIDE = Markup('<span class="small quiet">{}</span>')
NEW_LINE = Markup("<br>")


def write_list(incidents: Sequence[Incident]) -> Markup:
    """The table of incidents."""
    head = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(f"{name} number" if name in NUMBERS else name, label(name))
        for name in COLUMNS
    )
    body = Markup("").join(write_row(incident) for incident in incidents)
    return TABLE.format(caption=say("incidents.deaths.note"), head=head, body=body)


def label(name: str) -> str:
    """The head of a column."""
    return say(f"incidents.column.{name}")


def write_row(incident: Incident) -> Markup:
    """One incident."""
    contents = {
        "date": Markup("{}").format(format_days(incident.first_day, incident.last_day)),
        "place": write_place(incident),
        "kind": Markup("{}").format(say(f"incident.kind.{incident.kind}")),
        "attributed": write_party(incident),
        "acknowledged": Markup("{}").format(say(f"acknowledged.{incident.acknowledged}")),
        "deaths": write_deaths(incident.deaths),
        "claims": Markup("{}").format(format_number(incident.n_claimants) if incident.n_claimants else "–"),
        "sources": Markup("{}").format(format_number(incident.n_sources)),
    }
    cells = Markup("").join(
        CELL.format(name=name, number=" number" if name in NUMBERS else "", label=label(name), content=contents[name])
        for name in COLUMNS
    )
    return ROW.format(
        id=incident.incident_id, umbrella=Markup(' class="umbrella"') if incident.is_umbrella else "", cells=cells
    )


def write_place(incident: Incident) -> Markup:
    """The place as a link to the incident's page, the area below it; what an umbrella entry holds."""
    name = incident.label.rsplit(",", 1)[0] if incident.label[-4:].isdigit() else incident.label
    link = link_page("incident", View(id=incident.incident_id), name)
    asides = [] if incident.area_name.lower() in name.lower() else [incident.area_name]
    asides += [say("incidents.umbrella", n=len(incident.parts))] if incident.is_umbrella else []
    return NEW_LINE.join([link, *(ASIDE.format(aside) for aside in asides)])


def write_party(incident: Incident) -> Markup:
    """Who it is attributed to, and by whom."""
    if not incident.attributed_to:
        return ASIDE.format(say("incident.nobody.short"))
    by = [ASIDE.format(say("incidents.by", by=name_party(incident.attributed_by)))] if incident.attributed_by else []
    return NEW_LINE.join([Markup("{}").format(name_party(incident.attributed_to)), *by])


def name_people(item: DeathRange) -> str:
    """The people behind a number: "civilians"; of all people just "people"."""
    return say("unit.persons") if item.population_group == "all" else lower_first(item.group_label)


def write_deaths(deaths: Sequence[DeathRange]) -> Markup:
    """Every group's range in a line of its own."""
    if not deaths:
        return ASIDE.format(say("incidents.no_deaths"))
    return NEW_LINE.join(
        Markup('<span class="range">{}</span> {}').format(item.text, ASIDE.format(name_people(item))) for item in deaths
    )
