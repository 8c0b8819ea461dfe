"""Fixed words as people write them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from cxmap.model.channels import NAMED_ELSEWHERE
from cxmap.model.slips.slip import Slip, written

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "share": ("%", "percent", "percentage", "proportion", "rate", "ratio"),
    "mean": ("average", "avg"),
    "percentile": ("median",),
    "count": ("number", "sum", "total"),
    "score": ("index", "nps", "rating"),
    "higher": ("high", "increase", "more", "up", "higher is better", "bigger", "larger"),
    "lower": ("decrease", "down", "less", "low", "lower is better", "smaller", "fewer"),
    "draft": ("wip", "in review", "under review", "in progress", "work in progress", "not finished", "unfinished"),
    "live": ("active", "published", "current", "in use"),
    "retired": ("archived", "closed", "inactive", "obsolete", "deprecated", "withdrawn"),
    "doing": ("in progress", "wip", "work in progress", "started", "ongoing"),
    "done": ("finished", "completed", "complete"),
    "dropped": ("cancelled", "canceled", "rejected", "stopped"),
    "interview": ("interviews",),
    "survey": ("questionnaire", "poll"),
    "kept": ("fulfilled", "met"),
    "broken": ("not kept", "missed"),
    "month": ("monthly", "1 month", "calendar month", "monat", "mois"),
    "quarter": ("quarterly", "3 months", "q", "quartal", "trimestre", "calendar quarter"),
    "half": ("half-year", "half year", "half-yearly", "6 months", "semester", "halbjahr"),
    "year": ("yearly", "annual", "annually", "12 months", "1 year", "calendar year", "jahr", "an"),
    "own": ("internal", "in-house", "ours"),
}
_GAPS = re.compile(r"[\s_-]+")
_YES = ("y", "ja", "oui", "1", "on", "wahr", "vrai", "✓", "✔")
_NO = ("n", "nein", "non", "0", "off", "falsch", "faux")


def word_meant(text: str, allowed: Collection[str]) -> str | None:
    """`share` for `percentage`, where that is allowed."""
    fitting = words_meant(text, allowed)
    return fitting[0] if len(fitting) == 1 else None


def words_meant(text: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The allowed words that have this name elsewhere; blanks, hyphens and the `s` of a plural make no other name."""
    name = _joined(text)
    return tuple(word for word in _MEANT.get(name) or _MEANT.get(name.removesuffix("s"), ()) if word in allowed)


def flag_meant(text: str) -> Slip | None:
    """`ja`, `on` and `1` are true elsewhere."""
    lowered = text.lower()
    return written("true") if lowered in _YES else written("false") if lowered in _NO else None


def _joined(text: str) -> str:
    return _GAPS.sub("", text.casefold())


def _by_name(names: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The words that each name can stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for word, others in names.items():
        for name in dict.fromkeys(map(_joined, (word, *others))):
            found[name] = (*found.get(name, ()), word)
    return found


_MEANT = _by_name({**_OTHERS, **NAMED_ELSEWHERE})
