from __future__ import annotations

import pytest

from cxmap.findings.pieces import pieces_of


def _shown(sentence: str, *names: str) -> str:
    """Code in `‹ ›`, all else as it stands."""
    return "".join(f"‹{piece.text}›" if piece.is_code else piece.text for piece in pieces_of(sentence, names))


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("", ""),
        ("no code", "no code"),
        ("`a` is no `b`, “`c`”", "‹a› is no ‹b›, “‹c›”"),
        ("take its `- ` away, begin with `# `, write `x`s", "take its ‹- › away, begin with ‹# ›, write ‹x›s"),
        ("the channel `a`–`b`", "the channel ‹a›–‹b›"),
        # An author's own backticks.
        ("there is no `a`b`", "there is no `a`b`"),
        ("there is no `a`b`c`", "there is no `a`b`c`"),
        ("there is no ``a`", "there is no ``a`"),
        ("there is no `a``", "there is no `a``"),
        ("there is no ``a``, but `b`", "there is no ``a``, but `b`"),
        ("there is no `the `old` desk`", "there is no `the `old` desk`"),
        ("there is no ` ` `, but `b`", "there is no ` ` `, but `b`"),
        ("there is no `a ` b` c`", "there is no `a ` b` c`"),
    ],
)
def test_every_backtick_is_shown_or_stands_around_code(sentence: str, shown: str) -> None:
    assert _shown(sentence) == shown


@pytest.mark.parametrize("name", ["a`b", "a`b`c", "`a", "a`", "`a`", "`", "a ` b", " `a` ", "a` b `c"])
def test_a_name_with_backticks_that_is_known_is_code_as_a_whole(name: str) -> None:
    sentence = f"`{name}` is no `x`, and `{name}` is"

    shown = _shown(sentence, name)

    assert shown == f"‹{name}› is no ‹x›, and ‹{name}› is"


def test_the_longest_of_the_known_names_counts() -> None:
    assert _shown("`a` `b` is no `c`", "`b", "a` `b") == "‹a` `b› is no ‹c›"
