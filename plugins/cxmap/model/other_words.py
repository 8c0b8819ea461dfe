"""Words that authors write for those that fields take."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "share": ("%", "percent", "percentage", "proportion", "rate", "ratio"),
    "mean": ("average", "avg"),
    "percentile": ("median",),
    "count": ("number", "sum", "total"),
    "score": ("index", "nps", "rating"),
    "higher": ("high", "increase", "more", "up"),
    "lower": ("decrease", "down", "less", "low"),
    "draft": ("wip",),
    "live": ("active", "published"),
    "retired": ("archived", "closed", "inactive"),
    "website": ("online", "web"),
    "store": ("branch", "shop"),
    "post": ("letter",),
}
_MEANT = {other: word for word, others in _OTHERS.items() for other in others}


def word_meant(text: str, allowed: Collection[str]) -> str | None:
    """`share` for `percentage`, where that is allowed."""
    word = _MEANT.get(text.strip().lower())
    return word if word in allowed else None
