from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.adapters.git.repositories import Repository, empty_repository
from tests.sites import SMALL, VAN, SmallSite, headings

NAME = 'Doorstep & <b>"hall"</b>'
FIRST = {**SMALL, "changes.md": "---\ntitle: What changed?\nview: changes\n---\n"}
SECOND = {
    "touchpoints/doorstep.md": f"""
        ---
        title: '{NAME}'
        owner: depot
        promises: [next-day]
        capabilities: [van]
        ---
        """,
    "capabilities/van.md": VAN,
}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = SmallSite(tmp_path / "site")
    made = empty_repository(site.folder)
    made.commit("Begins", FIRST, "2026-09-01")
    made.git("tag", "summer")
    made.commit("Proof of the <van>", SECOND, "2026-10-02")
    made.git("tag", "autumn")
    site.configure()
    return site


def feed(site: SmallSite) -> ElementTree.Element:
    return ElementTree.fromstring((site.published / "changes.atom").read_bytes())


def texts(parent: ElementTree.Element, *tags: str) -> list[str | None]:
    return [each.text for each in parent.findall("/".join(f"{ATOM}{tag}" for tag in tags))]


def addresses(parent: ElementTree.Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in parent.findall(f"{ATOM}link")}


def test_the_page_says_what_changed_and_leads_to_the_feed(site: SmallSite) -> None:
    site.build(strict=True)

    article = site.article("changes")
    assert headings(article) == ["What changed?", "Got better", "Changed last"]
    assert "1 got better" in article
    last = re.search(r"Last changed: (<time.*?)</p>", article)
    assert last
    assert re.sub("<[^>]+>", "", last[1]) == "2026-10-02, Doorstep &amp; &lt;b&gt;&#34;hall&#34;&lt;/b&gt; and Van."
    assert "Doorstep &amp; &lt;b&gt;" in article
    assert "Proof of the &lt;van&gt;" in article
    assert 'rel="alternate" type="application/atom+xml" href="../changes.atom"' in article


def test_every_entitys_page_names_its_last_change(site: SmallSite) -> None:
    site.configure(repo_url="https://git.example.com/cx/map")

    site.build()

    doorstep, depot = (site.article(path) for path in ("touchpoints/doorstep", "departments/depot"))
    assert re.search(r"Last changed.*2026-10-02.*Proof of the &lt;van&gt;", doorstep, re.DOTALL)
    assert re.search(r'href="https://git.example.com/cx/map/commit/[0-9a-f]{40}"><code>[0-9a-f]{7}</code>', doorstep)
    assert "2026-09-01" in depot
    assert "Last changed" not in site.article("")


def test_the_feed_has_an_entry_for_each_change_of_a_verdict(site: SmallSite) -> None:
    site.configure(site_url="https://cx.example.com/map/")

    site.build()

    (entry,) = feed(site).findall(f"{ATOM}entry")
    assert texts(feed(site), "author", "name") == ["Small"]
    assert addresses(feed(site)) == {
        "self": "https://cx.example.com/map/changes.atom",
        "alternate": "https://cx.example.com/map/changes/",
    }
    assert texts(entry, "title") == [f"Got better: Next day at {NAME}"]
    assert texts(entry, "updated") == texts(feed(site), "updated") == ["2026-10-02T10:00:00+02:00"]
    assert addresses(entry) == {"alternate": "https://cx.example.com/map/promises/next-day/"}
    (summary,) = texts(entry, "summary")
    assert summary
    assert summary.startswith("Was unbacked, is kept. ")
    assert summary.endswith(" Concerns Depot. May be said: safe.")


def test_ids_stay_the_same_and_are_all_different(site: SmallSite) -> None:
    site.build()
    before = ids(site)
    Repository(site.folder).commit("Words", {"us.md": "# Us\n"}, "2026-10-20")

    site.build()

    assert ids(site) == before
    assert len(set(before)) == len(before) == 2
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each or "") for each in before)


def ids(site: SmallSite) -> list[str | None]:
    return [*texts(feed(site), "id"), *texts(feed(site), "entry", "id")]


def test_without_tags_an_entry_is_as_old_as_what_it_rests_on(site: SmallSite) -> None:
    made = Repository(site.folder)
    made.git("tag", "--delete", "summer", "autumn")
    made.commit("Words", {"us.md": "# Us\n"}, "2026-10-08")

    site.build()

    assert texts(feed(site), "entry", "updated") == ["2026-10-02T10:00:00+02:00"]
    assert addresses(feed(site)) == {"alternate": "changes/"}


def test_what_is_gone_is_an_entry_without_a_page_of_its_own(site: SmallSite) -> None:
    made = Repository(site.folder)
    made.git("rm", "--quiet", "content/promises/next-day.md")
    made.commit("No more", {"touchpoints/doorstep.md": "---\ntitle: Door\nowner: depot\n---\n"}, "2026-10-09")
    made.git("rm", "--quiet", "content/capabilities/van.md")
    made.commit("Nor that", {}, "2026-10-09")
    made.git("tag", "winter")

    site.build()

    (entry,) = feed(site).findall(f"{ATOM}entry")
    assert texts(entry, "title") == ["No longer felt: Next day at Door"]
    assert addresses(entry) == {"alternate": "changes/"}


def test_a_site_without_the_page_has_no_feed(site: SmallSite) -> None:
    (site.folder / "content" / "changes.md").unlink()

    site.build()

    assert not (site.published / "changes.atom").exists()


def test_the_same_history_gives_the_same_bytes(site: SmallSite) -> None:
    site.build()
    first = site.files()

    site.build()

    gzipped = "sitemap.xml.gz"
    assert {path: each for path, each in site.files().items() if path != gzipped} == {
        path: each for path, each in first.items() if path != gzipped
    }


@pytest.mark.parametrize(
    ("options", "reason"),
    [({"history": False}, "does not read the history"), ({"compare": ["spring"]}, "is not known, or has no content")],
)
def test_what_the_page_cannot_say_it_explains(site: SmallSite, options: dict[str, Any], reason: str) -> None:
    site.configure(options)

    site.build(strict=True)

    assert reason in site.article("changes")
    assert "atom+xml" not in site.article("changes")
    assert not (site.published / "changes.atom").exists()


def test_without_git_the_site_is_built_all_the_same(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(site.folder))

    with caplog.at_level(logging.WARNING):
        site.build(strict=True)

    assert "git was missing" in site.article("changes")
    assert "Last changed" not in site.article("touchpoints/doorstep")
    assert not caplog.records


def test_a_wrong_choice_is_explained(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    site.configure({"compare": ["a", "b", "c"]})

    with pytest.raises(Abort):
        load_config(str(site.folder / "mkdocs.yml"))

    assert "is neither a tag nor a list of two" in caplog.text
