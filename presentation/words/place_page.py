"""What does the page "Add a place" say: which council, what is fetched for it, and what is here already?"""

from collections.abc import Sequence
from typing import Final

from actions.place_plan import PlacePlan, PlannedSource
from layers.councils.find import CouncilMatches
from layers.councils.model import Council
from layers.packs.format import PackLabel
from layers.sources.editions import date_of_edition
from layers.sources.manifest import Manifest
from layers.sources.newer import SourceAge
from presentation.words import plain as words
from presentation.words.councils import NATIONS, match_lines
from presentation.words.errors import both_of
from presentation.words.fetching import size
from presentation.words.language import plural, sentence

TITLE: Final = words.ADD_A_PLACE
QUESTION: Final = sentence("Which place is to be added?")
INTRO: Final = sentence(
    "For whoever looks after this desk. The open data of any council in the United Kingdom is fetched from "
    "those who publish it; from then on the place works without internet. Nothing about any person is sent, "
    "and nothing is asked of the internet until you press a button that says so."
)
NAME_LABEL: Final = sentence("Name or code of a council or county")
NAME_EXAMPLE: Final = sentence("For example: Wigan")
FIND: Final = sentence("Find")
MATCHES_LABEL: Final = sentence("Which council is meant?")
MOST_MATCHES: Final = 12
NOT_TYPED: Final = sentence(
    "Type a name, English or Welsh or a part of it. What would be fetched is shown here before anything is."
)
NOT_CHOSEN: Final = sentence("Choose one of them, and what would be fetched for it is shown here.")
PLAN_COLUMNS: Final = (
    sentence("What"),
    sentence("From"),
    sentence("About how large"),
    sentence("On this computer"),
    sentence("Licence"),
)
PLAN_CAPTION: Final = sentence("Each source with its publisher’s server, its size and its licence")
EDITIONS_CAPTION: Final = sentence("Each source, of which day it is and when it was fetched")
WHAT_IS_FETCHED: Final = sentence("What is fetched, and from whom")
HOW_LONG: Final = sentence(
    "How long that takes depends on your connection; preparing takes some minutes after it. The app can be "
    "used meanwhile, and this page may be closed: it shows how far it is whenever you come back."
)
EDITION_COLUMNS: Final = (sentence("What"), sentence("Edition or day"), sentence("Fetched"))
MADE_FROM: Final = sentence("What it was made from")
ASK_NEWER: Final = sentence("Ask the sources what is newer")
AGES_CAPTION: Final = sentence("What is other at its source than here, or not known")
ASKING: Final = sentence("Asking the sources …")
AGE_COLUMNS: Final = (sentence("What"), sentence("Here"), sentence("At its source"))
OWN_RECIPE: Final = sentence(
    "It was made from a recipe and files of your own. Updating it here makes it anew out of open data alone; "
    "your recipe and your files stay as they are."
)
SERVES_MEANWHILE: Final = sentence(
    "Whoever uses it meanwhile goes on with the one that is here, and loses nothing when the new one opens."
)
HERE: Final = sentence("Places on this computer")
OF_A_RECIPE: Final = sentence("made from a recipe and files of your own")
OF_OPEN_DATA: Final = sentence("made from open data")
MADE_UP: Final = sentence("made up, for trying things out")
OF_STAND_IN: Final = sentence("made from a stand-in for the internet")


def matches_sentence(text: str, matches: CouncilMatches) -> str:
    """Why these councils are offered, or what to type instead."""
    count = len(matches.councils)
    if not count or matches.group is not None:
        lines = list(match_lines(text, matches))
        return " ".join(lines if not count else lines[: len(lines) - count])
    if count > MOST_MATCHES:
        return sentence(
            "{count} councils may be meant, of which these are the first {shown}. Type more of the name.",
            count=count,
            shown=MOST_MATCHES,
        )
    return (
        plural("{count} council may be meant.", "{count} councils may be meant.", count) if count > 1 else ""
    )


def council_name(council: Council) -> str:
    """ "Newport (Casnewydd)" """
    if council.name_cy and council.name_cy != council.name:
        return sentence("{name} ({name_cy})", name=council.name, name_cy=council.name_cy)
    return council.name


def council_caption(council: Council, label: PackLabel | None) -> str:
    """In which nation it is, and whether it is here already."""
    nation = NATIONS[council.nation]
    if label is None:
        return sentence("{nation}, {code}", nation=nation, code=council.code)
    return sentence(
        "{nation}, {code}. Here since {day}", nation=nation, code=council.code, day=made_on(label)
    )


def made_on(label: PackLabel) -> str:
    """The day on which an area was prepared."""
    return words.day(label.made_at[:10])


def stand_in_sentence(address: str) -> str:
    """That not the internet would be asked."""
    return sentence(
        "WITHIN_REACH_WEB is set, so a stand-in at {address} is asked in place of the internet.",
        address=address,
    )


def start_button(name: str) -> str:
    """What the button is called that begins."""
    return sentence("Fetch and prepare {name}", name=name)


def update_button(name: str) -> str:
    """What the button is called that makes a place anew."""
    return sentence("Update {name}", name=name)


def plan_sentence(plan: PlacePlan) -> str:
    """How much is fetched, from how many, and how much of it is here."""
    if not plan.hosts:
        return sentence("All that it needs is on this computer: nothing is asked of the internet.")
    amount = plural(
        "About {size} is fetched from {count} publisher’s server.",
        "About {size} is fetched from the servers of {count} publishers.",
        len(plan.hosts),
        size=size(plan.bytes_to_come),
    )
    if not plan.bytes_there:
        return amount
    there = sentence("{there} of what it needs is on this computer already.", there=size(plan.bytes_there))
    return f"{amount} {there}"


def plan_rows(plan: PlacePlan) -> list[list[str]]:
    """Each source as cells under ``PLAN_COLUMNS``."""
    return [
        [
            _what(each),
            each.source.host,
            size(each.bytes_there if each.state == "fresh" else each.bytes_to_come),
            _here(each),
            each.source.licence,
        ]
        for each in plan.sources
    ]


def _what(planned: PlannedSource) -> str:
    title = words.one_line(planned.source.title)
    return sentence("{title} (needed)", title=title) if planned.source.needed else title


def _here(planned: PlannedSource) -> str:
    if planned.state == "absent":
        return sentence("no")
    day = words.day(planned.fetched_at[:10])
    if planned.state == "fresh":
        return sentence("since {day}", day=day)
    return sentence("since {day}; a newer one is asked for", day=day)


def place_here(label: PackLabel, made_from: str) -> str:
    """A place on this computer, in a line."""
    title = words.one_line(label.title)
    return sentence(
        "{title}: prepared on {day}, {made_from}.", title=title, day=made_on(label), made_from=made_from
    )


def look_button(title: str) -> str:
    """What the button is called that looks at a place which is here."""
    return sentence("What is newer for {title}?", title=title)


def prepared_sentence(label: PackLabel) -> str:
    """When the place that is here was prepared."""
    return sentence(
        "{title} is here: it was prepared on {day}.", title=words.one_line(label.title), day=made_on(label)
    )


def edition_rows(label: PackLabel, manifest: Manifest | None) -> list[list[str]]:
    """What a place was made from as cells under ``EDITION_COLUMNS``."""
    if manifest is not None:
        return [
            [
                words.one_line(each.title),
                _edition(each.edition, each.date),
                words.day(each.fetched_at[:10]),
            ]
            for each in manifest.files
        ]
    return [[words.one_line(each.title), _edition("", each.date), words.NOT_KNOWN] for each in label.sources]


def _edition(edition: str, day: str) -> str:
    """Of which day something is; the name of its edition where the day is not known."""
    day = day or date_of_edition(edition)
    return words.day(day) if day else words.one_line(edition) or words.NOT_KNOWN


def ages_sentence(ages: Sequence[SourceAge]) -> str:
    """How many sources have something newer."""
    newer = sum(each.age == "newer" for each in ages)
    absent = sum(each.age == "absent" for each in ages)
    asked_for = len(ages) - absent
    if not asked_for:
        return sentence(
            "Nothing of what it was made from is kept on this computer, so it cannot be compared: an update "
            "fetches all of it."
        )
    if newer:
        return plural(
            "{count} source has something newer than what is here.",
            "{count} sources have something newer than what is here.",
            newer,
        )
    if any(each.age == "untold" for each in ages):
        return sentence("Nothing newer is known of, but not every source has told.")
    return sentence("Nothing is newer at its sources.")


def age_rows(ages: Sequence[SourceAge]) -> list[list[str]]:
    """Each source that is not the same as cells under ``AGE_COLUMNS``."""
    return [
        [words.one_line(each.source.title), _edition_here(each), _there(each)]
        for each in ages
        if each.age != "same"
    ]


def _edition_here(age: SourceAge) -> str:
    return sentence("nothing") if age.age == "absent" else _of_day(age.here)


def _there(age: SourceAge) -> str:
    if age.error is not None:
        return words.one_line(both_of(age.error))
    if age.age == "newer":
        there = _of_day(age.there)
        newer = there not in (words.NOT_KNOWN, _of_day(age.here))
        return sentence("newer: {there}", there=there) if newer else sentence("newer")
    if age.age == "absent":
        return sentence("an update fetches it")
    return sentence("it does not tell; an update fetches it anew")


def _of_day(edition: str) -> str:
    """An edition, whether its name, a year or a day is known, as a day if it has one."""
    return words.day(edition) if edition[:4].isdigit() else _edition(edition, "")
