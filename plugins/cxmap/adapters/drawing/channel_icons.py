"""The sign of each channel: paths in a square of 16, drawn with a line. A channel of a site's own has none."""

from __future__ import annotations

from collections.abc import Mapping

CHANNEL_ICONS: Mapping[str, str] = {
    "website": "M1.5 3h13v10h-13zM1.5 6h13M3.5 4.5h.1M5.5 4.5h.1",
    "app": "M4.5 1.5h7v13h-7zM7 12.5h2",
    "email": "M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5",
    "sms": "M2 2.5h12v8.5H7l-3 2.8V11H2zM5 6.8h.1M8 6.8h.1M11 6.8h.1",
    "phone": (
        "M3.5 2h3l1 3.2-1.7 1.2a8 8 0 0 0 3.8 3.8l1.2-1.7 3.2 1v3a1.5 1.5 0 0 1-1.6 1.4A11.3 11.3 0 0 1"
        " 2.1 3.6 1.5 1.5 0 0 1 3.5 2z"
    ),
    "chat": "M1.5 2h9v6.5H5L2.8 10.4V8.5H1.5zM12.5 5.5h2V12h-1.3v2L11 12H6.5v-1.5",
    "social": (
        "M4 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM12 1.8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"
        "M12 10.2a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM5.8 7l4.4-2.2M5.8 9l4.4 2.2"
    ),
    "post": "M1.5 13.5V6.5a3 3 0 0 1 3-3h7a3 3 0 0 1 3 3v7zM7.5 13.5v-7a3 3 0 0 0-3-3M10 7h2.5",
    "store": "M2 6.5L3.2 2.5h9.6L14 6.5M2.8 7v6.5h10.4V7M2 6.5h12M6.5 13.5V9.5h3v4",
    "in-person": (
        "M5.5 2.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM1.5 13.5c0-3 1.6-5 4-5s4 2 4 5M11 4a1.8 1.8 0 1 1 0 3.6"
        "M11.5 9.2c1.9.3 3 1.9 3 4.3"
    ),
    "packaging": "M8 1.5l6 3v7l-6 3-6-3v-7zM2 4.5l6 3 6-3M8 7.5v7",
    "invoice": "M3.5 1.5h9v13l-1.5-1-1.5 1-1.5-1-1.5 1-1.5-1-1.5 1zM6 5h4M6 8h4",
    "print": "M4 1.5h5.5l3 3v10H4zM9.5 1.5v3h3M6 8h4.5M6 11h4.5",
    "outdoor": "M1.5 2.5h13v7h-13zM5 9.5v5M11 9.5v5M4 5h8M4 7h5",
    "tv": "M1.5 4.5h13v8.5h-13zM5 1.5l3 3 3-3M5.5 14.8h5",
    "radio": "M1.5 6h13v8h-13zM4 6l7.5-4M5 8.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM9.5 9h3M9.5 11.5h3",
    "event": "M2 3h12v11H2zM2 6.5h12M5 1.5V4M11 1.5V4M8 8.5v3M6.5 10h3",
    "product": "M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z",
}
