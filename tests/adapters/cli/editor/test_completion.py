from __future__ import annotations

from cxmap.adapters.cli.editor.completion import choices_at, link_choices
from cxmap.adapters.cli.editor.cursor import Cursor
from cxmap.adapters.cli.editor.known_map import KnownMap
from cxmap.adapters.cli.editor.news import EntityNote, MapNews
from cxmap.model.ids import Key
from cxmap.model.touchpoint import Touchpoint

NOTE = EntityNote(Key("department/delivery"), "Delivery", "departments/delivery.md", "", is_draft=False)


def _owners(known: KnownMap) -> tuple[list[str], bool]:
    choices = choices_at(Cursor(Touchpoint, Touchpoint.shape["owner"], "", 0), known, "")
    return [each.text for each in choices.found if each.sign == "entity"], choices.are_some


def test_as_long_as_the_map_is_read_choices_are_those_known_so_far_and_there_may_be_more() -> None:
    known = KnownMap()
    known.learn(MapNews(1, notes=[NOTE], files=[NOTE.path]))

    before = _owners(known), link_choices("index.md", "[x](", known)
    known.learn(MapNews(1, is_whole=True))
    after = _owners(known), link_choices("index.md", "[x](", known)

    assert (before[0], before[1] and before[1].are_some) == ((["delivery"], True), True)
    assert (after[0], after[1] and after[1].are_some) == ((["delivery"], False), False)


def test_an_entity_that_is_gone_is_offered_no_more() -> None:
    known = KnownMap()
    known.learn(MapNews(1, notes=[NOTE], is_whole=True))

    known.learn(MapNews(2, gone=[NOTE.key], is_whole=True))

    assert _owners(known) == ([], False)
    assert known.kinds == []
