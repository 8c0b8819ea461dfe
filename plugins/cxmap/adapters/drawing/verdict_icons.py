"""The sign of each verdict, so that it is never told by its colour alone: paths in a square of 16."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.model.verdicts import Verdict

VERDICT_ICONS: Mapping[Verdict, str] = {
    Verdict.OVER_PROMISED: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM3.6 12.4l8.8-8.8",
    Verdict.BROKEN: "M3.5 3.5l9 9M12.5 3.5l-9 9",
    Verdict.UNBACKED: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M5.5 8h5",
    Verdict.UNVERIFIED: "M5 6a3 3 0 1 1 4.6 2.5C8.5 9.2 8 9.8 8 10.8M8 13.4v.2",
    Verdict.AT_RISK: "M8 2.2L14.4 13.5H1.6zM8 6.6v3.2M8 11.6v.1",
    Verdict.UNDER_PROMISED: "M8 14V2.5M3.2 7.3L8 2.5l4.8 4.8",
    Verdict.KEPT: "M2.5 8.8l3.6 3.7 7.4-8.5",
}
