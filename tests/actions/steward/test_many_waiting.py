"""However much waits, the register is asked a few times for all of it, never once for each."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from questions.inbox.waiting import waiting_items

FEW, MANY = 3, 60


@pytest.mark.parametrize("clubs", [FEW, MANY])
def test_the_register_is_asked_as_often_for_many_as_for_few(tmp_path: Path, clubs: int) -> None:
    listed = [Asset(f"list/{n}", name=f"Club {n}", kind="sports_club", phone="1") for n in range(clubs)]
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    with open_register(tmp_path / "register.sqlite") as register:
        register.import_assets(
            [*listed, Asset("list/last", name="Last")], ImportInfo("Clubs", by="AB", sha256="1")
        )
        for asset in listed:
            register.edit(replace(asset, phone="01632 960000"), 1, by="AB")
        newer = [replace(asset, phone="01632 960111") for asset in listed]
        register.import_assets(newer, ImportInfo("Clubs", by="AB", sha256="2"))
        sa.event.listen(sa.Engine, "before_cursor_execute", note)
        try:
            items = waiting_items(register)
        finally:
            sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert len(items) == clubs + 1  # and the one that the list has dropped
    assert all(item.entry is not None for item in items)
    assert len([words for words in asked if words.startswith("SELECT")]) <= 20
