"""The pages of the example site that tests look at: one of each kind, and all overviews."""

from __future__ import annotations

from tests.example import REPOSITORY

KINDS = (
    "journeys/receive-a-parcel/",
    "touchpoints/receiving/doorstep/",
    "departments/last-mile/",
    "partners/dunlin-vans/",
    "personas/home-receiver/",
    "promises/next-day-parcels/",
    "capabilities/parcel-rounds/",
    "metrics/parcels-on-time/",
    "research/parcel-diaries-2026/",
    "opportunities/reword-priority-letters/",
)
OTHERS = ("partners/nightheron-rail/", "promises/shop-parcels-on-the-day/", "boards/last-mile/")
"""A party whose partners are not named, a promise with a budget, and a page with views in it."""
OVERVIEWS = tuple(
    page.relative_to(REPOSITORY / "content").as_posix().removesuffix(".md").removesuffix("index").rstrip("/")
    for page in sorted([*REPOSITORY.glob("content/*.md"), *REPOSITORY.glob("content/*/index.md")])
)
GUIDE = tuple(f"guide/{page.stem}/" for page in sorted(REPOSITORY.glob("content/guide/*.md")) if page.stem != "index")
PAGES = (*(f"{overview}/".lstrip("/") for overview in OVERVIEWS), *KINDS, *GUIDE, *OTHERS)
SCHEMES = {"light": "default", "dark": "slate"}
"""What Material calls the scheme that a reader prefers."""
