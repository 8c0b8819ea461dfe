"""The kept rate: at how many of the places where customers feel promises these are kept."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.alignment.results import Tally
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Counts
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import counted


@dataclass(frozen=True, slots=True)
class KeptRate:
    """The share of pairs that are kept, and all verdicts with their counts."""

    rate: str
    sentence: str
    counts: Counts
    as_of: str


def kept_rate(site: Site, tally: Tally) -> KeptRate:
    """In whole percent, rounded down: 100 % only where every promise is kept; there is at least one pair."""
    kept = sum(count for verdict, count in tally.counts.items() if verdict.counts_as_kept)
    places = counted(tally.total, "place", "places")
    return KeptRate(
        rate=f"{100 * kept // tally.total} %",
        sentence=f"Promises are kept at {kept:,} of {places} where customers feel them.",
        counts=counts_of(tally),
        as_of=str(site.as_of),
    )
