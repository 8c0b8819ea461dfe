"""The content format in words for authors: what the guide of a site and `docs/` say of it is made from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.model.record import Status

OWN_KEYS = "Keys that begin with `x-` are your organisation's own, at every level; they are kept and never checked."


@dataclass(frozen=True, slots=True)
class FormatEntry:
    """One way to write something: its name, how it looks, and what else holds of it."""

    name: str
    example: str
    words: str


@dataclass(frozen=True, slots=True)
class FormatChapter:
    """Entries of one sort under their heads, and sentences that hold of all; the texts are inline Markdown."""

    title: str
    heads: tuple[str, str, str] = ("", "", "")
    entries: tuple[FormatEntry, ...] = ()
    notes: tuple[str, ...] = ()


_STATUSES: Mapping[Status, str] = {
    Status.DRAFT: "Being written: checked like everything else, left out of the site and of every number.",
    Status.PLANNED: "Promises only: on the map, but not made yet, so not judged.",
    Status.LIVE: "It counts. This is so where no status is written.",
    Status.RETIRED: "Kept for the record: it has a page, but no verdicts.",
}

FORMAT = (
    FormatChapter(
        "Files and ids",
        notes=(
            "Each file below the folder of a kind is one thing of that kind. Its name, without `.md`, is its id.",
            "Only the first folder counts: `touchpoints/delivery/doorstep.md` is the touchpoint `doorstep`, and it may "
            "be moved to another folder below `touchpoints/` without any other change.",
            "An id is made of lower-case letters and digits, joined by single hyphens, at most 80 characters long: "
            "`next-day`, `24-7`. It is unique within its kind. Names that Windows keeps for devices (`con`, `nul`, "
            "`com1` …) are no ids.",
            "`index.md` and `README.md` at any depth, and every file outside these folders, are ordinary pages of your "
            "own.",
            "Nothing else in these folders is left unread without a word: a text whose name does not end in `.md`, a "
            "table that no field names, a picture to which no page links, fields below the second `---`.",
            "A `kind:` in the front matter of a file below these folders wins over its folder. Elsewhere it means "
            "nothing.",
            "Names that begin with a dot are not read. Symbolic links are reported and never followed.",
        ),
    ),
    FormatChapter(
        "Values",
        ("Value", "Looks like", "Remarks"),
        (
            FormatEntry("text", "`title: The hand-over`", "Some texts take inline Markdown; HTML in them is shown."),
            FormatEntry(
                "number",
                "`95`, `95.5`, `-2`, `+0.5`",
                "A sign, digits and at most one point between digits; no `1,000`, `1e3`, `.5`.",
            ),
            FormatEntry("true or false", "`true`, `false`, `yes`, `no`", "In small letters."),
            FormatEntry("day", "`2026-10-31`", "A day that exists."),
            FormatEntry(
                "duration",
                "`90 days`, `6 weeks`, `18 months`, `1 year`",
                "Months and years are those of the calendar: six months after 31 August is the last day of February.",
            ),
            FormatEntry(
                "period",
                "`2026-10-31`, `2026-W44`, `2026-10`, `2026-Q3`, `2026-H1`, `2026`, `2025-04-01..2026-03-31`",
                "A day, an ISO week, a month, a quarter, a half, a year, or two days with two dots between them. It "
                "ends with its last day.",
            ),
            FormatEntry(
                "address",
                "`https://…`, `http://…`, `mailto:…`, `tel:…`, or a relative path",
                "Anything else is an error, `javascript:` for one.",
            ),
            FormatEntry("one id", "`owner: last-mile`", "Where a field points to one kind only, the id alone."),
            FormatEntry("any id", "`promise/next-day`", "Where it points to several kinds, the kind as well."),
            FormatEntry(
                "list",
                "`[a, b]`, or each on a line of its own after `- `",
                "One text or id alone stands for a list of one.",
            ),
        ),
        (
            "Nothing is guessed: every value is text until its field makes something else of it. `no`, `on`, `12:30`, "
            "`010` and `1.10` in a text stay as they were typed.",
            "A value that is empty, or no more than `…`, counts as not written.",
            "Letter case is no mistake in keys, fixed words, durations and periods: `Title`, `Website`, `Yes`, "
            "`6 Months` and `2026-q3` are read. In ids and texts it counts.",
            "A year across two calendar years, such as `2025/26`, is written as its first and its last day: "
            "`2025-07-01..2026-06-30`. Where the site says `fiscal_year_starts`, these are suggested. `2011-12` is a "
            "month, and a warning where no other month stands beside it.",
            f"A key that nobody knows is an error, with the nearest known one as a suggestion. {OWN_KEYS}",
            "Put quotes around a text with `: ` in it, with a `#` after a space, or with a quote, bracket, `@`, `&`, "
            "`*`, `!` or `%` at its beginning. A `#` between two spaces begins a comment; where it would cut a text "
            "short there is an error rather than half a sentence.",
            "Anchors, aliases and tags of YAML are refused. A file may have 1 MiB, its front matter 64 KiB, 16 levels "
            "and 10,000 parts.",
            "Invisible and reordering characters, such as zero-width spaces that come along from a word processor, are "
            "errors that name the character. Joiners between letters or emoji and soft hyphens are fine, and so is a "
            "zero-width space between letters of scripts without spaces, such as Thai, Khmer or Chinese.",
        ),
    ),
    FormatChapter(
        "References and links",
        notes=(
            "One end of a link is written; the other is found. A touchpoint names its promises, and the promise's page "
            "lists the touchpoints.",
            "A reference to something that does not exist is an error. However many files point to it, there is one "
            "finding, which names the others. A file with an error in it still exists: nobody who refers to it is "
            "blamed.",
            "`aliases: [old-id]` keeps an old id working after a file was renamed. Whoever still uses it gets the note "
            "`alias-used`. An id that is in use goes before an alias; of two files with the same alias the first by "
            "path gets it.",
            "`relies_on`, `parent` and `variant_of` must not go round in a circle.",
            "A relative link or image, in a text or below the front matter, must lead to a file of the content folder, "
            "and to a heading of it if it names one; upper and lower case count. Code is left alone. What only looks "
            "like a link, `[[next-day]]` or `[text] (file.md)`, is a note.",
            "Texts below the front matter may hold simple HTML; scripts, frames, forms, `on…` and `style` attributes "
            "are errors.",
        ),
    ),
    FormatChapter(
        "Drafts, and what is live",
        ("Status", "Written as", "Means"),
        tuple(FormatEntry(status, f"`status: {status}`", words) for status, words in _STATUSES.items()),
        (
            "A published site holds no trace of a draft. Where a live file refers to one, the reference is left out as "
            "if it had not been written, along with as much around it as would make no sense alone: a target whose "
            "metric is a draft, a contributor whose department is one. That is no finding.",
            "What a draft still lacks is a note and no error, so that unfinished work can be shared.",
            "A promise is live on a day if its status is `live` and the day lies within `valid_from` and "
            "`valid_until`, both included and both optional.",
        ),
    ),
    FormatChapter(
        "Targets and measurements",
        notes=(
            "A target is a metric and either `at_least` or `at_most`, in the metric's unit: `at_least` where it is "
            "`better: higher`, `at_most` where it is `better: lower`. Each metric has one target in a promise.",
            "A metric of the type `share` is in percent: 95 means 95 %, and nothing below 0 or above 100 is taken. "
            "Without `type: share` a metric counts as a mean, and a small sample puts no promise at risk.",
            "`low` and `high` come together, around the value. `sample` is a whole number above 0. The same period "
            "twice in one series is a mistake.",
            "`measurements` may name a CSV file by its path from the folder of the file that names it. It must lie in "
            "the content folder; a path that leads out of it is reported and not opened.",
            "Such a file has commas, semicolons or tabs between its cells, is saved as UTF-8 or Windows-1252, and "
            "has a row of names; letter case and spaces in them do not matter, and a title above that row is "
            "passed over. `period` and `value` are needed; `sample`, `low`, `high`, `group` and `source` are "
            "read; other columns are passed over, with a note unless their name begins with `x-`, and a column that "
            "is named by a period is a mistake. Empty rows are passed over, and so are rows without a `value` whose "
            "period is not over yet.",
            "Where commas do not separate, numbers may have a decimal comma, and where the metric is in percent, "
            "a percent sign. The note `table-read-as` says what was understood. A number with two meanings, such "
            "as `12,000`, is a mistake.",
            "In a column `capability` each row says whose it is, and in a column `metric` which measure it is of; "
            "a row that leaves it empty is everybody's, or of every metric that names the file.",
            "A bad row is one finding, on its own line; from the eleventh of one kind on there is one for the "
            "rest. Until it is mended, nothing is computed from that series.",
            "A promise that no number can measure is delivered by proof: days on which somebody found out.",
        ),
    ),
)
"""The chapters, in the order in which an author comes to need them."""
