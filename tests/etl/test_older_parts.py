from __future__ import annotations

from etl.load.older_parts import fill_parts, find_parts


def test_the_parts_of_an_umbrella_entry_are_read_from_its_note() -> None:
    codes = ["AF-2026-02-27-KABUL", "AF-2026-02-27-KANDAHAR", "AF-2026-02-27-PAKTIA", "AF-2026-02-27-OTHER"]
    note = "For claims about the whole wave; the parts are AF-2026-02-27-KABUL, -KANDAHAR and -PAKTIA. See -OTHER."
    assert find_parts(note, codes) == tuple(codes[:3])
    assert find_parts("For totals; the parts are AF-2026-02-27-KABUL and AF-2026-02-27-PAKTIA.", codes) == (
        codes[0],
        codes[2],
    )
    assert find_parts("Part of what one side calls an operation.", codes) == ()
    assert find_parts("the parts are unknown", codes) == ()
    assert find_parts(None, codes) == ()


def test_a_release_with_the_column_is_left_as_it_is() -> None:
    rows = [
        {"incident_id": "AF-2026-02-27-KABUL", "note": None, "parts": None},
        {"incident_id": "AF-2026-02-27-ALL", "note": "the parts are AF-2026-02-27-KABUL", "parts": None},
    ]
    fill_parts(rows)
    assert [row["parts"] for row in rows] == [None, "AF-2026-02-27-KABUL"]
    rows[1]["parts"] = "AF-2026-02-27-OTHER"
    fill_parts(rows)
    assert rows[1]["parts"] == "AF-2026-02-27-OTHER"
