"""Does the version that the project states agree with the list of changes?"""

import re
import tomllib
from datetime import date

from tests.made_once import ROOT

HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
RELEASED = re.compile(r"(\d+)\.(\d+)\.(\d+) – (\d{4}-\d\d-\d\d)")
UNRELEASED = "Unreleased"


def headings() -> list[str]:
    return HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def releases() -> list[tuple[tuple[int, int, int], date]]:
    """Every released version with its date, as listed."""
    answer = []
    for heading in headings():
        if heading != UNRELEASED:
            match = RELEASED.fullmatch(heading)
            assert match, f'"{heading}" is neither "{UNRELEASED}" nor like "0.1.0 – 2026-11-23"'
            answer.append(((int(match[1]), int(match[2]), int(match[3])), date.fromisoformat(match[4])))
    return answer


def test_changes_are_listed_by_version_the_newest_first():
    versions, dates = zip(*releases(), strict=True)
    assert list(versions) == sorted(set(versions), reverse=True)
    assert list(dates) == sorted(dates, reverse=True)
    assert UNRELEASED not in headings()[1:], "what is not released stands once, at the top"


def test_the_stated_version_is_the_newest_release_or_on_the_way_to_the_next():
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    match = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(\.dev0)?", stated)
    assert match, f"{stated} is neither like 0.2.0 nor, on the way there, like 0.2.0.dev0"
    numbers, on_the_way = (int(match[1]), int(match[2]), int(match[3])), bool(match[4])
    newest = releases()[0][0]
    assert on_the_way == (headings()[0] == UNRELEASED)
    assert numbers > newest if on_the_way else numbers == newest
