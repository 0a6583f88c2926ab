"""What is wrong only when rows are seen together, and the words it is told in."""

from invented_datasets import Datasets

from etl.load import check_datasets

MONITOR = "figures/arvan_monitor.csv"
OTHER = "figures/other.csv"


def messages(datasets: Datasets) -> list[str]:
    return [str(problem) for problem in check_datasets(datasets.folder)]


def test_id_given_twice_is_reported(datasets: Datasets) -> None:
    line = datasets.change("milestones.csv", "mtruce", milestone_id="mpolicy")
    assert messages(datasets) == [
        f"milestones.csv:{line}:milestone_id: milestone_id mpolicy is already used in milestones.csv line 2. "
        "Empty the newer one and run python -m etl ids. [duplicate_key]"
    ]


def test_id_given_twice_across_files_is_reported(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fpop", figure_id="fmonth1")
    assert messages(datasets) == [
        f"{OTHER}:{line}:figure_id: figure_id fmonth1 is already used in {MONITOR} line 2. "
        "Empty the newer one and run python -m etl ids. [duplicate_key]"
    ]


def test_withdrawn_id_is_never_used_again(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fpop", figure_id="fgone")
    assert messages(datasets) == [
        f"{OTHER}:{line}:figure_id: figure_id fgone was withdrawn (The page was a satire.): it is never used again. "
        "Empty it, run etl ids. [withdrawn_id]"
    ]


def test_source_that_nobody_uses_is_reported(datasets: Datasets) -> None:
    line = datasets.add("sources.csv", "sold", source_id="sidle", url="")
    assert messages(datasets) == [
        f"sources.csv:{line}:source_id: No row names source sidle. Use it, or remove its row. [unused_source]"
    ]


def test_definition_of_another_producer_is_reported(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fdead22", definition_id="beta_deaths_state")
    assert (
        f"{MONITOR}:{line}:definition_id: Definition beta_deaths_state is of beta_data, this row is of arvan_monitor. "
        "Choose or write a definition of arvan_monitor. [definition_mismatch]"
    ) in messages(datasets)


def test_definition_of_another_measure_is_reported(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fmonth1", definition_id="arvan_monitor_deaths")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:definition_id: Definition arvan_monitor_deaths is of the measure fatalities, "
        "this row is of attacks. Choose or write another definition. [definition_mismatch]"
    ]


def test_figure_repeated_in_one_document_is_reported(datasets: Datasets) -> None:
    line = datasets.add(MONITOR, "fmonth1", figure_id="fagain")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:value: The row repeats {MONITOR} line 2 (fmonth1): the same number for the same thing in the "
        "same document. Remove one. [repeated_figure]"
    ]


def test_two_numbers_for_one_thing_in_one_document_need_a_word(datasets: Datasets) -> None:
    line = datasets.add(MONITOR, "fmonth1", figure_id="fagain", value="24", as_stated="24 attacks")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:value: The document gives another number (20) for the same thing in {MONITOR} line 2. "
        "Say in a note why both stand, or mark one superseded or disputed. [repeated_figure]"
    ]


def test_two_numbers_for_one_thing_may_stand_with_a_note(datasets: Datasets) -> None:
    datasets.add(MONITOR, "fmonth1", figure_id="fagain", value="24", as_stated="24 attacks", note="Table 3 has 24.")
    assert messages(datasets) == []


def test_number_under_two_definitions_is_reported(datasets: Datasets) -> None:
    line = datasets.change(
        MONITOR, "fdead22w", value="852", as_stated="852 deaths", source_id="sreport", transcription_confidence="low"
    )
    first = next(n for n, row in enumerate(datasets.read(MONITOR), 2) if row["figure_id"] == "fdead22")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:definition_id: The document's number 852 stands under arvan_monitor_deaths_wide here and under "
        f'arvan_monitor_deaths in {MONITOR} line {first}. Keep the row that fits, or write "both are printed" in the note '
        "of one. [two_definitions]"
    ]


def test_number_under_two_definitions_may_stand_when_both_are_printed(datasets: Datasets) -> None:
    datasets.change(
        MONITOR, "fdead22w", value="852", as_stated="852 deaths", source_id="sreport", note="Both are printed, page 4."
    )
    assert messages(datasets) == []


def test_group_above_its_whole_is_reported(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fdead22c", value="853", as_stated="including 853 civilians")
    first = next(n for n, row in enumerate(datasets.read(MONITOR), 2) if row["figure_id"] == "fdead22")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:value: The part (853) is larger than its whole for all (852, {MONITOR} line {first}) in the same "
        "document. Correct one, or mark the misprint disputed with the reason in note. [part_above_total]"
    ]


def test_area_above_its_whole_is_reported(datasets: Datasets) -> None:
    datasets.change(MONITOR, "fnorth22", value="522", as_stated="522 attacks in Nordmark")
    assert [problem.code for problem in check_datasets(datasets.folder)] == ["part_above_total"]


def test_month_above_its_year_is_reported(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fmonth3", value="9000", as_stated="9000 attacks")
    year = datasets.add(MONITOR, "fmonth3", figure_id="fwhole", period="2022", value="300", as_stated="300 attacks")
    assert (
        f"{MONITOR}:{line}:value: The number of 2022-01 (9000) is larger than that of 2022 around it (300, {MONITOR} "
        f"line {year}) in the same document. Correct one, or mark the misprint disputed with the reason in note. "
        "[part_of_period]" in messages(datasets)
    )


def test_running_total_that_falls_in_one_document_is_reported(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fret1", value="300000", as_stated="300000 people")
    later = next(n for n, row in enumerate(datasets.read(OTHER), 2) if row["figure_id"] == "fret2")
    assert messages(datasets) == [
        f"{OTHER}:{line}:value: The number of 2023-03-01/2023-03-31 (300000) is larger than that of 2023-03-01/2023-04-30 "
        f"around it (250000, {OTHER} line {later}) in the same document. "
        "Correct one, or mark the misprint disputed with the reason in note. [part_of_period]"
    ]


def test_document_listed_twice_is_reported(datasets: Datasets) -> None:
    line = datasets.add("sources.csv", "scopy", source_id="sagain")
    first = next(n for n, row in enumerate(datasets.read("sources.csv"), 2) if row["source_id"] == "scopy")
    datasets.add("milestones.csv", "mtruce", milestone_id="magain", source_ids="sagain")
    assert messages(datasets) == [
        f"sources.csv:{line}:url: The document already stands in sources.csv line {first} (scopy), "
        "with the same address and days. Use that id, and remove this row. [repeated_source]"
    ]


def test_withdrawn_row_is_replaced_by_one_that_exists(datasets: Datasets) -> None:
    line = datasets.change("withdrawn.csv", "fgone", replaced_by="fnever")
    assert messages(datasets) == [
        f"withdrawn.csv:{line}:replaced_by: There is no figure fnever. "
        "Name the id that took its place, or leave it empty. [unknown_replacement]"
    ]


def test_hedged_whole_may_be_smaller_than_its_part(datasets: Datasets) -> None:
    datasets.change(MONITOR, "fyear22b", qualifier="at_least", value="200", as_stated="at least 200 attacks")
    assert messages(datasets) == []


def test_period_that_begins_after_its_document_is_reported(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fmonth6", period="2023-06")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:period: The period begins after the document was published (2023-02-01). "
        "Correct the period or the date of source sreport. [period_after_document]"
    ]


def test_period_far_ahead_in_an_undated_document_is_reported(datasets: Datasets) -> None:
    datasets.change(OTHER, "fnone", period="2222")
    assert [problem.code for problem in check_datasets(datasets.folder)] == ["period_after_document"]


def test_standing_scope_and_inferred_periods_need_a_reason(datasets: Datasets) -> None:
    superseded = datasets.change(MONITOR, "fyear22a", note="")
    partial = datasets.change(OTHER, "fstrike4", note="")
    inferred = datasets.change(OTHER, "fpop", period_basis="inferred")
    assert messages(datasets) == [
        f"{MONITOR}:{superseded}:note: The status is superseded: say why in note. [missing_reason]",
        f"{OTHER}:{inferred}:note: The period is inferred: say in note how. [missing_reason]",
        f"{OTHER}:{partial}:note: The count is partial: say in note what part it counts. [missing_reason]",
    ]


def test_translation_without_the_original_has_low_confidence(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fstrike3", transcription_confidence="high")
    assert messages(datasets) == [
        f"{OTHER}:{line}:transcription_confidence: Only a translation of the words is at hand (as_stated is empty): "
        "the confidence is low, or give the original phrase. [missing_reason]"
    ]


def test_number_taken_back_is_marked_in_every_row(datasets: Datasets) -> None:
    first = datasets.change(MONITOR, "fyear22a", period="2021", value="306", as_stated="306 attacks")
    line = next(n for n, row in enumerate(datasets.read(MONITOR), 2) if row["figure_id"] == "fyear21")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:status: The same number is marked superseded in {MONITOR} line {first}. "
        "Mark this row superseded too, with the reason in note. [mixed_standing]"
    ]


def test_dead_are_not_counted_in_events(datasets: Datasets) -> None:
    line = datasets.change(MONITOR, "fdead20", unit="events")
    assert messages(datasets) == [
        f"{MONITOR}:{line}:unit: The measure fatalities is counted in persons, not in events. [unit_mismatch]"
    ]


def test_hedge_before_the_number_is_the_qualifier(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fdep1", as_stated="more than 12,000 deported")
    assert messages(datasets) == [
        f"{OTHER}:{line}:qualifier: The words print the number as more_than ('more than 12,000 deported'). "
        "Correct the qualifier or the words. [hedge_mismatch]"
    ]


def test_hedge_before_another_number_and_emphasis_are_no_qualifier(datasets: Datasets) -> None:
    datasets.change(OTHER, "fdep1", as_stated="as many as 12,000 in over 40 buses")
    assert messages(datasets) == []


def test_deportation_worded_as_leaving_is_reported(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fdep1", stated_verb="left")
    assert messages(datasets) == [
        f"{OTHER}:{line}:stated_verb: The measure is deportations, the verb left. "
        "Correct the verb, or count the row among the returns. [deportation_verb]"
    ]


def test_area_that_is_part_of_itself_is_reported(datasets: Datasets) -> None:
    country = datasets.change("reference_areas.csv", "XB", parent="XB-LA")
    assert (
        f"reference_areas.csv:{country}:parent: XB leads back to itself through parent. Break the circle. [circle]"
    ) in messages(datasets)


def test_half_descriptions_are_reported(datasets: Datasets) -> None:
    own = datasets.change("sources.csv", "sreport", producer_id="")
    copy = datasets.change("sources.csv", "scopy", copy_of="")
    basis = datasets.change("definitions.csv", "not_stated_attacks", basis="stated")
    cut = datasets.change("definitions.csv", "arvan_monitor_deaths", break_source_id="")
    coverage = datasets.change("producers.csv", "beta_data", coverage_source_id="")
    silence = datasets.change("producers.csv", "arvan_monitor", not_counted_source_id="")
    assert messages(datasets) == [
        f"definitions.csv:{cut}:break_source_id: A break is recorded: name the source that shows it. "
        "[incomplete_description]",
        f"definitions.csv:{basis}:source_id: The basis is stated: name the source that describes it. "
        "[incomplete_description]",
        f"producers.csv:{silence}:not_counted_source_id: Periods are said not to be counted: "
        "name the source that says so. [incomplete_description]",
        f"producers.csv:{coverage}:coverage_source_id: The coverage is given: "
        "name the source that states it, or leave it empty (unknown). [incomplete_description]",
        f"sources.csv:{copy}:copy_of: The kind is copy: name the source it copies, or its title in copy_of_title. "
        "[incomplete_description]",
        f"sources.csv:{own}:producer_id: The kind is own: say whose document it is. [incomplete_description]",
    ]


def test_ledger_that_points_to_no_figure_is_reported(datasets: Datasets) -> None:
    rows = datasets.read("ledger.csv")
    rows[1]["id"] = "fnever"
    rows[2]["id"] = ""
    datasets.write("ledger.csv", rows)
    assert messages(datasets) == [
        "ledger.csv:3:id: There is no figure fnever. Name the id the research row became, or change the outcome. "
        "[ledger_target]",
        "ledger.csv:4:id: The outcome is duplicate_of, but no id is given. Say which row it became. [ledger_target]",
    ]


def test_ledger_may_point_to_a_withdrawn_figure(datasets: Datasets) -> None:
    rows = datasets.read("ledger.csv")
    rows[1]["id"] = "fgone"
    datasets.write("ledger.csv", rows)
    assert messages(datasets) == []


def test_incomplete_ledger_rows_are_reported(datasets: Datasets) -> None:
    rows = datasets.read("ledger.csv")
    rows[1]["row_hash"] = "abc"
    rows[3]["reason"] = ""
    datasets.write("ledger.csv", rows[1:])
    assert messages(datasets) == [
        "ledger.csv:2:research_file: The file found.csv has no row of its own (line 0, its SHA-256). Add it. [ledger_row]",
        "ledger.csv:2:row_hash: The hash is not 16 lower-case hex digits. [ledger_row]",
        "ledger.csv:4:reason: The row was left out, but no reason is given. Say why in one sentence. [ledger_row]",
    ]


def test_line_0_is_the_file_itself(datasets: Datasets) -> None:
    rows = datasets.read("ledger.csv")
    rows[0]["outcome"] = "not_yet"
    datasets.write("ledger.csv", rows)
    assert messages(datasets) == [
        "ledger.csv:2:outcome: Line 0 stands for the file itself and has the outcome file; no other line has. [ledger_row]"
    ]


def test_unknown_codes_are_told_once_and_not_as_their_consequences(datasets: Datasets) -> None:
    datasets.change("sources.csv", "sold", source_id="snew")
    assert {problem.code for problem in check_datasets(datasets.folder)} == {"missing_source", "unused_source"}
