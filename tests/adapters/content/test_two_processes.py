from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from cxmap.adapters.content.two_processes import FEWEST, in_two
from cxmap.compiler import compile_map
from cxmap.loading.load import LoadedPart
from cxmap.model.source import Settings, SourceFile

SETTINGS = Settings(date(2026, 11, 15))


def _map(departments: int) -> list[SourceFile]:
    """Many departments, some with mistakes, two files of one id, and two capabilities that read one bad table."""
    texts = {
        f"departments/d-{number}.md": f"---\ntitle: Team {number}\n{'ttile: x' if number % 400 == 0 else ''}\n---\n"
        for number in range(departments)
    }
    texts |= {f"departments/{folder}/twin.md": "---\ntitle: Twin\n---\n" for folder in ("a", "z")}
    texts |= {"metrics/m.md": "---\ntitle: M\nunit: percent\nbetter: higher\n---\n"}
    texts |= {"capabilities/t.csv": "period,value\n2026-10,x\n"}
    for name in ("capabilities/a.md", "capabilities/zz.md"):
        texts[name] = (
            "---\ntitle: C\nowner: d-1\ndelivers:\n  - metric: m\n    measurements: t.csv\n---\nSee [it](nowhere.md).\n"
        )
    return [SourceFile(path, text.encode()) for path, text in texts.items()]


def test_many_files_in_two_halves_make_the_same_map_as_in_one() -> None:
    files = _map(FEWEST + 500)

    alone, halved = compile_map(files, SETTINGS), compile_map(files, SETTINGS, in_parts=in_two)

    assert halved.findings == alone.findings
    assert halved.catalogue.entities == alone.catalogue.entities
    assert (halved.files, halved.entities, halved.pages) == (alone.files, alone.entities, alone.pages)


def test_what_two_halves_read_in_one_table_is_said_once() -> None:
    findings = compile_map(_map(FEWEST), SETTINGS, in_parts=in_two).findings

    assert [finding.rule for finding in findings if finding.place.path.endswith(".csv")] == ["bad-measurement"]


@pytest.mark.parametrize("files", [FEWEST - 1, FEWEST])
def test_few_files_or_a_system_without_forks_need_no_second_process(
    files: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    asked: list[int] = []

    def load_part(part: Sequence[SourceFile]) -> LoadedPart:
        asked.append(len(part))
        return LoadedPart()

    list(in_two(load_part, [SourceFile("a.md")] * files, amount=files))

    assert asked == [files]
