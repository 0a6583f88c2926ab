"""Builds: whole or not at all, one at a time, and quick when there is nothing to do."""

import json
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest
from invented_datasets import ROOT, Datasets

from etl.load import WarehouseError, build, build_warehouse, ensure_warehouse
from etl.load.versions import find_good, follow, list_versions, point_to

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def start_build(datasets: Path, out: Path) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    command = [sys.executable, "-m", "etl", "build", "--datasets", str(datasets), "--out", str(out)]
    return subprocess.Popen(
        command, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def count_figures(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("SELECT count(*) FROM claims").fetchone()[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of the invented country, to copy."""
    folder = tmp_path_factory.mktemp("built")
    build_warehouse(ROOT / "tests/invented", folder / "sanad.duckdb")
    return folder


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    """A copy of the built warehouse: its pointer."""
    shutil.copytree(built, tmp_path / "build", symlinks=True)
    return tmp_path / "build" / "sanad.duckdb"


def spoil(datasets: Datasets) -> None:
    datasets.change("figures/arvan_monitor.csv", "fmonth1", qualifier="exactly")


def grow(datasets: Datasets, figure_id: str = "fnew") -> None:
    datasets.add(
        "figures/arvan_monitor.csv", "fmonth6", figure_id=figure_id, period="2022-07", value="9", as_stated="nine"
    )


def test_build_tells_what_was_built(datasets: Datasets, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "etl.build"):
        result = build_warehouse(datasets.folder, tmp_path / "build/sanad.duckdb")
    line = json.loads(caplog.messages[-1])
    assert (line["event"], line["outcome"], line["n_figures"], line["n_sources"]) == ("build", "built", 32, 10)
    assert result.info["version"] == "2024.02"
    assert str(result.info["newest_period_end"]) == "2022-06-30"
    assert str(result.info["corpus_changed"]) == "2024-02-01"
    with duckdb.connect(str(result.path), read_only=True) as con:
        assert con.execute("SELECT content_hash FROM build_info").fetchone() == (line["content_hash"],)


@pytest.mark.parametrize("fault", ["no datasets", "no room"])
def test_a_build_that_failed_leaves_one_line(
    datasets: Datasets, tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    (file := tmp_path / "file").touch()
    folder, out = (tmp_path / "none", tmp_path / "out") if fault == "no datasets" else (datasets.folder, file / "out")
    with caplog.at_level(logging.INFO, "etl.build"), pytest.raises(WarehouseError) as refusal:
        build_warehouse(folder, out)
    (line,) = map(json.loads, caplog.messages)
    assert (line["event"], line["outcome"], line["reason"]) == ("build", "failed", str(refusal.value))


def test_second_build_of_the_same_content_does_nothing(datasets: Datasets, out: Path) -> None:
    first = build_warehouse(datasets.folder, out)
    before = first.path.stat()
    second = build_warehouse(datasets.folder, out)
    assert (second.outcome, second.path) == ("current", first.path)
    assert second.path.stat().st_mtime_ns == before.st_mtime_ns


def test_build_with_nothing_to_do_is_quick_from_the_start_of_python(datasets: Datasets, out: Path) -> None:
    build_warehouse(datasets.folder, out)
    before = os.times()
    assert start_build(datasets.folder, out).wait() == 0
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system <= 0.5


def test_build_with_nothing_to_do_needs_no_heavy_library(datasets: Datasets, out: Path) -> None:
    build_warehouse(datasets.folder, out)
    code = (
        "import sys; from pathlib import Path; from etl.load import build_warehouse;"
        f"build_warehouse(Path({str(datasets.folder)!r}), Path({str(out)!r}));"
        "print(sorted({'duckdb', 'pandas', 'pandera', 'pyarrow'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_changed_content_makes_a_new_version_and_keeps_the_one_before(datasets: Datasets, out: Path) -> None:
    versions = [build_warehouse(datasets.folder, out).path]
    for number in range(3):
        grow(datasets, f"fnew{number}") if number == 0 else datasets.change(
            "figures/arvan_monitor.csv", "fnew0", value=str(9 + number), as_stated=str(9 + number)
        )
        versions.append(build_warehouse(datasets.folder, out).path)
    assert out.resolve() == versions[-1]
    assert set(list_versions(out)) == set(versions[-2:])


def test_open_reader_goes_on_when_the_pointer_flips(datasets: Datasets, out: Path) -> None:
    with duckdb.connect(str(out.resolve()), read_only=True) as reader:
        before = reader.execute("SELECT count(*) FROM figures").fetchone()
        grow(datasets)
        build_warehouse(datasets.folder, out)
        assert reader.execute("SELECT count(*) FROM figures").fetchone() == before
    with duckdb.connect(str(out.resolve()), read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM figures").fetchone() == (before[0] + 1,)


def test_broken_datasets_build_nothing_and_the_old_warehouse_serves_on(datasets: Datasets, out: Path) -> None:
    old = out.resolve()
    spoil(datasets)
    with pytest.raises(WarehouseError, match="The datasets have 1 problem, so no warehouse was built") as caught:
        build_warehouse(datasets.folder, out)
    assert [problem.code for problem in caught.value.problems] == ["unknown_code"]
    assert ensure_warehouse(datasets.folder, out) == old


def test_broken_datasets_without_any_warehouse_say_so(datasets: Datasets, tmp_path: Path) -> None:
    spoil(datasets)
    with pytest.raises(WarehouseError) as caught:
        ensure_warehouse(datasets.folder, tmp_path / "build/sanad.duckdb")
    assert str(caught.value) == (
        "The datasets have 1 problem, so no warehouse was built. The first: figures/arvan_monitor.csv:2:qualifier: "
        "'exactly' is not a code of qualifier. Did you mean 'exact'? Allowed: exact, about, nearly, at_least, more_than, "
        "fewer_than, up_to, range, words_only. [unknown_code] Run python -m etl check."
    )
    assert str(tmp_path) not in str(caught.value)


def test_missing_datasets_leave_the_last_good_warehouse_serving(tmp_path: Path, out: Path) -> None:
    assert ensure_warehouse(tmp_path / "nowhere", out) == out.resolve()


@pytest.mark.parametrize("damage", ["truncated", "empty", "changed"])
def test_damaged_warehouse_is_built_anew(datasets: Datasets, out: Path, damage: str) -> None:
    path = out.resolve()
    raw = path.read_bytes()
    path.write_bytes({"truncated": raw[: len(raw) // 2], "empty": b"", "changed": raw[:-1] + b"!"}[damage])
    assert find_good(out) is None
    assert count_figures(ensure_warehouse(datasets.folder, out)) > 0


def test_damaged_warehouse_gives_way_to_the_one_before_when_datasets_are_broken(datasets: Datasets, out: Path) -> None:
    good = out.resolve()
    grow(datasets)
    build_warehouse(datasets.folder, out).path.write_bytes(b"")
    spoil(datasets)
    assert ensure_warehouse(datasets.folder, out) == good
    assert out.resolve() == good


@pytest.mark.parametrize("text", [b"", b"../../etc/passwd", b"\xff\xfe"])
def test_broken_pointer_is_mended(datasets: Datasets, out: Path, text: bytes) -> None:
    out.unlink()
    out.write_bytes(text)
    assert count_figures(ensure_warehouse(datasets.folder, out)) > 0
    assert follow(out) == out.resolve()


def test_foreign_database_in_the_place_of_the_pointer_is_set_aside_not_lost(datasets: Datasets, tmp_path: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    with duckdb.connect(str(pointer)) as con:
        con.execute("CREATE TABLE mine AS SELECT 42 AS answer")
    build_warehouse(datasets.folder, pointer)
    with duckdb.connect(str(tmp_path / "sanad.set-aside-1.duckdb"), read_only=True) as con:
        assert con.execute("FROM mine").fetchone() == (42,)


def test_pointer_is_a_small_file_where_links_cannot_be_had(
    datasets: Datasets, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    grow(datasets)
    built = build_warehouse(datasets.folder, out).path
    assert not out.is_symlink()
    assert out.read_text("utf-8") == built.name
    assert ensure_warehouse(datasets.folder, out) == built


def test_folder_that_cannot_be_written_is_told_plainly(datasets: Datasets, tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file where the folder should be")
    with pytest.raises(WarehouseError, match=r"^The warehouse cannot be written \(.+\)\.$"):
        build_warehouse(datasets.folder, tmp_path / "build/sanad.duckdb")


def test_full_disk_leaves_the_old_warehouse_serving(datasets: Datasets, out: Path) -> None:
    old = out.resolve()
    grow(datasets)
    code = (
        "import resource; from pathlib import Path; from etl.load import WarehouseError, build_warehouse\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        f"try: build_warehouse(Path({str(datasets.folder)!r}), Path({str(out)!r}))\n"
        "except WarehouseError as error: print(error)"
    )
    answer = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert answer.stdout.startswith("The warehouse cannot be written (")
    assert str(out.parent) not in answer.stdout
    assert out.resolve() == old
    assert list_versions(out) == [old]
    assert not list(out.parent.glob(".*building*"))


def test_killed_builds_leave_the_old_warehouse_or_the_new_one(datasets: Datasets, out: Path) -> None:
    old = count_figures(out.resolve())
    grow(datasets)
    moments = random.Random(7)  # noqa: S311 (any moments will do)
    for _ in range(4):
        build = start_build(datasets.folder, out)
        time.sleep(moments.uniform(0.1, 1.2))
        build.send_signal(signal.SIGKILL)
        build.communicate()
        assert count_figures(out.resolve()) in {old, old + 1}
        assert find_good(out) == out.resolve()
    assert build_warehouse(datasets.folder, out).path == out.resolve()
    assert count_figures(out.resolve()) == old + 1
    assert not [path for path in out.parent.iterdir() if ".building" in path.name or path.name.endswith(".pointer")]


def test_two_builds_at_once_wait_for_each_other(datasets: Datasets, tmp_path: Path) -> None:
    out = tmp_path / "build/sanad.duckdb"
    builds = [start_build(datasets.folder, out) for _ in range(2)]
    answers = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], answers
    assert len(list_versions(out)) == 1
    assert sorted("up to date" in stdout for stdout, _ in answers) == [False, True]


def test_readers_of_the_pointer_never_miss_while_it_flips(out: Path) -> None:
    target = out.resolve()
    twin = target.with_name("sanad-000000000000-000000000000.duckdb")
    shutil.copy(target, twin)
    misses, stop = [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            if not out.resolve(strict=True).is_file():
                misses.append(out)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(300):
        point_to(out, twin)
        point_to(out, target)
    stop.set()
    reader.join()
    assert misses == []


@pytest.mark.parametrize("place", ["milestones.csv", "the pointer"])
def test_a_pipe_in_the_place_of_a_file_is_told_and_not_waited_for(datasets: Datasets, out: Path, place: str) -> None:
    good = follow(out)
    pipe = out if place == "the pointer" else datasets.folder / place
    pipe.unlink()
    os.mkfifo(pipe)
    build = start_build(datasets.folder, out)
    try:
        said = "".join(build.communicate(timeout=60))
    finally:
        build.kill()
    assert build.returncode == 1
    assert "A pipe or a device stands in the place of a file" in said
    assert find_good(out) == good


def test_readers_have_the_last_good_warehouse_while_another_build_hangs(
    datasets: Datasets, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = follow(out)
    grow(datasets)
    monkeypatch.setattr(build, "READERS_PATIENCE", 0.1)
    monkeypatch.setattr(build, "PATIENCE", 10)
    with build.locked(out):
        assert ensure_warehouse(datasets.folder, out) == good
    assert ensure_warehouse(datasets.folder, out) != good
