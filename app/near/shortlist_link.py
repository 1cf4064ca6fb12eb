"""What does a link to a shortlist hold? The area and the ids of a few assets; nothing of any person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from presentation.printing.sheet.chosen import MOST
from presentation.words import plain as words

TITLE: Final = "A shortlist"
PAGE: Final = "shortlist"
LONGEST_ID: Final = 200
_TOO_MANY: Final = "This link names {count} places; a shortlist holds {most}. The first {most} are shown."
_TOO_LONG: Final = "Part of this link is no place's id and was left out."


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
    problems = [_TOO_LONG] if len(good) < len(once) else []
    if len(good) > MOST:
        problems.append(_TOO_MANY.format(count=len(good), most=MOST))
    return Shortlist(good[:MOST], tuple(problems))


def gone_words(gone: int) -> str:
    """What to say of places that a link names and the register has not; "" where there are none."""
    if not gone:
        return ""
    return (
        f"{words.count(gone, 'place', 'places')} of this link "
        f"{'is' if gone == 1 else 'are'} not in the register here: closed, taken out, or of another area."
    )
