"""How were residents placed, and in whose ward? The sentences of prepare's report."""

from typing import Final

import pandas as pd

from geo.wording import counted, worded
from layers.residents.dwellings import HomePostcodes
from layers.residents.points import ResidentPoints

BEYOND: Final = (
    "{beyond:,} of them live in no ward of the area: they share what is in reach of them, and are counted in "
    "no figure of it."
)


def how_placed(placed: ResidentPoints, homes: HomePostcodes, residents: pd.DataFrame) -> tuple[str, ...]:
    """Sentences on how many residents are where, by what they were shared, and in which ward they count.

    ``residents``: the points that are kept, ``ward_code`` "" at those in no ward of the area.
    """
    dwellings = "property reference numbers" if homes.by_uprns else "addresses"
    ways = (
        (placed.by_dwellings, f"shared among postcodes by their {dwellings}"),
        (placed.equally, "shared equally among postcodes"),
        (placed.at_centroid, "placed at the centroid, for want of a postcode"),
        (placed.at_middle, "placed at a point inside, for want of a postcode and a centroid"),
    )
    people = residents["residents"].fillna(0)
    ways_in_words = "; ".join(f"{count} small areas {how}" for count, how in ways if count)
    beyond = int(people[residents["ward_code"] == ""].sum())
    return (
        f"{int(people.sum()):,} residents at {len(residents):,} points: {ways_in_words}.",
        *_not_counted(placed),
        *_at_the_border(homes),
        *_whose_ward(placed),
        worded(BEYOND, beyond=beyond) if beyond else "",
    )


def _not_counted(placed: ResidentPoints) -> tuple[str, ...]:
    uncounted = placed.table.loc[placed.table["residents"].isna(), "small_area_code"].nunique()
    if not uncounted:
        return ()
    return (
        counted(
            "How many live in {count} small area is not known.",
            "How many live in {count} small areas is not known.",
            uncounted,
        ),
    )


def _at_the_border(homes: HomePostcodes) -> tuple[str, ...]:
    across = counted(
        "{count:,} postcode only seems to lie in its small area: its own council is another. "
        "Nobody of the small area is placed there.",
        "{count:,} postcodes only seem to lie in their small areas: their own council is another. "
        "Nobody of those small areas is placed there.",
        homes.across_border,
    )
    outside = counted(
        "{count:,} postcode just outside every small area counts to the nearest.",
        "{count:,} postcodes just outside every small area count to the nearest.",
        homes.just_outside,
    )
    return (across if homes.across_border else "", outside if homes.just_outside else "")


def _whose_ward(placed: ResidentPoints) -> tuple[str, ...]:
    """What the postcodes' own wards say, and how often the points say otherwise."""
    wards = placed.wards
    if not wards.has_own.any():
        return ()
    if not wards.same_year:
        return ("The postcodes name wards of another year, so residents count in the ward of their point.",)
    people = placed.table["residents"].fillna(0).to_numpy(dtype=float)
    own, point = wards.ward_code.to_numpy(object), wards.by_point.to_numpy(object)
    other = own != point
    if not other.any():
        return ("Every home lies in the ward that its postcode names.",)
    moved = counted(
        "{count:,} postcode with {people:,} residents lies by its point in another ward than it names; "
        "the ward that it names counts.",
        "{count:,} postcodes with {people:,} residents lie by their point in another ward than they name; "
        "the ward that they name counts.",
        int(other.sum()),
        people=int(people[other].sum()),
    )
    none = other & (own == "")
    elsewhere = counted(
        "Of these {count:,} with {people:,} residents names a ward that is not of this area.",
        "Of these {count:,} with {people:,} residents name a ward that is not of this area.",
        int(none.sum()),
        people=int(people[none].sum()),
    )
    return (moved, elsewhere if none.any() else "")
