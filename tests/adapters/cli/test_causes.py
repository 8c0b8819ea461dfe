"""A check that helps at the first run: findings by cause, one's own first, and only new ones beside a baseline."""

from __future__ import annotations

import json
import re

import pytest

from tests.adapters.cli.conftest import FILES, Workspace
from tests.adapters.git.repositories import Repository


def _break_two(workspace: Workspace) -> None:
    workspace.write_entity("promises/on-the-day.md", FILES["promises/next-day.md"].replace("Next day", "On the day"))
    workspace.write_entity(
        "touchpoints/doorstep.md",
        FILES["touchpoints/doorstep.md"].replace("[next-day]", "[next-day, on-the-day]"),
    )


def _heads(text: str) -> list[str]:
    return re.findall(r"^content/\S+?:\d+:\d+: \w+\[[\w-]+\]", text, re.MULTILINE)


def test_findings_of_one_cause_stand_together_and_say_once_what_to_do(workspace: Workspace) -> None:
    _break_two(workspace)

    text = workspace.run("check").out

    first, second, *_ = _heads(text)
    assert first == "content/promises/next-day.md:10:5: warning[broken-promise]"
    assert second == "content/promises/on-the-day.md:10:5: warning[broken-promise]"
    assert text.count("bring `courier` up to what is promised") == 1
    assert "\nwhere to begin\n  2 broken-promise: `courier` on `on-time`; one mend ends all 2\n" in text
    assert re.search(r"\n\n\d+ warnings, \d+ notes from \d+ causes in 8 files, 8 entities\n$", text)


def test_errors_come_before_warnings_wherever_they_stand(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/yard.md", "title: Yard\nowner: last-mile\nlayer: below")

    assert _heads(workspace.run("check").out)[0] == "content/touchpoints/yard.md:4:8: error[value-not-allowed]"


def test_summary_says_what_ends_many_findings(workspace: Workspace) -> None:
    for number in range(12):
        workspace.write_entity(
            f"touchpoints/t{number}.md", "title: T\nowner: last-mile\nlayer: fronstage\nchannel: fax"
        )
        workspace.write_entity(f"journeys/j{number}.md", "title: J\nowner: last-mile\nstages: []\npain: lots")

    text = workspace.run("check").out

    assert "\n  12 value-not-allowed: `layer` of touchpoints; `cxmap check --fix` ends all 12\n" in text
    assert "\n  12 wrong-type: `pain` of journeys; each mend ends one\n" in text
    assert "\n  12 unknown-channel: `fax`; one mend ends all 12\n" in text


def test_long_list_of_causes_is_cut(workspace: Workspace) -> None:
    for number in range(24):
        workspace.write_entity(f"personas/p{number}.md", f"title: P\n{'abcdefghijkl'[number // 2] * 5}: 1")

    assert "\n  and 3 causes more of several findings\n" in workspace.run("check").out


def test_own_findings_come_first(workspace: Workspace) -> None:
    workspace.write_entity("departments/care.md", "title: Care\nx-a: 1")
    workspace.write_entity("touchpoints/call.md", "title: Call\nowner: care\nchannel: fax")
    workspace.write_entity("touchpoints/yard.md", "title: Yard\nowner: last-mile\nlayer: below")

    text = workspace.run("check", "--mine", "care").out

    assert text.startswith("what concerns department/care\n\ncontent/touchpoints/call.md:")
    assert "\n\nall else\n\ncontent/touchpoints/yard.md:4:8: error[value-not-allowed]" in text


def test_department_with_nothing_to_do_is_told_of_all_else(workspace: Workspace) -> None:
    workspace.write_entity("departments/care.md", "title: Care")

    assert workspace.run("check", "--mine", "department/care").out.startswith("all else\n")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("last-mille", "there is no `department/last-mille`; did you mean `department/last-mile`?"),
        ("x", "there is no `department/x`; write the id of a department"),
    ],
)
def test_unknown_department_is_a_sentence(workspace: Workspace, name: str, sentence: str) -> None:
    result = workspace.run("check", "--mine", name)

    assert (result.code, result.out, result.err) == (2, "", f"cxmap: {sentence}\n")


def test_file_is_told_what_it_does_elsewhere(workspace: Workspace) -> None:
    result = workspace.run("check", "content/capabilities/courier.md", "--fail-on", "warning")

    assert result.out.startswith(
        "elsewhere, and these files have a part in it\n\ncontent/promises/next-day.md:10:5: warning[broken-promise]: "
    )
    assert result.code == 1


def test_file_that_has_no_part_in_what_is_wrong_elsewhere_has_no_findings(workspace: Workspace) -> None:
    heads = _heads(workspace.run("check", "content/departments").out)

    assert {head.partition(":")[0] for head in heads} <= {"content/departments/last-mile.md"}


def _committed(workspace: Workspace) -> Repository:
    made = Repository(workspace.root)
    made.git("init", "--quiet")
    made.commit("Begins", {}, "2026-06-01")
    return made


def test_file_is_told_what_is_missing_elsewhere_since_it_changed(workspace: Workspace) -> None:
    _committed(workspace)
    workspace.write_entity("touchpoints/doorstep.md", "title: At the door\nowner: last-mile\ncontrol: own")

    text = workspace.run("check", "content/touchpoints/doorstep.md").out

    assert (
        "elsewhere, and these files have a part in it\n\ncontent/promises/next-day.md:3:12: warning[homeless-pro"
        in text
    )


def test_renamed_file_is_told_of_those_that_name_it(workspace: Workspace) -> None:
    made = _committed(workspace)
    promises = made.content / "promises"
    (promises / "next-day.md").rename(promises / "tomorrow.md")

    heads = _heads(workspace.run("check", "content/promises/tomorrow.md").out)

    assert "content/touchpoints/doorstep.md:6:12: error[unknown-reference]" in heads


def test_folder_is_told_of_those_that_name_what_is_gone_from_it(workspace: Workspace) -> None:
    made = _committed(workspace)
    (made.content / "capabilities" / "courier.md").unlink()

    heads = _heads(workspace.run("check", "content/capabilities").out)

    assert heads == ["content/touchpoints/doorstep.md:7:16: error[unknown-reference]"]


@pytest.mark.parametrize("path", ["departments/last-mile.md", "capabilities"])
def test_file_that_did_not_change_is_told_nothing_of_what_another_one_did(workspace: Workspace, path: str) -> None:
    _committed(workspace)
    workspace.write_entity("touchpoints/doorstep.md", "title: At the door\nowner: last-mile\ncontrol: own")

    heads = _heads(workspace.run("check", f"content/{path}").out)

    assert not any(head.startswith("content/promises") for head in heads)


def test_folder_that_is_not_committed_yet_has_no_former_findings(workspace: Workspace) -> None:
    Repository(workspace.root).git("init", "--quiet")

    heads = _heads(workspace.run("check", "content/departments").out)

    assert {head.partition(":")[0] for head in heads} <= {"content/departments/last-mile.md"}


def test_own_file_comes_before_what_it_does_elsewhere(workspace: Workspace) -> None:
    workspace.write_entity("capabilities/courier.md", FILES["capabilities/courier.md"].replace("owner", "x: 1\nowner"))

    heads = _heads(workspace.run("check", "content/capabilities", "--mine", "last-mile").out)

    assert heads[:2] == [
        "content/capabilities/courier.md:3:1: error[unknown-field]",
        "content/promises/next-day.md:10:5: warning[broken-promise]",
    ]


def test_old_map_adopts_the_tool_with_a_baseline(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/yard.md", "title: Yard\nowner: last-mile\nlayer: below")

    written = workspace.run("check", "--baseline", "known.json", "--write-baseline")
    later = workspace.run("check", "--baseline", "known.json", "--fail-on", "note")

    count = len(json.loads((workspace.root / "known.json").read_text())["findings"])
    assert written.out == f"known.json knows {count} findings now; `--baseline` leaves them out\n"
    assert (written.code, later.code) == (0, 0)
    assert later.out == f"{count} findings that known.json knows left out\n\nno findings in 8 files, 8 entities\n"


def test_only_new_findings_fail(workspace: Workspace) -> None:
    yard = "title: Yard\nowner: last-mile\nlayer: below"
    workspace.write_entity("touchpoints/yard.md", yard)
    workspace.run("check", "--baseline", "known.json", "--write-baseline")
    workspace.write_entity("touchpoints/yard.md", f"# Lines that move\n# what stands below them.\n{yard}\nx: 1")

    result = workspace.run("check", "--baseline", "known.json", "--format", "json")

    assert [each["rule"] for each in json.loads(result.out)["findings"]] == ["unknown-field"]
    assert result.code == 1


def test_what_is_mended_leaves_the_baseline(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/yard.md", "title: Yard\nowner: last-mile\nlayer: below")
    workspace.run("check", "--baseline", "known.json", "--write-baseline")
    workspace.write_entity("touchpoints/yard.md", "title: Yard\nowner: last-mile\nlayer: support")

    assert "; 1 finding mended and taken out of it\n" in workspace.run("check", "--baseline", "known.json").out
    workspace.write_entity("touchpoints/yard.md", "title: Yard\nowner: last-mile\nlayer: below")
    assert workspace.run("check", "--baseline", "known.json").code == 1


@pytest.mark.parametrize("arguments", [("--as-of", "2026-06-29"), ()])
def test_what_an_error_or_another_day_may_hide_stays_in_the_baseline(
    workspace: Workspace, arguments: tuple[str, ...]
) -> None:
    workspace.run("check", "--baseline", "known.json", "--write-baseline")
    before = (workspace.root / "known.json").read_bytes()
    workspace.write_entity("capabilities/courier.md", "title: Courier\nowner: last-mile")
    if not arguments:
        workspace.write_entity("metrics/on-time.md", "title: [")

    workspace.run("check", "--baseline", "known.json", *arguments)

    assert (workspace.root / "known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--baseline", "none.json"), "there is no baseline `none.json`; write it with --write-baseline"),
        (("--baseline", "mkdocs.yml"), "`mkdocs.yml` is no baseline; write it anew with --write-baseline"),
        (("--baseline", "content"), "cannot read `content`: Is a directory"),
        (("--baseline", "content", "--write-baseline"), "cannot write `content`: Is a directory"),
        (
            ("--write-baseline",),
            "--write-baseline needs `--baseline FILE` and takes no PATH: it is about the whole map",
        ),
        (
            ("content/journeys", "--baseline", "x", "--write-baseline"),
            "--write-baseline needs `--baseline FILE` and takes no PATH: it is about the whole map",
        ),
    ],
)
def test_baseline_that_cannot_be_used_is_a_sentence(
    workspace: Workspace, arguments: tuple[str, ...], sentence: str
) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\n")

    result = workspace.run("check", *arguments)

    assert (result.code, result.out, result.err) == (2, "", f"cxmap: {sentence}\n")
