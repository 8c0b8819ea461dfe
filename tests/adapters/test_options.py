from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cxmap.adapters.options import OPTIONS, ConfigurationError, SiteOptions
from cxmap.model.promise import ReadsAs
from cxmap.model.source import OwnSeverity


@pytest.mark.parametrize(
    ("option", "configured", "epoch", "day"),
    [
        ("2026-01-02", "2026-03-04", "0", date(2026, 1, 2)),
        (None, "2026-03-04", "0", date(2026, 3, 4)),
        (None, None, "1782864000", date(2026, 7, 1)),
        (None, None, "1782863999", date(2026, 6, 30)),
        (None, None, "", date.today()),
        (None, None, None, date.today()),
    ],
)
def test_day_is_the_option_then_the_site_then_the_epoch_then_today(
    option: str | None, configured: str | None, epoch: str | None, day: date
) -> None:
    environment = {} if epoch is None else {"SOURCE_DATE_EPOCH": epoch}
    options = {} if configured is None else {"as_of": configured}

    assert SiteOptions(options).settings(environment, option).as_of == day


@pytest.mark.parametrize(
    ("options", "environment", "sentence"),
    [
        ({"as_of": "today"}, {}, "`as_of` of `cxmap` in `mkdocs.yml` is `today`, not a day"),
        ({"allowed_hosts": "a.example"}, {}, "`allowed_hosts` of `cxmap` in `mkdocs.yml` is no list of names"),
        ({"allowed_hosts": ["https://a.example/x"]}, {}, "has `https://a.example/x`, which .*; write `a.example`"),
        ({"allowed_hosts": ["a b"]}, {}, "has `a b`, which is no name of a host$"),
        ({"channels": "drone"}, {}, "`channels` of `cxmap` in `mkdocs.yml` is no list of names"),
        ({"channels": ["a", ["b"]]}, {}, "is no list of names"),
        ({"drafts": "perhaps"}, {}, "`drafts` of `cxmap` in `mkdocs.yml` is neither `true` nor `false`"),
        ({"rules": ["broken-link"]}, {}, "is no mapping of rules to severities"),
        ({"rules": {"broken-link": "loud"}}, {}, "`rules: broken-link` of `cxmap`"),
        ({"rules": {"broken-lnk": "off"}}, {}, "`rules: broken-lnk` .* is no rule; did you mean `broken-link`"),
        ({"rules": {"x": "off"}}, {}, "is no rule; `cxmap check` names a rule with each finding"),
        ({"rules": {"bad-id": {"severity": "off"}}}, {}, "has no `reason`: say in a few words why"),
        ({"rules": {"bad-id": {"severity": "off", "reason": ""}}}, {}, "has no `reason`"),
        ({"rules": {"bad-id": {"reason": "x"}}}, {}, "is none of error, warning, note, off"),
        ({"rules": {"bad-id": {"severity": "off", "reason": "x", "path": "y"}}}, {}, "has `path`, which is none of"),
        ({"rules": {"bad-id": {"severity": "off", "reason": "x", "paths": [1]}}}, {}, "has `paths` that are no files"),
        ({"rules": {"bad-id": {"severity": "off", "reason": "x", "paths": {"a": 1}}}}, {}, "has `paths` that are no"),
        ({"rules": {"bad-id": {"severity": "off", "reason": "x", "paths": "/"}}}, {}, "has `paths` that are no files"),
        ({"reads_as": ["every"]}, {}, "is no mapping of ways to read a sentence"),
        ({"reads_as": {"slogan": 10}}, {}, "`reads_as: slogan` of `cxmap` in `mkdocs.yml` is none of every, most"),
        ({"reads_as": {"every": "all"}}, {}, "is `all`, not a share in percent"),
        ({"reads_as": {"every": 101}}, {}, "is `101`, not a share in percent"),
        ({"reads_as": {"every": "9" * 40}}, {}, "not a share in percent"),
        (
            {"fiscal_year_starts": 13},
            {},
            "`fiscal_year_starts` of `cxmap` .*is `13`, not the number of a",
        ),
        ({"fiscal_year_starts": "July"}, {}, "is `July`, not the number of a month from 01 to 12; write `07`"),
        ({"fiscal_year_starts": "04-06"}, {}, "is `04-06`, not the number of a month from 01 to 12$"),
        ({}, {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH is `soon`"),
        ({}, {"SOURCE_DATE_EPOCH": "9" * 20}, "SOURCE_DATE_EPOCH is"),
    ],
)
def test_bad_option_is_a_sentence(options: dict[str, object], environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        SiteOptions(options).settings(environment)


@pytest.mark.parametrize("said", [None, "", True, "true", "yes", {}])
def test_pages_have_a_policy_unless_told_otherwise(said: object) -> None:
    assert SiteOptions({"policy": said}).policy == {}


@pytest.mark.parametrize("said", [False, "false", "no"])
def test_a_site_may_have_no_policy(said: object) -> None:
    assert SiteOptions({"policy": said}).policy is None


def test_a_policy_allows_sources_by_directive() -> None:
    options = SiteOptions({"policy": {"img-src": "https://a.example blob:", "frame-src": ["'self'"]}})

    assert options.policy == {"img-src": ("https://a.example", "blob:"), "frame-src": ("'self'",)}


def test_an_allowed_host_may_send_pictures_but_no_scripts() -> None:
    policy = SiteOptions({"allowed_hosts": ["media.example"], "policy": {"img-src": "https://a.example"}}).policy

    assert policy
    assert policy["img-src"] == ("media.example", "https://a.example")
    assert policy["media-src"] == ("media.example",)
    assert "script-src" not in policy


def test_options_become_settings() -> None:
    options = {
        "allowed_hosts": ["Media.example.com"],
        "channels": ["drone"],
        "drafts": "true",
        "rules": {
            "broken-link": "warning",
            "bad-id": False,
            "unknown-channel": {"severity": "off", "reason": " the old system's names "},
            "vague-promise": [
                {"severity": "note", "reason": "of last year", "paths": ["promises/2025/", "promises/x.md"]},
                {"severity": False, "reason": "a test", "paths": "/promises/test"},
                "error",
            ],
        },
        "reads_as": {"every": 97.5},
    }

    settings = SiteOptions(options).settings({}, "2026-06-30")

    assert settings.channels == ("drone",)
    assert settings.drafts is True
    assert settings.allowed_hosts == ("media.example.com",)
    assert settings.severities == (
        OwnSeverity("broken-link", "warning"),
        OwnSeverity("bad-id", "off"),
        OwnSeverity("unknown-channel", "off", "the old system's names"),
        OwnSeverity("vague-promise", "note", "of last year", ("promises/2025", "promises/x.md")),
        OwnSeverity("vague-promise", "off", "a test", ("promises/test",)),
        OwnSeverity("vague-promise", "error"),
    )
    assert settings.readings == {ReadsAs.EVERY: Decimal("97.5")}


@pytest.mark.parametrize(
    ("options", "is_read", "compared"),
    [
        ({}, True, ()),
        ({"history": None, "compare": None}, True, ()),
        ({"history": "", "compare": []}, True, ()),
        ({"history": True}, True, ()),
        ({"history": False}, False, ()),
        ({"history": "no"}, False, ()),
        ({"history": "states"}, "states", ()),
        ({"compare": "v1"}, True, ("v1",)),
        ({"compare": ["v1"]}, True, ("v1",)),
        ({"compare": ["v1", "v2"]}, True, ("v1", "v2")),
    ],
)
def test_the_options_say_what_is_read_and_compared(
    options: dict[str, object], compared: tuple[str, ...], *, is_read: bool
) -> None:
    assert (SiteOptions(options).history, SiteOptions(options).compare) == (is_read, compared)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("history", 3, "`history` of `cxmap` in `mkdocs.yml` is neither `true` nor `false`"),
        ("compare", ["a", "b", "c"], "`compare` of `cxmap` in `mkdocs.yml` is neither a tag nor a list of two"),
        ("compare", 2026, "is neither a tag nor"),
        ("compare", [""], "is neither a tag nor"),
        ("compare", ["a\nb"], "is neither a tag nor"),
        ("goal", "high", "`goal` of `cxmap` in `mkdocs.yml` is `high`, not a share in percent from 0 to 100"),
        ("goal", 101, "is `101`, not a share in percent"),
        ("goal", True, "is `True`, not a share in percent"),
        ("policy", "strict", "`policy` of `cxmap` in `mkdocs.yml` is neither `false` nor a mapping"),
        ("policy", {"img-src; x": "a"}, "`policy: img-src; x` .* is no directive such as `img-src`"),
        ("policy", {1: "a"}, "is no directive"),
        ("policy", {"img-src": "a;b"}, "`policy: img-src` .* is no list of sources"),
        ("policy", {"img-src": ["a, b"]}, "is no list of sources"),
        ("policy", {"img-src": None}, "is no list of sources"),
    ],
)
def test_a_choice_that_makes_no_sense_is_explained(option: str, value: object, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        getattr(SiteOptions({option: value}), option)


@pytest.mark.parametrize(("said", "goal"), [(90, "90"), ("92.5", "92.5"), (0, "0"), (None, None), ("", None)])
def test_a_goal_is_a_share_in_percent(said: object, goal: str | None) -> None:
    assert SiteOptions({"goal": said}).goal == (goal and Decimal(goal))


def test_an_option_that_nobody_asks_for_is_not_looked_at() -> None:
    assert SiteOptions({"as_of": "!", "compare": 1}).settings({}, "2026-06-30").as_of == date(2026, 6, 30)


@pytest.mark.parametrize(("said", "month"), [(7, 7), ("07", 7), ("08", 8), (12, 12), (None, None), ("", None)])
def test_a_financial_year_starts_in_a_month(said: object, month: int | None) -> None:
    assert SiteOptions({"fiscal_year_starts": said}).settings({}, "2026-06-30").fiscal_year_starts == month


def test_every_option_says_what_it_holds() -> None:
    assert set(OPTIONS) == {"as_of", "channels", "drafts", "quarantine", "history", "compare", "reads_as", "rules"} | {
        "allowed_hosts",
        "fiscal_year_starts",
        "forms",
        "goal",
        "policy",
        "search_engines",
    }
    assert all(OPTIONS.values())
