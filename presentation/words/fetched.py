"""What does the page about the data say of a place that was fetched: when, from where, what is missing?"""

from layers.sources.manifest import Manifest
from presentation.words import plain as words
from presentation.words.language import plural, sentence, worded

FROM_A_STAND_IN = sentence("This area is not made from the real open data.")

NOTES_TITLE = sentence("Worth knowing of the files:")


def stand_in_fix(address: str) -> str:
    """What answered in place of the internet."""
    return sentence(
        "All of it came from a stand-in at {address} (WITHIN_REACH_WEB), not from the internet.",
        address=address,
    )


def fetched(manifest: Manifest) -> str:
    """When the files were fetched, the first and the last of them."""
    days = sorted(each.fetched_at[:10] for each in manifest.files)
    if not days or days[0] == days[-1]:
        return sentence(
            "Its files were fetched on {day}.", day=words.day(days[0]) if days else words.NOT_KNOWN
        )
    return sentence(
        "Its files were fetched between {first} and {last}.",
        first=words.day(days[0]),
        last=words.day(days[-1]),
    )


def notes(manifest: Manifest) -> list[str]:
    """An older edition or copy that serves, a sum that was not compared."""
    return [worded(note) for each in manifest.files for note in each.notes]


def missing_title(count: int) -> str:
    """Over the sources that could not be had."""
    return plural(
        "{count} source could not be had when this area was prepared. It is left out, and tried again when "
        "the area is next prepared:",
        "{count} sources could not be had when this area was prepared. They are left out, and tried again "
        "when the area is next prepared:",
        count,
    )


def missing(manifest: Manifest) -> list[str]:
    """Each source that could not be had, and why; sentences name their source themselves."""
    return [
        sentence("{what} {fix}", what=worded(each.what), fix=worded(each.fix)) for each in manifest.left_out
    ]
