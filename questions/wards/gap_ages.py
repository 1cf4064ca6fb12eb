"""For which ages does an asset count? For a group only if its rules let in those who make it up."""

from typing import Final

from layers.register.model import Asset

GROUP_AGES: Final = {  # ages that a group's name tells: nobody in it is younger or older
    "under_16": (0, 15),
    "aged_65_plus": (65, 150),
    "aged_75_plus": (75, 150),
}
ADULTS: Final = (18, 64)  # of a group of all ages: what leaves out some of these is not for all of it
_OLD: Final = 65


def group_ages(group: str) -> tuple[int, int] | None:
    """The ages that a group's name tells, both inclusive; None for a group of all ages."""
    return GROUP_AGES.get(group)


def not_for_group(record: Asset, group: str, *, for_some: bool = False) -> bool:
    """Whether an asset's ages keep it from counting for a group; False where they are not known.

    What is for over-60s counts for those aged 65 and over, and not for all residents: for a group of all ages
    it must take every adult from 18 to 64. For a group of older people it must take the youngest of them, and
    for children any of them: clubs for children go by narrow ages, one after the other. With ``for_some`` it
    is enough that anybody of the group may come: so it is asked who would gain by something new.
    """
    youngest = record.minimum_age if record.minimum_age is not None else 0
    oldest = record.maximum_age if record.maximum_age is not None else 150
    ages = group_ages(group)
    if for_some:
        lowest, highest = ages or (0, 150)
        return highest < youngest or lowest > oldest
    if ages is None:
        return youngest > ADULTS[0] or oldest < ADULTS[1]
    if ages[0] >= _OLD:
        return not youngest <= ages[0] <= oldest
    return ages[1] < youngest or ages[0] > oldest
