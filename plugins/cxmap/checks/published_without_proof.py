"""Sentences that customers read today, and of which nobody knows whether they are true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import MayBeSaid, may_be_said
from cxmap.model.promise import Promise

_on_a_poster = partial(next_day, "published:", "  - where: Poster at the till", "expects:")

RULE = warning(
    "published-without-proof",
    "A promise is published today, and nothing shows that it is kept.",
    wrong=_on_a_poster("  - {metric: on-time, at_least: 95, group: islands}  # nothing is measured there"),
    right=_on_a_poster("  - {metric: on-time, at_least: 95}"),
)

_DECISIVE = ("statement", "status", "explicit", "reads_as", "valid_from", "valid_until", "published", "expects")


def check(judged: JudgedMap) -> Iterator[Finding]:
    for promise in judged.catalogue.all(Promise):
        if _is_known(judged, promise) and may_be_said(judged, promise) is MayBeSaid.UNPROVEN:
            out = ((at, each) for at, each in enumerate(promise.published) if each.is_out_on(judged.as_of))
            position, publication = next(out)
            yield RULE.at(
                place_of(judged.catalogue.documents[promise.key], ("published", position)),
                f"`{promise.id}` is out ({publication.where}), and nothing shows that it is kept",
                hint="take it down, or prove it: measure it at every touchpoint where it is promised",
            )


def _is_known(judged: JudgedMap, promise: Promise) -> bool:
    """Whether no mistake in the content could hide that it is kept, or not even made."""
    if not judged.catalogue.is_sound(promise.key, *_DECISIVE):
        return False
    if judged.is_half_known(promise.key):
        return False
    has_a_place = bool(judged.pairs_of(promise.key)) or not promise.is_live_on(judged.as_of)
    return has_a_place or promise.id in judged.alignment.homeless
