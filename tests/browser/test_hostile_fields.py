"""Strings that run scripts, in every text field of the example, in a built site that a browser opens."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cxmap.adapters.content.files import read_content
from cxmap.compiler import compile_map
from cxmap.findings.file_rules import TOO_LARGE
from cxmap.model import KINDS
from cxmap.model.source import Settings
from tests.browser.serving import served
from tests.browser.test_hostile_places import FOUND, INDEXED, TOUCH, noted
from tests.loading.content import AS_OF
from tests.real_input.test_hostile_strings import CONTENT, Field, examples
from tests.sites import SmallSite

pytestmark = pytest.mark.slow

PARTS = 8
"""The front matter of one file has room for so much of the strings at once."""
WORDS = "Words"
FINDINGS = "health"
INDEX = "search/search_index.json"
FEATURES = ["navigation.prune", "navigation.indexes", "search.suggest"]
# Texts in pictures are broken into lines, and in code they stand as Mermaid has them.
SHOWN = """() => [
  ...[...document.querySelectorAll('article, title')].map(each => {
    const text = each.cloneNode(true);
    text.querySelectorAll('svg, pre, script, .headerlink').forEach(part => part.remove());
    return text.textContent;
  }),
  ...[...document.querySelectorAll('article :not(svg *)')]
    .flatMap(each => [...each.attributes].map(({value}) => value)),
].filter(text => text.includes('⟦'))"""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return built(tmp_path_factory.mktemp("clean-fields") / "site", WORDS)


@pytest.fixture(scope="module")
def before(browser: Browser, clean: SmallSite) -> dict[str, object]:
    """What is active on each page that shows one of the fields, and on each that shows several entities."""
    page = browser.new_page()
    found = {path: found for path, found, _ in opened(page, clean, pages_with_texts(clean))}
    page.close()
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_runs_and_every_field_shows_its_text(
    page: Page, before: dict[str, object], tmp_path: Path, shared: Path, part: int
) -> None:
    lines = (shared / "corpus" / "hostile" / "xss-strings.txt").read_text("utf-8").splitlines()
    text = " ".join([line for line in lines if line.strip() and line.isprintable()][part::PARTS])
    hostile = built(tmp_path / "hostile", text)
    dialogs = noted(page)

    wrong: list[object] = page.evaluate(INDEXED, indexed(hostile))
    shown = 0
    for path, found, said in opened(page, hostile, before):
        wrong += [(path, found, before[path])] if found != before[path] else []
        for each in said:
            marks = [field.mark(number) for number, field in enumerate(fields()) if not field.is_markdown]
            within = [mark for mark in marks if mark in each]
            shown += len(within)
            # In a sentence about a finding backticks stand around code, and those of a name go with them.
            kept = "" if path == FINDINGS else "`"
            wrong += [(path, mark, each) for mark in within if plain(text + mark, kept) not in plain(each, kept)]

    assert wrong == []
    assert dialogs == []
    assert shown > 200


def fields() -> list[Field]:
    return [field for example in examples() for field in example.fields]


def built(folder: Path, text: str) -> SmallSite:
    """The example with the text in every field of free text, and a mark of each behind it."""
    folder.mkdir()
    site = SmallSite(folder)
    shutil.copytree(CONTENT, folder / "content")
    first = 0
    for example in examples():
        written = example.written(text, first)
        (folder / "content" / written.path).write_bytes(written.content)
        first += len(example.fields)
    found = compile_map(read_content(folder / "content"), Settings(as_of=AS_OF))
    assert TOO_LARGE.id not in {each.rule for each in found.errors}
    # Told in some folders alone, what is unsafe is still not published.
    quiet = {"severity": "off", "reason": "it is meant", "paths": [kind.folder for kind in KINDS]}
    theme = {"name": "material", "font": False, "features": FEATURES}
    plugins = ["search", {"cxmap": {"as_of": str(AS_OF), "rules": {each.rule: quiet for each in found.errors}}}]
    site.configure(theme=theme, plugins=plugins)
    site.build()
    return site


def pages_with_texts(site: SmallSite) -> list[str]:
    """The pages of the entities with such fields, and all that show more than one entity."""
    own = {example.path.removesuffix(".md") for example in examples()}
    files = (file.relative_to(site.folder / "content") for file in sorted((site.folder / "content").rglob("*.md")))
    stems = (file.with_suffix("").as_posix() for file in files)
    kinds = {kind.folder for kind in KINDS}
    return [stem for stem in stems if stem in own or stem.endswith("index") or stem.partition("/")[0] not in kinds]


def opened(page: Page, site: SmallSite, paths: Iterable[str]) -> Iterable[tuple[str, object, list[str]]]:
    with served(site.published) as address:
        without_index(site)
        for path in paths:
            page.goto(f"{address}{path.removesuffix('index')}", wait_until="load")
            found, said = page.evaluate(FOUND), page.evaluate(SHOWN)
            page.evaluate(TOUCH)
            yield path, found, said


def indexed(site: SmallSite) -> list[object]:
    """The entries of the search."""
    entries: list[object] = json.loads((site.published / INDEX).read_text("utf-8"))["docs"]
    assert len(entries) > 300
    return entries


def without_index(site: SmallSite) -> None:
    """To make the search ready costs more than to show a page."""
    file = site.published / INDEX
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"docs": []}), "utf-8")


def plain(text: str, kept: str = "`") -> str:
    return "".join(text.replace("`", kept).split())
