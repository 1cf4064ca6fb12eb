"""Is an age that of a child who is named beside the person? "young mum with a 2 yr old and a newborn".

A child of its own may be whom somebody asks for: "my ten-year-old wants to dance".
"""

from collections.abc import Sequence
from typing import Final

from questions.circumstances.circumstance import Circumstance
from questions.circumstances.spoken_text import SpokenText, number_at

GROWN_UP: Final = 18  # years from which on "has a … year old" may be anybody
OLD_ENOUGH: Final = 13  # "single mum, 3 yr old": nobody so young is one
_HAVING: Final = frozenset(
    (
        *("with", "w", "has", "have", "had", "got", "having", "expecting", "minds", "minding", "includes"),
        *("brings", "bringing", "raising", "bring", "plus", "he's", "she's", "i've", "they've"),
    )
)
_PARENTS: Final = frozenset(
    (
        *(
            "mum",
            "mam",
            "mom",
            "mummy",
            "mother",
            "dad",
            "daddy",
            "father",
            "parent",
            "parents",
            "mums",
            "dads",
        ),
        *(
            "gran",
            "grandma",
            "nan",
            "nana",
            "grandmother",
            "grandad",
            "granddad",
            "grandfather",
            "grandparent",
        ),
        *("carer", "guardian", "auntie", "aunt", "uncle", "childminder"),
    )
)
_CHILDREN: Final = frozenset(
    (
        *("son", "sons", "daughter", "daughters", "boy", "boys", "girl", "girls", "twin", "twins", "child"),
        *("children", "kid", "kids", "baby", "little", "lad", "lads", "lass", "nephew", "niece", "brother"),
        *("sister", "stepson", "stepdaughter"),
    )
)
# Of these nobody is asked for as "my": they are looked after by whoever speaks.
_GRANDCHILDREN: Final = frozenset(
    (
        *(
            "grandson",
            "grandsons",
            "granddaughter",
            "granddaughters",
            "grandchild",
            "grandchildren",
            "grandkids",
        ),
        *("grandkid", "grand", "nephew", "niece", "godson", "goddaughter"),
    )
)
# What may stand between "with" and the child: "with two little ones, a 2 yr old and a newborn".
_BETWEEN: Final = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "her",
            "his",
            "their",
            "my",
            "our",
            "and",
            "&",
            "small",
            "young",
            "little",
            "new",
        ),
        *(
            "ones",
            "old",
            "olds",
            "year",
            "yr",
            "yrs",
            "years",
            "month",
            "months",
            "mth",
            "wk",
            "week",
            "aged",
            "age",
        ),
        *("toddler", "newborn", "baby", "lovely", "disabled", "autistic", "another", "both", "s"),
    )
)
_ASKS: Final = frozenset(
    (
        *("is", "wants", "loves", "likes", "needs", "enjoys", "would", "wanting", "has", "hates", "can"),
        *("can't", "cannot", "plays", "lives", "who", "struggles", "finds"),
    )
)


def is_of_a_child(text: SpokenText, age: Circumstance) -> bool:
    """Whether an age is that of a child beside the person."""
    years = age.value[0] if isinstance(age.value, tuple) else age.value
    if not isinstance(years, int) or years >= GROWN_UP:
        return False
    before, after = _before(text, age.places), text.after(age.places.stop, 2)
    if after and after[0] in _GRANDCHILDREN:
        return after[1:2] == [] or after[1] not in _ASKS or bool(before)
    if not before:
        return years < OLD_ENOUGH and _ends_with_a_parent(text, age.places.start)
    return before[-1] in _HAVING or (before[-1] == "of" and before[-2:-1] != [] and before[-2] in _PARENTS)


def _before(text: SpokenText, places: range) -> Sequence[str]:
    """The words of the clause before an age, without what may stand between "with" and the child."""
    end = begins = text.clause(places.start).start
    for at in range(places.start - 1, begins - 1, -1):
        word = text.words[at].text
        if word not in _BETWEEN and word not in _CHILDREN and not number_at(text, at)[1]:
            end = at + 1
            break
    return text.texts(range(begins, end))


def _ends_with_a_parent(text: SpokenText, start: int) -> bool:
    """Whether the clause before ends with a mother or the like: "single mum, 3 yr old"."""
    begins = text.clause(start).start
    return begins > 0 and text.words[begins - 1].text in _PARENTS
