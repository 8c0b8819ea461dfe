from __future__ import annotations

import pytest

from cxmap.loading.foreign.entity_names import EntityNames
from cxmap.loading.load import load_files
from cxmap.model.ids import MAKER, OWNER, Reference
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF

FILES = {
    "departments/last-mile.md": "---\ntitle: The Last Mile\naliases: [rounds]\n---\n",
    "partners/vans.md": "---\ntitle: Dunlin Vans\n---\n",
}


@pytest.fixture
def names() -> EntityNames:
    sources = [SourceFile(path, text.encode()) for path, text in FILES.items()]
    return EntityNames.of(load_files(sources, Settings(as_of=AS_OF)).documents.values())


@pytest.mark.parametrize("name", ["last-mile", "Last_Mile", "the last  mile", "ROUNDS"])
def test_an_entity_is_found_by_its_id_its_title_and_its_former_ids(names: EntityNames, name: str) -> None:
    assert names.find("department", name) == "last-mile"
    assert names.find("partner", name) is None


@pytest.mark.parametrize(
    ("name", "identity", "made"),
    [
        ("Größe & Maß", "", "groesse-mass"),
        ("Last mile", "", "last-mile-2"),
        ("A", "The one", "the-one"),
        ("???", "", "department"),
    ],
)
def test_a_new_one_gets_an_id_that_nobody_has(names: EntityNames, name: str, identity: str, made: str) -> None:
    assert names.add("department", name, identity) == made


def test_of_equal_names_the_first_is_found(names: EntityNames) -> None:
    assert [names.add("persona", "Late"), names.add("persona", "Late"), names.add("persona", "Late")] == [
        "late",
        "late-2",
        "late-3",
    ]
    assert names.find("persona", "late") == "late"
    assert names.find("persona", "late-2") == "late-2"


@pytest.mark.parametrize(
    ("reference", "name", "written"),
    [
        (OWNER, "The last mile", "last-mile"),
        (OWNER, "Nobody", "nobody"),
        (MAKER, "Dunlin Vans", "partner/vans"),
        (MAKER, "partner/Dunlin vans", "partner/vans"),
        (MAKER, "Rounds", "last-mile"),
        (Reference(), "vans", "partner/vans"),
        (Reference(), "nothing known", "nothing known"),
    ],
)
def test_a_reference_is_written_as_its_field_has_it(
    names: EntityNames, reference: Reference, name: str, written: str
) -> None:
    assert names.id_for(reference, name) == written
    assert not names.named_only


def test_what_is_only_named_is_made_and_a_draft_where_more_is_needed(names: EntityNames) -> None:
    assert names.id_for(OWNER, "Night shift") == "night-shift"
    assert names.id_for(OWNER, "night shift") == "night-shift"
    assert names.id_for(Reference("promise"), "By nine") == "by-nine"
    assert names.id_for(Reference("touchpoint"), "Door") == "door"

    assert [(entity.key, entity.values) for entity in names.named_only.values()] == [
        ("department/night-shift", {"title": "Night shift"}),
        ("promise/by-nine", {"title": "By nine", "status": "draft"}),
        ("touchpoint/door", {"title": "Door", "status": "draft"}),
    ]
