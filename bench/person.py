"""How long does one person's whole answer take in the engine, from the words typed to every way there?"""

import time
from collections.abc import Iterator
from statistics import median

import numpy as np

from bench.measuring.figures import Figure
from bench.peers.places import SEED
from geo.paces import DEFAULT_PACE, PACES
from geo.route import routes
from geo.sweep import sweep
from layers.area import Area
from layers.places.gazetteer import Gazetteer, build_gazetteer
from questions.places.area_assets import AreaAssets, pack_assets
from questions.places.find_place import find_place
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.walking_ground import ORIGIN_LIMIT_M, walking_ground

PEOPLE, MINUTES = 50, 15
GROUP = "person"
TARGET_MS = 30.0


def person_figures(area: Area) -> Iterator[Figure]:
    """Medians over people at random addresses, after one that is not timed."""
    gazetteer, assets = build_gazetteer(area), pack_assets(area)
    question = Question(PACES[DEFAULT_PACE], MINUTES)
    typed = random_addresses(gazetteer, PEOPLE + 1)
    parts = np.array([_whole_answer(area, assets, gazetteer, words, question) for words in typed][1:])
    whole = np.median(parts[:, :3].sum(axis=1))
    note = (
        f"{len(parts)} random addresses, {MINUTES} minutes at the pace the page begins with; "
        f"{median(parts[:, 3]):.0f} assets in reach in the median"
    )
    yield Figure(GROUP, "one person's whole answer", whole * 1e3, "ms", TARGET_MS, note)
    for column, words in enumerate(
        (
            "of it: look-up of the address",
            "of it: reach, walks to every asset, walkshed",
            "of it: every route",
        )
    ):
        yield Figure(GROUP, words, float(np.median(parts[:, column])) * 1e3, "ms")


def random_addresses(gazetteer: Gazetteer, count: int) -> list[str]:
    """Things people type that name one certain place: house, street and postcode, or a postcode alone."""
    houses = [
        f"{house.number} {house.street}, {house.postcode}"
        for house in gazetteer.houses
        if house.number and house.street and house.postcode
    ]
    choice = houses or list(gazetteer.postcodes)
    chance = np.random.default_rng(SEED)
    addresses: list[str] = []
    for at in chance.permutation(len(choice)):
        if find_place(gazetteer, choice[at]).certain:
            addresses.append(choice[at])
        if len(addresses) == count:
            break
    return addresses


def _whole_answer(
    area: Area, assets: AreaAssets, gazetteer: Gazetteer, typed: str, question: Question
) -> tuple[float, float, float, int]:
    """Seconds of the look-up, of the answer and of all routes, and how many routes there were."""
    began = time.perf_counter()
    match = find_place(gazetteer, typed).certain
    located_at = time.perf_counter()
    assert match is not None  # noqa: S101 - random_addresses chose it so
    origin = Origin(match.x, match.y)
    answer = near_person(area, assets, origin, question)
    answered = time.perf_counter()
    ways = 0
    if answer.status is OriginStatus.JUDGED:
        ways = _all_routes(area, assets, origin, question, answer.in_reach["asset_id"].to_numpy())
    return located_at - began, answered - located_at, time.perf_counter() - answered, ways


def _all_routes(
    area: Area, assets: AreaAssets, origin: Origin, question: Question, asset_ids: "np.ndarray"
) -> int:
    """The way to every asset in reach, from one sweep."""
    ground = walking_ground(area, assets, question.pace.avoid)
    start = ground.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=ORIGIN_LIMIT_M)
    swept = sweep(
        area.network, start, cutoff_m=question.pace.cutoff_m(question.minutes), avoid=question.pace.avoid
    )
    _, doors = ground.walks(swept, start)
    rows = np.flatnonzero(np.isin(assets.table["asset_id"].to_numpy(), asset_ids))
    ways = routes(area.network, swept, start, ground.doors.take(doors[rows]))
    return sum(way is not None for way in ways)
