"""Random maps of many promises that have nothing to do with each other, and what can be taken away from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from random import Random
from typing import Any

from cxmap.compiler import compile_map
from cxmap.model import KINDS
from cxmap.model.source import Settings, SourceFile
from cxmap.model.verdicts import Verdict
from tests.alignment.small_maps import AS_OF

Entities = dict[str, dict[str, Any]]
"""Front matter by `kind/id`; the id ends in the number of its promise."""

_FOLDERS = {kind.kind: kind.folder for kind in KINDS}
_PERIODS = (
    *(f"2025-{month:02}" for month in range(8, 13)),
    *(f"2026-{month:02}" for month in range(1, 7)),
    *("2025-Q4", "2026-Q1", "2026-Q2", "2025-H2", "2026-H1", "2025", "2026-06-20", "2026-06-30", "2026-W20"),
)


def random_map(random: Random, promises: int) -> Entities:
    """A map of so many promises, each at a touchpoint of its own."""
    entities: Entities = {"department/post": {"title": "Post"}}
    for number in range(promises):
        entities |= _promise(random, number)
    return entities


def verdicts_of(entities: Mapping[str, Mapping[str, Any]], order: Random | None = None) -> dict[int, Verdict]:
    """The verdict of each promise by its number; nothing may be wrong on the map."""
    files = files_of(entities)
    if order:
        order.shuffle(files)
    compiled = compile_map(files, Settings(as_of=AS_OF))
    assert not compiled.errors, compiled.errors[:3]
    return {int(pair.promise.rpartition("-")[2]): pair.verdict for pair in compiled.alignment.pairs}


def files_of(entities: Mapping[str, Mapping[str, Any]]) -> list[SourceFile]:
    return [_file(key, fields) for key, fields in entities.items()]


def less_evidence(random: Random, entities: Entities, promises: int) -> Entities:
    """The same map with one piece of evidence less for each promise."""
    smaller = deepcopy(entities)
    for number in range(promises):
        if ways := list(_removals(smaller, number)):
            random.choice(ways)()
    return smaller


def stricter(entities: Entities) -> Entities:
    """The same map with a stricter target in each promise."""
    changed = deepcopy(entities)
    for target in (each for fields in changed.values() for each in fields.get("expects", ())):
        side, step = ("at_least", 1) if "at_least" in target else ("at_most", -1)
        target[side] = min(100, max(0, target[side] + step))
    return changed


def in_another_order(random: Random, entities: Entities) -> Entities:
    """The same map with rows and proofs in another order."""
    changed = deepcopy(entities)
    for delivery in (each for fields in changed.values() for each in fields.get("delivers", ())):
        random.shuffle(delivery.get("measurements", []))
        # Of two proofs that are equal in all that counts the first written is judged.
        delivery.get("proof", []).reverse()
    return changed


def with_another_group(random: Random, entities: Entities) -> Entities:
    """The same map with measurements of one more group wherever something is measured."""
    changed = deepcopy(entities)
    for delivery in (each for fields in changed.values() for each in fields.get("delivers", ())):
        if delivery.get("measurements"):
            row = {"period": random.choice(_PERIODS), "value": random.choice((40, 95, 99)), "group": "mountains"}
            delivery["measurements"].append(row)
    return changed


def _removals(entities: Entities, number: int) -> Iterator[Callable[[], object]]:
    """The ways to take a piece of evidence on a promise away."""
    metric, promise = entities[f"metric/of-{number}"], entities[f"promise/of-{number}"]
    if "percentile" in metric:
        yield partial(metric.pop, "percentile")
    if agreement := entities[f"partner/of-{number}"].get("agreement"):
        yield partial(entities[f"partner/of-{number}"].pop, "agreement")
        yield from (partial(agreement["obligations"].pop, index) for index in range(len(agreement["obligations"])))
    for delivery in entities[f"capability/of-{number}"]["delivers"]:
        rows, proof = delivery.get("measurements", []), delivery.get("proof", [])
        yield from (partial(row.pop, "sample") for row in rows if "sample" in row)
        yield from (partial(proof.pop, index) for index, each in enumerate(proof) if each["verdict"] == "kept")
        if rows:
            yield rows.clear
        for group in {each["group"] for each in promise.get("expects", []) if "group" in each}:
            yield partial(delivery.update, measurements=[row for row in rows if row.get("group") != group])
    if (link := entities.get(f"capability/below-{number}")) and "delivers" in link:
        yield partial(link.pop, "delivers")


def _promise(random: Random, number: int) -> Entities:
    metric = _metric(random)
    target = random.choice((90, 94, 95, 97))
    side = "at_least" if metric["better"] == "higher" else "at_most"
    level = target if side == "at_least" else 100 - target
    is_proven = random.random() < 0.2
    delivery: dict[str, Any] = {
        "promise": f"of-{number}",
        "proof": [_proof(random) for _ in range(random.randint(0, 4))],
    }
    if not is_proven:
        delivery = {"metric": f"of-{number}", "measurements": _rows(random, metric, level, side)}
        _sometimes(
            random, 0.4, delivery, "designed", level + random.choice((-1, 0, 1, 1)) * (1 if side == "at_least" else -1)
        )
    capability: dict[str, Any] = {"title": "Can", "owner": "post", "delivers": [delivery, *_remedied(random, number)]}
    _sometimes(random, 0.15, capability, "partners", [f"of-{number}"])
    found: Entities = {
        f"metric/of-{number}": metric,
        f"metric/made-good-{number}": {"title": "Made good", "unit": "%", "better": "higher", "type": "share"},
        f"promise/of-{number}": _sentence(
            random, number, None if is_proven else _target(random, number, metric, level, side)
        ),
        f"partner/of-{number}": _partner(random, number, level, side),
        f"touchpoint/of-{number}": _touchpoint(random, number),
        f"capability/of-{number}": capability,
    }
    if random.random() < 0.25:
        capability["relies_on"] = [f"below-{number}"]
        found[f"capability/below-{number}"] = _below(random, number)
    return found


def _metric(random: Random) -> dict[str, Any]:
    kind = random.choice(("share", "share", "share", "mean", "percentile", "score"))
    metric = {"title": "Measure", "unit": "%", "better": random.choice(("higher", "higher", "lower")), "type": kind}
    _sometimes(random, 0.6, metric, "cases", "all")
    _sometimes(random, 0.2, metric, "headroom", 1)
    _sometimes(random, 0.3, metric, "max_age", random.choice(("90 days", "1 year")))
    _sometimes(random, 0.1, metric, "excludes", ["islands"])
    if kind == "percentile":
        _sometimes(random, 0.8, metric, "percentile", random.choice((50, 94, 96)))
    return metric


def _target(random: Random, number: int, metric: Mapping[str, Any], level: int, side: str) -> dict[str, Any]:
    target = {"metric": f"of-{number}", side: level}
    if metric["type"] not in ("percentile", "count") and random.random() < 0.4:
        target["over"] = random.choice(("month", "quarter", "half", "year"))
        _sometimes(random, 0.6, target, "volume", random.choice((3000, 20_000, 100_000)))
    _sometimes(random, 0.15, target, "group", "islands")
    return target


def _sentence(random: Random, number: int, target: dict[str, Any] | None) -> dict[str, Any]:
    promise: dict[str, Any] = {"statement": "We promise", "made_by": "post"}
    promise["reads_as"] = random.choice(("every", "most", "stated", "stated", "stated", "stated", "average"))
    _sometimes(random, 0.1, promise, "excludes", ["islands"])
    _sometimes(random, 0.2, promise, "valid_from", random.choice(("2026-01-15", "2026-06-25")))
    if random.random() < 0.2:
        promise["remedy"] = {"text": "Money back", "metric": f"made-good-{number}", "at_least": 90}
    if target:
        promise["expects"] = [target]
    return promise


def _rows(random: Random, metric: Mapping[str, Any], level: int, side: str) -> list[dict[str, Any]]:
    good = 1 if side == "at_least" else -1
    rows = []
    for period in random.sample(_PERIODS, random.randint(0, 8)):
        for group in random.choice(([None], [None], ["islands"], [None, "islands"])):
            value = min(100, max(0, level + good * random.choice((-2, -0.5, 0, 0.5, 1, 1, 2, 2, 2, 3, 3))))
            row: dict[str, Any] = {"period": period, "value": value}
            _sometimes(random, 0.7, row, "sample", random.choice((30, 400, 5000)))
            _sometimes(random, 1 if group else 0, row, "group", group)
            if random.random() < 0.1 and 1 <= value <= 99:
                row |= {"low": value - 1, "high": value + 1}
            rows.append(row)
    return rows


def _proof(random: Random) -> dict[str, Any]:
    proof: dict[str, Any] = {
        "verdict": random.choice(("kept", "kept", "kept", "broken")),
        "on": random.choice(
            ("2025-05-01", "2025-07-10", "2025-12-01", "2026-03-01", "2026-06-01", "2026-06-01", "2026-07-15")
        ),
    }
    _sometimes(random, 0.7, proof, "by", "Inspectors")
    _sometimes(random, 0.2, proof, "scope", "Two depots")
    _sometimes(random, 0.2, proof, "excludes", ["islands"])
    _sometimes(random, 0.3, proof, "valid_until", random.choice(("2026-01-01", "2026-07-10", "2027-12-31")))
    if proof.get("valid_until", proof["on"]) < proof["on"]:
        del proof["valid_until"]
    return proof


def _remedied(random: Random, number: int) -> list[dict[str, Any]]:
    if random.random() < 0.5:
        return []
    rows = [{"period": "2026-05", "value": random.choice((85, 92, 99))}]
    return [{"metric": f"made-good-{number}", "measurements": rows if random.random() < 0.8 else []}]


def _partner(random: Random, number: int, level: int, side: str) -> dict[str, Any]:
    partner: dict[str, Any] = {"title": "Vans"}
    if random.random() < 0.8:
        obligations = [{"metric": f"of-{number}", side: level + random.choice((-1, 0, 1))}]
        partner["agreement"] = {"title": "Rounds", "obligations": obligations if random.random() < 0.8 else []}
        _sometimes(
            random, 0.4, partner["agreement"], "until", random.choice(("2026-05-31", "2026-07-10", "2027-01-01"))
        )
    return partner


def _touchpoint(random: Random, number: int) -> dict[str, Any]:
    touchpoint: dict[str, Any] = {"title": "Door", "owner": "post", "promises": [f"of-{number}"]}
    touchpoint["capabilities"] = [f"of-{number}"]
    touchpoint["control"] = random.choice(("own",) * 8 + ("partner", "shared", "outside"))
    _sometimes(random, 0.4, touchpoint, "contributors", [{"partner": f"of-{number}"}])
    return touchpoint


def _below(random: Random, number: int) -> dict[str, Any]:
    capability: dict[str, Any] = {"title": "Below", "owner": "post"}
    if random.random() < 0.3:
        capability["delivers"] = [{"promise": f"of-{number}", "proof": [_proof(random)]}]
    elif random.random() < 0.9:
        rows = [{"period": random.choice(_PERIODS), "value": random.choice((94, 96))}]
        delivery: dict[str, Any] = {"metric": f"of-{number}", "measurements": rows if random.random() < 0.8 else []}
        _sometimes(random, 0.8, delivery, "designed", 95)
        capability["delivers"] = [delivery]
    return capability


def _sometimes(random: Random, chance: float, holder: dict[str, Any], key: str, value: Any) -> None:
    if random.random() < chance:
        holder[key] = value


def _file(key: str, fields: Mapping[str, Any]) -> SourceFile:
    """JSON in one line is YAML too, and is written in no time."""
    kind, _, identity = key.partition("/")
    lines = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
    return SourceFile(f"{_FOLDERS[kind]}/{identity}.md", f"---\n{lines}\n---\n".encode())
