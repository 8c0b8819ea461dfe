from __future__ import annotations

from collections.abc import Mapping

import pytest

from cxmap.insight.renaming import Renaming, renaming, stretches_naming
from cxmap.loading.load import load_files
from cxmap.model.fingerprint import fingerprint
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.model.record import IDENTITY
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF

DOOR = "---\ntitle: At the door\nowner: last-mile\n---\n"


def _renamed(files: Mapping[str, str], key: str = "touchpoint/door", new: str = "front") -> Renaming:
    loaded = load_files([SourceFile(path, text.encode()) for path, text in files.items()], Settings(as_of=AS_OF))
    return renaming(loaded, files.__getitem__, loaded.documents[Key(key)], new)


def _after(files: Mapping[str, str], key: str = "touchpoint/door", new: str = "front") -> dict[str, str]:
    return {file.path: file.after for file in _renamed(files, key, new).files}


def _beside_door(path: str, text: str) -> str:
    """The text of a file beside the touchpoint `door`, once that is renamed."""
    return _after({"touchpoints/door.md": DOOR, path: text}).get(path, text)


def test_the_file_moves_within_its_folder_and_comes_first() -> None:
    made = _renamed({"a.md": "[x](touchpoints/in/door.md)\n", "touchpoints/in/door.md": DOOR})

    assert made.moved_to == "touchpoints/in/front.md"
    assert [file.path for file in made.files] == ["touchpoints/in/door.md", "a.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A", "title: A\naliases: [door]"),
        ("title: A\naliases:", "title: A\naliases: [door]"),
        ("title: A\naliases:  # none yet", "title: A\naliases: [door]  # none yet"),
        ("title: A\naliases: []  # none", "title: A\naliases: [door]  # none"),
        ("title: A\naliases: bell", "title: A\naliases: [bell, door]"),
        ("title: A\naliases: ['bell' , ring ]", "title: A\naliases: ['bell' , ring, door ]"),
        ("title: A\naliases: [bell, ]", "title: A\naliases: [bell, door, ]"),
        (
            "title: A\naliases:\n  - bell  # once\ntags: [a]",
            "title: A\naliases:\n  - bell  # once\n  - door\ntags: [a]",
        ),
        ("title: A\naliases:\n- bell\n-   ring", "title: A\naliases:\n- bell\n-   ring\n-   door"),
        ("title: A\naliases: [bell, front]", "title: A\naliases: [bell, door]"),
        ("title: A\naliases: 'front'", "title: A\naliases: 'door'"),
    ],
)
def test_the_former_id_is_kept_as_an_alias_in_the_layout_of_the_file(before: str, after: str) -> None:
    text = f"---\n{before}\n---\nIt is the door.\n"

    assert _after({"touchpoints/door.md": text}) == {"touchpoints/door.md": f"---\n{after}\n---\nIt is the door.\n"}


def test_lines_end_as_they_did() -> None:
    text = DOOR.replace("\n", "\r\n")

    assert _after({"touchpoints/door.md": text})["touchpoints/door.md"] == (
        "---\r\ntitle: At the door\r\nowner: last-mile\r\naliases: [door]\r\n---\r\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("stages: [{name: One, touchpoints: [door, doors]}]", "stages: [{name: One, touchpoints: [front, doors]}]"),
        ("stages: [{name: door, touchpoints: door}]", "stages: [{name: door, touchpoints: front}]"),
        (
            "stages:\n  - name: One\n    touchpoints:\n      - [a, 'door']  # the door",
            "stages:\n  - name: One\n    touchpoints:\n      - [a, 'front']  # the door",
        ),
        (
            'stages: [{name: One, touchpoints: ["door", "d\\x6for"]}]',
            'stages: [{name: One, touchpoints: ["front", front]}]',
        ),
        ("phases: [{name: One, touchpoints: [ door ]}]", "phases: [{name: One, touchpoints: [ front ]}]"),
        ("summary: See [door](../touchpoints/door.md#door)", "summary: See [door](../touchpoints/front.md#door)"),
        (
            "summary: >\n  See [a](../touchpoints/door.md)\n  and [b](../touchpoints/door.md).",
            "summary: >\n  See [a](../touchpoints/front.md)\n  and [b](../touchpoints/front.md).",
        ),
        (
            "links: [{title: door, url: ../touchpoints/door.md}]",
            "links: [{title: door, url: ../touchpoints/front.md}]",
        ),
        ("x-own: [door]", "x-own: [door]"),
        ("owner: door", "owner: door"),
    ],
)
def test_references_and_links_in_fields_follow_and_nothing_else(before: str, after: str) -> None:
    text, expected = (f"---\ntitle: Parcel\n{fields}\n---\ndoor\n" for fields in (before, after))

    assert _beside_door("journeys/parcel.md", text) == expected


def test_a_kind_written_before_the_id_stays() -> None:
    text = "---\ntitle: A\naddresses: [touchpoint/door, 'promise/door']\n---\n"

    after = _beside_door("opportunities/a.md", text)

    assert after == text.replace("touchpoint/door", "touchpoint/front")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[door](../touchpoints/door.md)", "[door](../touchpoints/front.md)"),
        ("[door](../touchpoints/door.md?a=door#door)", "[door](../touchpoints/front.md?a=door#door)"),
        ('[a](<../touchpoints/door.md> "door")', '[a](<../touchpoints/front.md> "door")'),
        ("[a][d] and door\n\n[d]: ../touchpoints/door.md", "[a][d] and door\n\n[d]: ../touchpoints/front.md"),
        (
            "[a](../touchpoints/door.md) [b](../touchpoints/door.md)",
            "[a](../touchpoints/front.md) [b](../touchpoints/front.md)",
        ),
        ('<a href="../../touchpoints/door/">a</a>', '<a href="../../touchpoints/front/">a</a>'),
        ('<a href="../touchpoints/door.html">a</a>', '<a href="../touchpoints/front.html">a</a>'),
        (
            "```cxmap\nview: promises\ntouchpoint: door  # door\n```",
            "```cxmap\nview: promises\ntouchpoint: front  # door\n```",
        ),
    ],
)
def test_links_and_views_in_bodies_follow(before: str, after: str) -> None:
    assert _beside_door("pages/a.md", f"# A\n\n{before}\n") == f"# A\n\n{after}\n"


@pytest.mark.parametrize(
    "body",
    [
        "[door](door.md)",
        "[door](#door)",
        "[door](/touchpoints/door/)",
        "[door](https://www.example.com/touchpoints/door.md)",
        "[door](../promises/door.md)",
        "[[door]]",
        "`../touchpoints/door.md`",
        "[a](../touchpoints/d%6For.md)",
        '<a href="../touchpoints/doors/">a</a>',
        "```cxmap\nview: promises\npromise: door\n```",
    ],
)
def test_what_only_looks_alike_stays(body: str) -> None:
    assert _beside_door("pages/a.md", f"{body}\n") == f"{body}\n"


def test_links_of_a_file_to_itself_and_its_own_references_follow() -> None:
    text = "---\ntitle: A\npain_points: [{title: It, causes: [touchpoint/door]}]\n---\n[me](door.md#a)\n"

    after = _after({"touchpoints/door.md": text})["touchpoints/door.md"]

    assert "causes: [touchpoint/front]" in after
    assert "[me](front.md#a)" in after


def test_rows_of_tables_follow_whose_cells_are_plain() -> None:
    capability = "---\ntitle: Van\nowner: a\ndelivers:\n  - metric: on-time\n    measurements: data/all.csv\n---\n"
    metric = "---\ntitle: On time\nunit: '%'\nbetter: higher\ntype: share\n---\n"
    table = (
        "note;metric;period;value\r\non-time;on-time;2026-01;95,5\r\n"
        '"a\r\nb";on-time;2026-02;96,5\r\nc;"on-time";2026-03;96,5\r\n'
    )
    files = {"capabilities/van.md": capability, "capabilities/data/all.csv": table, "metrics/on-time.md": metric}

    after = _after(files, "metric/on-time", "in-time")

    assert after["capabilities/van.md"] == capability.replace("metric: on-time", "metric: in-time")
    assert after["capabilities/data/all.csv"] == (
        "note;metric;period;value\r\non-time;in-time;2026-01;95,5\r\n"
        '"a\r\nb";on-time;2026-02;96,5\r\nc;"in-time";2026-03;96,5\r\n'
    )


def test_a_table_that_names_others_stays() -> None:
    capability = "---\ntitle: Van\nowner: a\ndelivers:\n  - metric: on-time\n    measurements: data/all.csv\n---\n"
    table = "capability,period,value\nvan,2026-01,95.5\n"
    files = {"capabilities/van.md": capability, "capabilities/data/all.csv": table, "touchpoints/door.md": DOOR}

    assert list(_after(files)) == ["touchpoints/door.md"]
    assert _after(files, "capability/van", "truck")["capabilities/data/all.csv"] == table.replace("van", "truck")


def test_each_stretch_knows_its_line() -> None:
    made = _renamed({"touchpoints/door.md": DOOR, "a.md": "one\n\n[x](touchpoints/door.md)\n"})

    assert [[file.line_of(each) for each in file.stretches] for file in made.files] == [[4], [3]]


@pytest.mark.parametrize("written", ["on-time", "punctual"])
def test_what_was_agreed_to_stays_agreed_when_its_metric_is_renamed(written: str) -> None:
    expects = f"expects:\n  - metric: {written}\n    at_least: 95\n  - metric: other\n    at_most: 3\n"
    files = {
        "metrics/on-time.md": "---\ntitle: On time\nunit: '%'\nbetter: higher\ntype: share\naliases: [punctual]\n---\n",
        "promises/next-day.md": f"---\nstatement: Tomorrow\nmade_by: a\naliases: [early]\n{expects}---\n",
        "capabilities/van.md": (
            "---\ntitle: Van\nowner: a\nagreed:\n"
            "  - { promise: next-day, on: 2026-02-16, print: 'PRINT' }  # agreed\n"
            "  - { promise: early, on: 2026-02-17, print: 00000000 }\n"
            "  - { promise: unknown, on: 2026-02-17, print: 'PRINT' }\n---\n"
        ),
    }
    files["capabilities/van.md"] = files["capabilities/van.md"].replace("PRINT", _print("on-time"))

    after = _after(files, "metric/on-time", "in-time")

    now = files["capabilities/van.md"].replace(f"'{_print('on-time')}' }}  #", f'"{_print("in-time")}" }}  #')
    assert after["capabilities/van.md"] == now


def _print(metric: str) -> str:
    expects = [{"metric": metric, "at_least": "95"}, {"metric": "other", "at_most": "3"}]
    return fingerprint(
        Promise.model_validate({IDENTITY: "a", "statement": "Tomorrow", "made_by": "a", "expects": expects})
    )


def test_every_stretch_that_names_an_entity_is_found_and_says_where_it_stands() -> None:
    files = {
        "touchpoints/door.md": DOOR,
        "a.md": "[x](touchpoints/door.md) and [y](touchpoints/door.md)\n",
        "journeys/j.md": "---\nowner: last-mile\nstages:\n  - name: A\n    touchpoints: [door]\n---\n",
    }
    loaded = load_files([SourceFile(path, text.encode()) for path, text in files.items()], Settings(as_of=AS_OF))

    found = stretches_naming(loaded, files.__getitem__, loaded.documents[Key("touchpoint/door")])

    assert [(path, files[path][each.first : each.last], each.after) for path, each in found] == [
        ("a.md", "touchpoints/door.md", "touchpoints/door.md"),
        ("a.md", "touchpoints/door.md", "touchpoints/door.md"),
        ("journeys/j.md", "door", "door"),
    ]
