"""A long list is looked over in another process, and comes back as it would have been here."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.acting import Acting
from actions.bring_in_list import ImportDesk, IncomingList, Tell, commit, look_over, open_content, plan_again
from actions.list_apart import ListGiven
from app.memory.session import AREAS_VARIABLE
from app.register.bringing_in import looked_apart
from app.work.apart import do_apart
from app.work.turns import FOLDER
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.locks.held import is_held
from layers.register.engine.errors import AssetRefusedError
from layers.register.importing.seeding import register_beside
from layers.register.importing.source import Source
from layers.register.store import open_register
from tests.tiny_area import tiny_area

LINES = (
    "{at},Tuesday Lunch {at},Lunch club,ZZ1 1AA,Tu 12:00-14:00",
    "{at},Darts {at},Nonsense,ZZ1 1AA,",
    "{at},Café {at},Cafe,nowhere,every other Wednesday",
)
TODAY = date(2026, 11, 27)
TIMES = 160


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImportDesk]:
    """Where lists come in, in a folder of areas with a register beside it."""
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    tiny_area(tmp_path / "areas")
    area, kinds = open_area("tiny", areas_folder=tmp_path / "areas"), load_kinds()
    with open_register(register_beside(tmp_path / "areas")) as register:
        yield ImportDesk(area, register, kinds, Acting("AB"))


@pytest.fixture
def passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[ListGiven]:
    """What other processes were given."""
    given: list[ListGiven] = []

    def seen_apart(do: Any, of: ListGiven, tell: Tell) -> IncomingList:
        """Note that another process does it."""
        given.append(of)
        assert is_held(tmp_path / "register" / FOLDER), "no other long list is looked over meanwhile"
        return do_apart(do, of, tell)

    monkeypatch.setattr(looked_apart, "do_apart", seen_apart)
    return given


def _opened(desk: ImportDesk, *, times: int = TIMES) -> IncomingList:
    rows = [line.format(at=at) for at, line in enumerate(LINES * times)]
    content = "\n".join(["Ref,Club,Type,Postcode,When", *rows]).encode()
    return open_content(content, "clubs.csv", Source("Clubs"), desk=desk)


def _same(apart: Any, here: Any) -> bool:
    assert apart is not None
    for part in fields(here):
        assert getattr(apart, part.name) == getattr(here, part.name), part.name
    return True


def test_many_rows_come_back_as_if_looked_over_here(desk: ImportDesk, passed_on: list[ListGiven]) -> None:
    opened = _opened(desk)
    assert opened.mapping is not None
    here = look_over(opened, opened.mapping, desk=desk, today=TODAY)
    heard: list[tuple[int, int]] = []
    apart = looked_apart.looked_over_apart(
        opened, opened.mapping, desk=desk, today=TODAY, tell=lambda *done: heard.append(done)
    )
    assert len(passed_on) == 1
    assert _same(apart.imported, here.imported)
    assert _same(apart.plan, here.plan)
    assert apart.plan is not None
    assert apart.plan.new
    assert apart.table is opened.table, "it stayed here"
    assert {whole for _, whole in heard} == {len(LINES) * TIMES}


def test_they_are_compared_again_there_too_and_can_be_written(
    desk: ImportDesk, passed_on: list[ListGiven]
) -> None:
    opened = _opened(desk)
    assert opened.mapping is not None
    looked = look_over(opened, opened.mapping, desk=desk, today=TODAY)
    commit(looked, desk.register)
    here = plan_again(looked, desk.register)
    again = looked_apart.planned_again_apart(looked, desk.register, lambda *_: None)
    assert len(passed_on) == 1
    assert _same(again.plan, here.plan)
    assert again.plan is not None
    assert (again.plan.new, again.plan.same_again) == ((), True)
    assert commit(again, desk.register).result is not None


def test_a_short_list_is_looked_over_here(desk: ImportDesk, passed_on: list[ListGiven]) -> None:
    opened = _opened(desk, times=2)
    assert opened.mapping is not None
    looked = looked_apart.looked_over_apart(
        opened, opened.mapping, desk=desk, today=TODAY, tell=lambda *_: None
    )
    looked_apart.planned_again_apart(looked, desk.register, lambda *_: None)
    assert not passed_on


def test_what_is_refused_there_is_refused_here_in_the_same_words(
    desk: ImportDesk, passed_on: list[ListGiven]
) -> None:
    first = _opened(desk)
    assert first.mapping is not None
    commit(look_over(first, first.mapping, desk=desk, today=TODAY), desk.register)
    rows = [line.format(at=at) for at, line in enumerate(LINES * TIMES)]
    content = "\n".join(["Ref,Club,Type,Postcode,When", *rows]).encode()
    other = open_content(content, "clubs.csv", Source("clubs"), desk=desk)
    assert other.mapping is not None
    with pytest.raises(AssetRefusedError, match=r'The title "clubs" is too like "Clubs"'):
        looked_apart.looked_over_apart(other, other.mapping, desk=desk, today=TODAY, tell=lambda *_: None)
    assert len(passed_on) == 1
