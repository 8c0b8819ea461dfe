"""A small map to begin with: one journey, and on it one promise with all that it rests on.

Its wording is nobody's. It holds no measurement, so that its verdict says truly that nobody knows yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxmap.loading.front_matter.written_fields import WrittenValue, entity_text
from cxmap.model import KINDS
from cxmap.model.ids import kind_and_id
from cxmap.model.page_files import MARKDOWN

_REMARKS = (
    "An example: put your own in its place.",
    '`cxmap new {kind} "A title"` makes a file in which every field is explained.',
)
_ENTITIES: Mapping[str, tuple[Mapping[str, WrittenValue], str]] = {
    "department/customer-service": (
        {"title": "Customer service", "summary": "Answers customers, and tells the others what it hears."},
        "Who is to be asked about this map?",
    ),
    "journey/order-something": (
        {
            "title": "Order something",
            "owner": "customer-service",
            "goal": "To have what was ordered, on the day that was said.",
            "stages": [
                {"name": "Choosing", "period": "before", "touchpoints": ["order-page"]},
                {"name": "Waiting for it", "period": "during", "touchpoints": ["order-confirmation"]},
                {"name": "Getting it", "period": "during", "touchpoints": ["hand-over"]},
            ],
        },
        "From the first look to the opened box, as customers tell it.",
    ),
    "touchpoint/order-page": (
        {
            "title": "Order page",
            "owner": "customer-service",
            "channel": ["website"],
            "control": "own",
            "doing": ["They look for the day on which it comes."],
        },
        "Here customers read what we promise.",
    ),
    "touchpoint/order-confirmation": (
        {"title": "Order confirmation", "owner": "customer-service", "channel": ["email"], "control": "own"},
        "It says again what was promised, and what happens next.",
    ),
    "touchpoint/hand-over": (
        {
            "title": "The hand-over",
            "owner": "customer-service",
            "channel": ["in-person"],
            "control": "own",
            "promises": ["here-in-three-days"],
            "capabilities": ["deliveries"],
        },
        "Here the promise is kept or broken.",
    ),
    "promise/here-in-three-days": (
        {
            "title": "Here in three days",
            "statement": "With you within three days.",
            "made_by": "customer-service",
            "published": [{"where": "Order page", "touchpoint": "order-page"}],
            "expects": [{"metric": "deliveries-on-time", "at_least": "95"}],
        },
        "Why do we say this, and who agreed to it?",
    ),
    "metric/deliveries-on-time": (
        {"title": "Deliveries on time", "unit": "%", "better": "higher", "type": "share", "cases": "all"},
        "What is counted, from when to when, and who counts it?",
    ),
    "capability/deliveries": (
        {
            "title": "Deliveries",
            "owner": "customer-service",
            "delivers": [{"metric": "deliveries-on-time", "designed": "97"}],
        },
        "Write what was measured as `measurements`, and the promise gets its verdict.",
    ),
}


def first_files() -> Iterator[tuple[str, str]]:
    """Each file of the map by its path below the content folder."""
    kinds = {kind.kind: kind for kind in KINDS}
    for key, (values, body) in _ENTITIES.items():
        name, identity = kind_and_id(key)
        kind = kinds[name]
        remarks = [remark.format(kind=name) for remark in _REMARKS]
        yield f"{kind.folder}/{identity}{MARKDOWN}", entity_text(kind, values, body, remarks, explained=True)
