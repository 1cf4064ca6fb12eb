"""A long list is read in another process, and comes back as it would have been read here."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.acting import Acting
from actions.bring_in_list import ImportDesk, open_content
from actions.list_rows import RowsGiven, Tell, read_given
from app.memory.session import AREAS_VARIABLE
from app.register.bringing_in import rows_apart
from app.work.apart import do_apart
from app.work.turns import FOLDER
from layers.area import open_area
from layers.assets.kinds import load_kinds
from layers.locks.held import is_held
from layers.register.importing.source import Imported, Source
from layers.register.store import open_register
from tests.tiny_area import tiny_area

LINES = (
    "{at},Tuesday Lunch {at},Lunch club,ZZ1 1AA,Tu 12:00-14:00",
    "{at},Darts {at},Nonsense,ZZ1 1AA,",
    "{at},Café {at},Cafe,nowhere,every other Wednesday",
)


@pytest.fixture
def given(tmp_path: Path) -> RowsGiven:
    tiny_area(tmp_path / "areas")
    rows = [line.format(at=at) for at, line in enumerate(LINES * 120)]
    content = "\n".join(["Ref,Club,Type,Postcode,When", *rows]).encode()
    area, kinds = open_area("tiny", areas_folder=tmp_path / "areas"), load_kinds()
    with open_register(tmp_path / "register.sqlite") as register:
        desk = ImportDesk(area, register, kinds, Acting("AB"))
        incoming = open_content(content, "clubs.csv", Source("Clubs"), desk=desk)
    assert incoming.table is not None
    assert incoming.mapping is not None
    return RowsGiven(
        incoming.table, incoming.mapping, Source("Clubs"), kinds, area, False, date(2026, 11, 27)
    )


def test_many_rows_come_back_as_if_read_here(
    given: RowsGiven, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = read_given(given, lambda *_: None)
    numbers_of_rows: list[int] = []

    def seen_apart(do: Any, rows: RowsGiven, tell: Tell) -> Imported:
        """Note that another process does it."""
        numbers_of_rows.append(len(rows.table))
        assert is_held(tmp_path / "register" / FOLDER), "no other long list is read meanwhile"
        return do_apart(do, rows, tell)

    monkeypatch.setattr(rows_apart, "do_apart", seen_apart)
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    heard: list[tuple[int, int]] = []
    apart = rows_apart.read_rows(given, lambda done, whole: heard.append((done, whole)))
    assert numbers_of_rows == [len(LINES) * 120]
    for part in fields(here):
        assert getattr(apart, part.name) == getattr(here, part.name), part.name
    assert apart.assets
    assert apart.refused
    assert {whole for _, whole in heard} == {len(given.table)}
