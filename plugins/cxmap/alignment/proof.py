"""Proof: on which days somebody found out whether a promise is kept, and which of these answers count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cxmap.model.capability import Proof, ProofVerdict
from cxmap.model.durations import Duration

LONGEST_TRUST = Duration(365, "day")


@dataclass(frozen=True, slots=True)
class KnownProof:
    """All proof on or before a day, the newest last; of two on one day the broken one counts as newer."""

    proofs: tuple[Proof, ...]
    as_of: date

    @property
    def newest(self) -> Proof | None:
        return self.proofs[-1] if self.proofs else None

    @property
    def is_disproved(self) -> bool:
        """Whether the newest says that the promise is broken, and still counts."""
        return self.newest is not None and is_broken(self.newest) and self.is_fresh(self.newest)

    @property
    def counting(self) -> tuple[Proof, ...]:
        """Those that say kept, are fresh, and are later than every one that says broken; the newest last."""
        broken = max((each.on for each in self.proofs if is_broken(each)), default=date.min)
        return tuple(each for each in self.proofs if not is_broken(each) and each.on > broken and self.is_fresh(each))

    @property
    def last_broken(self) -> Proof | None:
        """The newest of the last year that says broken."""
        broken = (each for each in reversed(self.proofs) if is_broken(each))
        return next((each for each in broken if LONGEST_TRUST.after(each.on) >= self.as_of), None)

    def is_fresh(self, proof: Proof, day: date | None = None) -> bool:
        """Whether a proof counts on a day."""
        return counts_until(proof) >= (day or self.as_of)


def known_proof(proofs: Iterable[Proof], as_of: date) -> KnownProof:
    known = (each for each in proofs if each.on <= as_of)
    # Of several broken ones on one day the one that counts longest is the newest, in whatever order they are written.
    return KnownProof(tuple(sorted(known, key=_age)), as_of)


def _age(proof: Proof) -> tuple[date, bool, date]:
    return proof.on, is_broken(proof), counts_until(proof) if is_broken(proof) else date.min


def counts_until(proof: Proof) -> date:
    """The last day on which a proof counts."""
    return proof.valid_until or LONGEST_TRUST.after(proof.on)


def is_broken(proof: Proof) -> bool:
    return proof.verdict is ProofVerdict.BROKEN
