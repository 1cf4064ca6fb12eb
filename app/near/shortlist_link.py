"""What does a link to a shortlist hold? The area and the ids of a few assets; nothing of any person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from presentation.printing.sheet.chosen import MOST
from presentation.words.near import sheet as words

TITLE: Final = words.SHORTLIST
PAGE: Final = "shortlist"
LONGEST_ID: Final = 200


@dataclass(frozen=True)
class Shortlist:
    """The ids that a link names, and what is wrong with it in words."""

    asset_ids: tuple[str, ...]
    problems: tuple[str, ...] = ()


def shortlist_address(area_name: str, asset_ids: Sequence[str]) -> str:
    """The address of a shortlist's page, from the page's own root: "shortlist?area=…&assets=…&assets=…".

    Ids stand in the order given, each once, at most ten of them; every sign that means something in an
    address is escaped.
    """
    once = tuple(dict.fromkeys(asset_ids))[:MOST]
    return f"{PAGE}?{urlencode([('area', area_name), *(('assets', asset_id) for asset_id in once)])}"


def read_shortlist(asset_ids: Sequence[str]) -> Shortlist:
    """The ids of a link, as many as a shortlist holds; what cannot be an id is left out and said."""
    once = tuple(dict.fromkeys(asset_id for asset_id in asset_ids if asset_id.strip()))
    good = tuple(asset_id for asset_id in once if len(asset_id) <= LONGEST_ID and asset_id.isprintable())
    problems = [words.TOO_LONG] if len(good) < len(once) else []
    if len(good) > MOST:
        problems.append(words.too_many_words(len(good), MOST))
    return Shortlist(good[:MOST], tuple(problems))
