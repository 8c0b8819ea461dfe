"""Addresses of mailboxes, and what else people write for them."""

from __future__ import annotations

import re

from cxmap.model.slips.slip import Slip, written

_MAILBOX = re.compile(r"(?:[\w.+'&=/*~!#$%^`{}?-])+@[^\W_](?:[\w.-]*[^\W_])?")
_ALONE = re.compile(r"(?:mailto:|<(?:mailto:)?|\[[^\[\]]*\]\((?:mailto:)?)(?P<address>[^\s<>()]+)[>)]?")
_WITH_NAME = re.compile(r"(?P<name>[^<>]*[^<>\s])\s*<(?P<address>[^\s<>]+)>")


def mailbox_from(text: str) -> str:
    """A name, an `@` and a host; else raises ValueError."""
    if not _MAILBOX.fullmatch(text) or ".." in text:
        raise ValueError(text)
    return text


def mailbox_meant(text: str) -> Slip | None:
    """The address in `mailto:team@example.com`, in angle brackets, in a link, and behind the name of a team."""
    if match := _ALONE.fullmatch(text):
        return written(match["address"])
    if match := _WITH_NAME.fullmatch(text):
        return Slip(f"write `{match['address']}`, and the name in the field for it: `name: {match['name']}`")
    return None
