"""Sites without the files that have errors: nothing looks better because of what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from cxmap.compiler import Map, compile_map
from cxmap.model.ids import Key
from cxmap.model.source import OwnSeverity, Settings, SourceFile
from cxmap.model.verdicts import Verdict
from cxmap.pages import OVERVIEWS, entity_view
from tests.alignment.random_maps import files_of, random_map
from tests.alignment.small_maps import AS_OF, measured, small_files

WRONG = {"sumary": "a key that nobody knows"}
SETTINGS = Settings(AS_OF, quarantine=True)


def _site(changes: Mapping[str, Any], *others: SourceFile) -> Map:
    return compile_map([*small_files(changes), *others], SETTINGS)


def _verdicts(compiled: Map) -> dict[tuple[str, str], Verdict]:
    return {(pair.promise, pair.touchpoint): pair.verdict for pair in compiled.alignment.pairs}


def test_file_with_an_error_is_left_out_and_stops_nothing() -> None:
    compiled = _site({"persona/ada": WRONG, "promise/next-day": {"personas": ["ada"]}})

    assert compiled.left_out == {"personas/ada.md": "persona/ada"}
    assert (len(compiled.errors), compiled.stopping) == (1, ())
    assert Key("persona/ada") not in compiled.catalogue.documents
    assert compiled.catalogue.documents[Key("promise/next-day")].values["personas"] == []
    assert compiled.catalogue.missing == {"promise/next-day": ("persona/ada",)}
    assert _verdicts(compiled) == {("next-day", "doorstep"): Verdict.KEPT}


@pytest.mark.parametrize("key", ["capability/courier", "metric/on-time"])
@pytest.mark.parametrize("wrong", [WRONG, "no front matter"])
def test_what_rests_on_a_file_that_is_left_out_is_unverified(key: str, wrong: Any) -> None:
    compiled = _site({key: wrong})

    assert _verdicts(compiled) == {("next-day", "doorstep"): Verdict.UNVERIFIED}
    assert compiled.alignment.undecided == {("next-day", "doorstep")}
    assert [finding.rule for finding in compiled.findings if finding.about] == []


@pytest.mark.parametrize("key", ["promise/next-day", "touchpoint/doorstep"])
def test_what_is_left_out_itself_has_no_verdict(key: str) -> None:
    assert _verdicts(_site({key: WRONG})) == {}


def test_second_capability_does_not_answer_for_the_one_that_is_left_out() -> None:
    changes = {
        "capability/vans": {**measured("50"), **WRONG},
        "touchpoint/doorstep": {"capabilities": ["courier", "vans"]},
    }

    assert _verdicts(_site(changes)) == {("next-day", "doorstep"): Verdict.UNVERIFIED}


def test_former_id_of_a_file_that_is_left_out_leads_nowhere() -> None:
    changes = {"persona/ada": {**WRONG, "aliases": ["countess"]}, "promise/next-day": {"personas": ["countess"]}}

    assert _site(changes).catalogue.documents[Key("promise/next-day")].values["personas"] == []


def test_every_file_with_the_same_id_is_left_out() -> None:
    second = SourceFile("capabilities/more/courier.md", b"---\ntitle: Courier\nowner: last-mile\n---\n")

    compiled = _site({}, second)

    assert set(compiled.left_out) == {"capabilities/courier.md", "capabilities/more/courier.md"}


def test_file_that_reads_a_wrong_table_is_left_out_with_it() -> None:
    table = SourceFile("capabilities/rows.csv", b"period,value\n2026-05,about 96\n")

    compiled = _site({"capability/courier": {"delivers": [{"metric": "on-time", "measurements": "rows.csv"}]}}, table)

    assert compiled.left_out == {"capabilities/courier.md": "capability/courier", "capabilities/rows.csv": None}


def test_every_file_that_refers_to_nothing_is_left_out() -> None:
    compiled = _site({"touchpoint/a": {"owner": "nowhere"}, "touchpoint/b": {"owner": "nowhere"}})

    assert list(compiled.left_out) == ["touchpoints/a.md", "touchpoints/b.md"]


def test_draft_with_an_error_is_left_out_too() -> None:
    assert list(_site({"persona/ada": {**WRONG, "status": "draft"}}).left_out) == ["personas/ada.md"]


@pytest.mark.parametrize("path", ["index.md", "start.md"])
def test_error_on_the_first_page_stops_the_site(path: str) -> None:
    home = SourceFile(path, b"---\ntitle: Home\nview: home\n---\n[Nowhere](nowhere.md)\n")

    compiled = _site({}, home)

    assert compiled.left_out == {}
    assert [finding.rule for finding in compiled.stopping] == ["broken-link"]


def test_ordinary_page_with_an_error_is_left_out() -> None:
    compiled = _site({}, SourceFile("about.md", b"[Nowhere](nowhere.md)\n"), SourceFile("team.md", b"Us\n"))

    assert compiled.left_out == {"about.md": None}
    assert [page.path for page in compiled.pages] == ["team.md"]


def test_verdict_that_is_an_error_for_the_site_stops_it_and_hides_nothing() -> None:
    settings = replace(SETTINGS, severities=(OwnSeverity("broken-promise", "error"),))

    compiled = compile_map(small_files({"capability/courier": measured("90")}), settings)

    assert compiled.left_out == {}
    assert [finding.rule for finding in compiled.stopping] == ["broken-promise"]


def test_without_errors_or_without_the_option_nothing_is_left_out() -> None:
    assert _site({}).left_out == {}
    assert compile_map(small_files({"persona/ada": WRONG}), Settings(AS_OF)).left_out == {}


@pytest.mark.parametrize("seed", range(2))
def test_no_promise_looks_better_and_every_page_is_made(seed: int) -> None:
    random = Random(seed)
    files = files_of(random_map(random, 12))
    before = _verdicts(compile_map(files, SETTINGS))
    for wrong in random.sample(range(len(files)), 6):
        broken = replace(files[wrong], content=files[wrong].content.replace(b"---\n", b"---\nsumary: x\n", 1))

        compiled = compile_map([*files[:wrong], broken, *files[wrong + 1 :]], SETTINGS)

        after = _verdicts(compiled)
        assert [each for each in after if after[each].counts_as_kept and not before[each].counts_as_kept] == []
        site = compiled.site()
        assert all(entity_view(site, document) for document in site.catalogue.documents.values())
        assert all(overview(site) for overview in OVERVIEWS.values())
