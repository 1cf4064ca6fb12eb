"""How is it said which councils a name may mean?"""

from collections.abc import Iterator
from typing import Final

from layers.councils.find import CouncilMatches
from layers.councils.model import Council, Nation
from layers.councils.table import EDITION
from presentation.words.language import plural, sentence

NATIONS: Final[dict[Nation, str]] = {
    "england": sentence("England"),
    "wales": sentence("Wales"),
    "scotland": sentence("Scotland"),
    "northern_ireland": sentence("Northern Ireland"),
}


def council_line(council: Council) -> str:
    """ "E08000010  Wigan, England" """
    name = council.name
    if council.name_cy and council.name_cy != council.name:
        name = sentence("{name} ({name_cy})", name=council.name, name_cy=council.name_cy)
    return sentence("{code}  {name}, {nation}", code=council.code, name=name, nation=NATIONS[council.nation])


def match_lines(text: str, matches: CouncilMatches) -> Iterator[str]:
    """The councils that a text may mean, and why these."""
    count = len(matches.councils)
    group = matches.group
    if not count:
        yield sentence("No council is called anything like “{text}”.", text=text)
        yield sentence("Type part of its name, such as wig, or its code, such as E08000010.")
        return
    if group is not None and group.until:
        yield plural(
            "{name} is no council of its own since {year}: it is part of this one now.",
            "{name} is no council of its own since {year}: it is divided among these {count} now.",
            count,
            name=group.name,
            year=group.until,
        )
    elif group is not None and count > 1:
        yield plural("{name} is {count} council:", "{name} is {count} councils:", count, name=group.name)
    for council in matches.councils:
        yield council_line(council)


def edition_line() -> str:
    """Of when the list is."""
    return sentence("The list is of {edition}.", edition=EDITION)
