"""A small town with a handful of places, and the sheet of some of them."""

from datetime import date

import pytest

from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.pdf import sheet_pdf
from tests.app.small_town import asset
from tests.presentation.printing.town import HOME, PrintedTown, lunch_club

TODAY = date(2026, 11, 23)
PLACES = [
    lunch_club(step_free="yes", checked_on="2026-05-03"),
    asset(1, name="Old Library", kind="library", checked_on="2023-05-03"),
    asset(2, name="", kind="pitch"),
    asset(3, name="{{7*7}} #panic() *bold* [x] <y> $z$ \\ `q` <script>alert(1)</script> \u202eevil"),
    asset(4, name="W" * 400, when="M" * 600, cost="W" * 300, phone="W" * 200, address="W W" * 200),
    asset(5, name="Bengali Women’s Group (বাংলা)"),
    asset(6, name="Sixth"),
]


class Town(PrintedTown):
    """The town, and its sheet."""

    def sheet(self, chosen: list[Chosen], **how: bool) -> bytes:
        """The sheet of what was chosen."""
        return sheet_pdf(
            self.area, self.assets, chosen, kinds=self.kinds, today=TODAY, scene=self.scene, **how
        )


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town.written(tmp_path_factory.mktemp("sheet"), PLACES)


@pytest.fixture(scope="session")
def home() -> tuple[float, float]:
    """A home in the corner of the town, far from every place."""
    return HOME
