"""A conversation is counted once, at its first answer, by ward and month; nothing of the person is kept."""

from datetime import datetime
from pathlib import Path

import pytest

from app.memory.session import AREAS_VARIABLE, area_named
from app.memory.visit import CLOCK, VisitMemory
from app.near import counting
from layers.unmet.counts import UnmetCounts
from questions.walks.near_person import Origin
from tests.app.small_town import MIDDLE, asset, write_town

YEAR = datetime.now(CLOCK).year


class Tab:
    """One browser tab's memory, as far as counting asks for it."""

    def __init__(self, origin: Origin | None) -> None:
        self.origin, self._memory = origin, dict[str, object]()

    def get(self, key: str) -> object:
        return self._memory.get(key)

    def put(self, key: str, value: object) -> None:
        self._memory[key] = value


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, [asset(0)])
    return tmp_path


def counted(areas: Path) -> list[tuple[str, int]]:
    table = UnmetCounts(areas / "register").conversations(
        "small-town", first_month=f"{YEAR}-01", last_month=f"{YEAR}-12"
    )
    return list(zip(table["ward_code"], table["count"], strict=True))


def test_once_for_each_conversation_however_often_it_is_answered(areas: Path) -> None:
    town = area_named("small-town")
    for tab in (Tab(Origin(*MIDDLE)), Tab(Origin(*MIDDLE))):
        for _ in range(3):
            counting.count_once(town, tab)  # type: ignore[arg-type]
    assert counted(areas) == [("E05000001", 2)]


def test_without_a_place_or_outside_every_ward_nothing_is_counted_and_nothing_is_said(areas: Path) -> None:
    town = area_named("small-town")
    for origin in (None, Origin(MIDDLE[0] + 9e4, MIDDLE[1])):
        counting.count_once(town, Tab(origin))  # type: ignore[arg-type]
    assert counted(areas) == []


def test_what_marks_a_conversation_as_counted_is_forgotten_with_the_person() -> None:
    memory: dict[str, object] = {counting.COUNTED: True, "area": "small-town"}
    VisitMemory(memory).forget()
    assert counting.COUNTED not in memory
