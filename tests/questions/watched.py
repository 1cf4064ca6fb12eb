"""Does a question do anything but think? What Python does is watched while every question is asked in turn.

Run by itself, ``python -m tests.questions.watched AREAS_FOLDER``, for what watches cannot be taken off again.
It prints, as JSON, what each question of ``EVERY`` did that none may do. Those of ``WICKED`` are not of the
house: they do it, and must be caught.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from geo.paces import PACES
from layers.analyses.model import AnalysisChange, AnalysisContent, AnalysisEntry, NamedAnalysis
from layers.area import Area, open_area
from layers.assets.kinds import load_kinds
from layers.bids.read import read_bids
from layers.places.gazetteer import Gazetteer, build_gazetteer
from layers.register.importing.places import finder_for
from layers.register.read_only import open_to_read
from layers.register.store import Register
from layers.unmet.counts import Reason, UnmetCounts
from questions.conversation.conversation import Wishes, suggest
from questions.funding import people
from questions.funding.alternatives import Prices, alternatives
from questions.funding.before_after import before_and_after
from questions.funding.changes import changed_area, changed_assets
from questions.funding.ground import funding_ground
from questions.funding.least_walking import newly_reached
from questions.funding.need import NeedWeights, ingredients
from questions.funding.new_places import Aim, PlacesWish, find_places
from questions.funding.past import past_awards, with_and_without
from questions.funding.places import places_then
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import Standard
from questions.funding.what_if import what_if
from questions.loop.award_effect import award_effect
from questions.loop.released import released_of
from questions.panel.decision import Decision, decide
from questions.panel.record import record_of
from questions.panel.redoing import redo
from questions.places.area_assets import AreaAssets, area_assets, pack_assets
from questions.places.example_place import middle_postcode
from questions.places.find_place import find_place
from questions.places.of_area import ids_of_area
from questions.together.walking_together import walks_together
from questions.walks.daylight import is_dark
from questions.walks.example_postcode import example_postcode
from questions.walks.isochrones import isochrones
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.od_matrix import od_matrix
from questions.walks.own_points import unjudged
from questions.walks.resident_homes import resident_homes
from questions.walks.route_sheet import route_sheet
from questions.walks.seats import longest_without_seat
from questions.walks.street_cover import streets_and_residents
from questions.walks.walking_ground import walking_ground
from questions.walks.way_to import both_ways
from questions.wards import gap_people
from questions.wards.analyses.by_areas import areas_address, areas_used
from questions.wards.analyses.figures import gap_figures
from questions.wards.analyses.since import NO_REGISTER, data_used
from questions.wards.analyses.ward_rows import ward_rows
from questions.wards.every_gap import every_gap
from questions.wards.gap_fairness import fairness
from questions.wards.gap_ground import measure_ground
from questions.wards.gap_people import EVERYONE, deprivation_of, groups_of
from questions.wards.gap_ranks import rank_ranges
from questions.wards.hills_beside import hills_beside
from questions.wards.matrix.gap_matrix import MatrixQuestion, gap_matrix
from questions.wards.morning_list import morning_list
from questions.wards.nothing_suitable import press_of, shown_counts
from questions.wards.trend.model import RegisterDay
from questions.wards.trend.ward_trend import ward_trend
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gap_model import WardQuestion
from questions.wards.ward_gaps import ward_gaps
from questions.wards.ward_opened import ward_assets
from tests.questions.buses import asked
from tests.questions.rides import tiny_rides
from tests.questions.wicked import WICKED

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
DAYS = (date(2026, 6, 1), TODAY)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
PACE, STANDARD, WEIGHTS = PACES["older"], Standard(today=TODAY), NeedWeights()
QUESTION, ASKED = Question(PACE, 15), WardQuestion(("lunch_club",), PACE, 15, TODAY)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
NEVER = (
    *("socket.", "sqlite3.connect", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod"),
    *("os.chown", "os.utime", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib."),
    "_thread.start_new_thread",
)


class Watch:
    """What is done while it is on, and may not be."""

    def __init__(self, readable: tuple[Path, ...]) -> None:
        self.on, self.seen, self._readable = False, [], tuple(map(str, readable))
        sys.addaudithook(self._notice)
        start = threading.Thread.start

        def noticed(thread: threading.Thread) -> None:
            if self.on:
                self.seen.append(f"starts the thread {thread.name}")
            start(thread)

        threading.Thread.start = noticed

    def _notice(self, event: str, values: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event.startswith(NEVER):
            self.seen.append(f"{event} {values[:1]}")
        elif event == "open":
            self._opened(*values)

    def _opened(self, path: Any, mode: Any, flags: Any) -> None:
        if isinstance(path, int):
            return
        if flags & WRITES or set(str(mode or "")) & set("wax+"):
            self.seen.append(f"writes {os.fsdecode(path)}")
        elif not str(Path(os.fsdecode(path)).absolute()).startswith(self._readable):
            self.seen.append(f"reads {os.fsdecode(path)}")

    def ask(self, question: Callable[[], object]) -> list[str]:
        self.seen, self.on = [], True
        try:
            question()
        finally:
            self.on = False
        return self.seen


class House:
    """One town and what is known before anybody asks: opened by a door, not by a question."""

    def __init__(self, folder: Path, bids: Path) -> None:
        self.area: Area = open_area("demo", areas_folder=folder)
        self.folder = folder
        self.register: Register = open_to_read(folder / "none.sqlite")
        apart = open_area("demo", areas_folder=folder)  # so that the other's layers are yet to be opened
        self.assets: AreaAssets = area_assets(apart, self.register)
        self.names: Gazetteer = build_gazetteer(apart)
        self.bids = read_bids(bids, kinds=load_kinds(), finder=finder_for(apart))
        point = next(point for point in apart.postcodes.geometry if point is not None)
        self.origin = Origin(float(point.x), float(point.y))
        asked.put_buses(self.area, self.origin)
        self.near = near_person(apart, self.assets, self.origin, QUESTION).in_reach["asset_id"].tolist()
        self.decision = Decision(20_000.0, STANDARD, WEIGHTS)
        self.decided = decide(funding_ground(apart, self.assets), self.bids.bids, self.decision)
        self.gaps = ward_gaps(apart, self.assets, ASKED)
        self.record = record_of(funding_ground(apart, self.assets), self.bids, self.decision, self.decided)

    def scenario(self) -> Scenario:
        x, y = self.origin.x, self.origin.y
        return Scenario(
            "tried",
            (
                Change(Action.CLOSE, asset_id=self.near[0]),
                Change(Action.OPEN, asset_id="new", kind="lunch_club", at=(x, y), name="New"),
                Change(Action.PATH, line=((x, y), (x + 150, y + 150))),
            ),
        )


Ask = Callable[[House], object]
EVERY: dict[str, Ask] = {
    "area_assets": lambda h: area_assets(h.area, h.register),
    "ids_of_area": lambda h: ids_of_area(h.area, h.assets.records.values()),
    "find_place": lambda h: [find_place(h.names, text) for text in ("1 High Street", "NP20", "Hgih Stret")],
    "middle_postcode": lambda h: middle_postcode(h.names),
    "example_postcode": lambda h: example_postcode(h.area, h.assets, h.names),
    "near_person": lambda h: near_person(h.area, h.assets, h.origin, QUESTION),
    "walks_together": lambda h: walks_together(
        h.area,
        h.assets,
        h.origin,
        *(
            near_person(h.area, h.assets, h.origin, Question(PACES[key], 15))
            for key in ("step-free", "pavements")
        ),
    ),
    "both_ways": lambda h: both_ways(h.area, h.assets, h.origin, QUESTION, h.near[0]),
    "week_by_bus": asked.week_by_bus,
    "places_by_ride": tiny_rides.rides_of_house,
    "rides_in_files": tiny_rides.rides_in_files,
    "rides_on_papers": tiny_rides.rides_on_papers,
    "rides_on_paper": tiny_rides.rides_on_paper,
    "drawn_legs": asked.drawn_legs,
    "wards_by_bus": asked.wards_by_bus,
    "route_sheet": lambda h: route_sheet(h.area, h.assets, h.origin, QUESTION, h.near[-1]),
    "longest_without_seat": lambda h: longest_without_seat(h.area, h.assets, h.origin, QUESTION, h.near[:3]),
    "street_cover": lambda h: streets_and_residents(h.area),
    "daylight": lambda h: is_dark(NOW, longitude=-3.0, latitude=51.6),
    "suggest": lambda h: suggest(
        h.area,
        h.assets,
        h.origin,
        QUESTION,
        Wishes("likes rugby, company at lunch and singing", age=80, at_most_pence=300, rest_every_m=200),
        now=NOW.replace(tzinfo=None),
    ),
    "ward_gaps": lambda h: ward_gaps(h.area, h.assets, ASKED),
    "hills_beside": lambda h: hills_beside(h.area, h.gaps, partial(ward_gaps, h.area, h.assets)),
    "areas_used": lambda h: areas_used(h.area),
    "areas_address": lambda h: areas_address(h.area),
    "gap_matrix": lambda h: gap_matrix(
        h.area, h.assets, MatrixQuestion(ASKED, (("cafe",), ("advice",)), ("residents",))
    ),
    "rank_ranges": lambda h: rank_ranges(h.area, h.assets, ASKED),
    "fairness": lambda h: fairness(h.area, h.gaps),
    "ward_assets": lambda h: ward_assets(h.area, h.assets, h.gaps, str(h.area.wards["ward_code"].iat[0])),
    "ward_fit": lambda h: ward_fit(h.area),
    "every_gap": lambda h: every_gap(h.area, h.assets, ASKED, paces=[PACE], minutes=[10, 15]),
    "morning_list": lambda h: morning_list(h.area, h.assets, today=TODAY, without_phone=True),
    "ward_trend": lambda h: ward_trend(
        [RegisterDay(day, h.assets, ward_gaps(h.area, h.assets, replace(ASKED, today=day))) for day in DAYS],
        lambda assets, dated: ward_gaps(h.area, assets, dated),
    ),
    "data_used": lambda h: data_used(
        h.area, h.assets, NO_REGISTER, kinds=[("lunch_club",)], question=ASKED, gaps=h.gaps
    ),
    "ward_rows": lambda h: ward_rows(
        NamedAnalysis(
            AnalysisEntry("a", h.area.name, "Lunch", {}, 1, AnalysisChange.KEPT, "AB", datetime.now(UTC)),
            AnalysisContent({"kinds": "lunch_club"}, gap_figures(h.gaps).record(), {"day": str(TODAY)}),
        )
    ),
    "released": lambda h: released_of(UnmetCounts(h.folder), h.area, 2025, today=TODAY),
    "award_effect": lambda h: award_effect(
        *(released_of(UnmetCounts(h.folder), h.area, year, today=TODAY) for year in (2023, 2025)),
        award_wards=("E05999901",),
        every_ward=tuple(h.area.wards["ward_code"]),
    ),
    "nothing_suitable": lambda h: shown_counts(UnmetCounts(h.folder), h.area, year=2025, today=TODAY),
    "bids": lambda h: decide(funding_ground(h.area, h.assets), h.bids.bids, h.decision),
    "bids_that_bring": asked.bids_that_bring,
    "bus_ground": asked.bus_ground,
    "redo": lambda h: redo(h.record, funding_ground(h.area, h.assets), h.bids),
    "alternatives": lambda h: alternatives(
        funding_ground(h.area, h.assets),
        h.decided[0],
        h.bids.bids[0].bid_id,
        prices=Prices(1500.0, 3000.0, 40000.0),
    ),
    "what_if": lambda h: what_if(funding_ground(h.area, h.assets), h.scenario(), STANDARD),
    "places_then": lambda h: places_then(
        funding_ground(h.area, h.assets), h.scenario(), STANDARD, kind="lunch_club", today=TODAY
    ),
    "past_awards": lambda h: past_awards(funding_ground(h.area, h.assets), h.bids.bids),
    "with_and_without": lambda h: with_and_without(funding_ground(h.area, h.assets), h.near[0], STANDARD),
    "changed_area": lambda h: changed_area(h.area, h.scenario()),
    "changed_assets": lambda h: changed_assets(funding_ground(h.area, h.assets), h.scenario()),
    "newly_reached": lambda h: newly_reached(
        funding_ground(h.area, h.assets), "lunch_club", STANDARD, h.near[:1]
    ),
    "ingredients": lambda h: ingredients(people.people_of(h.area)),
    "people": lambda h: (
        people.people_of(h.area),
        people.wards_of(h.area),
        gap_people.people_of(h.area, EVERYONE),
    ),
    "groups": lambda h: (groups_of(h.area), deprivation_of(h.area)),
    "pack_assets": lambda h: pack_assets(h.area),
    "walking_ground": lambda h: walking_ground(h.area, h.assets, 0),
    "measure_ground": lambda h: measure_ground(h.area, h.assets, (), avoid=0, longest_m=800.0),
    "resident_homes": lambda h: resident_homes(h.area, 0),
    "isochrones": lambda h: isochrones(
        h.area, h.area.residents.iloc[:3].to_crs("EPSG:4326"), pace=PACE, minutes=[5, 10]
    ),
    "od_matrix": lambda h: od_matrix(h.area, h.area.residents, h.assets.table, pace=PACE, minutes=15),
    "unjudged": lambda h: unjudged(h.area, h.area.residents, pace=PACE),
    "press": lambda h: press_of(h.area, h.origin, QUESTION, "likes rugby", reason=Reason.TOO_FAR, day=TODAY),
    "before_and_after": lambda h: before_and_after(
        funding_ground(h.area, h.assets),
        funding_ground(h.area, h.assets),
        asset_id=h.near[0],
        days=(date(2026, 10, 1), TODAY),
        standard=STANDARD,
    ),
} | {
    f"new places, {aim}": lambda h, aim=aim: find_places(
        funding_ground(h.area, h.assets),
        PlacesWish("lunch_club", aim, 2, share=0.5 if aim is Aim.FEWEST else None),
        standard=STANDARD,
        weights=WEIGHTS,
    )
    for aim in Aim
}


def main(folder: Path) -> None:
    """Ask everything twice: first unwatched, so that what Python itself loads and compiles is there."""
    (folder / "beside.txt").write_text("x")
    bids = ROOT / "data" / "bids" / "demo.csv"
    first = House(folder, bids)
    for ask in EVERY.values():
        ask(first)
    own_tables = tuple(
        ROOT / "layers" / name for name in ("assets", "interests")
    )  # read by the program's own
    house = House(folder, bids)
    watch = Watch((house.area.folder, *own_tables))
    told = {name: watch.ask(lambda ask=ask: ask(house)) for name, ask in (EVERY | WICKED).items()}
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
