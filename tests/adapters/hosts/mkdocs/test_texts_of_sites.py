"""No link that works on the built site is an error, whatever the site's Markdown and plugins make of its texts."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cxmap.adapters.hosts.mkdocs.transaction import NothingBuiltError
from tests.adapters.cli.conftest import Result
from tests.host_cases import host_case
from tests.links import links_to_nowhere
from tests.sites import SmallSite, small_site

LEADING = ["attr-list-id", "link-to-made-section", "own-slugify", "toc-separator", "snippet-in-mermaid"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


def _checked(folder: Path) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "cxmap", "check", "--fail-on", "warning", "--format", "github"],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("name", [*LEADING, "readme-in-kind-folder", "snippet-with-block"])
def test_a_case_builds_strictly_and_each_of_its_links_opens(
    name: str, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = host_case(shared, name, tmp_path)
    monkeypatch.chdir(tmp_path)

    case.build()

    assert not links_to_nowhere(case.published)
    out = _checked(tmp_path).out
    assert "broken-" not in out
    assert "::error" not in out


def test_a_block_that_a_snippet_brings_is_a_view(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = host_case(shared, "snippet-with-block", tmp_path)
    monkeypatch.chdir(tmp_path)

    case.build()

    assert 'class="cxmap-block"' in case.article("about")
    assert "view: promises" not in case.article("about")


def test_a_name_of_a_file_from_a_mac_is_told_letter_by_letter(shared: Path, tmp_path: Path) -> None:
    case = host_case(shared, "nfd-file-name", tmp_path)

    out = _checked(case.folder).out

    assert "`Ö` is one sign (U+00D6) here and 2 signs (U+004F U+0308) in the file's name" in out


@pytest.mark.parametrize(
    ("extension", "body"),
    [
        ("attr_list", "[x](#early)\n\n## When {: id=early }\n"),
        ("attr_list", "[x](#early)\n\nA paragraph.\n{: #early }\n"),
        ({"toc": {"separator": "_"}}, "[x](#when_we_open)\n\n## When we open\n"),
        ({"toc": {"anchorlink": True, "toc_depth": 3}}, "[x](#when-we-open)\n\n## When we open\n"),
        ("footnotes", "[x](#fn:1)\n\nText[^1].\n\n[^1]: A note.\n"),
        ({"pymdownx.tabbed": {"alternate_style": True, "slugify": None}}, '[x](#top)\n\n# Top\n\n=== "One"\n\n    x\n'),
    ],
)
def test_ids_are_those_that_the_sites_markdown_makes(site: SmallSite, extension: object, body: str) -> None:
    site.configure(markdown_extensions=["pymdownx.superfences", extension])
    site.write({"page.md": f"# Page\n\n{body}" if "# Top" not in body else body})

    site.build(strict=True)

    assert "broken-link" not in _checked(site.folder).out


def _sections_of(site: SmallSite, page: str) -> list[str]:
    site.build(strict=True)
    return re.findall(r'<h2 id="([^"]+)"', site.article(page))


@pytest.mark.parametrize("page", ["promises/next-day", "touchpoints/doorstep", "departments/depot", "list"])
def test_every_section_that_the_map_adds_can_be_linked_to(site: SmallSite, page: str) -> None:
    site.write({"list.md": "---\nview: promises\n---\n\n## What it is\n"})
    sections = _sections_of(site, page)
    assert sections

    site.write({"page.md": "# Page\n\n" + "".join(f"[x]({page}.md#{each})\n" for each in sections)})
    site.build(strict=True)

    assert not links_to_nowhere(site.published)
    assert "broken-link" not in _checked(site.folder).out


def test_a_term_of_the_glossary_and_the_fields_of_a_kind_can_be_linked_to(site: SmallSite) -> None:
    site.write({"glossary.md": "---\nview: glossary\n---\n", "fields.md": "---\nview: fields\n---\n"})
    site.build()
    term, field = (
        re.search(r'id="([^"_]+)"', site.article(page).partition("</h1>")[2]) for page in ("glossary", "fields")
    )
    assert term
    assert field

    site.write({"page.md": f"# Page\n\n[x](glossary.md#{term[1]}) [y](fields.md#{field[1]})\n"})
    site.build(strict=True)

    assert not links_to_nowhere(site.published)


def test_a_heading_that_no_page_has_is_an_error_still(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    site.write({"page.md": "# Page\n\n[x](promises/next-day.md#nothing-of-this)\n"})

    with pytest.raises(NothingBuiltError):
        site.build()

    assert "`promises/next-day.md` has no heading `#nothing-of-this`" in caplog.text
    assert "::error" in _checked(site.folder).out


def test_while_the_map_has_other_errors_such_a_link_is_a_warning(site: SmallSite) -> None:
    site.write({"page.md": "# Page\n\n[x](promises/next-day.md#of-the-map)\n[y](nowhere.md)\n"})
    site.write({"departments/other.md": "---\ntitel: Other\n---\n"})

    out = _checked(site.folder).out

    assert "as far as can be told without building the site" in out


def test_a_quarantined_site_keeps_a_page_that_links_to_its_own_section(site: SmallSite) -> None:
    site.configure({"quarantine": True})
    section = _sections_of(site, "promises/next-day")[0]
    promise = site.folder / "content/promises/next-day.md"
    promise.write_text(promise.read_text(encoding="utf-8") + f"\n[x](#{section})\n", encoding="utf-8")

    site.build(strict=True)

    assert "Customers plan their day" in site.article("promises/next-day")


def test_a_hook_may_make_a_link_right(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    (site.folder / "hooks").mkdir()
    (site.folder / "hooks/late.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('nowhere.md', 'index.md')\n",
        encoding="utf-8",
    )
    site.configure(hooks=["hooks/late.py"])
    site.write({"page.md": "# Page\n\n[x](nowhere.md)\n"})

    with caplog.at_level(logging.WARNING):
        site.build()

    assert "there is no file `nowhere.md`, unless the plugin `late.py` of this site makes it one" in caplog.text
    assert not links_to_nowhere(site.published)
    told = _checked(site.folder).out
    assert "::warning" in told
    assert "there is no file `nowhere.md`, unless the plugin `late.py` of this site makes it one" in told


def test_a_snippet_in_a_diagram_is_drawn_and_a_broken_one_is_told(
    site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    site.configure(markdown_extensions=["pymdownx.superfences", {"pymdownx.snippets": {"base_path": ["inc"]}}])
    (site.folder / "inc").mkdir()
    (site.folder / "inc/flow.mmd").write_text("flowchart LR\n  A --> B\n", encoding="utf-8")
    site.write({"page.md": '# Page\n\n```mermaid\n--8<-- "flow.mmd"\n```\n'})
    site.build(strict=True)
    assert "<svg" in site.article("page")

    (site.folder / "inc/flow.mmd").write_text("flowchart LR\n  A --> B[\n", encoding="utf-8")
    with pytest.raises(NothingBuiltError):
        site.build()

    assert "page.md:3:1: this diagram cannot be drawn: `[` is opened and not closed" in caplog.text


def test_what_is_appended_to_each_page_is_no_part_of_its_diagrams(site: SmallSite) -> None:
    appending = {"pymdownx.snippets": {"base_path": ["inc"], "auto_append": ["words.md"]}}
    site.configure(markdown_extensions=["abbr", "pymdownx.superfences", appending])
    (site.folder / "inc").mkdir()
    (site.folder / "inc/words.md").write_text("*[HTML]: Hypertext Markup Language\n", encoding="utf-8")
    (site.folder / "inc/flow.mmd").write_text("A --> B\n", encoding="utf-8")
    site.write({"page.md": '# Page\n\n```mermaid\nflowchart LR\n  --8<-- "flow.mmd"\n```\n\nOf HTML.\n'})

    site.build(strict=True)

    assert "<svg" in site.article("page")
    assert 'title="Hypertext Markup Language"' in site.article("page")
    assert "broken-diagram" not in _checked(site.folder).out


def test_of_two_definitions_of_a_name_that_counts_which_the_site_takes(site: SmallSite) -> None:
    site.write(
        {"page.md": "# Page\n\n[x][a]\n\n[a]: two.md#gone\n\n[a]: two.md#usage\n", "two.md": "# Two\n\n## Usage\n"}
    )

    site.build(strict=True)

    assert 'href="../two/#usage"' in site.article("page")
    assert "broken-link" not in _checked(site.folder).out


def test_a_footnote_that_is_indented_is_one_on_the_site_too(site: SmallSite) -> None:
    site.configure({"rules": {"broken-link": "warning"}}, markdown_extensions=["footnotes"])
    site.write({"page.md": "# Page\n\nWords[^1].\n\n  [^1]:\n    See [there](nowhere.md).\n"})

    site.build()

    assert '<a href="nowhere.md">there</a>' in site.article("page")
    assert "there is no file `nowhere.md`" in _checked(site.folder).out
