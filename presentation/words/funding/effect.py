"""How does it read who gains and who loses by a scenario?"""

from typing import Final

from layers.assets.kinds import Kinds
from presentation.words.funding.page import GROUP, WARD
from presentation.words.funding.standard import standard_words
from presentation.words.kinds import kind_label
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from questions.funding.what_if import Effect

WHICH_KINDS: Final = sentence("This may bring many things nearer. Which kinds to look at?")
NO_STREET_FIX: Final = sentence("So nobody can say who would reach it: put it where streets are known.")
NEEDS_A_TIME: Final = sentence("More times bring nothing nearer while any time of the week counts.")
NEEDS_A_TIME_FIX: Final = sentence("Choose a time of the week above to see who would gain by them.")
PATH_LOSES: Final = sentence("That somebody would lose by a path is an artefact of the model.")
PATH_LOSES_FIX: Final = sentence(
    "Every home is joined to the nearest street or path. Homes next to the new one are "
    "joined to it, and it meets other streets at its two ends only: in truth they would walk "
    "as before."
)
PLACES_NOTE: Final = sentence(
    "More places bring nothing nearer, but more people can come. Places are shared among all "
    "residents who can walk there; assets whose places are not known give none."
)
GAIN: Final = sentence("Gain")
LOSE: Final = sentence("Lose")
THEN: Final = sentence("Then")
_COUNTS: Final = (
    sentence("Residents with a street"),
    sentence("Within reach today"),
    THEN,
    GAIN,
    LOSE,
    sentence("Share then"),
)
WARD_COLUMNS: Final = (WARD, *_COUNTS)
GROUP_COLUMNS: Final = (GROUP, *_COUNTS)
FIFTH_COLUMNS: Final = (sentence("Residents"), GAIN, LOSE)
BY_GROUP_CAPTION: Final = sentence("The whole area by group")
FIFTHS_CAPTION: Final = sentence("By how deprived their small area is")
PLACES_COLUMNS: Final = (WARD, sentence("Today"), THEN)
COMPARE_CAPTION: Final = sentence("The scenarios side by side")
COMPARE_COLUMNS: Final = (sentence("Scenario"), sentence("What is done"), GAIN, LOSE)


def effect_sentence(effect: Effect, *, kinds: Kinds) -> str:
    """Who gains and who loses, in a sentence or two."""
    of_those_counted = _counted_sentence(effect, kinds=kinds)
    if not effect.areas_uncounted:
        return of_those_counted
    uncounted = plural(
        "How many live in {count} small area that would gain or lose is not known: they come on top.",
        "How many live in {count} small areas that would gain or lose is not known: they come on top.",
        effect.areas_uncounted,
    )
    return f"{of_those_counted} {uncounted}"


def _counted_sentence(effect: Effect, *, kinds: Kinds) -> str:
    """Who gains and who loses of those who are counted."""
    gained, lost, single = effect.gaining, effect.losing, len(effect.kinds) == 1
    what = (
        sentence("a {kind}", kind=kind_label(kinds, effect.kinds[0]).lower())
        if single
        else sentence("something")
    )
    standard = standard_words(effect.standard)
    if not gained and not lost and effect.areas_uncounted:
        return sentence(
            "Of those who are counted nobody would gain or lose {what} within {standard}.",
            what=what,
            standard=standard,
        )
    if not gained and not lost:
        return sentence("Nobody would gain or lose {what} within {standard}.", what=what, standard=standard)
    lose = plural("{count:,} would lose one", "{count:,} would lose one", lost) if lost else NOBODY_LOSES
    line = plural(
        "{count:,} residents would gain {what} within {standard}; {lose}.",
        "{count:,} residents would gain {what} within {standard}; {lose}.",
        gained,
        what=what,
        standard=standard,
        lose=lose,
    )
    if single:
        return line
    named = ", ".join(kind_label(kinds, kind).lower() for kind in effect.kinds)
    once = sentence("Everybody is counted once, whichever it is of: {kinds}.", kinds=named)
    return f"{line} {once}"


NOBODY_LOSES: Final = sentence("nobody would lose one")


def no_street(name: str) -> str:
    """That nobody can say who would reach something."""
    return sentence("No street is known near {name}.", name=one_line(name))


def nothing_changes(labels: str) -> str:
    """For which kinds nothing changes."""
    return sentence("Nothing changes for: {kinds}.", kinds=labels)


def by_ward_caption(kind: str) -> str:
    """The head of the table by ward."""
    return sentence("{kind}, by ward: those who change", kind=kind)


def by_group_title(kind: str) -> str:
    """What opens the tables by group and deprivation."""
    return sentence("{kind}, by group and deprivation", kind=kind)


def places_caption(kind: str) -> str:
    """The head of the table of weekly places."""
    return sentence(
        "{kind}: weekly places for 1,000 residents, shared among all in reach; wards that change", kind=kind
    )


def no_places(kind: str) -> str:
    """That no ward has more or fewer places."""
    return sentence("{kind}: no ward has more or fewer places for it.", kind=kind)
