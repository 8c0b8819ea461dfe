"""Every sentence that the code writes on a party's page about its next steps, its pains and its rewards."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.alignment.wording import verdict_words
from cxmap.insight.caused_pains import CausedPain
from cxmap.insight.next_steps import WaitingPromise
from cxmap.insight.rewards import Meaning
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.values import Fact, Words
from cxmap.pages.kit.words import counted, joined

NOTHING_WAITS = "Nothing waits for you today: what is not kept here is for others to mend."
ALL_KEPT = "Nothing waits for you today: all that rests on you is kept."
WORST_PROMISE = "The worst of these promises:"
HERE_IT_IS_FELT = "Customers feel it at"
WITH = "Together with"
MENDED_BY = "What mends it:"
NOTHING_MENDS = "Nobody has written down yet what would mend it."
NO_MEASURE = "none"
UNSEEN = Fact("What customers feel of it", Words("nobody can tell, as nothing measures it"))
LACKING: Mapping[Meaning, Fact] = {
    Meaning.UNPROMISED: Fact("Promises need it", Words("none of yours")),
    Meaning.UNRELATED: Fact("Promises and touchpoints", Words("none of yours is measured by it")),
}
"""What a reward does not do, by what its measure means for the party."""


def waiting_sentence(found: tuple[WaitingPromise, ...]) -> str:
    """`2 promises wait for you, the most harmful first: 1 broken and 1 at risk.`"""
    by_verdict = {verdict: sum(each.worst.verdict is verdict for each in found) for verdict in Verdict}
    parts = joined(f"{count:,} {verdict_words(verdict)}" for verdict, count in by_verdict.items() if count)
    if len(found) == 1:
        return "1 promise waits for you."
    return f"{len(found):,} promises wait for you, the worst and most harmful first: {parts}."


def pains_sentence(found: tuple[CausedPain, ...]) -> str:
    """`4 pains at 3 touchpoints come from you or from what you answer for.`"""
    places = len({each.touchpoint.key for each in found})
    pains = f"{counted(len(found), 'pain', 'pains')} at {counted(places, 'touchpoint', 'touchpoints')}"
    return (
        f"{pains} {'comes' if len(found) == 1 else 'come'} from you, or from what you answer for or are rewarded for."
    )


def more_places(count: int) -> str:
    return f"and at {counted(count, 'more touchpoint', 'more touchpoints')}"
