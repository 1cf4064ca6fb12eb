"""Which postcode does a row have, and what is said of a slip, of two, and of words that are no place?"""

from pathlib import Path
from typing import Final

from geo.wording import Wording, worded
from layers.assets.kinds import either
from layers.places.postcode_format import canonical_postcode, parse_typed_postcode, postcodes_within
from layers.register.importing.draft import Draft
from layers.register.importing.places import PlaceFinder
from layers.register.rules import breach
from layers.tables.cells import shown
from layers.tables.looks.word_tables import read_words

NO_PLACE_CSV: Final = Path(__file__).with_name("words") / "no_place_words.csv"
_MOST_SUGGESTED: Final = 3
_BRACKETS: Final = " .()[]\"'“”‘’"
NO_PLACE: Final = read_words(NO_PLACE_CSV)


def no_place_word(cell: str) -> str:
    """The words of a cell if they say that something meets at no place of its own, like "online"; else ""."""
    plain = " ".join(cell.casefold().replace("’", "'").split()).strip(_BRACKETS)
    parts = [part.strip() for part in plain.replace("/", ",").split(",") if part.strip()]
    return shown(cell) if parts and all(part in NO_PLACE for part in parts) else ""


def tidy_postcode(draft: Draft, finder: PlaceFinder) -> None:
    """Set ``known["postcode"]``: as it is written, the first of several, or the one in the address.

    What has a slip is kept as it is, told once, and what it may mean is suggested; nothing is mended.
    """
    typed = draft.cell("postcode")
    within = postcodes_within(typed or draft.cell("address"))
    whole = canonical_postcode(typed) if typed else None
    several = list(dict.fromkeys(within))
    here = [postcode for postcode in several if postcode in finder.postcodes]
    if no_place_word(typed):
        draft.known["postcode"] = ""
    elif whole or not typed or len(several) == 1:
        draft.known["postcode"] = whole or (several[-1] if several else "")
    elif several:
        draft.known["postcode"] = (here or several)[0]
        draft.fault(
            "postcode", _of_several(several, draft.known["postcode"]), worded("Keep the one where it is.")
        )
    else:
        draft.known["postcode"] = typed
        _tell_of_slip(draft, typed, finder)


def _of_several(several: list[str], taken: str) -> Wording:
    return worded(
        "This row has {count} postcodes ({postcodes}); it was put at {taken}.",
        count=len(several),
        postcodes=", ".join(several[:_MOST_SUGGESTED]),
        taken=taken,
    )


def _tell_of_slip(draft: Draft, typed: str, finder: PlaceFinder) -> None:
    wrong = breach("postcode", typed)
    if wrong is None:
        return
    draft.known["postcode_told"] = True
    meant = either(_likely(typed, finder))
    what = worded("{what}" if finder.in_recipe else "{what} It stays as it is written.", what=wrong.what)
    fix = worded("Correct it: perhaps {postcode} is meant.", postcode=meant) if meant else wrong.fix
    draft.fault("postcode", what, fix)


def _likely(typed: str, finder: PlaceFinder) -> list[str]:
    """What a postcode with a slip may mean: those of this area, if there are any."""
    possible = parse_typed_postcode(typed).corrections
    here = [postcode for postcode in possible if postcode in finder.postcodes]
    return (here or list(possible) if len(possible) <= _MOST_SUGGESTED else here)[:_MOST_SUGGESTED]
