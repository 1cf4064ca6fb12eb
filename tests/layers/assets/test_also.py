"""What a place is besides its own kind: said in its interests, and read from them again."""

import pytest

from layers.assets.also import ALSO_KINDS, interests_of, is_also
from layers.assets.kinds import load_kinds
from layers.assets.osm_rules import OSM_ALSO_CSV, load_osm_rules

KINDS = load_kinds()


def test_every_kind_that_the_table_gives_is_one_that_a_place_can_be_besides() -> None:
    assert {rule.kind for rule in load_osm_rules(KINDS, OSM_ALSO_CSV).rules} == set(ALSO_KINDS)


@pytest.mark.parametrize("kind", ALSO_KINDS)
def test_what_is_said_is_read_again(kind: str) -> None:
    phrases = interests_of([kind], KINDS, besides="library").split("; ")
    assert is_also(phrases, (kind,), KINDS)
    assert not is_also(phrases, ("library",), KINDS)


def test_a_place_is_not_besides_what_it_is_already() -> None:
    assert interests_of(["warm_space", "food_bank"], KINDS, besides="warm_space") == "food bank"


@pytest.mark.parametrize(
    ("interests", "wanted"),
    [
        (("pub", "quiz"), ("pub",)),  # who enjoys a pub is no pub
        (("warm space heaters",), ("warm_space",)),  # the whole phrase, not a part of one
        ((), ("warm_space",)),
        (("warm space",), ()),
    ],
)
def test_other_words_among_interests_make_no_kind(
    interests: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    assert not is_also(interests, wanted, KINDS)
