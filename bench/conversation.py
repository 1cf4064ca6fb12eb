"""How long do suggestions take in a town of 3,000 assets: words, walk, times, reasons, near misses?"""

import csv
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, time as clock
from pathlib import Path
from statistics import median
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from bench.measuring.figures import Figure
from bench.peers.places import SEED
from bench.person import random_addresses
from geo.crs import to_lonlat
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.places.gazetteer import build_gazetteer
from layers.preparing.lists.recipe_kinds import KindWords, kind_words
from layers.recipes.model import load_recipe
from layers.register.listed.asset_table import TABLE_COLUMNS
from layers.register.model import Asset
from layers.tables.cells import step_free
from layers.tables.prices_and_ages import Ages, read_ages, read_price
from layers.times.reading.read import read_times
from layers.times.session import Known
from questions.conversation.conversation import FreeTime, Wishes, suggest
from questions.conversation.interest_index import build_index, interest_index
from questions.conversation.interests import meet
from questions.places.area_assets import AreaAssets
from questions.places.find_place import find_place
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.walking_ground import walking_ground

DEMO: Final = Path(__file__).resolve().parents[1] / "data" / "demo"
SITUATIONS: Final = (
    "likes rugby, used to be a joiner, misses company at lunch",
    "had an alotment for forty years and sang in the chapel, no bingo",
    "just home from hospital after a fall, lonely, would like a natter and some gentle exercise",
)
ASSETS, PEOPLE, MINUTES = 3_000, 30, 20
GROUP = "conversation"
INTERESTS_MS, SUGGEST_MS = 20.0, 150.0
NOW: Final = datetime(2026, 11, 23, 9, 30)


def conversation_figures(area: Area) -> Iterator[Figure]:
    """Medians over people at random addresses with things they enjoy, an age, a price and free times."""
    assets = crowded(area, ASSETS)
    note = f"{ASSETS:,} assets at random addresses, named as in the made-up town"
    began = time.perf_counter()
    build_index(assets, kinds=load_kinds())
    built = time.perf_counter() - began
    yield Figure(GROUP, "index of words, once per register", built * 1e3, "ms", None, note)
    interest_index(assets)
    spent = median(_seconds(lambda words=words: meet(assets, words)) for words in SITUATIONS * 5)
    yield Figure(GROUP, "words met by every asset", spent * 1e3, "ms", INTERESTS_MS)
    yield from _whole(area, assets)


def _whole(area: Area, assets: AreaAssets) -> Iterator[Figure]:
    gazetteer = build_gazetteer(area)
    matches = [find_place(gazetteer, typed).certain for typed in random_addresses(gazetteer, PEOPLE + 1)]
    origins = [Origin(match.x, match.y) for match in matches if match]
    question = Question(PACES[DEFAULT_PACE], MINUTES)
    walking_ground(area, assets, 0)
    walks, wholes, fits = [], [], []
    for number, origin in enumerate(origins):
        wishes = _wishes(SITUATIONS[number % len(SITUATIONS)])
        walks.append(_seconds(lambda origin=origin: near_person(area, assets, origin, question)))
        began = time.perf_counter()
        suggestions = suggest(area, assets, origin, question, wishes, now=NOW)
        wholes.append(time.perf_counter() - began)
        fits.append(len(suggestions.fits) + len(suggestions.near_misses))
    note = f"{len(wholes) - 1} random addresses, {MINUTES} minutes; {median(fits):.0f} fits and near misses"
    yield Figure(GROUP, "suggestions, all of it", median(wholes[1:]) * 1e3, "ms", SUGGEST_MS, note)
    yield Figure(GROUP, "of it: the walk to every asset", median(walks[1:]) * 1e3, "ms")
    slowest = float(np.quantile(wholes[1:], 0.95))
    yield Figure(GROUP, "suggestions, 19 of 20 within", slowest * 1e3, "ms")


def _seconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def _wishes(words: str) -> Wishes:
    free = tuple(FreeTime(weekday, clock(11), clock(15)) for weekday in range(5))
    return Wishes(words=words, free=free, age=72, at_most_pence=500)


def crowded(area: Area, count: int) -> AreaAssets:
    """An area with ``count`` assets at random resident points, named and described as in the made-up town."""
    recipe = load_recipe(DEMO / "recipe.toml")
    section = next(section for section in recipe.assets if hasattr(section, "columns"))
    words = kind_words(load_kinds(), section.kinds, file="groups.csv")
    with (DEMO / "town" / "groups.csv").open(encoding="utf-8", newline="") as file:
        groups = list(csv.DictReader(file))
    chance = np.random.default_rng(SEED)
    places = area.residents.geometry.to_numpy()[chance.integers(0, len(area.residents), count)]
    lon, lat = to_lonlat(shapely.get_x(places), shapely.get_y(places), crs=area.crs)
    points = zip(lon.tolist(), lat.tolist(), strict=True)
    made = [_asset(number, groups[number % len(groups)], point, words) for number, point in enumerate(points)]
    records = {asset.asset_id: asset for asset in made}
    rows = [
        {name: str(getattr(asset, name, "") or "") for name in TABLE_COLUMNS if name != "geometry"}
        for asset in made
    ]
    table = gpd.GeoDataFrame(rows, geometry=places, crs=area.crs)[list(TABLE_COLUMNS)]
    return AreaAssets(f"{area.name}-crowded", table, area.entrances.iloc[:0], records)


def _asset(number: int, group: dict[str, str], point: tuple[float, float], words: KindWords) -> Asset:
    ages = read_ages(group["ages"]) or Ages()
    return Asset(
        asset_id=f"crowd/{number:05}",
        name=group["name"],
        organisation=group["organisation"],
        kind=words.find(group["type"]),
        description=group["description"],
        longitude=point[0],
        latitude=point[1],
        sessions=read_times(group["when"]).sessions,
        when=group["when"],
        minimum_age=ages.youngest,
        maximum_age=ages.oldest,
        cost=group["cost"],
        price_pence=read_price(group["cost"]),
        step_free=Known(step_free(group["step_free"]) or ""),
        checked_on=date.fromisoformat(group["checked"]) if group["checked"] else None,
    )
