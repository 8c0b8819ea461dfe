"""The parties of one kind by influence, and what some of them lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.insight.influence import Influencing, Lack, influence_of, lacking
from cxmap.model.party import Party
from cxmap.pages.kit.index_page import count_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Idle, Ranking, table_of
from cxmap.pages.kit.words import capitalised, kind_words

_COLUMNS: Columns[Influencing] = (
    Column("Party", lambda site, each: site.links[each.party.key], Holds.NAME),
    Column("Promises made or kept", lambda _, each: count_cell(each.promises), Holds.NUMBER),
    Column("It makes", lambda _, each: count_cell(each.makes), Holds.NUMBER),
    Column("It helps to keep", lambda _, each: count_cell(each.keeps), Holds.NUMBER),
    Column("Touchpoints seen", lambda _, each: count_cell(each.seen), Holds.NUMBER),
    Column("Touchpoints unseen", lambda _, each: count_cell(each.unseen), Holds.NUMBER),
    Column("Direct parts", lambda _, each: count_cell(each.direct), Holds.NUMBER),
    Column("Indirect parts", lambda _, each: count_cell(each.indirect), Holds.NUMBER),
)
_LACKS = {
    Lack.TOUCHPOINT: "Behind no touchpoint",
    Lack.PROMISE: "Behind touchpoints, but with no promise to keep",
    Lack.WORDS: "Have not said what they need, give or get",
    Lack.AGREEMENT: "Promises rest on them, but they have no agreement, or it has ended or names no level",
}


def influence_sections(site: Site, parties: Iterable[Party]) -> Iterator[Section]:
    """A section where a party of the kind is live."""
    found = influence_of(site, parties)
    if found:
        lacks = lacking(site, found)
        idle = tuple(Idle(sentence, site.links_to(lacks[lack])) for lack, sentence in _LACKS.items() if lacks[lack])
        caption = f"{capitalised(kind_words(found[0].party.kind, 2))} by influence"
        ranking = table_of(site, caption, _COLUMNS, sorted(found, key=lambda each: each.order))
        yield Section("Who has most influence", "kit/influence", Ranking(idle, ranking))
