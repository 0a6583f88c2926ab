"""One wrong cell, one problem, in these words."""

import pytest
from invented_datasets import Datasets

from etl.load import check_datasets
from etl.problems import Problem

MONITOR = "figures/arvan_monitor.csv"
OTHER = "figures/other.csv"

# file, key of the row, cells changed, the line that check prints (with the row's line as {line})
CASES = {
    "unknown_measure": (
        MONITOR, "fyear21", {"measure": "atacks"},
        f"{MONITOR}:{{line}}:measure: 'atacks' is not in measures.csv. Did you mean 'attacks'? "
        "Correct the code, or add its row there. [unknown_code]",
    ),
    "unknown_area": (
        MONITOR, "fmonth1", {"reference_area": "ZZ"},
        f"{MONITOR}:{{line}}:reference_area: 'ZZ' is not in reference_areas.csv. "
        "Correct the code, or add its row there. [unknown_code]",
    ),
    "unknown_qualifier": (
        MONITOR, "fmonth1", {"qualifier": "exactly"},
        f"{MONITOR}:{{line}}:qualifier: 'exactly' is not a code of qualifier. Did you mean 'exact'? Allowed: exact, about, "
        "nearly, at_least, more_than, fewer_than, up_to, range, words_only. [unknown_code]",
    ),
    "missing_source": (
        MONITOR, "fmonth1", {"source_id": "sreprot"},
        f"{MONITOR}:{{line}}:source_id: 'sreprot' is not in sources.csv. Did you mean 'sreport'? "
        "Correct the code, or add its row there. [missing_source]",
    ),
    "unknown_source_in_a_list": (
        "milestones.csv", "mpolicy", {"source_ids": "sstrike;snone"},
        "milestones.csv:{line}:source_ids: 'snone' is not in sources.csv. "
        "Correct the code, or add its row there. [missing_source]",
    ),
    "unknown_incident_in_a_list": (
        "incidents.csv", "XB-2023-05-01-LAKELAND", {"parts": "XB-2023-05-01-LAKELANE"},
        "incidents.csv:{line}:parts: 'XB-2023-05-01-LAKELANE' is not in incidents.csv. "
        "Did you mean 'XB-2023-05-01-LAKELAND'? Correct the code, or add its row there. [unknown_code]",
    ),
    "required_cell_empty": (
        "sources.csv", "sold", {"publisher": ""},
        "sources.csv:{line}:publisher: publisher is empty, but every row needs it: Who printed it. [required]",
    ),
    "no_id_yet": (
        "milestones.csv", "mtruce", {"milestone_id": ""},
        "milestones.csv:{line}:milestone_id: milestone_id is empty. Run python -m etl ids: it gives every new row its own. "
        "[no_id]",
    ),
    "number_with_separators": (
        MONITOR, "fdead22w", {"value": "2,546"},
        f"{MONITOR}:{{line}}:value: '2,546' is not a plain number such as 1177 or 12.5. "
        "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front. [type]",
    ),
"number_that_is_none": (
        MONITOR, "fmonth1", {"value": "nan"},
        f"{MONITOR}:{{line}}:value: 'nan' is not a plain number such as 1177 or 12.5. "
        "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front. [type]",
    ),
    "number_without_end": (
        MONITOR, "fmonth1", {"value": "inf"},
        f"{MONITOR}:{{line}}:value: 'inf' is not a plain number such as 1177 or 12.5. "
        "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front. [type]",
    ),
    "number_longer_than_any_count": (
        MONITOR, "fmonth1", {"value": "9" * 25, "as_stated": "9" * 25},
        f"{MONITOR}:{{line}}:value: '9999999999999999999999999' is not a plain number such as 1177 or 12.5. "
        "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front. [type]",
    ),
    "number_in_other_digits": (
        MONITOR, "fmonth1", {"value": "۲۰"},
        f"{MONITOR}:{{line}}:value: '۲۰' is not a plain number such as 1177 or 12.5. "
        "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front. [type]",
    ),
    "number_with_zeros_in_front": (
        MONITOR, "fmonth1", {"value": "0020"},
        f"{MONITOR}:{{line}}:value: '0020' is not a plain number such as 1177 or 12.5. "
        "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front. [type]",
    ),
    "number_that_is_not_whole": (
        MONITOR, "fmonth1", {"value": "20.5", "as_stated": "20.5 attacks"},
        f"{MONITOR}:{{line}}:value: The number is not whole, but events are counted whole; "
        "an average or a share is no figure. Correct it or remove the row. [fraction]",
    ),
    "attacks_at_a_moment": (
        MONITOR, "fmonth1", {"period_kind": "point"},
        f"{MONITOR}:{{line}}:period_kind: The measure attacks is counted over a period, "
        "so its period_kind cannot be point. Empty it. [stock_point]",
    ),
    "population_without_a_moment": (
        OTHER, "fpop", {"period_kind": ""},
        f"{OTHER}:{{line}}:period_kind: The measure population stands at a moment: its period_kind is point. [stock_point]",
    ),
    "verb_of_a_flow_for_attacks": (
        MONITOR, "fmonth1", {"stated_verb": "returned"},
        f"{MONITOR}:{{line}}:stated_verb: stated_verb is for people who move; the measure attacks counts none. "
        "Empty it, or choose another measure. [flow_column]",
    ),
    "flow_that_stays_where_it_is": (
        OTHER, "fret1", {"destination": "XA"},
        f"{OTHER}:{{line}}:destination: The flow goes from XA to XA. Correct the origin or the destination. [flow_circle]",
    ),
    "port_that_cannot_be": (
        "sources.csv", "sold", {"url": "https://paper.example:99999/a"},
        "sources.csv:{line}:url: 'https://paper.example:99999/a' is not a web address. "
        "Begin it with http:// or https://, or leave it empty. [url]",
    ),
    "day_of_reading_without_the_day": (
        "sources.csv", "smonitor", {"accessed": "2024-02"},
        "sources.csv:{line}:accessed: '2024-02' is no day. Write YYYY-MM-DD. [date]",
    ),
    "source_read_before_it_was_published": (
        "sources.csv", "smonitor", {"accessed": "2020-02-01"},
        "sources.csv:{line}:accessed: accessed 2020-02-01 lies before published 2021. Correct one of them. "
        "[source_read_early]",
    ),
    "change_against_its_words": (
        "stated_changes.csv", "tattacks", {"change_pct": "-70"},
        "stated_changes.csv:{line}:change_pct: The words tell of a rise ('a rise of 70%'), the number is -70. "
        "Correct its sign or the words. [change_direction]",
    ),
    "change_on_a_later_year": (
        "stated_changes.csv", "tattacks", {"base_period": "2023"},
        "stated_changes.csv:{line}:base_period: The change of 2022 is compared with 2023, which is no earlier. "
        "Swap or correct them. [change_direction]",
    ),
    "definition_that_follows_another_producers": (
        "definitions.csv", "arvan_monitor_deaths", {"follows": "beta_deaths_state"},
        "definitions.csv:{line}:follows: The definition follows beta_deaths_state (beta_data, fatalities), "
        "but is of arvan_monitor, fatalities. "
        "Only a definition of the same producer and measure is replaced by it. [follows_other]",
    ),
    "redistributable_in_other_words": (
        "sources.csv", "sold", {"redistributable": "yes"},
        "sources.csv:{line}:redistributable: 'yes' is not true or false. Write true or false, in small letters. [type]",
    ),
    "language_not_a_code": (
        "sources.csv", "sold", {"language": "English"},
        "sources.csv:{line}:language: 'English' is not written as language should be ([a-z]{{2,3}}). "
        "ISO 639-1 code of the language. [pattern]",
    ),
    "period_of_another_form": (
        "incidents.csv", "XB-2023-05-01-LAKELAND", {"date": "1 May 2023"},
        "incidents.csv:{line}:date: The date cannot be: '1 May 2023' is not YYYY, YYYY-MM, YYYY-MM-DD, YYYY-33…36 or "
        "YYYY-40/41. [period]",
    ),
    "impossible_day": (
        MONITOR, "fmonth1", {"period": "2021-02-30"},
        f"{MONITOR}:{{line}}:period: The period cannot be: '2021-02-30' is not a day of the calendar. [period]",
    ),
    "no_such_quarter": (
        MONITOR, "fmonth1", {"period": "2021-37"},
        f"{MONITOR}:{{line}}:period: The period cannot be: '2021-37' has no month, quarter (33 to 36) or half (40, 41) of "
        "that number. [period]",
    ),
    "reversed_period": (
        MONITOR, "fmonth1", {"period": "2021-11-30/2021-11-01"},
        f"{MONITOR}:{{line}}:period: The period cannot be: '2021-11-30/2021-11-01' ends before it starts. [period]",
    ),
    "impossible_date": (
        "sources.csv", "sold", {"published": "2023-13-01"},
        "sources.csv:{line}:published: '2023-13-01' is not a date of the calendar. [date]",
    ),
    "reversed_episode": (
        "milestones.csv", "mtruce", {"date_end": "2022-01"},
        "milestones.csv:{line}:date_end: date_end 2022-01 lies before date 2022-03. Swap or correct them. [reversed_dates]",
    ),
    "address_of_another_kind": (
        "sources.csv", "sold", {"url": "javascript:alert(1)"},
        "sources.csv:{line}:url: 'javascript:alert(1)' is not a web address. "
        "Begin it with http:// or https://, or leave it empty. [url]",
    ),
    "value_outside_its_range": (
        OTHER, "fbeta22", {"low": "1600", "as_stated": "best 1549, low 1600, high 1700"},
        f"{OTHER}:{{line}}:value: The value 1549 lies outside its range 1600 to 1700. [outside_range]",
    ),
    "reversed_range": (
        OTHER, "fbeta22", {"low": "1700", "high": "1400"},
        f"{OTHER}:{{line}}:low: low 1700 is more than high 1400. Swap or correct them. [reversed_range]",
    ),
    "range_without_two_ends": (
        OTHER, "fbeta22", {"high": ""},
        f"{OTHER}:{{line}}:high: A range needs both ends. "
        "Give low and high, or leave both empty and choose another qualifier. [half_range]",
    ),
    "qualifier_without_value": (
        OTHER, "fret3", {"value": ""},
        f"{OTHER}:{{line}}:value: The qualifier 'more_than' needs a value; without a number it is words_only. [no_value]",
    ),
    "words_only_with_value": (
        OTHER, "fgov", {"value": "10000"},
        f"{OTHER}:{{line}}:value: words_only means that no number is printed, but one is given. "
        "Empty it, or choose another qualifier. [value_with_words_only]",
    ),
    "no_words_as_stated": (
        MONITOR, "fmonth1", {"as_stated": ""},
        f"{MONITOR}:{{line}}:as_stated: Neither as_stated nor as_stated_en is given. "
        "Copy the numeric phrase, at most 8 words. [no_phrase]",
    ),
    "words_as_stated_too_long": (
        MONITOR, "fmonth1", {"as_stated": "there were 20 attacks by armed groups in November"},
        f"{MONITOR}:{{line}}:as_stated: as_stated has 9 words; keep at most 8 round the number. [long_phrase]",
    ),
    "number_not_in_its_words": (
        MONITOR, "fmonth1", {"value": "21"},
        f"{MONITOR}:{{line}}:value: value 21 is not in the words as stated ('20 attacks'). "
        "Correct one of them. [number_not_in_phrase]",
    ),
    "change_not_in_its_words": (
        "stated_changes.csv", "tattacks", {"change_pct": "71"},
        "stated_changes.csv:{line}:change_pct: change_pct 71 is not in the words as stated ('a rise of 70%'). "
        "Correct one of them. [number_not_in_phrase]",
    ),
    "incident_missing": (
        MONITOR, "fmonth1", {"period_kind": "incident"},
        f"{MONITOR}:{{line}}:incident_id: period_kind is incident, but no incident_id is given. "
        "Name the incident, or empty period_kind. [incident_missing]",
    ),
    "incident_without_its_kind": (
        OTHER, "fstrike1", {"period_kind": ""},
        f"{OTHER}:{{line}}:period_kind: The figure belongs to incident XB-2023-05-01-LAKELAND, "
        "so its period_kind must be incident. [incident_kind]",
    ),
    "not_counted_unreadable": (
        "producers.csv", "arvan_monitor", {"not_counted": "attacks in March"},
        "producers.csv:{line}:not_counted: 'attacks in March' is not measure:period, for example "
        "attacks:2019-01/2019-06. [not_counted]",
    ),
    "cell_over_a_sensible_size": (
        MONITOR, "fmonth1", {"note": "x" * 2001},
        f"{MONITOR}:{{line}}:note: The cell holds 2,001 characters; at most 2,000 are sensible. [long_cell]",
    ),
    "space_at_the_end": (
        MONITOR, "fmonth1", {"note": "As printed. "},
        f"{MONITOR}:{{line}}:note: The cell begins or ends with a space: 'As printed. '. Remove it. [spaces]",
    ),
    "line_break_in_a_cell": (
        "producers.csv", "xb_government", {"note": "one\ntwo"},
        "producers.csv:{line}:note: The cell holds a line break or a tab. Write it on one line, with spaces. [line_break]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_wrong_cell_is_reported(name: str, datasets: Datasets) -> None:
    file, key, cells, expected = CASES[name]
    line = datasets.change(file, key, **cells)
    assert [str(problem) for problem in check_datasets(datasets.folder)] == [expected.format(line=line)]


def test_invented_country_has_no_problem(datasets: Datasets) -> None:
    assert check_datasets(datasets.folder) == []


def test_problem_says_file_line_column_found_and_allowed(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fmonth1", count_scope="all")
    (problem,) = check_datasets(datasets.folder)
    assert problem.as_row() == {
        "file": MONITOR,
        "line": line,
        "column": "count_scope",
        "code": "unknown_code",
        "found": "all",
        "allowed": "total, partial, running",
        "message": "'all' is not a code of count_scope. Allowed: total, partial, running.",
    }


def test_every_problem_is_found_in_one_run(datasets: Datasets) -> None:
    for file, key, cells, _ in CASES.values():
        if next(iter(cells)) not in {"milestone_id", "note"}:
            datasets.change(file, key, **cells)
    assert len({problem.code for problem in check_datasets(datasets.folder)}) >= 12


def test_dimension_of_a_cell_never_stops_the_check(datasets: Datasets) -> None:
    datasets.change(MONITOR, "fmonth1", note="n" * 1_000_000)
    assert [problem.code for problem in check_datasets(datasets.folder)] == ["long_cell"]


def test_what_a_cell_holds_cannot_act_on_a_terminal_and_a_line_has_an_end() -> None:
    told = str(
        Problem("figures/x.csv", 2, "unit", "unit_mismatch", "", "", "not in \x1b]0;a\x07\u202eb\n" + "x" * 1_000_000)
    )
    assert told.isprintable()
    assert told.startswith("figures/x.csv:2:unit: not in \\u001b]0;a\\u0007\\u202eb\\u000axxx")
    assert told.endswith("x… [unit_mismatch]")
    assert len(told) < 3_000
