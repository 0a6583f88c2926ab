"""The answer of the search as markup and as plain rows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from dashboard.address import View, format_address
from dashboard.links import link_page
from dashboard.number_forms import format_number
from dashboard.search.answers import Answer
from dashboard.search.rows import Group, Hit
from dashboard.words import join_list, say, say_html

EMPTY, BETWEEN = Markup(""), " · "
SECTION = Markup(
    '<section class="found" aria-labelledby="found-{kind}"><h2 id="found-{kind}">{title}</h2>{hits}{more}</section>'
)
# A title runs as its own letters do; the line below it as the page does, its names and days set apart.
HIT = Markup('<li><div dir="auto">{link}</div><p class="small quiet">{about}</p></li>')
FOLD = Markup('<details><summary class="small">{}</summary>{}</details>')
EXAMPLES, MOST_OPEN = 4, 6
MOST_SUGGESTED, MOST_OF_GROUP = 9, 3


def write_hit(hit: Hit) -> Markup:
    """One line: the link, what it is, why it is here."""
    return HIT.format(
        link=link_page(hit.page, hit.view, hit.title),
        about=BETWEEN.join(filter(None, (hit.about, say("search.why", why=hit.reason)))),
    )


def write_group(group: Group) -> Markup:
    """The lines of one kind, all but the first folded away."""
    first, rest = group.hits[:MOST_OPEN], group.hits[MOST_OPEN:]
    label = say("search.rest", n=format_number(len(rest)))
    if group.n_found > len(group.hits):
        label = say("search.more", n=format_number(group.n_found), rest=format_number(len(rest)))
    more = FOLD.format(label, write_hits(rest)) if rest else EMPTY
    return SECTION.format(kind=group.kind, title=say(f"search.group.{group.kind}"), hits=write_hits(first), more=more)


def write_hits(hits: Sequence[Hit]) -> Markup:
    """Lines as a list."""
    return Markup("<ol>{}</ol>").format(EMPTY.join(map(write_hit, hits)))


def write_answer(answer: Answer) -> Markup:
    """Every group, or the sentence that nothing fits."""
    if answer.typed.is_empty:
        return write_examples()
    if not answer.groups:
        coverage = link_page("coverage", View(), say("nav.coverage"))
        nothing = say_html("search.none", text=answer.typed.text)
        return Markup('<div class="sanad search"><p role="status">{}</p><p>{}</p></div>').format(
            nothing, say_html("search.none.help", coverage=coverage)
        )
    ignored = EMPTY
    if answer.ignored:
        words = join_list(say("list.quoted", word=word) for word in answer.ignored)
        ignored = Markup('<p class="notice" role="status">{}</p>').format(say("search.ignored", words=words))
    if answer.instead:
        typed = join_list(say("list.quoted", word=word) for word, _ in answer.instead)
        shown = join_list(say("list.quoted", word=word) for _, near in answer.instead for word in near)
        ignored = Markup('<p class="notice" role="status">{}</p>').format(
            say("search.instead", typed=typed, shown=shown)
        )
    return Markup('<div class="sanad search">{}{}</div>').format(ignored, EMPTY.join(map(write_group, answer.groups)))


def write_examples() -> Markup:
    """What one may type."""
    texts = [say(f"search.example.{i}") for i in range(1, EXAMPLES + 1)]
    items = EMPTY.join(Markup("<li>{}</li>").format(link_page("search", View(q=text), text)) for text in texts)
    return Markup('<div class="sanad search"><p>{}</p><ul>{}</ul></div>').format(say("search.empty"), items)


def list_suggestions(answer: Answer) -> list[dict[str, Any]]:
    """The first lines of every group, for the box in the header: group, title, about, and the address from the root."""
    rows = [
        {
            "group": say(f"search.group.{group.kind}"),
            "title": hit.title,
            "about": BETWEEN.join(filter(None, (hit.about, hit.reason))),
            "href": format_address(hit.page, hit.view),
        }
        for group in answer.groups
        for hit in group.hits[:MOST_OF_GROUP]
    ]
    return rows[:MOST_SUGGESTED]
