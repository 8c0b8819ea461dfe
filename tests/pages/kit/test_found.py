from __future__ import annotations

import pytest

from cxmap.model.ids import Key
from cxmap.pages.kit.found import FoundPage, first_sentence, found_entity
from tests.alignment.small_maps import Changes, measured
from tests.pages.small_sites import small_site


def found(key: str, changes: Changes | None = None, text: str = "") -> FoundPage:
    site = small_site(changes or {}, drafts=True)
    return found_entity(site, site.catalogue.documents[Key(key)], text)


def chip(page: FoundPage) -> tuple[str, str] | None:
    return (page.mark.verdict, page.mark.words) if page.mark else None


def test_a_promise_is_found_with_its_statement_its_verdict_and_the_reason() -> None:
    page = found("promise/next-day", {"promise/next-day": {"title": "Next day"}, "capability/courier": measured("90")})

    assert page.kind == "Promise"
    assert chip(page) == ("broken", "broken")
    assert page.sentence.startswith("“Delivered the next day” Promised: at least 95 %")
    assert "Measured: 90 %" in page.sentence


def test_a_promise_that_is_called_as_it_is_published_does_not_say_it_twice() -> None:
    assert found("promise/next-day").sentence.startswith("Promised: at least 95 %")


def test_a_promise_that_nobody_feels_is_found_by_its_statement() -> None:
    page = found(
        "promise/next-day", {"promise/next-day": {"title": "Next day"}, "touchpoint/doorstep": {"promises": []}}
    )

    assert page.sentence == "“Delivered the next day”"
    assert chip(page) is None


def test_a_promise_is_found_with_what_may_be_said_of_it() -> None:
    kept = {"capability/courier": measured("96")}
    short = {
        "promise/next-day": {"qualifier": "Not on *islands*.", "excludes": ["hills"]},
        "capability/courier": measured("90"),
    }
    over = {"promise/next-day": {"status": "retired", "published": [{"where": "Website"}]}}

    assert found("promise/next-day", kept).may_say == "Safe to say."
    assert found("promise/next-day", short).may_say == (
        "Stop saying. Say instead: “Nine times out of ten: Delivered the next day” Not on islands. "
        "Does not hold for: hills."
    )
    assert found("promise/next-day", over).may_say == "Stop saying."


def test_what_is_no_promise_to_be_said_is_found_without_that() -> None:
    assert found("promise/next-day", {"promise/next-day": {"explicit": False}}).may_say == ""
    assert found("touchpoint/doorstep").may_say == ""


def test_the_worst_verdict_of_several_is_counted() -> None:
    changes = {"touchpoint/checkout": {"title": "Checkout", "promises": ["next-day"]}}

    assert chip(found("department/last-mile", changes)) == ("unbacked", "1 unbacked")
    assert chip(found("promise/next-day", changes)) == ("unbacked", "unbacked")


def test_what_is_not_live_says_so_and_has_no_verdict() -> None:
    page = found("touchpoint/doorstep", {"touchpoint/doorstep": {"status": "retired"}})

    assert page.kind == "Touchpoint, retired"
    assert chip(page) is None


def test_what_has_a_summary_is_found_by_it() -> None:
    changes = {"department/last-mile": {"summary": "Drives *and* rings."}}

    assert found("department/last-mile", changes, "Something else.").sentence == "Drives and rings."


def test_what_has_none_is_found_by_the_first_sentence_of_its_text() -> None:
    assert found("department/last-mile", text="They drive. They ring.").sentence == "They drive."
    assert found("department/last-mile").sentence == ""


def test_a_long_sentence_is_cut_between_words() -> None:
    assert found("department/last-mile", {"department/last-mile": {"summary": "word " * 99}}).sentence.endswith(
        "word …"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One 1.5 kg parcel. Two.", "One 1.5 kg parcel."),
        ("No end", "No end"),
        ("# Heading\n\n- a list\n\n| a | table |\n\nWords *of*\nthe [author](x.md)!  More.", "Words of the author!"),
        ("He said “Go.” Then he went.", "He said “Go.”"),
        ("«Déjà vu ?» Oui.", "«Déjà vu ?»"),
        ("届きます。翌日。", "届きます。"),
        ("Parcels, e.g. boxes, letters etc. and more. Two.", "Parcels, e.g. boxes, letters etc. and more."),
        ("What we call “soon”. Two.", "What we call “soon”."),
        ("[](x.md)\n\nAfter nothing.", "After nothing."),
        ("<b>html</b>", ""),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text_is_that_of_its_first_paragraph(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_a_page_is_found_by_ids_that_nothing_else_has() -> None:
    page = found(
        "touchpoint/doorstep",
        {
            "touchpoint/doorstep": {"title": "Door", "aliases": ["bell", "counter", "yard"]},
            "touchpoint/counter": {"title": "Counter"},
            "touchpoint/a-gate": {"title": "Gate", "aliases": ["yard"]},
        },
    )

    assert (page.title, page.former) == ("Door", ("bell",))
