"""Rules of fields: which there are, and what they may hold."""

from __future__ import annotations

from cxmap.findings.examples import courier, missed_card, written
from cxmap.findings.rule import error, example, note, warning

REQUIRED_FIELD = error(
    "required-field",
    "A field that its kind requires is missing.",
    wrong=written("touchpoints/missed-card.md", "title: The card in the letterbox"),
    right=missed_card(),
)
UNKNOWN_FIELD = error(
    "unknown-field",
    "A key is no field of its kind.",
    wrong=missed_card("chanel: print"),
    right=missed_card("channel: print", "x-cost-centre: 4711"),
)
WRONG_TYPE = error(
    "wrong-type",
    "A value cannot be read as what its field holds.",
    wrong=written("promises/by-noon.md", "statement: There by noon", "made_by: last-mile", "valid_from: 1 March 2026"),
    right=written("promises/by-noon.md", "statement: There by noon", "made_by: last-mile", "valid_from: 2026-03-01"),
)
VALUE_NOT_ALLOWED = error(
    "value-not-allowed",
    "A value is readable, but not one that is allowed here.",
    wrong=missed_card("layer: onstage"),
    right=missed_card("layer: frontstage"),
)
UNKNOWN_CHANNEL = warning(
    "unknown-channel",
    "A channel is none that is known, so it counts as `other`.",
    wrong=missed_card("channel: letterbox"),
    right=missed_card("channel: print"),
)
BAD_MEASUREMENT = error(
    "bad-measurement",
    "A measurement cannot be used.",
    wrong=courier("measurements:", "  - {period: 2026-06, value: about 96}"),
    right=courier("measurements:", "  - {period: 2026-06, value: 96}"),
)
MISSING_MEASUREMENTS = error(
    "missing-measurements",
    "The file of measurements does not exist.",
    wrong=courier("measurements: on-time.csv  # the file lies in data/"),
    right=courier("measurements: data/on-time.csv"),
)
TABLE_READ_AS = note(
    "table-read-as",
    "A CSV file is read though it is not plain: what was understood is said.",
    wrong=example("capabilities/data/on-time.csv", "period;value\n2026-06;96,5"),
    right=example("capabilities/data/on-time.csv", "period,value\n2026-06,96.5"),
)
COLUMN_NOT_READ = note(
    "column-not-read",
    "A column of a CSV file is not read, as it has no name of those that are.",
    wrong=example("capabilities/data/on-time.csv", "period,value,responses\n2026-06,96,400"),
    right=example("capabilities/data/on-time.csv", "period,value,sample\n2026-06,96,400"),
)

RULES = (
    REQUIRED_FIELD,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    VALUE_NOT_ALLOWED,
    UNKNOWN_CHANNEL,
    BAD_MEASUREMENT,
    MISSING_MEASUREMENTS,
    TABLE_READ_AS,
    COLUMN_NOT_READ,
)
