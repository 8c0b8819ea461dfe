"""The fingerprint of a promise: what delivery agrees to, in eight signs that change with it."""

from __future__ import annotations

from decimal import Decimal
from hashlib import blake2b

from cxmap.model.promise import Expectation, Promise

WORDING = ("statement", "reads_as", "qualifier", "excludes", "counts_from")
"""The fields that say in words what customers may expect; `expects` says it in targets."""
FIELDS = (*WORDING, "expects")
_BYTES = 4


def fingerprint(promise: Promise) -> str:
    """Eight hexadecimal digits of its wording and its targets; blanks and the order of targets do not count."""
    words = (
        " ".join(promise.statement.split()),
        str(promise.reads_as),
        " ".join((promise.qualifier or "").split()),
        *sorted(promise.excludes),
        promise.counts_from or "",
    )
    said = repr((words, sorted(map(_target, promise.expects))))
    return blake2b(said.encode(), digest_size=_BYTES).hexdigest()


def _target(expectation: Expectation) -> tuple[str, ...]:
    level = _plain(expectation.level)
    return (expectation.metric, str(expectation.operator), level, str(expectation.over or ""), expectation.group or "")


def _plain(number: Decimal) -> str:
    """`95` for `95.0` too."""
    return f"{number.normalize():f}"
