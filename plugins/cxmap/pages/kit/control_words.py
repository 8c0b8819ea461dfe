"""In whose hands a touchpoint is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.model.touchpoint import Control

HANDS: Mapping[Control, str] = {
    Control.OWN: "ours",
    Control.SHARED: "ours and a partner's",
    Control.PARTNER: "a partner's",
    Control.OUTSIDE: "outside the organisation",
}
