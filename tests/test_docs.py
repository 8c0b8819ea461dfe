"""The README and the pages below `docs/` say what is true.

Two conventions make examples testable. A block that follows the path of a file below `content/`, alone on its line
between backticks, is that file, and all of them on one page are one map without errors. A block of the language
`console` holds commands after `$ ` and the exact text that they print there, or, on a page without files, on the map of
the README; `pytest --update-cases` writes that text.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
import yaml

from cxmap.adapters.cli.commands import COMMANDS
from cxmap.adapters.options import OPTIONS, SiteOptions
from cxmap.loading.markdown.headings import slug

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
GUIDE = ("guide", "fields", "rules", "glossary")
LONG = 15
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))

_FENCED = re.compile(r"^(?P<ticks>`{3,}).*?^(?P=ticks)$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^`(content/[^`\n]+)`\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_GENERATED_PART = re.compile(r"^<!-- verdicts, .*?^<!-- end -->$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_COMMAND = re.compile(r"\bcxmap (--?[\w-]+|[a-z-]+)\b(?=[^\n]*)")
_TYPED = re.compile(r"^\$ (.+)$", re.MULTILINE)


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _is_generated(page: Path) -> bool:
    return "<!-- Made by `make reference`" in _text(page)


every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@every_page
def test_relative_links_lead_to_files_and_headings(page: Path) -> None:
    for address in _LINK.findall(_FENCED.sub("", _text(page))):
        if re.match(r"[a-z]+:", address):
            continue
        name, _, anchor = address.partition("#")
        target = (page.parent / name).resolve() if name else page

        assert target.exists(), f"{page.name} links to {address}"
        assert not anchor or anchor in _anchors(target), f"{page.name} links to {address}"


@every_page
def test_commands_exist(page: Path) -> None:
    blocks = "\n".join(block[0] for block in _FENCED.finditer(_text(page)))
    inline = "\n".join(re.findall(r"`(cxmap [^`\n]+)`", _text(page)))
    for name in _COMMAND.findall("\n".join((*re.findall(r"^(?:\$ )?(cxmap .+)$", blocks, re.MULTILINE), inline))):
        assert name.startswith("-") or name in COMMANDS, f"{page.name} tells of `cxmap {name}`"


@every_page
def test_targets_of_make_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in re.findall(r"(?:^|`)make ([a-z-]+)", _text(page), re.MULTILINE):
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), f"{page.name} tells of `make {name}`"


@every_page
def test_files_in_examples_have_no_errors(page: Path, tmp_path: Path) -> None:
    if not _FILE.search(_text(page)):
        return
    _write_files(page, tmp_path)

    found = _printed("cxmap check --as-of 2026-11-15", tmp_path)

    assert "error[" not in found, found


@every_page
def test_shown_output_is_what_commands_print(page: Path, tmp_path: Path, *, update_cases: bool) -> None:
    _write_files(page if _FILE.search(_text(page)) else README, tmp_path)

    def printed(block: re.Match[str]) -> str:
        commands = _TYPED.findall(block[0])
        return "".join(f"$ {command}\n{_printed(command, tmp_path)}" for command in commands)

    true = _CONSOLE.sub(printed, _text(page))

    if update_cases and true != _text(page):
        page.write_text(true, encoding="utf-8")
    assert _text(page) == true


@every_page
def test_options_of_the_plugin_are_read(page: Path) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", _text(page), re.MULTILINE | re.DOTALL)
    for site in (yaml.safe_load(block) for block in blocks if "\nplugins:" in f"\n{block}"):
        for options in (plugin["cxmap"] for plugin in site["plugins"] if isinstance(plugin, dict)):
            SiteOptions(options).settings({})  # raises where a value makes no sense

            assert options.keys() <= OPTIONS.keys()


def test_the_table_of_options_says_of_each_what_it_holds() -> None:
    text = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", _text(ROOT / "docs" / "site.md"))
    for name, holds in OPTIONS.items():
        assert f"| `{name}` | {holds[0].lower()}{holds[1:]} |" in text


@pytest.mark.parametrize("page", [page for page in PAGES if not _is_generated(page)], ids=lambda page: page.name)
def test_nothing_is_written_both_here_and_for_the_guide(page: Path) -> None:
    told = {run: source for source, text in _guide_sources().items() for run in _runs(text)}

    twice = {run: told[run] for run in _runs(_GENERATED_PART.sub("", _text(page))) if run in told}

    assert not twice, "write it in one place, or generate it into both"


def _guide_sources() -> dict[str, str]:
    """What the guide says: its pages of the example, its templates and words in code, and the generated pages."""
    package, fragments = ROOT / "plugins/cxmap", ROOT / "theme/fragments"
    files = (
        *(ROOT / "content/guide").glob("*.md"),
        *chain.from_iterable((fragments / name).glob("*.html") for name in GUIDE),
        *chain.from_iterable((package / "pages" / name).glob("*.py") for name in GUIDE),
        *(page for page in PAGES if _is_generated(page)),
    )
    return {file.relative_to(ROOT).as_posix(): _text(file) for file in files}


def _runs(text: str) -> set[str]:
    """All runs of words that are too long to be the same by chance, without examples and marks."""
    words = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", _FENCED.sub("", text)).lower())
    return {" ".join(words[at : at + LONG]) for at in range(len(words) - LONG + 1)}


def _anchors(page: Path) -> set[str]:
    return {slug(heading.replace("`", "")) for heading in _HEADING.findall(_FENCED.sub("", _text(page)))}


def _write_files(page: Path, folder: Path) -> None:
    for name, text in _FILE.findall(_text(page)):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _printed(command: str, folder: Path) -> str:
    """What a command shows on a terminal of 100 columns without colours, in which errors stand after the rest."""
    program, *arguments = command.split()
    assert program == "cxmap"
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "GITHUB_ACTIONS": "", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "cxmap", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return run.stdout + run.stderr
