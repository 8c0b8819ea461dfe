"""The remedy: what was announced for the case that a promise is not kept, and whether it is done."""

from __future__ import annotations

from cxmap.alignment.backing import known_metric
from cxmap.alignment.cases import Case
from cxmap.alignment.doubt import Undecided
from cxmap.alignment.performance import Performance
from cxmap.model.promise import Remedy


def is_remedied(case: Case) -> bool:
    """Whether all that do it at the touchpoint are known to do it, at least one of them."""
    case.promise_damage.touch("remedy")
    remedy = case.promise.remedy
    if remedy is None or remedy.metric is None or remedy.level is None:
        return False
    if known_metric(case.surroundings.catalogue, remedy.metric) is None:
        raise Undecided
    doing = [performance for each in case.encounter.backings if (performance := each.performances.get(remedy.metric))]
    return bool(doing) and all(is_done(remedy, performance) for performance in doing)


def is_done(remedy: Remedy, performance: Performance) -> bool:
    """Whether every series of what does it has a fresh value that reaches the announced level."""
    rows, level = performance.newest_fresh_rows, remedy.level
    is_known = level is not None and len(rows) == len(performance.evidence)
    return is_known and all(level is not None and remedy.operator.is_met(row.value, level) for row in rows)


def remedy_words(case: Case) -> str:
    assert case.promise.remedy
    return f"what is then due to customers is done: {case.promise.remedy.text.rstrip('.')}"
