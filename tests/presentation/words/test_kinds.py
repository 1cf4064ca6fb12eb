"""Kinds, families and holidays are said in the reader's language; they are looked for by their own words."""

from layers.assets.kinds import load_kinds
from presentation.words.kinds import family_label, holiday_name, kind_label, kind_plural
from tests.presentation.words.marked import in_marked_language

LABELS = """
import json
from layers.assets.kinds import load_kinds
from presentation.words.kinds import family_label, holiday_name, kind_label, kind_plural
kinds = load_kinds()
labels = [kind_label(kinds, kind.key) for kind in kinds.kinds]
labels += [kind_plural(kinds, kind.key) for kind in kinds.kinds]
labels += [family_label(family) for family in kinds.families]
labels += [kind_label(kinds, "moon_{club}"), holiday_name("Boxing Day")]
print(json.dumps([*labels, kind_label(kinds, ""), str(kinds.find("Pubs")), str(kinds.find("⟦Pub⟧"))]))
"""


def test_in_english_they_are_as_the_tables_have_them() -> None:
    kinds = load_kinds()
    assert kind_label(kinds, "lunch_club") == "Lunch club"
    assert kind_plural(kinds, "lunch_club") == "lunch clubs"
    assert kind_label(kinds, "moon_{club}") == "Moon {club}"
    assert kind_label(kinds, "") == ""
    assert family_label(kinds.families[0]) == kinds.families[0].label
    assert holiday_name("Boxing Day") == "Boxing Day"


def test_in_another_language_every_one_goes_through_its_catalogue() -> None:
    *labels, none, key, no_key = in_marked_language(LABELS)
    kinds = load_kinds()
    plain = [kind.label for kind in kinds.kinds] + [kind.plural for kind in kinds.kinds]
    plain += [family.label for family in kinds.families]
    assert labels == [f"⟦{text}⟧" for text in (*plain, "Moon {club}", "Boxing Day")]
    assert (none, key, no_key) == ("", "pub", "None")
