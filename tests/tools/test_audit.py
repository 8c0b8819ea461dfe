"""An audit is never silent: not of holes, and not of what nobody could look up."""

from __future__ import annotations

from typing import Any

from tools.audit import Audit, audit_of, sentences

SOUND = {"name": "one", "version": "1.0", "vulns": []}
HOLLOW = {"name": "two", "version": "2.0", "vulns": [{"id": "X-1", "fix_versions": ["2.1", "3.0"]}]}
HOPELESS = {"name": "three", "version": "3.0", "vulns": [{"id": "X-2", "fix_versions": []}]}
SKIPPED = {"name": "four", "skip_reason": "not found"}


def lines(*dependencies: Any) -> tuple[str, ...]:
    return sentences(audit_of({"dependencies": list(dependencies)}))


def test_holes_are_named_with_what_mends_them() -> None:
    assert lines(SOUND, HOLLOW, HOPELESS) == (
        "two 2.0: X-1; mended in 2.1, 3.0",
        "three 3.0: X-2; not mended yet",
        "pins that were looked up: 3; known holes: 2",
    )


def test_a_hole_of_a_package_in_two_files_is_named_once() -> None:
    assert audit_of({"dependencies": [HOLLOW, HOLLOW]}).holes == ("two 2.0: X-1; mended in 2.1, 3.0",)


def test_what_could_not_be_looked_up_is_named() -> None:
    assert lines(SOUND, SKIPPED) == ("pins that were looked up: 1; known holes: 0; NOT audited: four",)


def test_an_audit_that_looked_up_nothing_is_none() -> None:
    assert (
        lines(SKIPPED)
        == sentences(Audit(0, (), ()))
        == ("the pins were NOT audited: no source of advisories answers from here",)
    )
