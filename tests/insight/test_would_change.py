from __future__ import annotations

from dataclasses import replace

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.would_change import would_change
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Risk, Verdict
from tests.alignment.small_maps import small_map


def test_a_risk_that_has_no_advice_of_its_own_is_told_in_its_own_words() -> None:
    compiled = small_map({})
    promise = compiled.catalogue.find(Promise, "next-day")
    assert promise
    (pair,) = compiled.alignment.pairs
    own = Risk("no-recovery", "no recovery", "Nobody knows what to do when it goes wrong.")
    (judgement,) = pair.judgements
    risky = replace(judgement, verdict=Verdict.AT_RISK, risks=(own,), risk_words=("nobody knows what to do",))
    found = replace(pair, verdict=Verdict.AT_RISK, judgements=(risky,))
    judged = JudgedMap(compiled.catalogue, replace(compiled.alignment, pairs_of={Key("promise/next-day"): (found,)}))

    assert would_change(judged, promise) == ("that this ends: nobody knows what to do",)


def test_what_delivery_agreed_to_otherwise_asks_for_its_agreement_of_today() -> None:
    agreed = [{"promise": "next-day", "on": "2026-02-16", "print": "00000000"}]
    compiled = small_map({"capability/courier": {"agreed": agreed}})
    promise = compiled.catalogue.find(Promise, "next-day")
    assert promise

    found = would_change(JudgedMap(compiled.catalogue, compiled.alignment), promise)

    assert found == ("the agreement of Courier to the words and the target of today",)
