"""Whatever the text, reading it never raises and every proposal points to its own words."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.extract.proposals import propose_figures

PIECES = [
    "at least", "12", "1,235", "2.5 crore", "half a million", "dozens of", "two dozen", "people", "militants", "soldiers", "Afghans",
    "were killed", "killed", "injured", "returned", "deported", "left", "in", "Khost", "Khyber Pakhtunkhwa", "and", ",", ".", ";", "since",
    "November 2023", "31 February", "last month", "the first ten months of 2024", "0000-00-00", "9999", "2024", "up from", "compared with",
    "including", "of them", "according to", "PICSS", "said", "70%", "a surge of", "by", "(", ")", "–", "\n", "\n\n", "“", "’", "İ", "ß", "ﬃ",
    "the same period of 0001", "a year earlier", "Q3", "in the past 200 years", "between", "to", "May", "\u200f", "۱۲", "\x00", "\r", "\ud83d\ude00",
]  # fmt: skip
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


def check_offsets(text: str, published: date) -> None:
    for proposal in propose_figures(text, published):
        assert text[proposal.start : proposal.end] == proposal.as_stated
        assert proposal.as_stated.strip()
        assert len(proposal.as_stated.split()) <= 8
        assert (proposal.value is None) == (proposal.qualifier in {"range", "words_only"})
        assert (
            proposal.period_start is None or proposal.period_end is None
        ) or proposal.period_start <= proposal.period_end


@given(text=st.text(max_size=300), published=DAYS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_characters_are_read_without_an_error(text, published):
    check_offsets(text, published)


@given(words=st.lists(st.sampled_from(PIECES), max_size=40), published=DAYS)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_muddle_of_report_words_is_read_without_an_error(words, published):
    check_offsets(" ".join(words), published)
