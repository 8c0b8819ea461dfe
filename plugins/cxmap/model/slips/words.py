"""Fixed words as people write them elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping

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
    "website": ("online", "web", "web site", "homepage"),
    "store": ("branch", "shop"),
    "post": ("letter",),
    "email": ("e-mail",),
    "phone": ("telephone", "call", "hotline"),
    "in-person": ("face to face", "face-to-face", "in person"),
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
_MEANT: Mapping[str, tuple[str, ...]] = {
    other: tuple(word for word, others in _OTHERS.items() if other in others)
    for other in dict.fromkeys(other for others in _OTHERS.values() for other in others)
}
_YES = ("y", "ja", "oui", "1", "on", "wahr", "vrai", "✓", "✔")
_NO = ("n", "nein", "non", "0", "off", "falsch", "faux")


def word_meant(text: str, allowed: Collection[str]) -> str | None:
    """`share` for `percentage`, where that is allowed."""
    fitting = [word for word in _MEANT.get(" ".join(text.split()).lower(), ()) if word in allowed]
    return fitting[0] if len(fitting) == 1 else None


def flag_meant(text: str) -> Slip | None:
    """`ja`, `on` and `1` are true elsewhere."""
    lowered = text.lower()
    return written("true") if lowered in _YES else written("false") if lowered in _NO else None
