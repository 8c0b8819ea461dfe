"""The table of what works with which site generator says what each of them was seen to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.example import REPOSITORY
from tests.hosts.abilities import ABILITIES
from tests.hosts.trials import trial_of

DOCS = REPOSITORY / "docs" / "site.md"
_BEGINS = (
    "<!-- What works where: `pytest tests/hosts/test_abilities.py --update-cases` writes it; edits are lost. -->\n"
)
_ENDS = "<!-- end -->\n"


class Host(NamedTuple):
    """A column of the table: the commands that build and serve, by the folder of the programs."""

    build: Callable[[Path], Sequence[str]]
    serve: Callable[[Path], Sequence[str] | str]


_MKDOCS = (sys.executable, "-m", "mkdocs")
HOSTS = {
    "MkDocs": Host(lambda _: [*_MKDOCS, "build"], lambda _: [*_MKDOCS, "serve", "--livereload"]),
    "ProperDocs": Host(
        lambda bin_: [str(bin_ / "properdocs"), "build"],
        lambda bin_: [str(bin_ / "properdocs"), "serve", "--livereload"],
    ),
    "Zensical by `cxmap publish`": Host(
        lambda bin_: [str(bin_ / "python"), "-m", "cxmap", "publish"], lambda _: "by `zensical serve`"
    ),
    "Zensical alone": Host(
        lambda bin_: [str(bin_ / "zensical"), "build"], lambda bin_: [str(bin_ / "zensical"), "serve"]
    ),
}


@pytest.mark.parametrize("name", HOSTS)
def test_a_column_says_what_the_host_was_seen_to_do(
    name: str, tmp_path: Path, programs: Path, *, update_cases: bool
) -> None:
    host = HOSTS[name]

    trial = trial_of(tmp_path, host.build(programs), host.serve(programs))

    answers = {ability.words: ability.of(trial) for ability in ABILITIES}
    seen = {words: {"True": "yes", "False": "no"}.get(str(answer), str(answer)) for words, answer in answers.items()}
    if update_cases:
        _write(name, seen)
    assert _column(name) == seen, f"docs/site.md is out of date: run `{_BEGINS.split('`')[1]}`"


def test_the_table_has_the_rows_that_are_tried() -> None:
    assert [row[0] for row in _table()[1:]] == [ability.words for ability in ABILITIES]
    assert _table()[0] == ["a site gets", *HOSTS]


def _table() -> list[list[str]]:
    """The rows of the table, without the line below its heads."""
    lines = DOCS.read_text(encoding="utf-8").partition(_BEGINS)[2].partition(_ENDS)[0].strip().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in rows if row[0] != "---"]


def _column(name: str) -> dict[str, str]:
    heads, *rows = _table()
    return {row[0]: row[heads.index(name)] for row in rows}


def _write(name: str, seen: dict[str, str]) -> None:
    """Writes one column; what is no row any more goes, and cells that nobody has seen yet are open."""
    before, mark, rest = DOCS.read_text(encoding="utf-8").partition(_BEGINS)
    known = {host: _column(host) for host in HOSTS if host in _table()[0]} | {name: seen}
    cells = [[words, *(known.get(host, {}).get(words, "?") for host in HOSTS)] for words in seen]
    rows = [["a site gets", *HOSTS], ["---"] * (len(HOSTS) + 1), *cells]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    DOCS.write_text(f"{before}{mark}\n{table}\n{_ENDS}{rest.partition(_ENDS)[2]}", encoding="utf-8")
