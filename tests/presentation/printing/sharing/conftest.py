"""A small town in which the home, its street and what was said are words that stand nowhere else."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from presentation.printing.sharing.shared_places import SharedPlace, shared_places
from presentation.printing.sheet.chosen import Chosen
from tests.app.small_town import asset
from tests.presentation.printing.town import HOME, PrintedTown, lunch_club

TODAY = date(2026, 11, 23)
SAID = "Quizzaciously forlornish Murgatroydson"
GATE = "the gate by Zyxomma Alley is shut"
PLACES = [
    lunch_club(),
    asset(1, name="Old Library", kind="library", checked_on="2026-05-03"),
    asset(2, name='<script>alert(1)</script>" onload="x', cost="&copy; <b>", phone="javascript:alert(1)"),
    *(asset(number, name=f"Place {number}", cost="Some words on the cost " * 9) for number in range(3, 10)),
]


class Town(PrintedTown):
    """The town, what was said in it, and what of that may be passed on."""

    def chosen_and_said(self, count: int = 3, *, home: tuple[float, float] = HOME) -> list[Chosen]:
        """The first places with all that a conversation works out for them."""
        return [replace(each, when=SAID, hours=GATE) for each in self.chosen(*range(count), home=home)]

    def shared(self, chosen: list[Chosen]) -> tuple[SharedPlace, ...]:
        """The same as may be passed on."""
        return shared_places(self.assets, chosen, kinds=self.kinds, today=TODAY)

    def minutes_changed(self, chosen: list[Chosen], by: int) -> list[Chosen]:
        """The same with other walks."""
        return [replace(each, minutes=(each.minutes or 0) + by) for each in chosen]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town.written(tmp_path_factory.mktemp("sharing"), PLACES)


def datetime_of(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())
