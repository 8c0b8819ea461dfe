"""Every sentence that the code writes on a persona's page."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.insight.promise_rate import PromiseRate
from cxmap.model.promise import Promise
from cxmap.pages.kit.words import counted

NO_PROMISE_FELT = "They do not feel any of our promises yet: none that is made to them stands at a touchpoint."
NO_JOURNEY = "No journey on the map is theirs yet."
NOBODY_ASKED = "Nobody has been asked yet: none of their journeys names a study."


COUNTED = "A promise counts once, by the worst place where customers feel it."


def kept_sentence(rate: PromiseRate) -> str:
    """`They feel 14 of our promises, and we keep 4 of them.` What is at risk or not known is not called broken."""
    if rate.total == 1:
        return f"They feel one of our promises, and {'we keep it' if rate.kept else 'it does not count as kept'}."
    felt = f"They feel {rate.total:,} of our promises"
    if not rate.kept:
        return f"{felt}, and none of them counts as kept."
    return f"{felt}, and we keep {'all' if rate.kept == rate.total else f'{rate.kept:,}'} of them."


def made_words(promised: Sequence[Promise]) -> str:
    """`16 promises, 1 of them to everybody`"""
    everybody = sum(not each.personas for each in promised)
    words = counted(len(promised), "promise", "promises")
    if not everybody:
        return words
    return f"{words}, {f'{everybody:,} of them' if everybody < len(promised) else 'made'} to everybody"


def rest_of_promises(count: int) -> str:
    return counted(count, "more that fares better, or has no verdict", "more that fare better, or have no verdict")


def rest_of_pains(count: int) -> str:
    return counted(count, "more that hurts as much or less", "more that hurt as much or less")


def rest_of_studies(count: int) -> str:
    return counted(count, "more study", "more studies")
