from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.adapters.git.changed_lines import changed_lines, folder_in_repository
from cxmap.adapters.git.git import Git, git_at
from tests.adapters.git.repositories import Repository, repository

TEN = "".join(f"line {number}\n" for number in range(1, 11))


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path, {"a.md": TEN, "b.md": TEN.replace("line", "row")})


@pytest.fixture
def git(made: Repository) -> Git:
    return git_at(made.content)


def test_lines_that_are_others_or_new_are_told_by_their_number_now(made: Repository, git: Git) -> None:
    made.commit("Changes", {"a.md": TEN.replace("line 3\n", "line 3\nmore\n").replace("line 8", "row 8")}, "2026-11-02")

    assert changed_lines(git, "HEAD~1", "HEAD") == {"a.md": frozenset((4, 9))}
    assert changed_lines(git, "HEAD~1", "HEAD", around=1) == {"a.md": frozenset((3, 4, 5, 8, 9, 10))}


def test_files_as_they_lie_there_are_compared_where_one_revision_is_named(made: Repository, git: Git) -> None:
    made.write({"a.md": TEN.replace("line 3", "row 3"), "new.md": "not known to git\n"})

    assert changed_lines(git, "HEAD") == {"a.md": frozenset((3,))}


def test_what_a_file_says_is_never_taken_for_the_name_of_another(made: Repository, git: Git) -> None:
    tricky = TEN.replace("line 3\n", "++ b/content/b.md\n@@ -1 +1,9 @@\ndiff --git a/x b/x\n").replace("line 9\n", "")
    made.commit("Changes", {"a.md": tricky}, "2026-11-02")

    assert changed_lines(git, "HEAD~1", "HEAD") == {"a.md": frozenset((3, 4, 5))}


def test_a_file_that_was_moved_has_its_other_lines_alone_and_one_that_is_gone_has_none(
    made: Repository, git: Git
) -> None:
    made.git("mv", "content/a.md", "content/a name.md")
    (made.content / "b.md").unlink()
    made.commit("Moves", {"a name.md": TEN.replace("line 10", "row 10")}, "2026-11-02")

    assert changed_lines(git, "HEAD~1", "HEAD") == {"a name.md": frozenset((10,))}


def test_the_folder_is_told_as_the_host_has_it(made: Repository, git: Git) -> None:
    assert folder_in_repository(git) == "content/"
    assert folder_in_repository(git_at(made.folder)) == ""
