from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.content import kept_parts
from cxmap.adapters.content.kept_parts import KeptParts
from cxmap.adapters.content.two_processes import FEWEST, TwoProcesses
from cxmap.compiler import Map, compile_map
from cxmap.findings.finding import Finding
from cxmap.model.source import Settings, SiteTexts, SiteTools, SourceFile

SETTINGS = Settings(date(2026, 11, 15))
_METRIC = "---\ntitle: M\nunit: percent\nbetter: higher\ntype: share\n---\n"
_CAPABILITY = "---\ntitle: C\nowner: d-1\ndelivers:\n  - {metric: m, measurements: t.csv}\n---\n"

Files = dict[str, str]


def _files() -> Files:
    """Many departments, some with mistakes, and a capability that reads a table."""
    texts = {
        f"departments/d-{number}.md": f"---\ntitle: Team {number}\n{'ttile: x' if number % 400 == 0 else ''}\n---\n"
        for number in range(FEWEST)
    }
    return texts | {
        "metrics/m.md": _METRIC,
        "capabilities/c.md": _CAPABILITY,
        "capabilities/t.csv": "period,value,sample\n2026-10,95,400\n",
    }


def _compiled(files: Files, settings: Settings = SETTINGS) -> Map:
    sources = [SourceFile(path, text.encode()) for path, text in files.items()]
    with TwoProcesses() as processes:
        return compile_map(sources, settings, in_parts=KeptParts(processes))


def _fresh(files: Files, settings: Settings = SETTINGS) -> Map:
    return compile_map([SourceFile(path, text.encode()) for path, text in files.items()], settings)


def _said(made: Map) -> tuple[tuple[Finding, ...], object, object]:
    return made.findings, made.catalogue.entities, made.alignment.pairs


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where parts are kept."""
    kept = tmp_path / "kept"
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_args, **_named: kept)
    monkeypatch.delenv("CI", raising=False)
    return kept


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each command had to load."""
    amounts: list[int] = []

    in_two = TwoProcesses.in_two

    def counting(
        processes: TwoProcesses, work: Callable[[Sequence[Any]], Any], items: Sequence[Any], *, amount: int
    ) -> Iterable[Any]:
        if not items or isinstance(items[0], int):
            amounts.append(amount)
        return in_two(processes, work, items, amount=amount)

    monkeypatch.setattr(TwoProcesses, "in_two", counting)
    return amounts


def test_what_was_kept_makes_the_same_map_and_nothing_is_loaded_again(loaded: list[int]) -> None:
    files = _files()

    first, second = _compiled(files), _compiled(files)

    assert _said(first) == _said(second) == _said(_fresh(files))
    assert loaded == [FEWEST + 2, 0]


def test_after_one_edit_only_the_files_around_it_are_loaded_again(loaded: list[int]) -> None:
    files = _files()
    _compiled(files)

    edited = files | {"departments/d-7.md": "---\ntitle: Team Seven\ntitel: x\n---\n"}

    assert _said(_compiled(edited)) == _said(_fresh(edited))
    assert 0 < loaded[1] < FEWEST


@pytest.mark.parametrize(
    "change",
    [
        {"capabilities/t.csv": "period,value,sample\n2026-10,x,400\n"},
        {"metrics/m.md": _METRIC.replace("percent", "minutes")},
        {"departments/new.md": "---\ntitle: New\n---\n"},
        {"departments/D-1.md": "---\ntitle: Twin\n---\n"},
        {"capabilities/c.md": _CAPABILITY.replace("t.csv", "u.csv")},
        {"channels.md": "---\nchannels: [drone]\n---\n"},
    ],
    ids=["a table", "another file", "a new file", "a name in capitals", "another table", "a channel"],
)
def test_every_change_is_seen(change: Files) -> None:
    files = _files()
    _compiled(files)

    assert _said(_compiled(files | change)) == _said(_fresh(files | change))


def test_another_day_and_other_settings_are_seen() -> None:
    files = _files() | {"capabilities/t.csv": "period,value,sample\n2027-03,95,400\n"}
    later = Settings(date(2027, 6, 1), channels=("drone",))
    _compiled(files)

    assert _said(_compiled(files, later)) == _said(_fresh(files, later))


def test_any_edits_in_any_order_make_the_map_that_a_fresh_reading_makes() -> None:
    files, choice = _files(), random.Random(20261129)
    for _ in range(6):
        for path in choice.sample(sorted(files), 3):
            files[path] = files[path].replace("title", choice.choice(["title", "titel", "name"]))
        if choice.random() < 0.5:
            files.pop(choice.choice(sorted(files)))

        assert _said(_compiled(files)) == _said(_fresh(files))


_NAMES = """
from datetime import date
from cxmap.loading.load import load_files
from cxmap.model.source import Settings
def said(work, items, *, amount, rests_on):
    print(rests_on())
    return ()
load_files((), Settings(date(2026, 11, 15), withheld=frozenset(map(str, range(20)))), said)
"""


def test_each_process_gives_a_part_the_same_name() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _NAMES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(said) == 1
    assert "'19'" in said.pop()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-7])


def _turned(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("harm", [_cut, _turned, lambda file: file.write_bytes(b""), Path.unlink])
def test_what_is_no_longer_as_it_was_kept_is_loaded_anew(harm: Callable[[Path], object], folder: Path) -> None:
    files = _files()
    _compiled(files)
    for file in folder.iterdir():
        harm(file)

    assert _said(_compiled(files)) == _said(_fresh(files))


def test_what_another_version_kept_is_not_used(loaded: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    files = _files()
    _compiled(files)
    monkeypatch.setattr(kept_parts, "_program", lambda: "another version")

    _compiled(files)

    assert loaded == [FEWEST + 2, FEWEST + 2]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system knows no rights of others")
def test_a_folder_that_others_can_write_to_is_neither_believed_nor_filled(folder: Path, loaded: list[int]) -> None:
    folder.mkdir()
    folder.chmod(0o777)

    _compiled(_files())

    assert list(folder.iterdir()) == []
    assert loaded == []


def test_a_file_in_the_place_of_the_folder_does_no_harm(folder: Path) -> None:
    folder.write_text("in the way", encoding="utf-8")
    files = _files()

    assert _said(_compiled(files)) == _said(_fresh(files))


def test_a_link_in_the_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    folder.symlink_to(elsewhere)

    _compiled(_files())

    assert list(elsewhere.iterdir()) == []


def test_a_full_disk_keeps_nothing_and_stops_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    files = _files()

    assert _said(_compiled(files)) == _said(_fresh(files))
    assert list(folder.iterdir()) == []


def test_what_nobody_asked_for_of_late_is_taken_away(folder: Path) -> None:
    files = _files()
    _compiled(files)
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    former = set(folder.iterdir())

    _compiled({path: f"{text}\n" for path, text in files.items()})

    assert former.isdisjoint(folder.iterdir())


def test_texts_that_take_in_other_files_are_read_each_time(loaded: list[int]) -> None:
    files = _files() | {"about.md": '--8<-- "../view.md"\n'}
    sources = [SourceFile(path, text.encode()) for path, text in files.items()]
    shown = []
    for taken_in in ("```cxmap\npromise: a\n```", "```cxmap\npromise: b\n```"):
        tools = SiteTools(texts=SiteTexts(lambda _text: None, included=lambda _text, it=taken_in: it))  # type: ignore[misc]
        with TwoProcesses() as processes:
            made = compile_map(sources, SETTINGS, tools=tools, in_parts=KeptParts(processes))
        shown.append([block.values for page in made.pages for block in page.blocks])

    assert shown == [[{"promise": ["a"]}], [{"promise": ["b"]}]]
    assert loaded == []


def test_a_machine_for_one_run_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    _compiled(_files())

    assert not folder.exists()


def test_a_machine_for_one_run_keeps_and_uses_what_lies_in_a_folder_that_it_was_given(
    folder: Path, loaded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    folder.mkdir(mode=0o700)

    _compiled(_files())
    _compiled(_files())

    assert loaded == [FEWEST + 2, 0]


def test_a_small_map_keeps_nothing(folder: Path) -> None:
    _compiled({"departments/one.md": "---\ntitle: One\n---\n"})

    assert not folder.exists()
