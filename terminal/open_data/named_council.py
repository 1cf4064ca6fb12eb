"""Which council does a name on the command line mean? A former one means that of today, which is said."""

from layers.councils.find import find_councils, the_council
from layers.councils.model import Council
from layers.councils.table import load_councils
from presentation.words.councils import match_lines
from terminal.plain_words import print_lines


def council_of_name(name: str) -> Council:
    """The council that a name means.

    Raises
    ------
    UnknownCouncilError
        It means none, or several.
    """
    table = load_councils()
    council = the_council(name, table)
    matches = find_councils(name, table)
    if matches.group is not None and matches.group.until:
        print_lines(match_lines(name, matches))
    return council
