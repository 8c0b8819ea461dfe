"""Rules of fields: which there are, and what they may hold."""

from __future__ import annotations

from cxmap.findings.rule import error, example

REQUIRED_FIELD = error(
    "required-field",
    "A field that its kind requires is missing.",
    wrong=example(
        "touchpoints/missed-card.md",
        """
        ---
        title: The card in the letterbox
        ---
        """,
    ),
    right=example(
        "touchpoints/missed-card.md",
        """
        ---
        title: The card in the letterbox
        owner: last-mile
        ---
        """,
    ),
)
UNKNOWN_FIELD = error(
    "unknown-field",
    "A key is no field of its kind.",
    wrong=example(
        "touchpoints/missed-card.md",
        """
        ---
        title: The card in the letterbox
        owner: last-mile
        chanel: print
        ---
        """,
    ),
    right=example(
        "touchpoints/missed-card.md",
        """
        ---
        title: The card in the letterbox
        owner: last-mile
        channel: print
        x-cost-centre: 4711
        ---
        """,
    ),
)
WRONG_TYPE = error(
    "wrong-type",
    "A value cannot be read as what its field holds.",
    wrong=example(
        "promises/by-noon.md",
        """
        ---
        statement: There by noon
        made_by: last-mile
        valid_from: 1 March 2026
        ---
        """,
    ),
    right=example(
        "promises/by-noon.md",
        """
        ---
        statement: There by noon
        made_by: last-mile
        valid_from: 2026-03-01
        ---
        """,
    ),
)
VALUE_NOT_ALLOWED = error(
    "value-not-allowed",
    "A value is readable, but not one that is allowed here.",
    wrong=example(
        "touchpoints/missed-card.md",
        """
        ---
        title: The card in the letterbox
        owner: last-mile
        channel: letterbox
        ---
        """,
    ),
    right=example(
        "touchpoints/missed-card.md",
        """
        ---
        title: The card in the letterbox
        owner: last-mile
        channel: print
        ---
        """,
    ),
)
BAD_MEASUREMENT = error(
    "bad-measurement",
    "A measurement cannot be used.",
    wrong=example(
        "capabilities/courier.md",
        """
        ---
        title: Courier
        owner: last-mile
        delivers:
          - metric: on-time
            measurements:
              - {period: 2026-06, value: about 96}
        ---
        """,
    ),
    right=example(
        "capabilities/courier.md",
        """
        ---
        title: Courier
        owner: last-mile
        delivers:
          - metric: on-time
            measurements:
              - {period: 2026-06, value: 96}
        ---
        """,
    ),
)
MISSING_MEASUREMENTS = error(
    "missing-measurements",
    "The file of measurements does not exist.",
    wrong=example(
        "capabilities/courier.md",
        """
        ---
        title: Courier
        owner: last-mile
        delivers:
          - metric: on-time
            measurements: on-time.csv  # the file lies in data/
        ---
        """,
    ),
    right=example(
        "capabilities/courier.md",
        """
        ---
        title: Courier
        owner: last-mile
        delivers:
          - metric: on-time
            measurements: data/on-time.csv
        ---
        """,
    ),
)

RULES = (
    REQUIRED_FIELD,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    VALUE_NOT_ALLOWED,
    BAD_MEASUREMENT,
    MISSING_MEASUREMENTS,
)
