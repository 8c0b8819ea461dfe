"""Picking: the promises, and the places at which they are felt, that fit all filters of a block at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Pair
from cxmap.insight.facets import EVERYONE, FACETS, Answers, FacetAnswers, VerdictFacet
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.block import PICKING, Block
from cxmap.model.promise import Promise


@dataclass(frozen=True, slots=True)
class Picked:
    """A promise that was picked, the pairs that are left of it, and what they answer to the facets."""

    promise: Promise
    pairs: tuple[Pair, ...]
    answers: tuple[Answers, ...]


class Picking:
    """Picks as the register's filters do: of the places that fit the other filters, the worst says the verdict."""

    def __init__(self, judged: JudgedMap, block: Block, usual: Iterable[str] = ()) -> None:
        """`usual` are the verdicts that count where the block names none."""
        self._judged, self._answers = judged, FacetAnswers(judged)
        self._verdicts = frozenset(block.verdict or usual)
        self._wanted = {facet: frozenset(getattr(block, facet.name, ())) for facet in FACETS}
        self._touchpoints, self._promises = frozenset(block.touchpoint), frozenset(block.promise)
        self.is_any = not any(getattr(block, name) for name in PICKING)

    def promises(self, promises: Iterable[Promise]) -> Iterator[Picked]:
        """Those that fit, in the order given."""
        for promise in promises:
            pairs = self._judged.pairs_of(promise.key)
            left = self.pairs(pairs)
            if left:
                yield Picked(promise, left, tuple(dict.fromkeys(map(self._answers.of_pair, left))))
            elif not pairs and self._fits_alone(promise):
                yield Picked(promise, (), (self._answers.alone(promise),))

    def pairs(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Those that fit, in the order given; each must come once."""
        left = [pair for pair in pairs if self._fits(pair)]
        if not self._verdicts:
            return tuple(left)
        worst: dict[str, Pair] = {}
        for pair in left:
            worst[pair.promise] = min(worst.get(pair.promise, pair), pair, key=lambda each: each.verdict.rank)
        return tuple(pair for pair in left if worst[pair.promise].verdict in self._verdicts)

    def _fits(self, pair: Pair) -> bool:
        return (
            (not self._touchpoints or pair.touchpoint in self._touchpoints)
            and (not self._promises or pair.promise in self._promises)
            and self._answer_all(self._answers.of_pair(pair))
        )

    def _fits_alone(self, promise: Promise) -> bool:
        answers = self._answers.alone(promise)
        is_meant = not self._touchpoints and (not self._promises or promise.id in self._promises)
        has_verdict = not self._verdicts or self._verdicts.intersection(answers.to(VerdictFacet))
        return bool(is_meant and has_verdict and self._answer_all(answers))

    def _answer_all(self, answers: Answers) -> bool:
        """Whether a place answers every facet but the verdict, which is that of several places."""
        asked = ((wanted, answers.to(facet)) for facet, wanted in self._wanted.items() if facet is not VerdictFacet)
        return all(not wanted or EVERYONE in given or wanted.intersection(given) for wanted, given in asked)
