"""Rules of whole files: how they are saved, and what they are called."""

from __future__ import annotations

from cxmap.findings.examples import courier, written
from cxmap.findings.rule import Description, error, example, warning

NOT_UTF8 = error(
    "not-utf8",
    "The file is not saved as UTF-8.",
    wrong=Description("A file saved as Windows-1252 or Latin-1, so that the `é` of `café` is read as something else."),
    right=Description("The same file saved again with the encoding UTF-8, which every text editor offers."),
)
TOO_LARGE = error(
    "too-large",
    "The file is larger than 1 MiB, a picture or a page of HTML than 4 MiB, or front matter than 64 KiB.",
    wrong=Description("A picture pasted into the text, or five years of daily measurements in the front matter."),
    right=Description("The picture as a file beside the text; the measurements in a CSV file that the field names."),
)
SYMLINK = error(
    "symlink",
    "The file is a symbolic link; links are not followed.",
    wrong=Description("`promises/next-day.md` as a symbolic link to a file in another folder."),
    right=Description("The file itself in its place. What belongs to several pages is linked to in their texts."),
)
BAD_ID = error(
    "bad-id",
    "The file's name cannot be an id.",
    wrong=written("departments/Customer_Care.md", "title: Customer care"),
    right=written("departments/customer-care.md", "title: Customer care"),
)
DUPLICATE_ID = error(
    "duplicate-id",
    "Two files of one kind have the same id.",
    wrong=written(
        "promises/letters/next-day.md",
        "# promises/next-day.md has the same id: the folder is no part of it.",
        "statement: Your letter is there tomorrow",
        "made_by: last-mile",
    ),
    right=written(
        "promises/letters/next-day-letters.md",
        "# promises/next-day.md has an id of its own.",
        "statement: Your letter is there tomorrow",
        "made_by: last-mile",
    ),
)
NAME_COLLISION = error(
    "name-collision",
    "Two files have names that are the same on some computers.",
    wrong=example("about.md", "On Windows and macOS this is the same file as About.md, which lies beside it."),
    right=example("about-us.md", "On every computer this is another file than About.md, which lies beside it."),
)
MERGE_CONFLICT = error(
    "merge-conflict",
    "Two versions of a passage stand in the text, with the lines that Git writes around them.",
    wrong=example("hours.md", "<<<<<<< HEAD\nOpen until six.\n=======\nOpen until seven.\n>>>>>>> opening-hours"),
    right=example("hours.md", "Open until seven."),
)
FILE_NOT_READ = warning(
    "file-not-read",
    "A file lies among the entities, and no page and no field leads to it.",
    wrong=example("capabilities/data/returns.csv", "period,value\n2026-06,96"),
    right=courier("measurements: data/on-time.csv"),
)

RULES = (
    NOT_UTF8,
    TOO_LARGE,
    SYMLINK,
    BAD_ID,
    DUPLICATE_ID,
    NAME_COLLISION,
    MERGE_CONFLICT,
    FILE_NOT_READ,
)
