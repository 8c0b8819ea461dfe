"""Where each value of a front matter stands, as a form needs it that changes one and leaves all else as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError

from cxmap.loading.front_matter.nodes import RefusedYaml, composed
from cxmap.model.keys import key_meant
from cxmap.model.record import Record

Written = list[object]
"""A text `["s", start, end, style]`, a list `["l", start, end, in brackets, members]`, or a mapping
`["m", start, end, in braces, entries]`, each entry its field, the start and end of its key, and its value.

Places count from the beginning of the file, in the units of UTF-16 in which browsers count.
"""


def written_places(front_matter: str, record: type[Record], offset: int) -> Written | None:
    """The values of a front matter that begins so far into its file; None where a form should leave it alone."""
    if "\t" in front_matter or "\ufeff" in front_matter:
        return None
    try:
        root = composed(front_matter)
    except (RefusedYaml, YAMLError):
        return None
    if not isinstance(root, MappingNode) or root.flow_style or not root.value:
        return None
    return _Places(front_matter, offset).written(root, record)


class _Places:
    """Makes places of the nodes of one text."""

    def __init__(self, text: str, offset: int) -> None:
        # Signs beyond the basic plane count as two in a browser.
        self._wide = [at for at, sign in enumerate(text) if sign > "\uffff"]
        self._offset = offset

    def written(self, node: Any, record: type[Record] | None) -> Written | None:
        """None where a key stands twice, or is no plain name."""
        start, end = self._place(node.start_mark.index), self._place(node.end_mark.index)
        if isinstance(node, ScalarNode):
            return ["s", start, end, node.style or ""]
        if isinstance(node, SequenceNode):
            members = [self.written(member, record) for member in node.value]
            return None if None in members else ["l", start, end, int(node.flow_style), members]
        entries = [self._entry(key, value, record) for key, value in node.value]
        names = {str(entry[0]) for entry in entries if entry}
        return ["m", start, end, int(node.flow_style), entries] if len(names) == len(entries) else None

    def _entry(self, key: Node, value: Node, record: type[Record] | None) -> Written | None:
        if not isinstance(key, ScalarNode) or key.start_mark.line != key.end_mark.line:
            return None
        meant = key_meant(key.value)
        name = _synonyms(record).get(meant, meant)
        shape = record.shape.get(name) if record else None
        written = self.written(value, shape.record if shape else None)
        if written is None:
            return None
        return [name, self._place(key.start_mark.index), self._place(key.end_mark.index), written]

    def _place(self, index: int) -> int:
        return self._offset + index + bisect_right(self._wide, index - 1)


def _synonyms(record: type[Record] | None) -> Mapping[str, str]:
    return record.synonyms if record else {}
