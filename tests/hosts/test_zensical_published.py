"""Sites that `cxmap publish` builds with Zensical: what it adds to them, and leaves out."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.adapters.git.repositories import Repository
from tests.example import made_once
from tests.hosts.conftest import Site
from tests.sites import SMALL, VAN, SmallSite

OVERVIEW = "---\ntitle: All promises\nview: promises\n---\n"
SECRET = "---\ntitle: Secret\nstatement: Hush.\nmade_by: depot\nstatus: draft\n---\n"
ODD = "secret [1] *{a}!.png"
PROTOTYPE = "<html><head><title>Prototype</title></head><body>Here</body></html>"
MIXED = {
    "index.md": "# Home\n\n![y](promises/plain.png)\n",
    "promises/secret.md": f"{SECRET}![x](<{ODD}>) ![x](../logo.svg)\n",
    f"promises/{ODD}": "x",
    "promises/plain.png": "y",
    "own.txt": "x",
    "other.txt": "x",
    "logo.svg": "<svg/>",
    "prototype.html": PROTOTYPE,
    "robots.txt": "User-agent: *\n",
}
ZENSICAL = ["cxmap", "attr_list", "pymdownx.superfences"]


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return _small(tmp_path)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, programs: Path) -> SmallSite:
    """A published site with a draft, files of many kinds, and patterns of its own; nobody may change it."""

    def make(folder: Path) -> None:
        site = _small(folder)
        site.write(MIXED)
        settings(site, exclude_docs="*.txt\n!other.txt\n!robots.txt\n", theme={"name": "material", "logo": "logo.svg"})
        ended = published(site, programs)
        assert ended.returncode == 0, ended.stdout

    return SmallSite(made_once(tmp_path_factory, "published-by-zensical", make))


def published(site: SmallSite, programs: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return Site(site.folder).build(programs / "python", "-m", "cxmap", "publish", *options)


def settings(site: SmallSite, options: dict[str, Any] | None = None, **said: Any) -> None:
    site.configure(options, **{"markdown_extensions": ZENSICAL} | said)


def test_files_that_only_drafts_use_are_left_out_whatever_their_names(mixed: SmallSite) -> None:
    assert not [path for path in mixed.files() if Path(path).name == ODD]
    assert "promises/plain.png" in mixed.files()
    assert "Secret" not in "".join(content.decode("utf-8", "replace") for content in mixed.files().values())


def test_patterns_of_the_site_hold_beside_drafts(mixed: SmallSite) -> None:
    assert {"own.txt", "other.txt"} & mixed.files().keys() == {"other.txt"}
    assert "promises/secret/index.html" not in mixed.files()


def test_a_logo_that_only_a_draft_shows_besides_stays(mixed: SmallSite) -> None:
    assert "logo.svg" in mixed.files()


def test_what_an_author_wrote_as_html_is_published_as_it_is(mixed: SmallSite) -> None:
    assert mixed.files()["prototype.html"].decode() == PROTOTYPE


def test_search_engines_are_kept_away_and_rules_of_the_site_stay(mixed: SmallSite) -> None:
    pages = [content.decode() for path, content in mixed.files().items() if path.endswith("index.html")]

    assert {page.count('content="noindex"') for page in pages} == {1}
    assert mixed.files()["robots.txt"] == b"User-agent: *\n"


def test_options_show_drafts_let_engines_in_and_switch_the_policy_off(site: SmallSite, programs: Path) -> None:
    site.write({"promises/secret.md": SECRET})
    settings(site, {"drafts": True, "search_engines": True, "policy": False}, theme="material")

    assert published(site, programs).returncode == 0

    assert "Hush." in site.article("promises/secret")
    assert "noindex" not in site.page("promises")
    assert "Content-Security-Policy" not in site.page("promises")
    assert not {"robots.txt", "assets/cxmap/content-security-policy.txt"} & site.files().keys()
    assert "fonts.googleapis.com" not in site.page("promises")


def test_templates_of_the_site_extend_the_theme_that_nobody_names(site: SmallSite, programs: Path) -> None:
    template = site.folder / "own/main.html"
    template.parent.mkdir()
    template.write_text('{% extends "base.html" %}{% block announce %}Our own{% endblock %}', encoding="utf-8")
    settings(site, theme={"custom_dir": "own"})

    assert published(site, programs).returncode == 0

    assert "Our own" in site.page("promises")


def test_the_feed_tells_what_changed(site: SmallSite, programs: Path) -> None:
    repository = Repository(site.folder)
    repository.git("init", "--quiet")
    repository.commit("Begins", {"changes.md": "---\ntitle: Changes\nview: changes\n---\n"}, "2026-09-01")
    gone = SMALL["touchpoints/doorstep.md"].replace("promises: [next-day]", "")
    repository.commit("Says no more", {"touchpoints/doorstep.md": gone}, "2026-10-02")

    assert published(site, programs).returncode == 0

    feed = ElementTree.fromstring(site.files()["changes.atom"])
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert "changes.atom" in site.article("changes")


def test_another_day_changes_pages_whose_content_has_not(site: SmallSite, programs: Path) -> None:
    doorstep = SMALL["touchpoints/doorstep.md"].replace("promises:", "capabilities: [van]\n        promises:")
    site.write({"capabilities/van.md": VAN, "touchpoints/doorstep.md": doorstep})
    published(site, programs)
    assert "cxmap-lead--judged cxmap-verdict--kept" in site.article("promises/next-day")
    settings(site, {"as_of": "2029-11-15"})

    assert published(site, programs).returncode == 0

    assert "cxmap-lead--judged cxmap-verdict--unverified" in site.article("promises/next-day")


def test_a_strict_build_stops_at_faults_of_files(site: SmallSite, programs: Path) -> None:
    site.write({"touchpoints/doorstep.md": SMALL["touchpoints/doorstep.md"].replace("owner: depot", "owner: deopt")})
    settings(site, {"rules": {"unknown-reference": "warning"}})

    ended = published(site, programs, "--strict")

    assert ended.returncode == 1
    assert "cxmap: 1 warning, at which a strict build stops" in ended.stdout
    assert "Traceback" not in ended.stdout


def test_what_zensical_itself_stops_at_ends_with_a_sentence(site: SmallSite, programs: Path) -> None:
    site.write({"promises/secret.md": SECRET, "index.md": "# Home\n\n[There](promises/secret.md)\n"})

    ended = published(site, programs, "--strict")

    assert ended.returncode == 1
    assert "cxmap: Aborted because --strict flag is set" in ended.stdout
    assert "Traceback" not in ended.stdout


def test_an_error_of_the_map_ends_a_build_by_zensical_alone_with_our_sentences(site: SmallSite, programs: Path) -> None:
    site.write({"promises/next-day.md": SMALL["promises/next-day.md"].replace("depot", "deopt")})

    built = Site(site.folder).build(programs / "zensical", "build")

    assert built.returncode == 1
    assert built.stdout.endswith(
        "cxmap: content/promises/next-day.md:4:10: there is no department `deopt` – did you mean `depot`?\n"
        "cxmap: the map has 1 error; no site was built\n"
    )


def test_an_option_that_makes_no_sense_ends_it_with_our_sentence(site: SmallSite, programs: Path) -> None:
    settings(site, {"as_of": "soon"})

    built = Site(site.folder).build(programs / "zensical", "build")

    assert built.returncode == 1
    assert built.stdout.endswith("cxmap: `as_of` of `cxmap` in `mkdocs.yml` is `soon`, not a day as YYYY-MM-DD\n")
    assert "Traceback" not in built.stdout


def _small(folder: Path) -> SmallSite:
    site = SmallSite(folder)
    site.write(SMALL | {"promises/index.md": OVERVIEW})
    settings(site)
    return site
