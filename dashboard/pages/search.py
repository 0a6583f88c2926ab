"""Search: everything that fits what was typed, by kind, with the reason why it is there."""

from __future__ import annotations

from dashboard.address import View
from dashboard.bootstrap import current_warehouse
from dashboard.choices import put_search
from dashboard.frame import put_heading, read_view, vocabulary, write_view
from dashboard.look import put_html
from dashboard.search.answers import find_answer
from dashboard.search.texts import write_answer
from dashboard.words import say


def show() -> None:
    """Draw the page. The question is `q` in the address."""
    view = read_view()
    put_heading(say("nav.search"), say("search.lead"), reading="search")
    q = put_search("search", say("search.label"), say("search.field.hint"), view.q)
    put_html(write_answer(find_answer(current_warehouse(), q or "", vocabulary())))
    write_view(View(q=q, lang=view.lang))
