"""The picture of a journey: nothing in it overlaps or lies outside, whatever the journey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.adapters.drawing.slides.layout import slide_picture
from cxmap.adapters.drawing.slides.rows import MOST_IN_A_ROW, rows_of
from cxmap.adapters.drawing.slides.shapes import (
    NAME,
    WORDS,
    SlideArea,
    SlideLine,
    SlidePicture,
    SlideSign,
    SlideText,
    text_within,
)
from cxmap.model.touchpoint import Layer
from cxmap.model.verdicts import Verdict
from cxmap.pages.journey.lanes import SlideLaneKind
from cxmap.pages.journey.slide import JourneySlide, SlideEntry, SlideLane, SlideStage, SlideStep
from cxmap.pages.kit.verdict_words import mark_of

HARD = (
    "Delivery day in the shop's checkout",
    "",
    "x",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "quotes \" and ' and ]]> and <script>alert(1)</script>",
    "\u202eturned round\u202c, zero\u200bwidth\ufeff, \x00 and \x1b[31m",
    "השם של נקודת המגע הזאת",
    "東京都のとても長い名前のタッチポイント",
    "👩‍👩‍👧 mm WW @@ %%",
    "word " * 40,
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
words = st.sampled_from(HARD)
ratings = st.none() | st.sampled_from([Decimal(each) for each in ("1", "1.1", "2", "2.5", "3", "4.9", "5")])
channels = st.sampled_from(["", "website, in person"])
periods = st.sampled_from(["", "before the service"])
layers = st.sampled_from([Layer.FRONTSTAGE, *Layer])
marks = st.none() | st.sampled_from(Verdict).map(mark_of)
lines = st.sampled_from(["", "Line of visibility", "Line of interaction and line of visibility"])
entries = st.builds(SlideEntry, words, st.sampled_from(["", "no valid agreement"]), marks)


@st.composite
def stages_of(draw: st.DrawFn, sizes: list[int]) -> tuple[SlideStage, ...]:
    found = []
    column = number = 0
    for size in sizes:
        steps = []
        for at in range(size):
            number += draw(st.booleans()) or at == 0
            score = draw(ratings)
            steps.append(
                SlideStep(
                    column=column + at,
                    step=number,
                    name=draw(words),
                    channels=draw(channels),
                    layer=draw(layers),
                    score=score,
                    ideal=draw(ratings),
                    because="",
                    missing="" if score is not None else "no score",
                    is_decisive=draw(st.booleans()),
                    is_lowest=score is not None and draw(st.booleans()),
                    is_assumed=score is not None and draw(st.booleans()),
                    hand_off=draw(st.none() | st.tuples(words, words)),
                )
            )
        found.append(SlideStage(draw(words), draw(periods), draw(marks), column, tuple(steps)))
        column += found[-1].width
    return tuple(found)


@st.composite
def slides(draw: st.DrawFn) -> JourneySlide:
    stages = draw(stages_of(draw(st.lists(st.integers(0, 4) | st.integers(0, 20), min_size=1, max_size=4))))
    columns = sum(stage.width for stage in stages)
    steps = [step for stage in stages for step in stage.steps]
    joined = [(one, other) for one in steps for other in steps if other.step == one.step + 1]
    kinds: list[tuple[SlideLaneKind, Layer | None]] = [
        (kind, None) for kind in SlideLaneKind if kind is not SlideLaneKind.PARTIES
    ]
    kinds += [(SlideLaneKind.PARTIES, layer) for layer in (*Layer, None)]
    cells = st.lists(st.lists(entries, max_size=10, unique=True).map(tuple), min_size=1, max_size=3)
    mark = draw(marks)
    return JourneySlide(
        title=draw(words),
        goal=draw(words),
        personas=draw(words),
        is_future=draw(st.booleans()),
        verdict=mark,
        verdicts="3 broken, 5 at risk and 7 kept" if mark else "",
        as_of="2026-11-15",
        stages=stages,
        now=tuple((one.column, other.column) for one, other in joined if None not in (one.score, other.score)),
        ideal=tuple((one.column, other.column) for one, other in joined if None not in (one.ideal, other.ideal)),
        lanes=tuple(
            SlideLane(kind, f"{kind} {layer}", layer, tuple(islice(cycle(draw(cells)), columns)), draw(lines))
            for kind, layer in kinds
            if draw(st.booleans())
        ),
        description="",
        note=draw(st.sampled_from(["", "Not shown here: 3 more touchpoints."])),
    )


def plain(*sizes: int) -> JourneySlide:
    """A journey whose stages have so many touchpoints, each with a score, a promise and a party."""
    stages = []
    column = 0
    for number, size in enumerate(sizes):
        steps = tuple(step(column + at) for at in range(size))
        stages.append(SlideStage(f"Stage {number}", "", None, column, steps))
        column += stages[-1].width
    promise = SlideEntry("Parcels on the promised day", "", mark_of(Verdict.AT_RISK))
    lanes = (
        SlideLane(SlideLaneKind.PROMISES, "Promised here", None, ((promise,),) * column),
        SlideLane(SlideLaneKind.PARTIES, "Frontstage", Layer.FRONTSTAGE, ((SlideEntry("Last mile"),),) * column),
        SlideLane(SlideLaneKind.PARTIES, "Support", Layer.SUPPORT, ((SlideEntry("Platforms"),),) * column),
    )
    columns = [each.column for stage in stages for each in stage.steps]
    joins = tuple((one, one + 1) for one in columns if one + 1 in columns)
    mark = mark_of(Verdict.BROKEN)
    return JourneySlide(
        "Receive", "", "Anna", False, mark, "1 broken", "2026-11-15", tuple(stages), joins, (), lanes, "", ""
    )


def step(column: int) -> SlideStep:
    score = Decimal(2 + column % 3)
    return SlideStep(
        column, column, f"Touchpoint {column}", "website", Layer.FRONTSTAGE, score, None, "", "", False, False, False
    )


def texts_of(picture: SlidePicture) -> list[SlideText]:
    return [shape for shape in picture.shapes if isinstance(shape, SlideText) and shape.lines]


def said(picture: SlidePicture) -> list[str]:
    return [" ".join(text.lines) for text in texts_of(picture)]


def overlapping(texts: list[SlideText]) -> Iterator[tuple[SlideText, SlideText]]:
    highest_first = sorted(texts, key=lambda text: text.y)
    for at, one in enumerate(highest_first):
        right = one.left + one.width
        for other in highest_first[at + 1 :]:
            if other.y >= one.bottom - 0.01:
                break
            if other.left < right - 0.01 and one.left < other.left + other.width - 0.01:
                yield one, other


def outside(picture: SlidePicture) -> Iterator[object]:
    for shape in picture.shapes:
        if isinstance(shape, SlideLine):
            continue
        left = shape.left if isinstance(shape, SlideText) else shape.x
        size = (shape.size, shape.size) if isinstance(shape, SlideSign) else (shape.width, shape.height)
        right, bottom = left + size[0], shape.y + size[1]
        if left < 0 or shape.y < 0 or right > picture.width or bottom > picture.height:
            yield shape


@given(slides())
@settings(max_examples=100)
def test_no_text_lies_on_another_and_none_outside(slide: JourneySlide) -> None:
    picture = slide_picture(slide)

    assert not [(one.lines, other.lines) for one, other in overlapping(texts_of(picture))]
    assert not list(outside(picture))


@given(slides())
@settings(max_examples=30)
def test_every_touchpoint_stands_in_the_picture_once(slide: JourneySlide) -> None:
    numbers = {each.column: f"No. {each.column} end" for each in slide.steps}
    stages = tuple(
        replace(stage, steps=tuple(replace(each, name=numbers[each.column]) for each in stage.steps))
        for stage in slide.stages
    )
    standing = {lane.layer for lane in slide.lanes}
    seen = [numbers[each.column] for each in slide.steps if each.is_seen or each.layer in standing]

    found = [words for words in said(slide_picture(replace(slide, stages=stages))) if words in numbers.values()]

    assert sorted(found) == sorted(seen)


@pytest.mark.parametrize("sizes", [(1,), (2, 3), (2, 3, 2, 4, 2, 1), (4, 4, 5)])
def test_an_ordinary_journey_has_the_proportions_of_a_slide(sizes: tuple[int, ...]) -> None:
    picture = slide_picture(plain(*sizes))

    assert 9 / 16 <= picture.height / picture.width <= 0.601


def test_sixty_touchpoints_stand_in_rows_of_whole_stages_and_stay_legible() -> None:
    slide = plain(6, 7, 8, 5, 9, 6, 7, 12)

    rows = rows_of(slide.stages)
    picture = slide_picture(slide)

    assert [row.columns for row in rows] == [13, 13, 9, 13, 12]
    assert picture.width <= 2080
    assert min(text.look.size for text in texts_of(picture)) >= 12
    assert len([words for words in said(picture) if words.startswith("Touchpoint ")]) == 60


def test_a_stage_that_is_wider_than_a_row_goes_on_in_the_next() -> None:
    slide = plain(20)

    assert [row.columns for row in rows_of(slide.stages)] == [10, 10]
    assert [words for words in said(slide_picture(slide)) if words.startswith("Stage")] == [
        "Stage 0",
        "Stage 0 (continued)",
    ]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_rows_hold_all_columns_in_order_and_none_is_too_wide(sizes: list[int]) -> None:
    slide = plain(*sizes)

    rows = rows_of(slide.stages)

    firsts = [sum(row.columns for row in rows[:at]) for at in range(len(rows))]
    assert [row.first for row in rows] == firsts
    assert [each for row in rows for each in row.steps] == [*slide.steps]
    assert max(row.columns for row in rows) <= MOST_IN_A_ROW


def test_a_curve_that_goes_on_in_the_next_row_reaches_its_edge() -> None:
    picture = slide_picture(plain(20))

    curves = [shape.path for shape in picture.shapes if isinstance(shape, SlideLine) and shape.look == "curve-now"]
    upper, lower = curves[:2]
    assert len(curves) == 3  # the third is the legend's
    assert max(map(float, NUMBER.findall(upper))) == pytest.approx(picture.width - 40, abs=1)
    assert min(map(float, NUMBER.findall(lower))) == pytest.approx(172, abs=1)


def test_a_party_is_as_wide_as_the_touchpoints_at_which_it_acts() -> None:
    slide = plain(3)
    both = (SlideEntry("Last mile"), SlideEntry("Vans"))
    lane = SlideLane(SlideLaneKind.PARTIES, "Frontstage", Layer.FRONTSTAGE, (both, (SlideEntry("Last mile"),), ()))

    picture = slide_picture(replace(slide, lanes=(lane,)))

    wide, narrow = (shape.width for shape in picture.shapes if isinstance(shape, SlideArea) and shape.look == "bar")
    assert wide > 1.9 * narrow
    assert said(picture).count("Last mile") == 1


def test_a_party_that_acts_again_later_has_two_bars() -> None:
    slide = plain(3)
    cells = ((SlideEntry("Last mile"),), (), (SlideEntry("Last mile"),))

    picture = slide_picture(
        replace(slide, lanes=(SlideLane(SlideLaneKind.PARTIES, "Frontstage", Layer.FRONTSTAGE, cells),))
    )

    assert said(picture).count("Last mile") == 2


def test_lines_of_a_blueprint_lie_above_their_lanes_by_name() -> None:
    slide = plain(1)
    lanes = [replace(lane, line=f"Line {number}") for number, lane in enumerate(slide.lanes)]

    found = said(slide_picture(replace(slide, lanes=tuple(lanes))))

    names = ("Line 0", "Promised here", "Line 1", "Frontstage", "Line 2", "Support")
    assert [each for each in found if each in names] == [*names]


def test_a_lane_without_anything_in_a_row_leaves_its_line_to_the_next() -> None:
    slide = plain(20)
    seen = SlideLane(SlideLaneKind.PARTIES, "Backstage", Layer.BACKSTAGE, (*((SlideEntry("IT"),),) * 10, *((),) * 10))
    support = replace(slide.lanes[2], line="line of internal interaction")

    found = said(slide_picture(replace(slide, lanes=(replace(seen, line="Line of visibility"), support))))

    assert [each for each in found if "line of" in each.lower() and "nothing" not in each] == [
        "Line of visibility",
        "line of internal interaction",
        "Line of visibility and line of internal interaction",
    ]


def test_a_hand_off_stands_in_the_lane_of_the_touchpoint_that_takes_over() -> None:
    slide = plain(2)
    first, second = slide.stages[0].steps
    stage = replace(slide.stages[0], steps=(first, replace(second, hand_off=("Digital", "Last mile"))))

    picture = slide_picture(replace(slide, stages=(stage,)))

    found = said(picture)
    assert found.index("Frontstage") < found.index("Digital → Last mile") < found.index("Support")
    assert "hand-off: somebody else acts from here on" in found


def test_what_customers_do_stands_on_one_ground() -> None:
    lane = SlideLane(SlideLaneKind.TEXTS, "They do", None, ((SlideEntry("Opens it, reads"),), ()))

    picture = slide_picture(replace(plain(2), lanes=(lane,)))

    assert len([shape for shape in picture.shapes if isinstance(shape, SlideArea) and shape.look == "text"]) == 1
    assert "Opens it, reads" in said(picture)


def test_a_picture_as_wide_as_it_may_be_is_legible_on_a_screen() -> None:
    long = (SlideEntry("What customers say and do in a sentence of some length"),)
    lane = SlideLane(SlideLaneKind.TEXTS, "They do", None, (long,) * 14)
    slide = plain(7, 7)

    pictures = [slide_picture(replace(slide, lanes=(lane,) * many)) for many in range(24)]

    assert max(picture.width for picture in pictures) == 2500
    for picture in pictures:
        assert min(text.look.size for text in texts_of(picture)) * 1880 / picture.width >= 9


def test_verdicts_have_a_sign_and_words() -> None:
    picture = slide_picture(plain(1))

    signs = [shape.verdict for shape in picture.shapes if isinstance(shape, SlideSign)]
    assert signs == [Verdict.BROKEN, Verdict.AT_RISK]
    assert {"Worst verdict: broken", "at risk"} <= {*said(picture)}


def test_what_nobody_wrote_anything_for_is_not_drawn() -> None:
    stage = SlideStage("Wait", "", None, 0, ())
    slide = replace(plain(1), stages=(stage,), now=(), lanes=(), verdict=None, verdicts="", personas="")

    assert said(slide_picture(slide)) == ["Receive", "As of 2026-11-15", "Wait", "Touchpoint", "no touchpoints"]


def test_a_journey_without_stages_has_its_head_alone() -> None:
    slide = replace(plain(), verdict=None, personas="", lanes=())

    assert said(slide_picture(slide)) == ["Receive", "As of 2026-11-15"]


def test_a_text_that_is_too_long_ends_after_a_word_and_keeps_the_whole() -> None:
    text = text_within("One very long sentence about parcels that nobody reads", 100, 2, WORDS)

    assert (text.lines, text.whole) == (
        ("One very long", "sentence …"),
        "One very long sentence about parcels that nobody reads",
    )
    assert text.width <= 100


def test_a_word_that_is_too_long_is_cut_where_it_must() -> None:
    text = text_within("Donaudampfschifffahrtsgesellschaft", 80, 1, NAME)

    assert text.lines[0].endswith(" …")
    assert "Donaudampf".startswith(text.lines[0][:5])
    assert text.width <= 80


def test_a_text_that_fits_is_no_shorter_than_it_is() -> None:
    assert text_within("Live tracking", 200, 1, WORDS).whole == ""
