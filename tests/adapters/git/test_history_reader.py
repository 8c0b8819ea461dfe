from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from cxmap.adapters.git import git as git_module
from cxmap.adapters.git import kept_snapshots as kept_module
from cxmap.alignment.telling import Told
from cxmap.insight.history import Absence, History, States, Unmatched
from tests.adapters.git.repositories import Repository, address_of, empty_repository, repository
from tests.sites import SMALL, VAN

DOORSTEP = "touchpoints/doorstep.md"
PROMISE = "promises/next-day.md"
BACKED = {
    DOORSTEP: SMALL[DOORSTEP].replace("promises: [next-day]", "promises: [next-day]\n        capabilities: [van]"),
    "capabilities/van.md": VAN,
}
"""What makes the promise kept, or at risk; without it, it is unbacked."""


def subjects(history: History) -> dict[str, str]:
    return {path: commit.subject for path, commit in history.commits.items()}


def states(history: History) -> States:
    assert isinstance(history.states, States)
    return history.states


def verdicts(history: History) -> tuple[list[str], list[str]]:
    old, new = (
        [str(judged.verdict) for judged in state.snapshot.judged.values()]
        for state in (states(history).old, states(history).new)
    )
    return old, new


def test_every_file_knows_the_commit_that_changed_it_last(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    later = made.commit("Says more <of> it", {DOORSTEP: SMALL[DOORSTEP] + "More.\n"}, "2026-11-03")

    history = made.history()

    assert history.absence is None
    assert subjects(history) == dict.fromkeys(SMALL, "Begins") | {DOORSTEP: "Says more <of> it"}
    commit = history.commits[DOORSTEP]
    assert (commit.id, commit.address, str(commit.day)) == (later, address_of(later), "2026-11-03")
    assert not history.uncommitted
    assert not history.is_shallow


def test_a_file_that_lies_there_otherwise_is_not_committed(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.write({DOORSTEP: SMALL[DOORSTEP] + "More.\n", "departments/new.md": "---\ntitle: New\n---\n"})

    assert made.history().uncommitted == {DOORSTEP, "departments/new.md"}


def test_ends_of_lines_alone_make_no_change(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    file = made.content / DOORSTEP
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert not made.history().uncommitted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_odd_names_are_told_apart(tmp_path: Path) -> None:
    names = ("-rf.md", 'quo"te.md', "new\nline.md", "\nfirst.md", "ümläut.md", "tab\t.md", "a b.md", f"{'a' * 40}.md")
    made = repository(tmp_path / "r")
    made.commit("Odd ones", dict.fromkeys(names, "# Odd\n"), "2026-11-03")

    history = made.history()

    assert {path for path, subject in subjects(history).items() if subject == "Odd ones"} == set(names)
    assert not history.uncommitted


def test_a_subject_that_looks_like_a_commit_is_a_subject(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.commit("b" * 40, {DOORSTEP: SMALL[DOORSTEP] + "More.\n"}, "2026-11-03")

    assert subjects(made.history())[DOORSTEP] == "b" * 40


def test_a_renamed_file_changed_when_it_was_renamed(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", {**SMALL, "about.md": "# About\n\nA text of some length, to be recognised.\n"})
    made.git("mv", "content/about.md", "content/us.md")
    made.commit("Another name", {}, "2026-11-03")

    assert subjects(made.history())["us.md"] == "Another name"
    assert "about.md" not in subjects(made.history())


def test_what_a_merge_alone_decides_is_the_merges(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.git("switch", "--quiet", "--create", "other")
    made.commit("Theirs", {DOORSTEP: SMALL[DOORSTEP] + "Theirs.\n", "us.md": "# Us\n"}, "2026-11-02")
    made.git("switch", "--quiet", "main")
    made.commit("Ours", {DOORSTEP: SMALL[DOORSTEP] + "Ours.\n"}, "2026-11-03")
    made.git("merge", "--quiet", "--no-commit", "--strategy=ours", "other")
    made.commit("Both", {DOORSTEP: SMALL[DOORSTEP] + "Both.\n", "us.md": "# Us\n"}, "2026-11-04")

    found = subjects(made.history())

    assert (found[DOORSTEP], found["us.md"], found[PROMISE]) == ("Both", "Theirs", "Begins")


def test_a_content_folder_may_be_the_repository(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.write(SMALL)
    inner = Repository(made.content)
    inner.git("init", "--quiet")
    inner.git("add", "--all")
    inner.git("commit", "--quiet", "--message", "Begins")

    assert subjects(made.history())[DOORSTEP] == "Begins"


def test_the_last_two_tags_that_differ_are_compared(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-07-01")
    made.git("tag", "2026-Q2")
    made.commit("Backs it", BACKED, "2026-10-02")
    made.git("tag", "--annotate", "--message", "The third quarter", "2026-Q3")
    made.commit("Nothing of the content", {}, "2026-10-20")
    made.git("tag", "again")
    made.commit("After that", {"us.md": "# Us\n"}, "2026-11-01")

    found = states(made.history())

    assert (found.old.name, found.new.name) == ("2026-Q2", "again")
    assert (str(found.old.day), str(found.new.day)) == ("2026-07-01", "2026-10-20")
    assert verdicts(made.history()) == (["unbacked"], ["kept"])


def test_without_tags_now_is_compared_with_a_week_before_the_newest_commit(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-09-01")
    week = made.commit("A week before", BACKED, "2026-10-25")
    made.commit("Younger", {"us.md": "# Us\n"}, "2026-10-30")
    made.commit("Newest", {DOORSTEP: SMALL[DOORSTEP]}, "2026-11-01")

    found = states(made.history())

    assert found.old.commit
    assert found.old.commit.id == week
    assert (str(found.old.day), found.new.commit, found.new.day.isoformat()) == ("2026-10-25", None, "2026-11-15")
    assert verdicts(made.history()) == (["kept"], ["unbacked"])


def test_a_young_history_is_compared_from_its_first_commit(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-11-01")
    made.commit("Two days later", BACKED, "2026-11-03")

    assert verdicts(made.history()) == (["unbacked"], ["kept"])


def test_no_state_is_judged_after_the_sites_day(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-12-01")
    made.commit("Later", BACKED, "2026-12-02")

    assert str(states(made.history()).old.day) == "2026-11-15"


def test_one_state_is_compared_with_none_until_something_is_changed(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")

    assert made.history().states is Unmatched.NO_EARLIER_STATE
    made.write(BACKED)
    assert verdicts(made.history()) == (["unbacked"], ["kept"])
    (made.content / DOORSTEP).unlink()
    assert verdicts(made.history()) == (["unbacked"], [])


def test_a_site_may_name_the_states_that_it_compares(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-07-01")
    made.git("tag", "start")
    made.commit("Backs it", BACKED, "2026-10-02")
    made.commit("No more", {DOORSTEP: SMALL[DOORSTEP]}, "2026-10-05")

    assert verdicts(made.history("start", "main~1")) == (["unbacked"], ["kept"])
    assert verdicts(made.history("main~1")) == (["kept"], ["unbacked"])
    assert states(made.history("start")).old.name == "start"


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "main:content", "empty"])
def test_a_state_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    made = empty_repository(tmp_path / "r")
    (made.folder / "other").write_text("", encoding="utf-8")
    made.commit("Without content", {}, "2026-10-01")
    made.git("tag", "empty")
    made.commit("Begins", SMALL, "2026-11-01")

    assert made.history(name).states is Unmatched.NO_SUCH_STATE


def test_a_former_state_with_mistakes_is_compared_as_far_as_it_can_be(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", {**SMALL, PROMISE: "---\nstatement: [\n"}, day="2026-10-01")
    made.commit("Mended", SMALL, "2026-11-01")

    found = states(made.history())

    assert found.old.snapshot.errors == 1
    assert found.new.snapshot.errors == 0


def test_what_a_former_state_came_to_is_kept(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-10-01")
    made.commit("Backs it", BACKED, "2026-11-01")
    first = made.history()
    (kept,) = (made.folder / ".cache" / "states").iterdir()
    written = kept.read_bytes()

    kept.write_bytes(written.replace(b"unbacked", b"broken"))
    assert verdicts(made.history())[0] == ["broken"]

    for nonsense in (b"", b"[]", b"{}", b"\xff", written.replace(b"unbacked", b"lovely"), b"[" * 100_000):
        kept.write_bytes(nonsense)
        assert made.history() == first
    assert kept.read_bytes() == written


def test_what_customers_were_told_in_a_former_state_is_kept(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-10-01")
    said = SMALL[PROMISE].replace("made_by: depot", "made_by: depot\n        published: [{where: Poster}]")
    made.commit("Says it", {PROMISE: said}, "2026-11-01")

    first, again = states(made.history()), states(made.history())

    assert (first.old.snapshot.told, first.new.snapshot.told) == (Told(0, 0), Told(0, 1))
    assert again.old.snapshot.told == first.old.snapshot.told


def test_what_was_kept_does_not_outlive_the_rules_by_which_it_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = repository(tmp_path / "r", day="2026-10-01")
    made.commit("Backs it", BACKED, "2026-11-01")
    first = made.history()
    (kept,) = (made.folder / ".cache" / "states").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"unbacked", b"broken"))
    package = tmp_path / "cxmap"
    shutil.copytree(kept_module.PACKAGE, package)
    monkeypatch.setattr(kept_module, "PACKAGE", package)
    assert verdicts(made.history())[0] == ["broken"]

    changed = tmp_path / "changed"
    shutil.copytree(package, changed)
    rules = changed / "alignment" / "proof_rules.py"
    rules.write_bytes(rules.read_bytes() + b"# Otherwise\n")
    monkeypatch.setattr(kept_module, "PACKAGE", changed)

    assert made.history() == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-10-01")
    made.commit("Backs it", BACKED, "2026-11-01")
    (made.folder / ".cache").write_text("a file", encoding="utf-8")

    assert verdicts(made.history()) == (["unbacked"], ["kept"])


def test_links_and_hidden_files_of_a_former_state_are_taken_as_reading_a_folder_takes_them(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.commit("Hidden", {".drafts/x.md": "---\n[\n", "departments/big.md": "x" * (1024 * 1024 + 1)}, "2026-11-02")
    if sys.platform != "win32":
        (made.content / "departments" / "link.md").symlink_to("depot.md")
    made.commit("Linked", {"logo.svg": "<svg/>"}, "2026-11-02")
    made.git("rm", "--quiet", "-r", "content/departments/big.md", "content/.drafts")
    made.commit("Tidied", {}, "2026-11-20")

    found = states(made.history("HEAD~1"))

    assert found.old.snapshot.errors == (2 if sys.platform != "win32" else 1)


def test_a_shallow_clone_knows_only_what_is_younger_than_itself(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.commit("Second", {DOORSTEP: SMALL[DOORSTEP] + "More.\n"}, "2026-11-02")
    made.commit("Third", {"us.md": "# Us\n"}, "2026-11-03")

    made.git("clone", "--quiet", "--depth=2", made.folder.as_uri(), str(tmp_path / "shallow"))
    history = Repository(tmp_path / "shallow").history()

    assert history.is_shallow
    assert subjects(history) == {"us.md": "Third"}
    assert not history.uncommitted


def test_a_clone_without_former_files_is_not_completed_from_elsewhere(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-10-01")
    made.commit("Second", BACKED, "2026-11-02")
    made.git("config", "uploadpack.allowFilter", "true")

    made.git("clone", "--quiet", "--filter=blob:none", made.folder.as_uri(), str(tmp_path / "partial"))
    history = Repository(tmp_path / "partial").history()

    assert subjects(history)[PROMISE] == "Begins"
    assert history.states is Unmatched.UNREADABLE


def test_without_the_program_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository(tmp_path / "r")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert made.history() == History(Absence.NO_PROGRAM)


def test_without_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    made = Repository(tmp_path / "r")
    made.write(SMALL)

    assert made.history() == History(Absence.NO_REPOSITORY)


def test_content_that_was_never_committed_has_no_history(tmp_path: Path) -> None:
    made = empty_repository(tmp_path / "r")
    made.write(SMALL)

    assert made.history() == History(Absence.NOT_COMMITTED)
    (made.folder / "README").write_text("", encoding="utf-8")
    made.git("add", "README")
    made.git("commit", "--quiet", "--message", "Something else")
    assert made.history() == History(Absence.NOT_COMMITTED)


def test_a_repository_that_is_damaged_is_told(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    shutil.rmtree(made.folder / ".git" / "objects")
    (made.folder / ".git" / "objects").mkdir()

    assert made.history().absence in (Absence.UNREADABLE, Absence.NOT_COMMITTED)


def test_a_former_file_that_is_missing_makes_its_state_unreadable(tmp_path: Path) -> None:
    made = repository(tmp_path / "r", day="2026-10-01")
    blob = made.git("rev-parse", f"HEAD:content/{DOORSTEP}")
    made.commit("Second", BACKED, "2026-11-02")
    (made.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()

    history = made.history()

    assert subjects(history)[PROMISE] == "Begins"
    assert history.states is Unmatched.UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_git_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository(tmp_path / "r")
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setattr(git_module, "PATIENCE", 0.2)

    assert made.history() == History(Absence.UNREADABLE)


@pytest.mark.skipif(sys.platform == "win32", reason="the trap is a shell script")
def test_nothing_that_a_repository_configures_is_run(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    made.commit("Second", BACKED, "2026-11-03")
    (made.folder / ".gitattributes").write_text("*.md filter=trap diff=trap\n", encoding="utf-8")
    settings = ("core.fsmonitor", "core.pager", "core.sshCommand", "gpg.program", "diff.external")
    for setting in (*settings, "filter.trap.clean", "filter.trap.smudge", "diff.trap.textconv", "diff.trap.command"):
        made.git("config", setting, str(trap))
    made.git("config", "log.showSignature", "true")
    made.git("config", "log.showRoot", "false")

    history = made.history()

    assert subjects(history)[PROMISE] == "Begins"
    assert not sprung.exists()


def test_names_of_files_do_not_depend_on_what_a_reader_of_diffs_prefers(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.git("config", "diff.relative", "true")

    assert subjects(made.history()) == dict.fromkeys(SMALL, "Begins")


def test_a_build_inside_another_repositorys_hook_asks_the_right_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = repository(tmp_path / "r")
    other = repository(tmp_path / "other")
    other.commit("Elsewhere", {DOORSTEP: "---\ntitle: Elsewhere\nowner: depot\n---\n"}, "2026-11-05")
    expected = made.history()
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))

    assert made.history() == expected


def test_reading_the_history_leaves_the_repository_as_it_is(tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.commit("Second", BACKED, "2026-11-03")
    before = {file: file.stat().st_mtime_ns for file in sorted((made.folder / ".git").rglob("*"))}

    made.history()

    assert {file: file.stat().st_mtime_ns for file in sorted((made.folder / ".git").rglob("*"))} == before
