"""Sentences to copy: a wording with its small print, and the true one that may be said instead."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.insight.sentences import Sentence
from cxmap.insight.true_wording import Boldness, TrueWording
from cxmap.model.promise import Promise
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence, its small print, and what else it must not keep quiet; `label` says how it is meant."""

    sentence: str
    qualifier: Markdown | None = None
    conditions: tuple[str, ...] = ()
    label: str = ""


_LABELS = {Boldness.WEAKER: "Say instead", Boldness.STRONGER: "More, and still true", Boldness.AS_SAID: ""}


def instead_of(site: Site, sentence: Sentence) -> Wording | None:
    """The strongest true sentence; None where it is the published one, or where there is none."""
    return wording_of(site, sentence.promise, sentence.instead) if sentence.instead else None


def wording_of(site: Site, promise: Promise, said: TrueWording) -> Wording:
    path = site.catalogue.documents[promise.key].path
    qualifier = Markdown(said.qualifier, path) if said.qualifier else None
    return Wording(said.sentence, qualifier, said.conditions, _LABELS[said.boldness])
