"""What is remembered, for whom and how long? The only place with st.cache_* and st.session_state.

Shared by everybody: prepared areas and what follows from them alone, keyed by name and revision.
One person's visit is kept in that browser tab's own memory on this machine: ``Visit``.
"""

import os
from collections.abc import Callable, Hashable, MutableMapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

import pandas as pd
import streamlit as st

from actions.at_work import at_work
from actions.bring_in_pack import bring_in_pack
from app.memory.grounds import ready_as_before, ready_ground
from app.memory.standing import EVERYTHING, NEEDS, NOTHING, ServingAssets
from app.memory.superseded import SERVING
from app.memory.visit import VisitMemory
from geo.workers import Workers
from layers.area import AREAS_FOLDER, Area, AreaSummary, list_areas, open_revision, revision_to_open
from layers.assets.kinds import Kinds, load_kinds
from layers.places.gazetteer import Gazetteer, build_gazetteer
from layers.register.history import Entry
from layers.register.importing.doubles.duplicates import DuplicatePair, likely_duplicates
from layers.register.importing.seeding import is_of_another_town, register_beside
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.model import Status
from layers.register.refused_rows import WaitingRow
from layers.register.settings import stale_after_days
from layers.register.store import Register, open_register
from layers.zones.zoned_area import by_wards
from questions.funding import ground as grounds
from questions.funding.ground import FundingGround
from questions.inbox import waiting
from questions.inbox.waiting import WaitingItem
from questions.places import area_assets as assets_of, of_area
from questions.places.area_assets import AreaAssets
from questions.walks import example_postcode as examples
from questions.walks.street_cover import StreetCover, streets_and_residents
from questions.wards.gap_ranks import rank_ranges
from questions.wards.morning_list import morning_list
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps

AREAS_VARIABLE = "WITHIN_REACH_AREAS"
AREAS_KEPT_OPEN = 8
WALKS_KEPT = 80  # of the funding page, and places as they would be: a table of walks is a few megabytes
GAPS_KEPT = 60  # answers about all wards: a third of a megabyte each for a city
STANDING = ServingAssets()


def areas_folder() -> Path:
    """Where prepared areas lie: data/areas, unless the environment says otherwise."""
    return Path(os.environ.get(AREAS_VARIABLE, "") or Path(__file__).parents[2] / AREAS_FOLDER)


def prepared_areas() -> list[AreaSummary]:
    """The areas there are now; read each time, so that a newly prepared one appears by itself."""
    return list_areas(areas_folder())


def area_named(name: str) -> Area:
    """The serving revision of an area."""
    folder = str(revision_to_open(name, areas_folder=areas_folder()))
    SERVING.now(name, folder)
    return _open(folder)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner="Opening the area …")
def _open(revision_folder: str) -> Area:
    return open_revision(Path(revision_folder))


def gazetteer(area: Area) -> Gazetteer:
    """The place names of an area, ready to be searched."""
    return _gazetteer(area.name, area.revision, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner="Reading the place names …")
def _gazetteer(name: str, revision: str, _area: Area) -> Gazetteer:
    return build_gazetteer(_area)


def example_postcode(area: Area) -> str:
    """A postcode of an area whose answer has clubs in it, to show how one is typed; "" without any."""
    return _example_postcode(area.name, area.revision, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner=False)
def _example_postcode(name: str, revision: str, _area: Area) -> str:
    return examples.example_postcode(_area, area_assets(_area), gazetteer(_area))


def street_cover(area: Area) -> StreetCover:
    """Where the known streets reach in an area, and which residents have none."""
    return _street_cover(area.name, area.revision, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner="Measuring where the streets reach …")
def _street_cover(name: str, revision: str, _area: Area) -> StreetCover:
    return streets_and_residents(_area)


def register() -> Register:
    """The register of assets, opened once and shared."""
    return _register(register_beside(areas_folder()))


@st.cache_resource(max_entries=1, show_spinner="Opening the register …")
def _register(place: str) -> Register:
    return open_register(place)


def area_assets(area: Area) -> AreaAssets:
    """What the register knows in an area now; made anew when either has changed."""
    return _assets(area, EVERYTHING)


def assets_for_visit(area: Area) -> AreaAssets:
    """The same; while it is made anew, what there was before, unless this visit has seen newer."""
    return _assets(area, Visit().get(NEEDS, NOTHING))


def _assets(area: Area, at_least: int) -> AreaAssets:
    make = partial(_assets_made_ready, area := by_wards(area))
    return STANDING.of((area.name, area.revision), register().cache_key, make, at_least=at_least)


def _assets_made_ready(area: Area, former: AreaAssets | None) -> AreaAssets:
    _bring_in(area.name, area.revision, register().cache_key, area)
    assets = assets_of.area_assets(area, register())
    if former is not None:
        ready_as_before(area, former, assets)
    return assets


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner="Reading the register …")
def _bring_in(name: str, revision: str, register_key: str, _area: Area) -> bool:
    return bool(bring_in_pack(register(), _area))


def entries(area: Area) -> tuple[Entry, ...]:
    """Every asset of the register as it stands, closed ones too, but for those of other made-up towns."""
    _bring_in(area.name, area.revision, register().cache_key, area)
    return _entries(area.name, area.revision, register().cache_key, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner=False)
def _entries(name: str, revision: str, register_key: str, _area: Area) -> tuple[Entry, ...]:
    return tuple(
        entry for entry in register().entries() if not is_of_another_town(entry.asset.asset_id, _area)
    )


def entries_here(area: Area) -> tuple[Entry, ...]:
    """Those of them that are the area's own: in it and its margin, or without a place as yet."""
    entries(area)
    return _entries_here(area.name, area.revision, register().cache_key, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner=False)
def _entries_here(name: str, revision: str, register_key: str, _area: Area) -> tuple[Entry, ...]:
    own = of_area.ids_of_area(_area, (entry.asset for entry in entries(_area)))
    return tuple(entry for entry in entries(_area) if entry.asset.asset_id in own)


def waiting_rows() -> tuple[WaitingRow, ...]:
    """The drafts that wait, and those that a person has finished or set aside."""
    return _waiting(register().cache_key)


@st.cache_resource(max_entries=2, show_spinner=False)
def _waiting(register_key: str) -> tuple[WaitingRow, ...]:
    return register().waiting_rows()


def waiting_items() -> tuple[WaitingItem, ...]:
    """What waits for whoever looks after the register; made anew when it or the inbox has changed."""
    return _inbox(register().cache_key, inbox_of(register()).cache_key)


@st.cache_resource(max_entries=2, show_spinner=False)
def _inbox(register_key: str, inbox_key: str) -> tuple[WaitingItem, ...]:
    return waiting.waiting_items(register())


def gone_from_lists() -> frozenset[str]:
    """The ids of those that the newest list of their source no longer has."""
    return _gone(register().cache_key)


@st.cache_resource(max_entries=2, show_spinner=False)
def _gone(register_key: str) -> frozenset[str]:
    return frozenset(asset.asset_id for asset in register().proposed_closures())


def undecided_pairs(area: Area, *, everywhere: bool = False) -> tuple[DuplicatePair, ...]:
    """Likely pairs among what is open in the area that nobody has decided on, the surest first."""
    entries(area)
    return _undecided(area.name, area.revision, register().cache_key, everywhere, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner="Comparing names, places and numbers …")
def _undecided(
    name: str, revision: str, register_key: str, everywhere: bool, _area: Area
) -> tuple[DuplicatePair, ...]:
    looked_at = entries(_area) if everywhere else entries_here(_area)
    open_ones = [entry.asset for entry in looked_at if entry.asset.status is not Status.CLOSED]
    decided = {(entry.first_id, entry.second_id) for entry in register().duplicate_decisions()}
    likely = likely_duplicates(open_ones)
    return tuple(entry for entry in likely if (min(entry.a, entry.b), max(entry.a, entry.b)) not in decided)


def calls(area: Area, *, today: date, without_phone: bool) -> pd.DataFrame:
    """Whom to ring this morning, the call that serves most residents first."""
    assets = area_assets(area)
    return _calls(assets.key, today, stale_after_days(), without_phone, area)


@st.cache_resource(
    max_entries=AREAS_KEPT_OPEN, show_spinner="Finding out which calls would help most residents …"
)
def _calls(key: str, today: date, days: int, without_phone: bool, _area: Area) -> pd.DataFrame:
    assets = area_assets(_area)
    with at_work() as workers:
        return morning_list(
            _area, assets, today=today, after_days=days, without_phone=without_phone, workers=workers
        )


def area_assets_on(area: Area, on: date | None) -> AreaAssets:
    """What the register knew in an area at the end of a day; now, if no day is given."""
    if on is None:
        return area_assets(area)
    area = by_wards(area)
    area_assets(area)  # brings in what the area's own pack knows
    return _area_assets_on(area.name, area.revision, register().cache_key, on, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner="Reading the register as it was …")
def _area_assets_on(name: str, revision: str, register_key: str, on: date, _area: Area) -> AreaAssets:
    return assets_of.area_assets(_area, register(), as_of=assets_of.end_of(on))


def register_began(area: Area) -> date | None:
    """The day of the first import that is still in the register; None while there is none."""
    area_assets(area)
    return _began(area.name, area.revision, register().cache_key, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner=False)
def _began(name: str, revision: str, register_key: str, _area: Area) -> date | None:
    return of_area.began_on(register(), _area)


def gaps_of(area: Area, question: WardQuestion, on: date | None = None) -> WardGaps:
    """What every ward is short of, now or as the register was on a day; worked out once for each question."""
    return _gaps(f"{area_assets_on(area, on).key} {area.revision} {question!r}", question, on, area)


@st.cache_resource(max_entries=GAPS_KEPT, show_spinner="Measuring every resident's walks …")
def _gaps(key: str, _question: WardQuestion, on: date | None, _area: Area) -> WardGaps:
    """``key`` holds every word of the question: to take a digest of its fields costs ten times as much."""
    assets = area_assets_on(_area, on)
    ready_ground(_area, assets, _question.pace.avoid)
    with at_work() as workers:
        return ward_gaps(_area, assets, _question, workers=workers)


def ranks_of(area: Area, question: WardQuestion) -> pd.DataFrame:
    """How sure the order of the wards is."""
    return _ranks(f"{area_assets(area).key} {area.revision} {question!r}", question, area)


@st.cache_resource(max_entries=GAPS_KEPT, show_spinner="Moving pace, minutes and weights …")
def _ranks(key: str, _question: WardQuestion, _area: Area) -> pd.DataFrame:
    ready_ground(_area, area_assets(_area), _question.pace.avoid)
    with at_work() as workers:
        return rank_ranges(_area, area_assets(_area), _question, workers=workers)


def funding_ground(area: Area, on: date | None = None) -> FundingGround:
    """What the funding page asks about, now or as the register was on a day; walks are measured once."""
    return _funding_ground(area.name, area.revision, area_assets_on(area, on).key, on, area)


@st.cache_resource(max_entries=AREAS_KEPT_OPEN, show_spinner=False)
def _funding_ground(name: str, revision: str, key: str, on: date | None, _area: Area) -> FundingGround:
    return grounds.funding_ground(_area, area_assets_on(_area, on), keep=_made)


@st.cache_resource(max_entries=WALKS_KEPT, show_spinner=False)
def _made(key: Hashable, _make: Callable[[Workers], Any]) -> Any:
    with at_work() as workers:
        return _make(workers)


@st.cache_resource(max_entries=1)
def kinds() -> Kinds:
    """Every kind and family of assets."""
    return load_kinds()


class Visit(VisitMemory):
    """The memory of the browser tab that is being shown."""

    def __init__(self) -> None:
        super().__init__(cast(MutableMapping[str, Any], st.session_state))


for _of_areas in (
    _open, _gazetteer, _example_postcode, _street_cover, _entries, _entries_here,
    _undecided, _calls, _area_assets_on, _began, _gaps, _ranks, _funding_ground, _made,
):  # fmt: skip
    SERVING.when_superseded(_of_areas.clear)
SERVING.when_superseded(STANDING.forget)
