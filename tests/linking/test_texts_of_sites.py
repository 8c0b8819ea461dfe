"""Links as the site itself resolves them, of which the map asks its Markdown and knows its plugins."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from cxmap.compiler import Map, compile_map
from cxmap.findings.finding import Finding
from cxmap.model.source import Refusal, Settings, SiteTexts, SiteTools, SourceFile
from tests.alignment.small_maps import AS_OF
from tests.loading.content import compiled as compiled_alone

ABOUT = "# About\n\n[when](#early) and [what](other.md#late)\n"
OTHER = "# Other\n"
INCLUDED = {
    "inc.md": "```cxmap\nview: promises\n```",
    "flow.mmd": "flowchart LR\n  A --> B",
    "view.txt": "view: promises",
}


def _compiled(files: dict[str, str], texts: SiteTexts | None) -> Map:
    sources = [SourceFile(path, text.encode()) for path, text in files.items()]
    return compile_map(sources, Settings(as_of=AS_OF), tools=SiteTools(texts=texts))


def _found(files: dict[str, str], texts: SiteTexts | None) -> list[Finding]:
    return [each for each in _compiled(files, texts).findings if each.rule == "broken-link"]


def _ids(text: str) -> Collection[str]:
    return {"early"} if "About" in text else {"lately"}


def test_the_sites_own_markdown_says_which_ids_a_page_has() -> None:
    (finding,) = _found({"about.md": ABOUT, "other.md": OTHER}, SiteTexts(_ids))

    assert (finding.severity, finding.message) == ("error", "`other.md` has no heading `#late`")
    assert finding.hint == "did you mean `#lately`?"


def test_the_pages_that_seem_to_lack_a_heading_are_told() -> None:
    files = {"about.md": ABOUT, "other.md": OTHER}

    assert _compiled(files, SiteTexts(_ids)).lacking == {"other.md"}
    assert not _found(files, SiteTexts(_ids, made={"other.md": ["late"]}))


def test_where_nobody_can_tell_a_missing_heading_is_a_warning() -> None:
    files = {"about.md": ABOUT, "other.md": OTHER}

    untold = _found(files, SiteTexts(lambda _text: None))
    unmade = _found(files, SiteTexts(_ids, made={"other.md": None}))

    assert [each.severity for each in (*untold, *unmade)] == ["warning"] * 3
    assert unmade[0].message == "`other.md` has no heading `#late`, as far as can be told without building the site"
    assert unmade[0].suggestion is None


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("macros",), "unless the plugin `macros` of this site makes it one that leads there"),
        (("macros", "hooks"), "unless the plugins `macros` and `hooks` of this site make it one that leads there"),
    ],
)
def test_a_plugin_that_may_change_pages_leaves_a_warning(names: tuple[str, ...], words: str) -> None:
    (finding,) = _found({"about.md": "[x](nowhere.md)"}, SiteTexts(_ids, may_change=names))

    assert finding.severity == "warning"
    assert finding.message == f"there is no file `nowhere.md`, {words}"


def test_a_file_that_is_written_last_may_be_there() -> None:
    texts = SiteTexts(_ids, written_last=frozenset(("feed.xml", "all")))
    there = '[x](../feed.xml?v=1) [y](../all/) <a href="../../feed.xml">z</a>'
    nowhere = '[x](feed.xml) [y](../feeds.xml) <a href="../../../feed.xml">z</a>'

    found = _found({"news/about.md": there, "news/other.md": nowhere}, texts)

    assert [each.severity for each in found] == ["warning"] * 3 + ["error"] * 3
    assert found[0].message == "there is no file `feed.xml`, as far as can be told without building the site"


def test_a_file_that_a_plugin_finds_by_its_name_is_no_mistake() -> None:
    files = {"about.md": "[x](far.md) [y](far) [z](gone.md) [w](#nothing)", "a/b/far.md": "# Far\n"}

    found = _found(files, SiteTexts(_ids, found_by_name=True))

    assert [each.message.split(",")[0] for each in found] == [
        "there is no file `gone.md`",
        "`about.md` has no heading `#nothing`",
    ]


def test_folders_and_patterns_stand_for_pages_where_the_navigation_is_written() -> None:
    list_of_pages = "* [Doors](touchpoints/)\n* [All](*.md)\n* [Top](./)\n* [Gone](gone/)\n"
    files = {"SUMMARY.md": list_of_pages, "touchpoints/far/index.md": "# Door\n", "about.md": "[x](touchpoints/)"}

    found = _found(files, SiteTexts(_ids, nav_file="SUMMARY.md"))

    assert [(each.place.path, each.message) for each in found] == [
        ("SUMMARY.md", "there is no file `gone`"),
        ("about.md", "there is no file `touchpoints`"),
    ]


def _included(text: str) -> str:
    for name, content in INCLUDED.items():
        text = text.replace(f'--8<-- "{name}"', content).replace(f"--8<--\n{name}\n--8<--", content)
    return text


@pytest.mark.parametrize("line", ['--8<-- "inc.md"', "--8<--\ninc.md\n--8<--"])
def test_a_block_that_an_included_file_brings_is_a_view(line: str) -> None:
    compiled = _compiled({"about.md": f"# About\n\n{line}\n"}, SiteTexts(_ids, _included))

    (block,) = compiled.catalogue.blocks["about.md"].values()
    assert block
    assert block.view == "promises"


def test_a_block_whose_lines_are_included_is_a_view() -> None:
    compiled = _compiled({"about.md": '```cxmap\n--8<-- "view.txt"\n```\n'}, SiteTexts(_ids, _included))

    (block,) = compiled.catalogue.blocks["about.md"].values()
    assert block


def test_what_is_wrong_in_an_included_block_is_told_where_the_file_is_named() -> None:
    def wrong(text: str) -> str:
        return text.replace('--8<-- "inc.md"', "```cxmap\nview: promises\nowner: [lost, gone]\nviev: x\n```")

    compiled = _compiled({"about.md": '# About\n\n--8<-- "inc.md"\n'}, SiteTexts(_ids, wrong))

    lines = {each.rule: each.place.span.line for each in compiled.findings if each.place.path == "about.md"}
    assert set(lines.values()) == {3}
    assert "unknown-field" in lines
    assert any(each.hint.startswith("in the file that is included here: ") for each in compiled.findings)


def test_a_department_that_an_included_block_names_must_exist() -> None:
    def lost(text: str) -> str:
        return text.replace('--8<-- "inc.md"', "```cxmap\nview: promises\ndepartment: [lost]\n```")

    compiled = _compiled({"about.md": '# About\n\n--8<-- "inc.md"\n'}, SiteTexts(_ids, lost))

    (finding,) = (each for each in compiled.findings if each.rule == "unknown-reference")
    assert (finding.place.path, finding.place.span.line) == ("about.md", 3)


def test_a_diagram_is_judged_with_what_it_includes() -> None:
    def drawable(text: str) -> Refusal | None:
        return None if text.startswith("flowchart") else Refusal("no kind", 3)

    files = {"about.md": '```mermaid\n--8<-- "flow.mmd"\n```\n\n```mermaid\n--8<-- "view.txt"\n\nx\n```\n'}
    sources = [SourceFile(path, text.encode()) for path, text in files.items()]
    tools = SiteTools(drawable, texts=SiteTexts(_ids, _included))

    found = compile_map(sources, Settings(as_of=AS_OF), tools=tools).findings

    assert [(each.rule, each.place.span.line) for each in found] == [("broken-diagram", 5)]


def test_whatever_stands_in_an_included_block_stands_where_the_file_is_named() -> None:
    (page,) = _compiled({"about.md": '# About\n\n--8<-- "inc.md"\n'}, SiteTexts(_ids, _included)).pages
    (block,) = page.blocks

    places = block.places.without(frozenset())

    assert places.of_key(("view",)).line == places.of_value(("title",)).line == 3


def test_a_block_that_would_include_a_file_is_read_as_it_stands_where_nobody_includes_any() -> None:
    found = compiled_alone({"about.md": '```cxmap\n--8<-- "view.txt"\n```\n'})

    assert [(finding.rule, finding.place.path) for finding in found.findings if finding.place.path == "about.md"]
