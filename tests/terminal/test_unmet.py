"""The counts of conversations that ended with nothing suitable, as a terminal shows them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from layers.register.importing.seeding import register_folder
from layers.unmet.counts import Reason, UnmetCounts
from layers.unmet.settings import VARIABLE
from tests.app.small_town import asset, write_town

THIS_YEAR = datetime.now(UTC).year


def told(areas: Path, *more: str) -> tuple[int, str]:
    asked = ["unmet", "--area", "small-town", "--areas", str(areas), *more]
    result = CliRunner().invoke(app, asked)
    return result.exit_code, result.output


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    write_town(tmp_path, [asset(0)])
    counts = UnmetCounts(register_folder(tmp_path))
    for reason, times in ((Reason.COST, 12), (Reason.FULL, 4)):
        for _ in range(times):
            month = f"{THIS_YEAR - 1}-03"
            counts.add("small-town", ward_code="E05000001", kind="cafe", month=month, reason=reason)
    return tmp_path


def test_a_ward_is_shown_with_what_reaches_the_threshold(areas: Path) -> None:
    code, said = told(areas)
    assert code == 0
    assert [line.strip() for line in said.splitlines()[1:]] == [
        "Middle: 15 or more",
        "Café: 15 or more",
        "Cost: 10 or more",
        "Rounded down to fives; a ward, a reason or a kind is shown from 10 on.",
    ]


def test_the_settings_are_heard(areas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "20")
    assert f"20 or more of them in {THIS_YEAR - 1}, so nothing is shown" in told(areas)[1]


def test_this_year_is_refused_in_words(areas: Path) -> None:
    code, said = told(areas, "--year", str(THIS_YEAR))
    assert code == 2
    assert f"The counts of {THIS_YEAR} are shown when the year is over." in said
