"""Typed ids: what a reference may point to is part of the field's type, so that linking needs no second list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, NewType

from pydantic import AfterValidator

Key = NewType("Key", str)
"""`kind/id`: the one name of an entity across all kinds."""

LONGEST_ID = 80

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE_NAMES = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    )
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text field as a reference to entities of one kind, or, without a kind, to any `kind/id`.

    Entities of the kind `or_kind` are named by `kind/id` in the same field, and `or_word` is a word that names nobody.
    """

    kind: str | None = None
    or_kind: str | None = None
    or_word: str | None = None

    def is_nobody(self, text: str) -> bool:
        return self.or_word is not None and text.lower() == self.or_word

    def kind_of(self, text: str) -> str | None:
        """The kind whose bare id a text is; None where the text itself names the kind."""
        return None if self.or_kind and text.startswith(f"{self.or_kind}/") else self.kind

    def key_of(self, text: str) -> Key:
        kind = self.kind_of(text)
        return key_of(kind, text) if kind else Key(text)


JourneyId = Annotated[str, Reference("journey")]
TouchpointId = Annotated[str, Reference("touchpoint")]
DepartmentId = Annotated[str, Reference("department")]
PartnerId = Annotated[str, Reference("partner")]
PersonaId = Annotated[str, Reference("persona")]
PromiseId = Annotated[str, Reference("promise")]
CapabilityId = Annotated[str, Reference("capability")]
MetricId = Annotated[str, Reference("metric")]
ResearchId = Annotated[str, Reference("research")]
AnyKey = Annotated[str, Reference()]

NOBODY = "nobody"
OWNER = Reference("department", or_word=NOBODY)
MAKER = Reference("department", or_kind="partner")
OwnerOrNobody = Annotated[str, OWNER, AfterValidator(lambda owner: NOBODY if OWNER.is_nobody(owner) else owner)]
MakerId = Annotated[str, MAKER]


def key_of(kind: str, identity: str) -> Key:
    # Called for every reference of a map, so that even calling `Key` would be felt.
    return f"{kind}/{identity}"  # type: ignore[return-value]


def kind_and_id(key: str) -> tuple[str, str]:
    kind, _, identity = key.partition("/")
    return kind, identity


def is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None and text not in _DEVICE_NAMES
