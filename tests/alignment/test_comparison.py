from __future__ import annotations

from typing import Any

from cxmap.alignment.comparison import Comparison, Turn, compared
from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.compiler import snapshot_from
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF, Changes, measured, small_files, small_map

WHERE = ("next-day", "doorstep")
PARCEL_SHOP = {"touchpoint/shop": {"title": "Parcel shop", "promises": ["next-day"], "capabilities": ["courier"]}}
DAMAGED_PROMISES = {"touchpoint/doorstep": {"promises": {"no": "list"}}}


def snapshot(changes: Changes | None = None) -> Snapshot:
    compiled = small_map(changes or {})
    return snapshot_of(compiled.catalogue, compiled.alignment)


def turns(comparison: Comparison) -> list[tuple[Turn, tuple[str, str]]]:
    return [(change.turn, change.where) for change in comparison.changes]


def test_the_same_verdicts_are_no_change() -> None:
    found = compared(snapshot(), snapshot({"capability/courier": measured("97")}))

    assert found == Comparison((), frozenset())


def test_a_pair_whose_verdict_is_worse_got_worse() -> None:
    found = compared(snapshot(), snapshot({"capability/courier": measured("90")}))

    assert turns(found) == [(Turn.WORSE, WHERE)]
    (change,) = found.changes
    assert change.old
    assert change.new
    assert (change.old.verdict, change.new.verdict) == ("kept", "broken")
    assert (change.promise, change.touchpoint) == ("promise/next-day", "touchpoint/doorstep")
    assert change.concerned == ("department/last-mile",)
    assert change.new.evidence == "2026-06"
    assert "90" in change.new.reason


def test_a_pair_whose_verdict_is_better_got_better() -> None:
    assert turns(compared(snapshot({"capability/courier": measured("90")}), snapshot())) == [(Turn.BETTER, WHERE)]


def test_a_pair_that_was_not_there_is_new_and_one_that_no_longer_is_is_gone() -> None:
    more = snapshot(PARCEL_SHOP)

    new, gone = compared(snapshot(), more), compared(more, snapshot())

    assert turns(new) == [(Turn.NEW, ("next-day", "shop"))]
    assert turns(gone) == [(Turn.GONE, ("next-day", "shop"))]
    assert gone.changes[0].concerned == ("department/last-mile",)


def test_what_got_worse_comes_first_and_the_worst_of_it_before_the_rest() -> None:
    shops: dict[str, Any] = {
        "touchpoint/a-unbacked": {"title": "A", "promises": ["next-day"]},
        "touchpoint/z-broken": {"title": "Z", "promises": ["next-day"], "capabilities": ["courier"]},
    }
    kept = {key: {**shop, "capabilities": ["good"]} for key, shop in shops.items()}
    both: dict[str, Any] = {"capability/courier": measured("90"), "capability/good": measured("96")}

    found = compared(snapshot({**both, **kept}), snapshot({**both, **shops, **PARCEL_SHOP, "touchpoint/doorstep": ""}))

    assert turns(found) == [
        (Turn.WORSE, ("next-day", "z-broken")),
        (Turn.WORSE, ("next-day", "a-unbacked")),
        (Turn.NEW, ("next-day", "shop")),
        (Turn.GONE, WHERE),
    ]


def test_a_pair_whose_ends_got_other_ids_is_the_same_pair() -> None:
    renamed: dict[str, Any] = {
        "promise/next-day": "",
        "promise/tomorrow": {
            "statement": "Delivered the next day",
            "aliases": ["next-day"],
            "expects": [{"metric": "on-time", "at_least": "95"}],
        },
        "touchpoint/doorstep": {"promises": ["tomorrow"]},
        "capability/courier": measured("90"),
    }

    assert turns(compared(snapshot(), snapshot(renamed))) == [(Turn.WORSE, ("tomorrow", "doorstep"))]


def test_an_id_in_use_goes_before_a_former_one() -> None:
    usurper = {"promise/tomorrow": {"statement": "Delivered tomorrow", "aliases": ["next-day"]}}

    found = compared(snapshot(), snapshot({**usurper, "capability/courier": measured("90")}))

    assert turns(found) == [(Turn.WORSE, WHERE)]


def test_of_two_touchpoints_with_the_same_former_id_the_first_by_path_has_it() -> None:
    shop = {**PARCEL_SHOP["touchpoint/shop"], "aliases": ["doorstep"]}
    renamed: Changes = {"touchpoint/doorstep": "", "touchpoint/a-shop": shop, "touchpoint/b-shop": shop}

    assert turns(compared(snapshot(), snapshot(renamed))) == [(Turn.NEW, ("next-day", "b-shop"))]


def test_of_two_pairs_that_became_one_the_worse_is_compared() -> None:
    joined = {"touchpoint/doorstep": {"aliases": ["shop", "hall"]}}
    unbacked = {"title": "Hall", "promises": ["next-day"]}
    for unbacked_one, kept_one in (("shop", "hall"), ("hall", "shop")):
        apart: Changes = {
            f"touchpoint/{unbacked_one}": unbacked,
            f"touchpoint/{kept_one}": PARCEL_SHOP["touchpoint/shop"],
        }

        (change,) = compared(snapshot(apart), snapshot(joined)).changes

        assert change.old
        assert (change.turn, change.where, change.old.verdict) == (Turn.BETTER, WHERE, "unbacked")


def test_a_pair_of_which_mistakes_hide_the_verdict_is_no_change_but_unclear() -> None:
    undecided = snapshot({"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "many"}]}})
    unreadable = snapshot({"touchpoint/doorstep": "---\n: [\n"})
    damaged = snapshot(DAMAGED_PROMISES)

    for state in (undecided, unreadable, damaged):
        assert compared(state, snapshot()) == Comparison((), frozenset((WHERE,)))
        assert compared(snapshot(), state) == Comparison((), frozenset((WHERE,)))


def test_damage_that_changes_no_verdict_hides_none() -> None:
    damaged = snapshot({"touchpoint/doorstep": {"tags": {"no": "list"}}})

    assert compared(damaged, snapshot({"capability/courier": measured("90")})).changes


def test_a_snapshot_of_files_is_that_of_their_map() -> None:
    changes: Changes = {"capability/courier": measured("90"), **PARCEL_SHOP}

    found = snapshot_from(_with_bodies(small_files(changes)), Settings(as_of=AS_OF))

    assert found == snapshot(changes)


def test_a_snapshot_counts_the_mistakes_in_its_files() -> None:
    found = snapshot_from(small_files(DAMAGED_PROMISES), Settings(as_of=AS_OF))

    assert found.errors == 1


def _with_bodies(files: list[SourceFile]) -> list[SourceFile]:
    return [SourceFile(file.path, file.content + b"Words.\n\n---\n\nMore [words](nowhere.md).\n") for file in files]


def test_a_pair_that_is_judged_on_proof_names_the_capability_alone() -> None:
    proof = [{"verdict": "kept", "on": "2026-06-01", "by": "An auditor"}]

    found = snapshot(
        {
            "promise/next-day": {"expects": ""},
            "capability/courier": {"delivers": [{"promise": "next-day", "proof": proof}]},
        }
    )

    assert found.judged[WHERE].named == ("capability/courier",)


def test_a_pair_that_no_capability_backs_names_its_metric_alone() -> None:
    found = snapshot({"touchpoint/doorstep": {"capabilities": ""}})

    assert found.judged[WHERE].named == ("metric/on-time",)
