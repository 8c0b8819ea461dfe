from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.adapters.cli.conftest import FILES, Workspace
from tests.adapters.cli.editor.protocol import PATIENCE, Editor, Message, RefusalError, labels, rules

DOOR = "touchpoints/doorstep.md"
BODY = "\nSee [the promise](../promises/next-day.md) and [home](../index.md#top).\n"


def _text(path: str) -> str:
    return f"---\n{FILES[path]}\n---\n"


def _map_in(folder: Path) -> Path:
    for path, front_matter in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front_matter}\n---\n", encoding="utf-8")
    (folder / "content/index.md").write_text("# Home\n\n[x](touchpoints/doorstep.md)\n", encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return _map_in(tmp_path)


@pytest.fixture
def editor(root: Path) -> Iterator[Editor]:
    with Editor(root, ["--as-of", "2026-11-15"]) as opened:
        yield opened
    assert (opened.code, opened.errors) == (0, "")


@pytest.fixture(scope="module")
def busy_editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One editor for many texts."""
    with Editor(_map_in(tmp_path_factory.mktemp("busy")), ["--as-of", "2026-11-15"]) as opened:
        _known(opened)
        yield opened
    assert (opened.code, opened.errors) == (0, "")


def _place_of(text: str, word: str) -> tuple[int, int]:
    """The line and the column, from 0, in which a word begins."""
    before = text[: text.index(word)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _choices(editor: Editor, path: str, before: str) -> list[str]:
    """The choices at a `|` in a text that is typed into an open file."""
    line, column = _place_of(before, "|")
    editor.change(path, before.replace("|", ""))
    return labels(editor.at("completion", path, line, column))


def _edits(changes: list[Message]) -> dict[str, list[str]]:
    return {
        change["textDocument"]["uri"].rpartition("/content/")[2]: [edit["newText"] for edit in change["edits"]]
        for change in changes
        if "edits" in change
    }


def _known(editor: Editor) -> None:
    """Waits until the whole map is known."""
    editor.until_told("promises/next-day.md", lambda found: "broken-promise" in rules(found))


def test_a_mistake_is_told_at_its_place_as_it_is_typed_and_goes_when_it_is_mended(editor: Editor) -> None:
    editor.open(DOOR)

    found = editor.change(DOOR, _text(DOOR).replace("owner:", "ownr:"))
    mended = editor.change(DOOR, _text(DOOR))

    unknown = next(each for each in found if each["code"] == "unknown-field")
    assert unknown["range"] == {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 4}}
    assert unknown["source"] == "cxmap"
    assert "owner" in unknown["message"]
    assert "unknown-field" not in rules(mended)


def test_what_only_the_whole_map_says_follows_with_the_text_that_is_not_yet_saved(editor: Editor) -> None:
    editor.open(DOOR)

    editor.change(DOOR, _text(DOOR).replace("[next-day]", "[next-dya]"))
    found = editor.until_told(DOOR, lambda found: "unknown-reference" in rules(found))
    editor.change(DOOR, _text(DOOR))
    editor.until_told(DOOR, lambda found: "unknown-reference" not in rules(found))

    place = next(each["range"]["start"] for each in found if each["code"] == "unknown-reference")
    assert place == dict(zip(("line", "character"), _place_of(_text(DOOR), "next-day"), strict=True))


def test_findings_of_files_that_are_not_open_are_told_too(editor: Editor) -> None:
    found = editor.until_told("promises/next-day.md", bool)

    assert "broken-promise" in rules(found)


def test_an_editor_that_shows_progress_is_told_that_the_map_is_still_being_read(root: Path) -> None:
    with Editor(root, capabilities={"window": {"workDoneProgress": True}}) as editor:
        editor.until_progress("end")

        assert editor.progress == ["begin", "end"]
    assert (editor.code, editor.errors) == (0, "")


def test_the_map_is_made_anew_also_while_somebody_goes_on_typing(editor: Editor, root: Path) -> None:
    _known(editor)
    (root / "content/departments/night-shift.md").write_text("---\ntitle: Night shift\n---\n", encoding="utf-8")
    editor.open(DOOR)

    end = monotonic() + PATIENCE
    while "night-shift" not in _choices(editor, DOOR, "---\nowner: n|\n---\n"):
        assert monotonic() < end


def test_findings_of_the_whole_map_move_along_with_their_lines(editor: Editor) -> None:
    _known(editor)
    path = "promises/next-day.md"
    text = _text(path)
    before = next(each for each in editor.open(path) if each["code"] == "broken-promise")

    after = editor.change(path, text.replace("statement:", "summary: A\nstatement:"))

    moved = next(each for each in after if each["code"] == "broken-promise")
    assert moved["range"]["start"]["line"] == before["range"]["start"]["line"] + 1


def test_a_file_that_is_closed_counts_as_it_lies_there(editor: Editor) -> None:
    editor.open(DOOR)
    editor.change(DOOR, "---\nownr: [\n")
    editor.until_told(DOOR, lambda found: "front-matter-unclosed" in rules(found))

    editor.close(DOOR)

    editor.until_told(DOOR, lambda found: "front-matter-unclosed" not in rules(found))


def test_names_of_fields_are_offered_with_their_sentence_and_required_ones_first(editor: Editor) -> None:
    path = "promises/friendly.md"
    editor.open(path)

    offered = _choices(editor, path, "---\ntitle: Friendly\n|\n---\n")
    answer = editor.at("completion", path, 2, 0)

    assert offered[:2] == ["statement", "made_by"]
    assert "summary" in offered
    assert "title" not in offered
    maker = next(each for each in answer["items"] if each["label"] == "made_by")
    assert maker["detail"].startswith("required: department id")
    assert maker["documentation"]["value"]
    assert maker["textEdit"]["newText"] == "made_by: "


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("control: |", ["own", "shared", "partner", "outside"]),
        ("owner: l|", ["last-mile"]),
        ("owner: Last m|", ["last-mile"]),
        ("promises: [next|", ["next-day"]),
        ("promises: [next-day, fri|]", ["friendly"]),
        ("promises:\n  - next|", ["next-day"]),
        ("promises: [next-day,\n  frie|", ["friendly"]),
        ("pain_points:\n  - title: A\n    sev|", ["severity"]),
        ("pain_points:\n  - tit|", ["title"]),
        ("pain_points:\n  - title: A\n    causes: [capability/cou|", ["capability/courier"]),
        ("kind: touch|", ["touchpoint"]),
        ("title: anything|", []),
        ("# a remark|", []),
        ("title: {a|", []),
        ("unheard-of:\n  - a|", []),
        ("status: [dr|", ["draft"]),
    ],
)
def test_values_fit_the_field_at_the_cursor_however_little_is_typed(
    busy_editor: Editor, typed: str, offered: list[str]
) -> None:
    busy_editor.open(DOOR)

    found = _choices(busy_editor, DOOR, f"---\n{typed}\n---\n")

    assert set(offered) <= set(found) if offered else found == []


def test_ids_are_found_by_their_titles(editor: Editor) -> None:
    _known(editor)
    editor.open(DOOR)
    editor.change(DOOR, "---\nowner: Last m\n---\n")

    answer = editor.at("completion", DOOR, 1, len("owner: Last m"))

    (only,) = [each for each in answer["items"] if each["label"] == "last-mile"]
    assert (only["detail"], only["filterText"]) == ("Last mile", "last-mile Last mile")
    assert only["textEdit"] == {
        "range": {"start": {"line": 1, "character": 7}, "end": {"line": 1, "character": 13}},
        "newText": "last-mile",
    }


def test_views_in_pages_and_links_are_completed_too(editor: Editor) -> None:
    _known(editor)
    editor.open("index.md")

    view = _choices(editor, "index.md", "# Home\n\n```cxmap\nview: |\n```\n")
    filters = _choices(editor, "index.md", "# Home\n\n```cxmap\nview: promises\ndep|\n```\n")
    none = _choices(editor, "index.md", "# Home\n\n```yaml\nview: |\n```\n")
    link = _choices(editor, "index.md", "# Home\n\n[door](door|)\n")

    assert "may-we-say" in view
    assert "department" in filters
    assert none == []
    assert link == ["touchpoints/doorstep.md"]


def test_columns_are_those_of_the_protocol(editor: Editor) -> None:
    editor.open(DOOR)

    found = editor.change(
        DOOR, '---\ntitle: "🚪🚪"\nowner: last-mile\ncontrol: own\npain_points: [{🚪: 1, titel: B}]\n---\n'
    )

    line = "pain_points: [{🚪: 1, titel: B}]"
    units = len(line[: line.index("titel")].encode("utf-16-le")) // 2
    assert units in {each["range"]["start"]["character"] for each in found if each["range"]["start"]["line"] == 4}


def test_columns_are_code_points_where_the_editor_offers_that(root: Path) -> None:
    with Editor(root, capabilities={"general": {"positionEncodings": ["utf-32", "utf-16"]}}) as editor:
        editor.open(DOOR)
        found = editor.change(DOOR, "---\npain_points: [{🚪: 1, titel: B}]\n---\n")
        encoding = editor.abilities["positionEncoding"]

    columns = {each["range"]["start"]["character"] for each in found if each["range"]["start"]["line"] == 1}
    assert encoding == "utf-32"
    assert "pain_points: [{🚪: 1, titel: B}]".index("titel") in columns


def test_a_card_tells_title_verdict_and_reason(editor: Editor) -> None:
    _known(editor)
    editor.open(DOOR, _text(DOOR) + BODY)

    by_id = editor.at("hover", DOOR, *_place_of(_text(DOOR), "next-day"))
    by_link = editor.at("hover", DOOR, *_place_of(_text(DOOR) + BODY, "[the promise]"))
    of_field = editor.at("hover", DOOR, *_place_of(_text(DOOR), "control"))
    nothing = editor.at("hover", DOOR, *_place_of(_text(DOOR) + BODY, "See"))

    card = by_id["contents"]["value"]
    assert "**Next day** (`promise/next-day`)" in card
    assert "**broken**" in card
    assert "93.10" in card or "93.1" in card
    assert by_link["contents"]["value"] == card
    assert of_field["contents"]["value"].startswith("`control`: ")
    assert nothing is None


def test_a_definition_leads_to_the_file_of_an_id_and_of_a_link(editor: Editor) -> None:
    _known(editor)
    editor.open(DOOR, _text(DOOR) + BODY)

    by_id = editor.at("definition", DOOR, *_place_of(_text(DOOR), "last-mile"))
    by_link = editor.at("definition", DOOR, *_place_of(_text(DOOR) + BODY, "[home]"))
    nowhere = editor.at("definition", DOOR, 1, 0)

    assert by_id["uri"] == editor.uri("departments/last-mile.md")
    assert by_link["uri"] == editor.uri("index.md")
    assert nowhere is None


def test_references_are_all_places_that_name_an_entity(editor: Editor) -> None:
    _known(editor)
    editor.open(DOOR)

    own = editor.at("references", DOOR, 0, 0, context={"includeDeclaration": False})
    of_promise = editor.at(
        "references", DOOR, *_place_of(_text(DOOR), "next-day"), context={"includeDeclaration": True}
    )

    assert [each["uri"] for each in own] == [editor.uri("index.md"), editor.uri("journeys/parcel.md")]
    assert [each["uri"] for each in of_promise] == [editor.uri(DOOR)]


def test_a_rename_changes_every_place_and_moves_the_file_last(editor: Editor) -> None:
    _known(editor)
    editor.open("journeys/parcel.md")
    line, column = _place_of(_text("journeys/parcel.md"), "doorstep")

    prepared = editor.at("prepareRename", "journeys/parcel.md", line, column)
    answer = editor.at("rename", "journeys/parcel.md", line, column, newName="front-door")

    changes = answer["documentChanges"]
    assert prepared["placeholder"] == "doorstep"
    assert _edits(changes) == {
        DOOR: [", doorstep"],
        "index.md": ["touchpoints/front-door.md"],
        "journeys/parcel.md": ["front-door"],
    }
    assert (changes[-1]["kind"], changes[-1]["newUri"]) == ("rename", editor.uri("touchpoints/front-door.md"))


def test_a_rename_that_cannot_be_is_refused_in_a_sentence(editor: Editor, root: Path) -> None:
    _known(editor)
    editor.open(DOOR)

    with pytest.raises(RefusalError, match=r"cannot be an id: .* did you mean `front-door`"):
        editor.at("rename", DOOR, 0, 0, newName="Front Door")
    with pytest.raises(RefusalError, match="there is a promise `friendly` already"):
        editor.at("rename", DOOR, *_place_of(_text(DOOR), "next-day"), newName="friendly")
    with pytest.raises(RefusalError, match="put the cursor on an id"):
        editor.at("prepareRename", DOOR, 1, 0)


def test_an_editor_that_moves_no_files_is_told_of_the_command(root: Path) -> None:
    with Editor(root, capabilities={}) as editor:
        editor.open(DOOR)
        with pytest.raises(RefusalError, match="use `cxmap rename touchpoint/doorstep front-door`"):
            editor.at("rename", DOOR, 0, 0, newName="front-door")


def test_a_quick_fix_writes_what_a_finding_suggests(editor: Editor) -> None:
    _known(editor)
    editor.open(DOOR)
    found = editor.change(DOOR, _text(DOOR).replace("owner:", "ownr:"))
    place = next(each["range"] for each in found if each["code"] == "unknown-field")

    document = {"uri": editor.uri(DOOR)}
    actions: Any = editor.ask(
        "textDocument/codeAction", {"textDocument": document, "range": place, "context": {"diagnostics": []}}
    )

    (fix,) = actions
    assert (fix["title"], fix["kind"]) == ("Write `owner`", "quickfix")
    (change,) = fix["edit"]["documentChanges"]
    assert change["edits"] == [{"range": place, "newText": "owner"}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n: [",
        "---\n\t- {",
        "---\nowner: [[[[\n  - : :\n---\n",
        "---\npromises: *a\n---\n",
        "---\r\nowner: x\r\nstages:\r\n - [\r\n",
        "\ufeff---\nowner: \u2028\x0b[\n---\n[x](\n```cxmap\n",
        "---\n" + "a: [" * 500,
    ],
)
def test_a_text_that_is_half_typed_gets_answers_everywhere(busy_editor: Editor, text: str) -> None:
    busy_editor.open(DOOR)
    busy_editor.change(DOOR, text)

    for line, written in enumerate(text.replace("\r\n", "\n").split("\n")):
        for column in (0, len(written) // 2, len(written), len(written) + 3):
            for method in ("completion", "hover", "definition"):
                busy_editor.at(method, DOOR, line, column)
    busy_editor.at("completion", DOOR, 99, 0)

    assert isinstance(busy_editor.change(DOOR, _text(DOOR)), list)


def test_files_elsewhere_and_of_other_kinds_are_left_alone(editor: Editor, root: Path) -> None:
    (root / "notes.md").write_text("---\nownr: [\n", encoding="utf-8")
    for path in ("../notes.md", ".hidden.md", "style.css"):
        uri = editor.uri(path)
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": "---\nownr: [\n"}
        editor.tell("textDocument/didOpen", {"textDocument": document})
        place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 2}}
        assert editor.ask("textDocument/completion", place) is None
    _known(editor)

    assert not any("notes" in uri or "hidden" in uri or "style" in uri for uri in editor.findings)


def test_a_folder_without_a_map_is_told_in_a_sentence(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        assert editor.until_shown().startswith("cxmap: there is no content folder")


def test_a_configuration_that_is_broken_later_is_told_and_the_map_stays_known(editor: Editor, root: Path) -> None:
    _known(editor)
    (root / "mkdocs.yml").write_text("plugins: [cxmap: {goal: no", encoding="utf-8")

    editor.open(DOOR)
    sentence = editor.until_shown()

    assert "mkdocs.yml" in sentence
    assert "last-mile" in _choices(editor, DOOR, "---\nowner: l|\n---\n")


def test_without_its_package_one_sentence_says_how_to_get_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxmap.adapters.cli.lsp.find_spec", lambda _name: None)

    result = workspace.run("lsp")

    assert (result.code, result.out) == (2, "")
    assert result.err == "cxmap: the language server needs one more package; install it by `pip install 'cxmap[lsp]'`\n"
