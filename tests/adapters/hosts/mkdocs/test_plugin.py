from __future__ import annotations

import json
import logging
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from tests.sites import SMALL, SmallSite, headings, small_site

HOSTILE = """<script>alert(1)</script> {{ 7*7 }} {% raw %} "q" 'a' *b* `c` &lt;i&gt; ]]> { #x onclick=y } [l](#) AT&T"""
# A summary is inline Markdown, of which a description keeps the words.
IN_WORDS = HOSTILE.replace("*b*", "b").replace("`c`", "c").replace("&lt;i&gt;", "<i>").replace("[l](#)", "l")
SECRET = "nightjar"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def test_an_entitys_page_has_its_sections_around_its_authors_words(site: SmallSite) -> None:
    site.build()

    article = site.article("promises/next-day")
    assert headings(article)[0] == "Next day"
    assert "The day we say is the day it comes." in article
    assert article.index("Next day") < article.index("Customers plan their day") < article.rindex("<h2")


def test_the_front_matter_is_read_by_nobody_but_us(site: SmallSite) -> None:
    site.write({"departments/no.md": "---\ntitle: no\n---\nNote: this is no metadata.\n"})

    site.build()

    assert headings(site.article("departments/no"))[0] == "no"
    assert "<title>no - Small</title>" in site.page("departments/no")
    assert "Note: this is no metadata." in site.article("departments/no")


def test_a_title_of_the_authors_own_stays_the_only_one(site: SmallSite) -> None:
    site.write({"departments/own.md": "---\ntitle: Depot two\n---\n# The *second* depot\n\nWords.\n"})

    site.build()

    assert re.findall(r"<h1", site.article("departments/own")) == ["<h1"]
    assert headings(site.article("departments/own"))[0] == "The second depot"


def test_a_page_with_a_view_shows_the_overview_after_its_own_words(site: SmallSite) -> None:
    site.write({"promises/index.md": "---\ntitle: All promises\nview: promises\n---\nRead this first.\n"})

    site.build()

    article = site.article("promises")
    assert article.index("Read this first.") < article.index('href="next-day/"')


def test_an_error_ends_the_build_before_anything_is_touched(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    site.build()
    before = site.files()
    site.write({"promises/next-day.md": SMALL["promises/next-day.md"].replace("depot", "deopt")})

    with pytest.raises(Abort, match="The map has 1 error; nothing was built or deleted"):
        site.build()

    assert site.files() == before
    assert "promises/next-day.md:4:10: there is no department `deopt` – " in caplog.text


def test_a_first_build_with_errors_writes_nothing(site: SmallSite) -> None:
    site.write({"promises/next-day.md": "---\nstatement: s\nmade_by: [\n"})

    with pytest.raises(Abort):
        site.build()

    assert not site.published.exists()


def test_a_promise_that_is_not_kept_fails_no_strict_build(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    site.build(strict=True)

    assert re.search(r"\d+ warnings?, .*`cxmap check` lists them", caplog.text)


def test_a_fault_that_is_only_a_warning_fails_a_strict_build_alone(
    site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    site.configure({"rules": {"unknown-field": "warning"}})
    site.write({"departments/depot.md": "---\ntitle: Depot\ncolour: red\n---\n"})

    site.build()
    with pytest.raises(Abort, match="Aborted with 1 warnings in strict mode"):
        site.build(strict=True)

    assert "departments/depot.md:3:1: " in caplog.text


def test_a_draft_leaves_no_trace(site: SmallSite) -> None:
    site.write(
        {
            f"capabilities/{SECRET}.md": f"""
                ---
                title: The {SECRET}
                owner: depot
                status: draft
                delivers: [{{metric: on-time, designed: 90, measurements: {SECRET}.csv}}]
                ---
                """,
            f"capabilities/{SECRET}.csv": "period,value\n2026-10,97.25\n",
            "metrics/on-time.md": "---\ntitle: On time\nunit: '%'\nbetter: higher\n---\n",
            "touchpoints/doorstep.md": SMALL["touchpoints/doorstep.md"].replace(
                "owner: depot",
                "owner: depot\n"
                f"        capabilities: [{SECRET}]\n"
                f"        summary: Not [yet](../capabilities/{SECRET}.md).",
            ),
            "index.md": f"# Home\n\nSoon [more](capabilities/{SECRET}.md).\n",
        }
    )

    site.build(strict=True)

    assert not [path for path, content in site.files().items() if SECRET in path or SECRET.encode() in content]
    assert "97.25" not in "".join(site.page(path) for path in ("", "metrics/on-time", "touchpoints/doorstep"))
    assert "<p>Soon <span>more</span>.</p>" in site.article("")


def test_diagrams_lie_in_the_site_as_mermaid_text_but_those_of_drafts(site: SmallSite) -> None:
    drafted = f"---\nstatement: The {SECRET}.\nmade_by: depot\nstatus: draft\n---\n"
    promises = "promises: [next-day]", f"promises: [next-day, {SECRET}]"
    touchpoint = SMALL["touchpoints/doorstep.md"].replace(*promises)
    site.write({f"promises/{SECRET}.md": drafted, "touchpoints/doorstep.md": touchpoint})

    site.build()

    path = "assets/cxmap/diagrams/promise/next-day.chain.mmd"
    files = site.files()
    assert files[path].startswith(b"flowchart LR\n")
    assert f'href="../../{path}" download' in site.article("promises/next-day")
    assert not [each for each, content in files.items() if SECRET in each or SECRET.encode() in content]


def test_drafts_are_built_where_the_site_asks_for_them(site: SmallSite) -> None:
    site.configure({"drafts": True})
    site.write({f"departments/{SECRET}.md": f"---\ntitle: The {SECRET}\nstatus: draft\n---\n"})

    site.build()

    assert headings(site.article(f"departments/{SECRET}"))[0] == f"The {SECRET}"


def test_what_is_retired_keeps_its_page(site: SmallSite) -> None:
    site.write({"departments/former.md": "---\ntitle: Former\nstatus: retired\n---\n"})

    site.build()

    assert headings(site.article("departments/former"))[0] == "Former"


def test_a_hostile_title_shows_as_typed_everywhere(site: SmallSite) -> None:
    quoted = json.dumps(HOSTILE)
    site.write(
        {
            "departments/depot.md": f"---\ntitle: {quoted}\nsummary: {quoted}\n---\n",
            "page.md": f"---\ntitle: {quoted}\ndescription: {quoted}\n---\nAn ordinary page.\n",
        }
    )

    site.build()

    for path, description in (("departments/depot", IN_WORDS), ("page", HOSTILE)):
        texts = _Texts(site.page(path))
        assert f"{HOSTILE} - Small" in texts.inside["title"]
        assert HOSTILE in texts.inside["span"]  # the navigation, and the header
        assert "alert(1)" not in texts.inside["script"]
        assert any(description in content for content in texts.contents_of_meta)
    assert headings(site.article("departments/depot"))[0] == HOSTILE
    index = json.loads((site.published / "search" / "search_index.json").read_text())
    titles = {entry["location"]: unescape(entry["title"]) for entry in index["docs"]}
    assert titles["departments/depot/"] == HOSTILE


OPEN = (
    "```\nnever closed",
    "~~~ python\nnever closed",
    "<div>\n\nnever closed",
    "</div></article></main>",
    "words <b><i>never closed",
    "words <!-- never closed",
    "<!-- never closed\n\nwords",
    "<details><summary>never closed",
    "<table><tr><td>never closed",
    "<svg><g>",
    "[TOC",
    "- a list\n    - in a list",
    "[^1]: a note\n\nwords[^1]",
)


def test_what_an_author_leaves_open_swallows_nothing(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"index.md": "# Home\n", "departments/plain.md": "---\ntitle: Plain\n---\n"})
    for number, body in enumerate(OPEN):
        site.write({f"departments/open-{number}.md": f"---\ntitle: Open\n---\n{body}\n"})
    # A comment that does not end is an error.
    allowed = {"severity": "warning", "reason": "a test", "paths": ["departments"]}
    site.configure({"rules": {"unsafe-html": allowed}})

    site.build()

    plain = headings_and_depths(site, "plain")
    assert {body: headings_and_depths(site, f"open-{number}") for number, body in enumerate(OPEN)} == dict.fromkeys(
        OPEN, plain
    )


def headings_and_depths(site: SmallSite, department: str) -> list[tuple[str, int]]:
    """The headings of a page that we made, and how deep in other elements each stands."""
    return _Texts(site.page(f"departments/{department}")).headings


def test_search_names_the_pages_of_the_map_before_those_to_look_things_up_in(site: SmallSite) -> None:
    site.write(
        {
            "fields.md": "---\ntitle: Fields\nview: fields\n---\n",
            "rules.md": "---\ntitle: Rules\nview: rules\nsearch: {boost: 3}\n---\n",
            "words.md": "---\ntitle: Words\nview: glossary\n---\n",
        }
    )

    site.build()

    index = json.loads((site.published / "search" / "search_index.json").read_text())
    boosts = {entry["location"]: entry.get("boost", 1) for entry in index["docs"] if "#" not in entry["location"]}
    assert boosts.pop("fields/") < 0.01
    assert boosts.pop("rules/") == 3
    assert boosts.pop("words/") == 1
    assert boosts.pop("promises/next-day/") > boosts["departments/depot/"] > boosts.pop("") == 1


def test_a_site_needs_no_more_than_the_plugins_name(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.configure(plugins=["cxmap"], markdown_extensions=[])

    site.build(strict=True)

    page = site.page("promises/next-day")
    styles = re.findall(r'<link rel="stylesheet" href="([^"]*cxmap[^"]*)"', page)
    assert styles
    assert all((site.published / "promises/next-day" / style).is_file() for style in styles)
    assert headings(site.article("promises/next-day"))[0] == "Next day"


def test_templates_are_not_published(site: SmallSite) -> None:
    site.build()

    assert not [path for path in site.files() if "fragment" in path or "macros" in path]


@pytest.mark.parametrize("is_folder", [True, False])
def test_every_link_leads_to_a_file(site: SmallSite, is_folder: bool) -> None:  # noqa: FBT001  # a parameter of the test
    site.write({"promises/index.md": "---\nview: promises\n---\n"})
    site.write(
        {"departments/far/away/other.md": "---\ntitle: Other\nsummary: See [it](../../../promises/next-day.md).\n---\n"}
    )

    site.build(use_directory_urls=is_folder)

    pages = [path for path in site.files() if path.endswith(".html") and path != "404.html"]
    broken = {
        (page, link)
        for page in pages
        for link in re.findall(r'(?:href|src)="([^"#:]+)["#]', (site.published / page).read_text(encoding="utf-8"))
        if not (site.published / _target(page, unescape(link))).is_file()
    }
    assert len(pages) > 5
    assert not broken


def test_a_text_fields_link_leads_from_wherever_the_text_is_shown(site: SmallSite) -> None:
    site.write(
        {
            "departments/depot.md": "---\ntitle: Depot\nsummary: Keeps [it](../promises/next-day.md) and [x](https://a.example/b).\n---\n"
        }
    )

    site.build()

    assert '<a href="../../promises/next-day/">it</a>' in site.article("departments/depot")


def test_a_diagram_that_an_author_wrote_is_drawn(site: SmallSite) -> None:
    site.write({"page.md": "# Page\n\n```mermaid\nflowchart LR\n  a[From <here>] --> b\n```\n"})

    site.build()

    article = site.article("page")
    assert "<svg" in article
    assert 'class="mermaid"' not in article
    assert "a[From &lt;here&gt;] --&gt; b" in article


def test_a_diagram_that_cannot_be_drawn_stops_the_build_at_its_line(
    site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    site.write({"page.md": "# Page\n\n```mermaid\nflowchart ???\n```\n"})

    with pytest.raises(Abort):
        site.build()

    assert "page.md:4:1: this diagram cannot be drawn" in caplog.text


def test_where_the_rule_is_off_a_diagram_that_cannot_be_drawn_is_shown_as_text(
    site: SmallSite, caplog: pytest.LogCaptureFixture
) -> None:
    site.configure({"rules": {"broken-diagram": "off"}})
    site.write({"page.md": "# Page\n\n```mermaid\nflowchart ???\n```\n"})

    site.build()

    assert "<svg" not in site.article("page")
    assert "flowchart ???" in site.article("page")
    assert "is shown as text" in caplog.text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"as_of": "yesterday"}, "is `yesterday`, not a day as YYYY-MM-DD"),
        ({"channels": "fax"}, "`channels` of `cxmap` in `mkdocs.yml` is no list of names"),
        ({"drafts": "perhaps"}, "is neither `true` nor `false`"),
        ({"rules": {"late-proof": "loud"}}, "`rules: late-proof` of `cxmap` in `mkdocs.yml` is none of error,"),
    ],
)
def test_a_wrong_option_is_explained(
    site: SmallSite, caplog: pytest.LogCaptureFixture, options: dict[str, object], message: str
) -> None:
    site.configure(options)

    with pytest.raises((Abort, ConfigurationError)):
        load_config(str(site.folder / "mkdocs.yml"))

    assert message in caplog.text


def test_the_day_may_be_written_without_quotes(site: SmallSite) -> None:
    config = site.folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("'2026-11-15'", "2026-11-15"), encoding="utf-8")

    site.build(strict=True)

    assert "as_of: 2026-11-15" in config.read_text()


def test_the_same_content_gives_the_same_bytes(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    site.build()
    first = site.files()

    site.build()

    assert site.files() == first


def _target(page: str, link: str) -> str:
    path = unquote(urlsplit(urljoin(f"/{page}", link)).path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


class _Texts(HTMLParser):
    """The texts of a page by the element they stand in, and its second-level headings with their depth."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside: dict[str, list[str]] = {"title": [], "span": [], "script": []}
        self.contents_of_meta: list[str] = []
        self.headings: list[tuple[str, int]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.contents_of_meta.append(dict(attrs).get("content") or "")
        elif tag not in ("link", "img", "input", "br", "hr", "path"):
            self._open.append(tag)
            if tag == "h2":
                self.headings.append((dict(attrs).get("id") or "", len(self._open)))

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.inside:
            self.inside[self._open[-1]].append(data.strip())
