from __future__ import annotations

from decimal import Decimal

import pytest

from cxmap.alignment.results import Judgement, tally_of, worst_pair
from cxmap.compiler import compile_map
from cxmap.model.ids import Key
from cxmap.model.promise import ReadsAs
from cxmap.model.source import Settings
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict, worst_verdict
from tests.alignment.small_maps import AS_OF, Changes, measured, small_files, small_map

BROKEN = measured("90")
ROWS = [{"period": "2026-06", "value": "98"}]
WEAK = {"delivers": [{"metric": "on-time", "designed": "99", "measurements": ROWS}]}


def only_judgement(changes: Changes) -> Judgement:
    (pair,) = small_map(changes).alignment.pairs
    (judgement,) = pair.judgements
    return judgement


def pairs_of(changes: Changes, key: str) -> list[tuple[str, str]]:
    alignment = small_map(changes).alignment
    return [(pair.promise, pair.touchpoint) for pair in alignment.pairs_of.get(Key(key), ())]


def test_a_judgement_has_the_numbers_behind_it() -> None:
    changes = {"metric/on-time": {"cases": "sample"}, "capability/courier": measured("96", sample="2000")}

    judgement = only_judgement(changes)

    assert (judgement.expectation, judgement.metric, judgement.capability) == (0, "on-time", "courier")
    assert (judgement.operator, judgement.target) == (Operator.AT_LEAST, Decimal(95))
    assert (judgement.value, judgement.sample, judgement.period) == (Decimal(96), 2000, "2026-06")
    assert judgement.low == pytest.approx(95.04930634412283, abs=1e-9)
    assert judgement.high == pytest.approx(96.77432530600187, abs=1e-9)
    assert judgement.measured_on == AS_OF


def test_a_judgement_names_no_mismatch_where_a_mistake_hides_it() -> None:
    changes = {"metric/on-time": {"counts_from": ["x"]}, "touchpoint/doorstep": {"capabilities": ""}}

    judgement = only_judgement(changes)

    assert (judgement.verdict, judgement.mismatch) == (Verdict.UNBACKED, "")


def test_a_judgement_has_the_numbers_whatever_the_verdict() -> None:
    rows = [{"period": "2020", "value": "96", "low": "95.5", "high": "97"}, {"period": "2027", "value": "1"}]
    changes = {"capability/courier": {"delivers": [{"metric": "on-time", "designed": "9", "measurements": rows}]}}

    judgement = only_judgement(changes)

    assert judgement.verdict is Verdict.OVER_PROMISED
    assert (judgement.designed, judgement.value, judgement.period) == (Decimal(9), Decimal(96), "2020")
    assert (judgement.low, judgement.high) == (Decimal("95.5"), Decimal(97))


def test_a_judgement_on_proof_has_no_numbers_but_its_day() -> None:
    proof = [{"verdict": "kept", "on": "2026-06-30", "by": "Inspectors"}]
    changes = {
        "promise/next-day": {"expects": ""},
        "capability/courier": {"delivers": [{"promise": "next-day", "proof": proof}]},
    }

    judgement = only_judgement(changes)

    assert (judgement.expectation, judgement.metric, judgement.operator, judgement.target) == (None, None, None, None)
    assert (judgement.value, judgement.period, judgement.measured_on) == (None, AS_OF.isoformat(), AS_OF)


def test_an_expectation_that_nothing_backs_has_one_judgement_without_capability() -> None:
    (pair,) = small_map({"touchpoint/doorstep": {"capabilities": []}}).alignment.pairs

    assert [(each.verdict, each.capability) for each in pair.judgements] == [(Verdict.UNBACKED, None)]


def test_what_is_the_same_at_touchpoints_of_our_own_differs_where_others_decide() -> None:
    there = {"owner": "last-mile", "promises": ["next-day"], "capabilities": ["courier"]}
    changes = {
        "touchpoint/beach": {**there, "title": "Beach", "control": "outside"},
        "touchpoint/counter": {**there, "title": "Counter", "control": "own"},
        "touchpoint/shop": {**there, "title": "Shop", "control": "partner"},
    }

    verdicts = {pair.touchpoint: (pair.verdict, pair.reason) for pair in small_map(changes).alignment.pairs}

    assert verdicts["counter"] == verdicts["doorstep"]
    assert verdicts["counter"][0] is Verdict.KEPT
    assert verdicts["beach"][0] is verdicts["shop"][0] is Verdict.AT_RISK
    assert "(Beach)" in verdicts["beach"][1]
    assert "(Shop)" in verdicts["shop"][1]


def test_weak_links_are_the_first_on_every_way() -> None:
    changes = {
        "capability/courier": {"relies_on": ["hub", "depot"]},
        "capability/hub": {"relies_on": ["sorting"]},
        "capability/depot": {"relies_on": ["sorting", "trucks"]},
        "capability/sorting": {**WEAK, "relies_on": ["mail"]},
        "capability/trucks": WEAK,
        "capability/mail": WEAK,
    }

    alignment = small_map(changes).alignment

    assert alignment.pairs[0].worst.weak_links == ("sorting", "trucks")
    assert alignment.weak == {"sorting", "trucks", "mail"}


def test_a_chain_of_capabilities_may_be_as_long_as_it_likes() -> None:
    links = {f"capability/link-{each}": {"relies_on": [f"link-{each + 1}"]} for each in range(3000)}
    changes = {**links, "capability/link-3000": WEAK, "capability/courier": {"relies_on": ["link-0"]}}

    assert small_map(changes).alignment.pairs[0].worst.weak_links == ("link-3000",)


def test_pairs_are_sorted_by_promise_and_touchpoint() -> None:
    changes = {
        "promise/always": {},
        "touchpoint/counter": {"promises": ["next-day", "always"]},
        "touchpoint/doorstep": {"promises": ["next-day", "always"]},
    }

    pairs = [(pair.promise, pair.touchpoint) for pair in small_map(changes).alignment.pairs]

    assert pairs == sorted(pairs)
    assert len(pairs) == 4


def test_the_kept_rate_counts_kept_and_under_promised() -> None:
    changes = {
        "metric/on-time": {"headroom": "2"},
        "capability/best": measured("98"),
        "capability/bad": BROKEN,
        "touchpoint/app": {"promises": ["next-day"], "capabilities": ["best"]},
        "touchpoint/counter": {"promises": ["next-day"], "capabilities": ["bad"]},
    }

    alignment = small_map(changes).alignment

    assert alignment.kept_rate == 2 / 3
    tally = alignment.tallies[Key("promise/next-day")]
    assert (tally.verdict, tally.total) == (Verdict.BROKEN, 3)
    assert tally.counts == dict.fromkeys(Verdict, 0) | {
        Verdict.KEPT: 1,
        Verdict.UNDER_PROMISED: 1,
        Verdict.BROKEN: 1,
    }


def test_without_pairs_there_is_no_kept_rate_and_no_verdict() -> None:
    alignment = small_map({"touchpoint/doorstep": {"promises": []}}).alignment

    assert alignment.kept_rate is None
    assert alignment.promise_rate is None
    assert alignment.tallies[Key("promise/next-day")] == tally_of(())
    assert worst_verdict(()) is None
    assert worst_pair(()) is None


def test_a_promise_counts_as_kept_where_it_is_kept_everywhere() -> None:
    changes = {
        "capability/bad": BROKEN,
        "promise/on-time": {"expects": [{"metric": "on-time", "at_least": "95"}]},
        "touchpoint/counter": {"promises": ["next-day"], "capabilities": ["bad"]},
        "touchpoint/doorstep": {"promises": ["next-day", "on-time"]},
    }

    alignment = small_map(changes).alignment

    assert alignment.kept_rate == pytest.approx(2 / 3)
    assert alignment.promise_rate == 1 / 2


def test_the_worst_pair_is_the_first_of_the_worst() -> None:
    changes = {
        "capability/bad": BROKEN,
        "touchpoint/app": {"promises": ["next-day"], "capabilities": ["courier"]},
        "touchpoint/counter": {"promises": ["next-day"], "capabilities": ["bad"]},
        "touchpoint/doorstep": {"capabilities": ["bad"]},
    }

    worst = worst_pair(small_map(changes).alignment.pairs)

    assert worst
    assert worst.touchpoint == "counter"


def test_a_journey_has_the_pairs_of_its_touchpoints_each_once_and_not_its_childrens() -> None:
    changes = {
        "touchpoint/app": {"promises": ["next-day"]},
        "journey/parcel": {
            "stages": [
                {"name": "Wait", "touchpoints": ["doorstep", "doorstep"]},
                {"name": "Get", "touchpoints": ["doorstep"]},
            ]
        },
        "journey/part": {"parent": "parcel", "stages": [{"name": "App", "touchpoints": ["app"]}]},
    }

    assert pairs_of(changes, "journey/parcel") == [("next-day", "doorstep")]
    assert pairs_of(changes, "journey/part") == [("next-day", "app")]


def test_a_department_has_the_pairs_that_it_has_a_part_in() -> None:
    for part in (
        {"touchpoint/doorstep": {"owner": "sales"}},
        {"touchpoint/doorstep": {"contributors": [{"department": "sales"}]}},
        {"promise/next-day": {"made_by": "sales"}},
        {"capability/courier": {"owner": "sales"}},
    ):
        assert pairs_of({"department/sales": {}, **part}, "department/sales") == [("next-day", "doorstep")]
    idle = {"department/sales": {}, "capability/rider": {"owner": "sales"}}
    assert pairs_of(idle, "department/sales") == []


def test_a_partner_has_the_pairs_that_it_contributes_to_or_whose_capability_names_it() -> None:
    for part in (
        {"touchpoint/doorstep": {"contributors": [{"partner": "van-line"}]}},
        {"capability/courier": {"partners": ["van-line"]}},
    ):
        assert pairs_of({"partner/van-line": {}, **part}, "partner/van-line") == [("next-day", "doorstep")]
    assert pairs_of({"partner/van-line": {}}, "partner/van-line") == []


def test_capabilities_and_metrics_have_the_pairs_that_they_decide() -> None:
    assert pairs_of({}, "capability/courier") == pairs_of({}, "metric/on-time") == [("next-day", "doorstep")]


def test_only_what_is_live_is_counted() -> None:
    changes = {
        "journey/old": {"status": "retired", "stages": [{"name": "Get", "touchpoints": ["doorstep"]}]},
        "journey/soon": {"status": "draft", "stages": [{"name": "Get", "touchpoints": ["doorstep"]}]},
        "journey/wrong": {"stages": [{"name": "Get", "touchpoints": ["dorstep"]}]},
        "promise/planned": {"status": "planned"},
    }

    tallies = small_map(changes, drafts=True).alignment.tallies

    assert sorted(tallies) == ["department/last-mile", "promise/next-day", "touchpoint/doorstep"]
    assert {tally.verdict for tally in tallies.values()} == {Verdict.KEPT}


def test_a_site_may_ask_more_of_a_sentence_that_is_read_as_a_promise_to_everybody() -> None:
    files = small_files({})

    compiled = compile_map(files, Settings(as_of=AS_OF, readings={ReadsAs.EVERY: Decimal("95.1")}))

    assert [str(risk) for risk in compiled.alignment.pairs[0].worst.risks] == ["wording"]


@pytest.mark.parametrize("there", [{"promises": ["next-day", "gone"]}, {"promises": ["next-day"], "status": "alive"}])
def test_nobody_can_tell_where_a_mistake_hides_whether_a_touchpoint_has_a_promise(there: dict[str, object]) -> None:
    alignment = small_map({"touchpoint/counter": there}).alignment

    assert alignment.undecided == {("next-day", "counter")}
    assert alignment.half_known == {"next-day"}


def test_proof_in_a_draft_is_none_yet() -> None:
    proof = {
        "delivers": [{"promise": "next-day", "proof": [{"verdict": "kept", "on": "2026-05-01", "by": "Inspectors"}]}]
    }
    without = {"promise/next-day": {"expects": ""}}

    assert small_map({**without, "capability/courier": proof}).alignment.vague == ()
    assert small_map({**without, "capability/courier": {**proof, "status": "draft"}}).alignment.vague == ("next-day",)


def test_a_judgement_names_the_partners_whose_agreements_end() -> None:
    changes = {
        "partner/carrier": {
            "title": "Carrier",
            "agreement": {
                "title": "Rounds",
                "until": "2026-07-15",
                "obligations": [{"metric": "on-time", "at_least": "95"}],
            },
        },
        "capability/courier": {**measured("96"), "partners": ["carrier"]},
    }

    assert only_judgement(changes).ending == ("carrier",)
    assert only_judgement({**changes, "partner/carrier": {"title": "Carrier"}}).ending == ()


def test_no_capability_is_unpromoted_by_no_metric() -> None:
    assert small_map({}).alignment.unpromoted == {}


def test_proof_of_a_draft_makes_no_promise_less_vague() -> None:
    proof = [{"verdict": "kept", "on": "2026-06-01"}]
    rider = {"title": "Rider", "delivers": [{"promise": "next-day", "proof": proof}]}

    vague = {
        status: small_map(
            {"promise/next-day": {"expects": ""}, "capability/rider": {**rider, "status": status}}, drafts=True
        )
        for status in ("draft", "live")
    }

    assert vague["draft"].alignment.vague == ("next-day",)
    assert vague["live"].alignment.vague == ()
