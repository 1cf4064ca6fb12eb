"""Real assets, the same ones told again with the slips that people make, and neighbours that are not."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from layers.register.model import Asset

SHORTER = {
    "Community": "Comm.",
    "Centre": "Ctr",
    "Saint": "St",
    "Road": "Rd",
    "Association": "Assoc.",
    "and": "&",
    "United": "Utd",
    "Football Club": "FC",
    "Cricket Club": "CC",
    "Pharmacy": "Chemist",
    "Library": "Lib.",
}
AT_ONE_HALL = (
    ("Knit and Natter", "Over 60s Lunch Club"),
    ("Community Choir", "Toddler Group"),
    ("Junior Judo", "Tea Dance"),
    ("Brownies", "Cub Scouts"),
    ("Chair Yoga", "Bowling Club"),
    ("Photographic Society", "Women's Institute"),
    ("Monday Art Class", "Slimming Group"),
    ("Bereavement Café", "Food Bank"),
)


CATEGORIES_OF_WIGAN = ("surgery", "dentist", "social_facility", "place_of_worship", "cafe", "food_bank")


def distinct(assets: Sequence[Asset]) -> list[Asset]:
    """Real assets of which no two are one: the first of each name in a square of about a kilometre.

    Wigan's list has a hospital's buildings, and many churches and takeaways twice, under one name.
    """
    seen: dict[tuple[str, int, int], Asset] = {}
    for asset in assets:
        if asset.name and asset.longitude is not None and asset.latitude is not None:
            cells = [
                (int(asset.longitude * 66 + dx), int(asset.latitude * 111 + dy))
                for dx in (0, 0.5)
                for dy in (0, 0.5)
            ]
            plain = "".join(letter for letter in asset.name.casefold() if letter.isalnum())
            if not any((plain, *cell) in seen for cell in cells):
                seen |= {(plain, *cell): asset for cell in cells}
    return list({asset.asset_id: asset for asset in seen.values()}.values())


@dataclass(frozen=True)
class Labelled:
    """Two lists, and the pairs that are one asset; every other pair is not."""

    listed: tuple[Asset, ...]
    told_again: tuple[Asset, ...]
    same: frozenset[tuple[str, str]]


def labelled_pairs(real: Sequence[Asset], *, seed: int = 7) -> Labelled:
    """Tell four in ten of the real assets again, and put two groups into every tenth place."""
    chance = random.Random(seed)
    named = [asset for asset in real if asset.name]
    again, same = [], set()
    for asset in chance.sample(named, k=len(named) * 4 // 10):
        other = told_again(asset, chance)
        again.append(other)
        same.add((asset.asset_id, other.asset_id))
    halls = chance.sample(named, k=len(named) // 10)
    return Labelled((*named, *in_one_hall(halls, chance)), tuple(again), frozenset(same))


def told_again(asset: Asset, chance: random.Random) -> Asset:
    """The same asset as somebody else would list it.

    Its name, point, postcode and telephone a little other.
    """
    slips = [_capitals, _shorter, _with_town, _typing_slip, _without_the, _as_it_is, _with_ltd]
    name = asset.name
    for slip in chance.sample(slips, k=2):
        name = slip(name, asset, chance)
    moved = asset.longitude is not None and chance.random() < 0.8
    metres = chance.uniform(5, 90), chance.uniform(5, 90)
    return replace(
        asset,
        asset_id=f"again/{asset.asset_id}",
        source="told again",
        name=name,
        longitude=asset.longitude + metres[0] / 66_000 if moved else asset.longitude,
        latitude=asset.latitude + metres[1] / 111_000 if moved else asset.latitude,
        postcode="" if chance.random() < 0.3 else asset.postcode,
        phone=chance.choice([asset.phone, asset.phone.replace(" ", ""), ""]),
        kind=asset.kind if chance.random() < 0.9 else "community_centre",
    )


def in_one_hall(halls: Sequence[Asset], chance: random.Random) -> list[Asset]:
    """Two different groups that meet in each hall, with the hall's telephone and its name in theirs."""
    groups = []
    for place, hall in enumerate(halls):
        for number, what in enumerate(chance.choice(AT_ONE_HALL)):
            name = f"{hall.name} {what}" if place % 2 else f"{hall.name.split()[0]} {what}"
            groups.append(
                replace(hall, asset_id=f"hall/{place}-{number}", name=name, source="groups", kind="")
            )
    return groups


def _capitals(name: str, _: Asset, chance: random.Random) -> str:
    return chance.choice([name.upper(), name.lower(), name.title()])


def _shorter(name: str, _: Asset, __: random.Random) -> str:
    for long, short in SHORTER.items():
        if re.search(rf"\b{long}\b", name):
            return re.sub(rf"\b{long}\b", short, name)
    return name


def _with_town(name: str, asset: Asset, __: random.Random) -> str:
    town = asset.address.split(",")[-1].strip() if "," in asset.address else ""
    return f"{name}, {town}" if town and len(town) < 20 else f"The {name}"


def _typing_slip(name: str, _: Asset, chance: random.Random) -> str:
    places = [n for n in range(1, len(name) - 1) if name[n].isalpha() and name[n + 1].isalpha()]
    if not places or len(name) < 8:
        return name
    at = chance.choice(places)
    return chance.choice([name[:at] + name[at + 1] + name[at] + name[at + 2 :], name[:at] + name[at + 1 :]])


def _without_the(name: str, _: Asset, __: random.Random) -> str:
    return name.removeprefix("The ").replace("'", "")


def _with_ltd(name: str, _: Asset, __: random.Random) -> str:
    return name.removesuffix(" Ltd") if name.endswith(" Ltd") else f"{name} Ltd"


def _as_it_is(name: str, _: Asset, __: random.Random) -> str:
    return name
