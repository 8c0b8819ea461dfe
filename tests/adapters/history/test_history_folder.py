from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.export.json import exported
from cxmap.adapters.history import history_folder
from cxmap.adapters.history.history_folder import HistoryFolder
from cxmap.adapters.options import ConfigurationError
from cxmap.insight.history import History, States, Unmatched
from tests.alignment.small_maps import AS_OF, Changes, small_map

PAIR = {"promise": "next-day", "touchpoint": "doorstep", "verdict": "broken", "reason": "Too late"}
LOG = "day,by,what,changed\n"


def kept(folder: Path, **days: str) -> None:
    """A state for each name, of one pair, judged on its day."""
    for name, day in days.items():
        state(folder, name, {"as_of": day, "alignment": [PAIR]})


def state(folder: Path, name: str, said: object) -> None:
    (folder / f"{name}.json").write_text(json.dumps(said), encoding="utf-8")


def read(folder: Path, *compared: str, changes: Changes | None = None) -> History:
    return HistoryFolder(folder, compared).history(small_map(changes or {}))


def states(history: History) -> States:
    assert isinstance(history.states, States)
    return history.states


def test_the_content_as_it_is_now_is_held_against_the_newest_state_before_it(tmp_path: Path) -> None:
    kept(tmp_path, older="2025-12-31", newer="2026-03-31", today=str(AS_OF))

    history = read(tmp_path)

    assert (states(history).old.name, states(history).old.day) == ("newer", date(2026, 3, 31))
    assert (states(history).new.name, states(history).new.day) == ("", AS_OF)
    assert [each.name for each in history.former] == ["older", "newer"]


def test_states_are_compared_that_a_site_names(tmp_path: Path) -> None:
    kept(tmp_path, older="2025-12-31", newer="2026-03-31")

    both, one = read(tmp_path, "older", "newer"), read(tmp_path, "older")

    assert [(found.old.name, found.new.name) for found in map(states, (both, one))] == [
        ("older", "newer"),
        ("older", ""),
    ]
    assert read(tmp_path, "older", "oldest").states is Unmatched.NO_SUCH_STATE


def test_an_empty_folder_knows_of_nothing(tmp_path: Path) -> None:
    history = read(tmp_path)

    assert (history.states, history.former, history.commits) == (Unmatched.NO_EARLIER_STATE, (), {})
    assert history.absence is None


def test_an_export_is_a_state(tmp_path: Path) -> None:
    late = {"delivers": [{"metric": "on-time", "measurements": [{"period": "2026-05", "value": "90"}]}]}
    (export,) = exported(small_map({"capability/courier": late}, date(2026, 6, 29))).values()
    (tmp_path / "june.json").write_bytes(export)

    old = states(read(tmp_path)).old

    (judged,) = old.snapshot.judged.values()
    assert (old.day, judged.verdict) == (date(2026, 6, 29), "broken")
    assert judged.reason.startswith("Promised: at least 95 %")
    assert judged.concerned == ("department/last-mile",)
    assert old.snapshot.names == {
        "promise/next-day": "Delivered the next day",
        "touchpoint/doorstep": "Parcel at the door",
    }


def test_a_short_state_has_the_words_of_ids_for_names(tmp_path: Path) -> None:
    gone = {**PAIR, "touchpoint": "station-counter"}
    state(tmp_path, "spring", {"as_of": "2026-03-31", "alignment": [gone]})

    snapshot = states(read(tmp_path)).old.snapshot

    assert snapshot.names["touchpoint/station-counter"] == "station counter"  # type: ignore[index]
    assert [judged.concerned for judged in snapshot.judged.values()] == [()]


def test_a_former_state_concerns_whom_the_pair_concerns_today_also_where_it_got_another_id(tmp_path: Path) -> None:
    state(tmp_path, "spring", {"as_of": "2026-03-31", "alignment": [{**PAIR, "promise": "soon"}]})

    old = states(read(tmp_path, changes={"promise/next-day": {"aliases": ["soon"]}})).old

    assert [judged.concerned for judged in old.snapshot.judged.values()] == [("department/last-mile",)]


def test_a_reason_is_not_told_where_it_may_name_a_hidden_draft(tmp_path: Path) -> None:
    kept(tmp_path, spring="2026-03-31")
    draft = {"promise/tomorrow": {"statement": "Secret", "status": "draft"}}

    reasons = [
        judged.reason
        for changes in ({}, draft)
        for judged in states(read(tmp_path, changes=changes)).old.snapshot.judged.values()
    ]

    assert reasons == ["Too late", ""]


def test_the_log_says_who_changed_what_and_of_one_day_the_last_row_counts(tmp_path: Path) -> None:
    rows = (
        "2026-06-20,department/last-mile,Figures of June,capability/courier promise/next-day\n"
        '2026-06-20,,"Read again, twice",promise/next-day\n'
        "2026-06-01,department/last-mile,Closed,touchpoint/station metric/on-time\n"
    )
    (tmp_path / "changes.csv").write_text(LOG + rows, encoding="utf-8-sig")

    commits = read(tmp_path).commits

    assert {path: (str(commit.day), commit.by, commit.subject) for path, commit in commits.items()} == {
        "metrics/on-time.md": ("2026-06-01", "department/last-mile", "Closed"),
        "capabilities/courier.md": ("2026-06-20", "department/last-mile", "Figures of June"),
        "promises/next-day.md": ("2026-06-20", None, "Read again, twice"),
    }


@pytest.mark.parametrize("what", ['"Begins\nand goes on"', "Begins\u2028and goes on", "Begins\x0cand  goes on"])
def test_what_changed_may_be_told_in_several_lines(tmp_path: Path, what: str) -> None:
    (tmp_path / "changes.csv").write_bytes(f"{LOG}2026-06-20,,{what},promise/next-day\r\n".encode())

    assert [commit.subject for commit in read(tmp_path).commits.values()] == ["Begins and goes on"]


def test_the_log_follows_what_got_another_id(tmp_path: Path) -> None:
    (tmp_path / "changes.csv").write_text(f"{LOG}2026-06-20,,Begins,department/couriers\n", encoding="utf-8")

    commits = read(tmp_path, changes={"department/last-mile": {"aliases": ["couriers"]}}).commits

    assert list(commits) == ["departments/last-mile.md"]


@pytest.mark.parametrize(
    "said",
    [
        "no JSON",
        [],
        {"as_of": "2026-03-31"},
        {"as_of": "soon", "alignment": []},
        {"as_of": "2026-03-31", "alignment": [{**PAIR, "verdict": "fine"}]},
        {"as_of": "2026-03-31", "alignment": [PAIR], "entities": {"promise/next-day": "Next day"}},
        {"as_of": "2026-03-31", "alignment": [PAIR], "entities": {"promise/next-day": {"title": "\ud800"}}},
        {"as_of": "2026-03-31", "alignment": [{**PAIR, "reason": "\udfff"}]},
    ],
)
def test_what_is_no_export_is_told_with_its_name(tmp_path: Path, said: Any) -> None:
    state(tmp_path, "spring", said)

    with pytest.raises(ConfigurationError, match=r"`history` .* names `.*`, in which `spring.json` is no export"):
        read(tmp_path)


def test_json_that_is_too_deep_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "spring.json").write_text("[" * 100_000, encoding="utf-8")

    with pytest.raises(ConfigurationError, match="is no export"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (b"day,by\n2026-06-20,\n", "needs the columns day, by, what, changed"),
        (b"\xff\xfe", "is no table in UTF-8"),
        (f'{LOG}2026-06-20,,"Begins,promise/next-day\n'.encode(), "is no table in UTF-8"),
        (f"{LOG}2026-06-20,,Begins,\nyesterday,,Goes on,\n".encode(), "has `yesterday` as the day of row 3"),
        (f"{LOG}2026-06-20\n".encode(), ""),
    ],
)
def test_a_log_that_cannot_be_read_is_told_with_its_row(tmp_path: Path, log: bytes, words: str) -> None:
    (tmp_path / "changes.csv").write_bytes(log)

    if words:
        with pytest.raises(ConfigurationError, match=f"in which `changes.csv` {words}"):
            read(tmp_path)
    else:
        assert read(tmp_path).commits == {}


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="names `states`, which is no folder"):
        read(tmp_path / "states")


def test_no_link_is_followed_and_nothing_is_read_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path, spring="2026-03-31")
    folder = tmp_path / "linked"
    folder.mkdir()
    (folder / "spring.json").symlink_to(tmp_path / "spring.json")

    with pytest.raises(ConfigurationError, match=r"`spring.json` is a link, or larger than 64 MB"):
        read(folder)
    monkeypatch.setattr(history_folder, "LARGEST_STATE", 10)
    with pytest.raises(ConfigurationError, match="is a link, or larger"):
        read(tmp_path)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "spring.json").mkdir()

    with pytest.raises(ConfigurationError, match=r"`spring.json` cannot be read"):
        read(tmp_path)
