"""Sentences to copy: a wording with its small print, and the true one that may be said instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.insight.measured_series import deliveries_behind
from cxmap.insight.sentences import Sentence
from cxmap.insight.true_wording import Boldness, TrueWording
from cxmap.model.promise import Promise
from cxmap.pages.kit.metric_words import unsafe_words
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence, its small print, and what else it must not keep quiet.

    `label` says how it is meant, `remark` what whoever uses it must know, `for_editors` what whoever writes it into
    the map must know.
    """

    sentence: str
    qualifier: Markdown | None = None
    conditions: tuple[str, ...] = ()
    label: str = ""
    remark: str = ""
    for_editors: str = ""


_STAYS_AT_RISK = "It is true today. Something else puts it at risk as well, so say it only where the old words stand."
_KEEPS_ITS_WORDS = (
    "What is out already keeps its words: if you change the statement, write the old one as “text” of those entries of "
    "“published”."
)
_LABELS = {Boldness.WEAKER: "Say instead", Boldness.STRONGER: "More, and still true", Boldness.AS_SAID: ""}


def instead_of(site: Site, sentence: Sentence) -> Wording | None:
    """The strongest true sentence; None where it is the published one, or where there is none."""
    if sentence.instead is None:
        return None
    found = wording_of(site, sentence.promise, sentence.instead)
    is_same = found.sentence == sentence.as_said.sentence
    keeps_its_words = not is_same and _is_out_in_these_words(site, sentence.promise)
    return replace(
        found,
        label="Say it with this small print" if is_same else found.label,
        remark=_STAYS_AT_RISK if sentence.stays_at_risk else "",
        for_editors=_KEEPS_ITS_WORDS if keeps_its_words else "",
    )


def _is_out_in_these_words(site: Site, promise: Promise) -> bool:
    """Whether something that customers can read today says the statement, and does not say so itself."""
    return any(each.is_out_on(site.as_of) and each.text is None for each in promise.published)


def wording_of(site: Site, promise: Promise, said: TrueWording) -> Wording:
    path = site.catalogue.documents[promise.key].path
    qualifier = Markdown(said.qualifier, path) if said.qualifier else None
    return Wording(said.sentence, qualifier, said.conditions, _LABELS[said.boldness])


def nothing_instead(site: Site, sentence: Sentence) -> str:
    """Why there is no true sentence to say instead."""
    unknown = next(unknown_words(site, sentence.promise), "nobody can tell what its figures carry")
    return f"Nothing to say instead: {'its figures carry too little' if sentence.has_figures else unknown}."


def unknown_words(site: Site, promise: Promise) -> Iterator[str]:
    """For each series behind a promise that makes no level safe, the reason."""
    for judgement in (each for pair in site.pairs_of(promise.key) for each in pair.judgements):
        for delivered in deliveries_behind(site, judgement):
            if site.safe_level(delivered.capability.id, delivered.metric.id, delivered.group) is None:
                yield unsafe_words(delivered, site.as_of)
