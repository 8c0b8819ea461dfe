from __future__ import annotations

import json

from cxmap.adapters.html.found_pages import found_json
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.found import FoundPage
from cxmap.pages.kit.verdict_words import mark_of


def test_a_page_has_its_kind_its_sentence_and_its_verdict_where_it_has_one() -> None:
    pages = {
        "promises/x/": FoundPage("Promise", "“Grüße”", mark_of(Verdict.AT_RISK)),
        "promises/y/": FoundPage("Promise", "“Y”", may_say="Not yet."),
        "guide/": FoundPage("Guide", "</script>"),
    }

    told = json.loads(found_json(pages))

    assert told["pages"] == {
        "promises/x/": ["Promise", "“Grüße”", "at-risk", "at risk"],
        "promises/y/": ["Promise", "“Y”", "", "", "Not yet."],
        "guide/": ["Guide", "</script>"],
    }
    assert set(told["icons"]) == set(Verdict)


def test_each_former_name_leads_to_the_page_of_now() -> None:
    pages = {"touchpoints/door/": FoundPage("Touchpoint", "", title="The door", former=("bell", "gate"))}

    assert json.loads(found_json(pages))["former"] == [
        ["bell", "touchpoints/door/", "The door"],
        ["gate", "touchpoints/door/", "The door"],
    ]
