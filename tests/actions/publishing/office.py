"""An office whose register other programs read: every trouble that a listing may be, and one analysis."""

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from geo.paces import PACES
from layers.analyses.kept_analyses import analyses_beside
from layers.analyses.model import AnalysisContent
from layers.area import Area, open_area
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.model import Asset, PlacedBy, Status
from layers.register.store import Register, open_register
from layers.times.session import Season, Session
from questions.places.area_assets import area_assets
from questions.wards.analyses.choices import address_of_question
from questions.wards.analyses.figures import gap_figures
from questions.wards.analyses.since import data_used, register_state
from questions.wards.ward_gap_model import WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.layers.register.rows import FULL, club

TODAY = date(2026, 11, 27)
REFUGE = replace(FULL, asset_id="osm/node/77", name="The refuge", hide_address=True, uprn="", source_id="77")
TALKING = club(
    7,
    description="Ring Jo on 01633 123 456, or (01633) 123456, +44 1633 123456, or "
    "jo.b+club@mail.example.org; "
    "open 0930 - 1130, 1400-1600 since 2019.",
    cost="£2; pay j@x.example",
    longitude=-3.0,
    latitude=51.6,
    placed_by=PlacedBy.POINT,
    sessions=(Session(0, time(9), season=Season(10, 1, 3, 31)), Session(6, time(10, 30), time(12))),
    price_pence=0,
)
CLOSED = club(8, status=Status.CLOSED)
MADE_UP = replace(club(9), asset_id="made-up/demo/9")
EVERY: tuple[Asset, ...] = (FULL, REFUGE, TALKING, CLOSED, MADE_UP, club(10, status=Status.PAUSED))
NOBODYS = ("AB", "checked_by", "Jo on 01633", "123456", "mail.example.org", "j@x.example")


def new_office(folder: Path, area: Area, database: str = "") -> Path:
    """An office's folder of areas, with one area; its register is filled with ``EVERY``."""
    areas = folder / "areas"
    areas.mkdir(parents=True)
    shutil.copytree(area.folder.parent, areas / area.name)
    register_folder(areas).mkdir()
    if database:
        settings = register_folder(areas) / "settings.toml"
        settings.write_text(f'register = "{database}"\n', encoding="utf-8")
    with open_register(register_beside(areas)) as register:
        for asset in EVERY:
            register.add(asset, by="AB")
    return areas


def keep_analysis(areas: Path, name: str, area_name: str) -> str:
    """Keep an analysis of lunch clubs in the area; its id."""
    with open_register(register_beside(areas)) as register:
        content = _content(open_area(area_name, areas_folder=areas), register)
    return analyses_beside(areas).keep(area_name, name, content, by="AB").analysis_id


def _content(area: Area, register: Register) -> AnalysisContent:
    question = WardQuestion(("lunch_club",), PACES["steady"], 15, TODAY)
    assets = area_assets(area, register)
    gaps = ward_gaps(area, assets, question)
    used = data_used(
        area, assets, register_state(register), kinds=[question.kinds], question=question, gaps=gaps
    )
    return AnalysisContent(
        address_of_question(question, standard=None), gap_figures(gaps).record(), used.record()
    )
