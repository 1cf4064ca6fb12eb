"""How is the answer of two people told: what suits both, what only one of them, in which groups?"""

from collections.abc import Sequence
from typing import Final

from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.language import plural, sentence
from presentation.words.near.group_words import GroupWords, group_words
from presentation.words.near.reach import cannot_judge
from presentation.words.near.two.whose import FOR_BOTH, PEOPLE, of_whom_words
from questions.conversation.answer_groups import Group, Heading
from questions.together.groups_of_two import GroupOfTwo
from questions.together.two_people import ForWhom, TwoPeople
from questions.walks.near_person import OriginStatus

APART: Final = sentence("For both, but not while both are free")
NEVER_FREE: Final = sentence("They are never free at the same time.")
NOTHING_HELP: Final = sentence(
    "What suits only one of them is listed below. More minutes or other days may help."
)
_BOTH_TITLES: Final = {
    Heading.TROUBLE: sentence("For both, if it would help"),
    Heading.LESS_CLOSE: sentence("For both, less close to what was asked for"),
    Heading.CLUBS: sentence("For both: clubs and groups"),
    Heading.PLACES: sentence("For both: places to go"),
    Heading.SERVICES: sentence("For both: services"),
}


def headline(two: TwoPeople) -> str:
    """ "3 places suit both. Only the first person: 5; only the second: 2." """
    counts = {whose: len(two.ids(whose)) for whose in ForWhom}
    parts = [_number_for_both(counts)]
    if two.free is None:
        parts.append(NEVER_FREE)
    elif apart := counts[ForWhom.APART]:
        parts.append(
            plural(
                "{count:,} more suits both, but not while both are free.",
                "{count:,} more suit both, but not while both are free.",
                apart,
            )
        )
    parts.append(_number_for_one(counts))
    return " ".join(filter(None, parts))


def second_cannot_be_judged(two: TwoPeople) -> str:
    """Why nothing can be said of the second person's walks; "" where it can."""
    near = two.second.near
    if near.status is OriginStatus.JUDGED:
        return ""
    return of_whom_words(PEOPLE[1], f"{words.CANNOT_JUDGE} {cannot_judge(near)}")


def groups_of_two_words(two: TwoPeople, groups: Sequence[GroupOfTwo], *, kinds: Kinds) -> list[GroupWords]:
    """What stands over each group, in their order."""
    own = {
        ForWhom.FIRST: group_words(two.first.groups, two.first.fits, kinds=kinds),
        ForWhom.SECOND: group_words(two.second.groups, two.second.fits, kinds=kinds),
    }
    return [_heading(each.whose, each.group, own, each.own) for each in groups]


def _heading(
    whose: ForWhom, group: Group, own: dict[ForWhom, list[GroupWords]], at: int | None
) -> GroupWords:
    if at is None:
        return GroupWords(APART if whose is ForWhom.APART else _BOTH_TITLES.get(group.heading, FOR_BOTH))
    heading = own[whose][at]
    line = "" if group.asset_ids else heading.line  # the rows below say it; what suits both says of whom
    return GroupWords(of_whom_words(PEOPLE[whose is ForWhom.SECOND], heading.title), line)


def _number_for_both(counts: dict[ForWhom, int]) -> str:
    count = counts[ForWhom.BOTH]
    if not count:
        apart = counts[ForWhom.APART]
        return sentence("Nothing suits both at the same time.") if apart else sentence("Nothing suits both.")
    return plural("{count:,} place suits both.", "{count:,} places suit both.", count)


def _number_for_one(counts: dict[ForWhom, int]) -> str:
    return sentence(
        "Only the first person: {first:,}; only the second: {second:,}.",
        first=counts[ForWhom.FIRST],
        second=counts[ForWhom.SECOND],
    )
