from __future__ import annotations

import logging
from pathlib import Path

import pytest

from cxmap.adapters.hosts.mkdocs.transaction import NothingBuiltError
from tests.sites import SMALL, VAN, SmallSite, headings, small_site

WRONG = "\n---\ntitle: Van\nowner: depot\ndelivers: [{promise: next-day}]\nsumary: Fast\n---\nSecret words.\n"
FILES = {
    **SMALL,
    "index.md": "---\ntitle: Home\nview: home\n---\n",
    "health.md": "---\ntitle: Map health\nview: health\n---\n",
    "team.md": "[The van](capabilities/van.md)\n",
    "capabilities/bike.md": VAN.replace("Van", "Bike"),
    "capabilities/van.md": WRONG,
    "touchpoints/doorstep.md": SMALL["touchpoints/doorstep.md"].replace(
        "promises:", "capabilities: [bike, van]\n        promises:"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    made = small_site(tmp_path, FILES)
    made.configure({"quarantine": True})
    return made


def test_site_is_built_without_what_the_file_with_errors_says(site: SmallSite) -> None:
    site.build()

    files = site.files()
    assert "touchpoints/doorstep/index.html" in files
    assert not any(b"Secret words" in content for content in files.values())
    assert 'href="../capabilities/van' not in site.article("team")


def test_page_with_errors_shows_these_and_nothing_else(site: SmallSite) -> None:
    site.build()

    article = site.article("capabilities/van")
    assert headings(article) == ["capability/van"]
    assert "Line 5: <code>sumary</code> is no field of a capability" in article
    assert '"capabilities/van/' not in site.files()["search/search_index.json"].decode()


def test_picture_that_could_run_a_script_is_not_published(site: SmallSite) -> None:
    site.write({"team.md": "![the van](van.svg) ![the bike](bike.svg)\n"})
    site.write({"van.svg": "<svg><script>alert(1)</script></svg>", "bike.svg": "<svg><path d='M0 0'/></svg>"})

    site.build()

    assert {path for path in site.files() if path.endswith(("van.svg", "bike.svg"))} == {"bike.svg"}


@pytest.mark.parametrize("ending", [".md", ".markdown"])
def test_ordinary_page_with_errors_shows_them_too(site: SmallSite, ending: str) -> None:
    site.write({f"crew{ending}": "Our words, and [a link](nowhere.md) to nothing.\n"})

    site.build()

    assert "there is no file <code>nowhere.md</code>" in site.article("crew")
    assert "Our words" not in site.article("crew")


@pytest.mark.parametrize("ending", [".md", ".markdown"])
def test_ordinary_draft_with_errors_leaves_no_trace(site: SmallSite, ending: str) -> None:
    site.configure({"quarantine": True}, nav=["index.md", {"Plans": f"nightjar{ending}"}, "health.md"])
    site.write({f"nightjar{ending}": "---\ndraft: true\ntitle: [A\n---\nWords\n"})

    site.build()

    assert not [path for path, content in site.files().items() if "nightjar" in path or b"nightjar" in content]


def test_draft_with_errors_leaves_no_trace(site: SmallSite) -> None:
    site.write({"capabilities/nightjar.md": WRONG.replace("owner: depot", "owner: depot\nstatus: draft")})
    site.write({"capabilities/wryneck.md": "---\ntitle: Wryneck\nstatus: draft\ndelivers: [\n---\n"})

    site.build()

    for secret in ("nightjar", "wryneck"):
        assert not any(secret in path or secret.encode() in content.lower() for path, content in site.files().items())


@pytest.mark.parametrize("page", ["", "health"])
def test_home_and_map_health_say_what_is_left_out(site: SmallSite, page: str) -> None:
    site.build()

    article = site.article(page)
    assert "1 file is left out of this site until it is mended" in article
    assert "<code>capability/van</code>" in article
    assert "nobody can tell at 1 place whether a promise is kept" in article


def test_promise_that_rests_on_it_is_not_kept(site: SmallSite) -> None:
    site.build()

    assert "a file that this rests on is left out" in site.article("promises/next-day")
    assert "cxmap-verdict--kept" not in site.article("promises/next-day")
    assert "<code>capability/van</code>" in site.article("touchpoints/doorstep")


def test_log_tells_the_errors_and_what_is_left_out(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        site.build()

    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert any("capabilities/van.md:5:1: `sumary` is no field" in each for each in told)
    assert any("1 file left out of the site because of errors: " in each for each in told)


def test_without_the_option_errors_stop_the_build(site: SmallSite) -> None:
    site.configure()

    with pytest.raises(NothingBuiltError):
        site.build()


def test_error_on_the_home_page_stops_the_build(site: SmallSite) -> None:
    site.write({"index.md": "---\nview: home\n---\n[Nowhere](nowhere.md)\n"})

    with pytest.raises(NothingBuiltError, match="1 error;"):
        site.build()
