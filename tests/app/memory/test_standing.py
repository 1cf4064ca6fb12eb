"""Who is given which assets while new ones are made ready? Nobody waits for what they have not seen."""

import threading
from dataclasses import dataclass, field
from typing import cast

import pytest

from app.memory.standing import EVERYTHING, NEEDS, NOTHING, ServingAssets, note_page
from app.memory.visit import VisitMemory
from geo.errors import WithinReachError
from questions.places.area_assets import AreaAssets

AREA = ("larkenby", "r1")
FIRST, SECOND, THIRD = "office-7-a", "office-8-b", "office-9-c"


@dataclass
class Making:
    """Makes the assets of a name, as soon as that is let."""

    name: str
    let: threading.Event = field(default_factory=threading.Event)
    formers: list[object] = field(default_factory=list)

    def __call__(self, former: AreaAssets | None) -> AreaAssets:
        self.formers.append(former)
        assert self.let.wait(20)
        return cast(AreaAssets, self.name)


@pytest.fixture
def first() -> Making:
    return done("first")


def done(name: str) -> Making:
    making = Making(name)
    making.let.set()
    return making


@pytest.fixture
def standing(first: Making) -> ServingAssets:
    """Where the first are ready; it waits for new ones for a hundredth of a second."""
    standing = ServingAssets(patience_s=0.01)
    assert standing.of(AREA, FIRST, first, at_least=NOTHING) == "first"
    return standing


def test_while_new_ones_are_made_the_former_serve_who_need_no_newer(standing: ServingAssets) -> None:
    second = Making("second")
    assert standing.of(AREA, SECOND, second, at_least=NOTHING) == "first"
    assert standing.of(AREA, SECOND, second, at_least=7) == "first"
    second.let.set()
    assert standing.of(AREA, SECOND, second, at_least=8) == "second"
    assert standing.of(AREA, SECOND, second, at_least=NOTHING) == "second"
    assert second.formers == ["first"], "made once, with the former to go by"


def test_who_made_the_change_waits_for_it(standing: ServingAssets) -> None:
    second, seen = Making("second"), []
    steward = threading.Thread(target=lambda: seen.append(standing.of(AREA, SECOND, second, at_least=8)))
    steward.start()
    assert standing.of(AREA, SECOND, second, at_least=NOTHING) == "first"
    assert seen == []
    second.let.set()
    steward.join(20)
    assert seen == ["second"]


def test_what_is_ready_soon_is_waited_for(first: Making) -> None:
    patient = ServingAssets(patience_s=20)
    patient.of(AREA, FIRST, first, at_least=NOTHING)
    assert patient.of(AREA, SECOND, done("second"), at_least=NOTHING) == "second"


def test_after_a_while_all_wait_whatever_holds_it_up(first: Making) -> None:
    standing = ServingAssets(patience_s=0.01, longest_s=0.0)
    standing.of(AREA, FIRST, first, at_least=NOTHING)
    second = Making("second")
    threading.Timer(0.2, second.let.set).start()
    assert standing.of(AREA, SECOND, second, at_least=NOTHING) == "second"


def test_an_older_one_that_is_ready_late_takes_nothing_back(standing: ServingAssets) -> None:
    second = Making("second")
    standing.of(AREA, SECOND, second, at_least=NOTHING)
    assert standing.of(AREA, THIRD, done("third"), at_least=9) == "third"
    second.let.set()
    assert standing.of(AREA, THIRD, done("again"), at_least=NOTHING) == "third"


def test_what_breaks_is_raised_and_tried_again(standing: ServingAssets) -> None:
    def breaks(_: AreaAssets | None) -> AreaAssets:
        raise WithinReachError("The register is gone.", "Put it back.")

    with pytest.raises(WithinReachError, match="The register is gone"):
        standing.of(AREA, SECOND, breaks, at_least=8)
    assert standing.of(AREA, SECOND, done("second"), at_least=8) == "second"


def test_another_area_or_register_has_its_own(standing: ServingAssets, first: Making) -> None:
    assert standing.of(("larkenby", "r2"), FIRST, done("new streets"), at_least=NOTHING) == "new streets"
    assert standing.of(AREA, "other-1-a", done("elsewhere"), at_least=NOTHING) == "elsewhere"
    standing.forget()
    assert standing.of(AREA, FIRST, done("afresh"), at_least=NOTHING) == "afresh"


def test_a_visit_has_to_see_what_it_saw_on_another_page() -> None:
    visit = VisitMemory({})
    note_page(visit, "near", lambda: 7)
    assert visit.get(NEEDS, NOTHING) == NOTHING
    note_page(visit, "register", lambda: 7)
    assert visit.get(NEEDS) == EVERYTHING
    note_page(visit, "near", lambda: 8)
    assert visit.get(NEEDS) == 8
    note_page(visit, "near", lambda: 9)
    assert visit.get(NEEDS) == 8, "what others change meanwhile nobody here has seen"
