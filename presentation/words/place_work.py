"""How is it said how far the preparation of a place is, and how it ended?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from actions.add_place import PlaceReport
from actions.place_progress import STEPS_IN_ALL, PlaceProgress
from layers.packs.format import PackLabel
from presentation.words import plain as words
from presentation.words.adding_places import STEPS
from presentation.words.dates import day_words
from presentation.words.fetching import size
from presentation.words.language import plural, sentence, worded
from presentation.words.place_page import made_on
from presentation.words.recognising import lacking_words

STOPPING: Final = sentence("It is being stopped …")
ACCEPT: Final = sentence("It is meant: take what there is")
STARTING: Final = sentence("It begins …")
CAN_BE_CLOSED: Final = sentence(
    "The app can be used meanwhile, and this page may be closed: the work goes on, and this page shows how "
    "far it is whenever you come back. Ending the app stops it; what has come is kept."
)
SEE_ABOVE: Final = sentence("It is being prepared: how far that is stands above.")
KEPT: Final = sentence("What has come is kept, and it goes on from there.")
CUT_SHORT: Final = sentence("It was cut short, since the app or the computer was ended meanwhile.")
LEFT_OUT: Final = sentence("These sources were left out. They are tried again at the next update:")
ALL_CAME: Final = sentence("Every source that it asks for has come.")
PASSED_OVER: Final = sentence("What came and was not used, and why:")
LACKING: Final = sentence("What would make it better and is not there; answers do without:")
WORTH_KNOWING: Final = sentence("Worth knowing of what was fetched:")
DROPPED: Final = sentence("What was not used or dropped, and why, source by source")


def stop_button(name: str) -> str:
    """What the button is called that stops."""
    return sentence("Stop preparing {name}", name=name)


def go_on_button(name: str) -> str:
    """What the button is called that goes on after a stop."""
    return sentence("Go on with {name}", name=name)


def again_button(name: str) -> str:
    """What the button is called that tries again after a failure."""
    return sentence("Try {name} again", name=name)


def away_button(name: str) -> str:
    """What the button is called that puts the note on an end away."""
    return sentence("Put the note on {name} away", name=name)


def under_way(name: str) -> str:
    """Over the work that goes on."""
    return sentence("{name} is being prepared.", name=name)


def steps() -> list[tuple[str, str]]:
    """The steps by their keys, in their order."""
    return [(step, STEPS[step]) for step in STEPS_IN_ALL]


def at_which(progress: PlaceProgress | None) -> str:
    """What goes on just now."""
    if progress is None:
        return STARTING
    what = worded(progress.what)
    if progress.step == "recognising":
        return sentence("The files are looked into, to see which is what.")
    if progress.total < 1:
        return what
    values = {"number": min(progress.done + 1, progress.total), "count": progress.total, "what": what}
    if progress.step == "fetching":
        return sentence("Source {number} of {count}: {what}", **values)
    return sentence("Part {number} of {count}: {what}", **values)


def how_far(progress: PlaceProgress) -> str:
    """How much has come and how long the rest may take."""
    if progress.step != "fetching":
        return sentence("Preparing takes some minutes, the more the larger the place.")
    if not progress.bytes_in_all:
        return sentence("Hardly anything has to be fetched.")
    come, in_all = size(progress.bytes_come), size(progress.bytes_in_all)
    if progress.seconds_left is None:
        return sentence("{come} of about {in_all} has come.", come=come, in_all=in_all)
    left = words.minutes(progress.seconds_left / 60)
    return sentence(
        "{come} of about {in_all} has come. What is still to be fetched takes about {left}.",
        come=come,
        in_all=in_all,
        left=left,
    )


def share_done(progress: PlaceProgress | None) -> float:
    """How much of the step that goes on is done, 0 to 1."""
    if progress is None:
        return 0.0
    if progress.step == "fetching" and progress.bytes_in_all:
        return min(progress.bytes_come / progress.bytes_in_all, 1.0)
    return min(progress.done / progress.total, 1.0) if progress.total else 0.0


def begun_at(moment: datetime) -> str:
    """When it began."""
    return sentence("It began on {day} at {clock}.", day=day_words(moment.date()), clock=f"{moment:%H:%M}")


def ready(report: PlaceReport) -> str:
    """That a place can be opened."""
    title = words.one_line(report.title)
    if report.up_to_date:
        return sentence("{title} is as it was: nothing has changed at its sources.", title=title)
    return sentence("{title} is ready.", title=title)


def how_long(seconds: float) -> str:
    """How long it took."""
    return sentence("It took {minutes}.", minutes=words.minutes(seconds / 60))


def made_of(label: PackLabel) -> str:
    """What the area has in it."""
    counts = label.counts
    return sentence(
        "It has {wards}, {postcodes} and {places}.",
        wards=plural("{count:,} ward", "{count:,} wards", counts.get("wards", 0)),
        postcodes=plural("{count:,} postcode", "{count:,} postcodes", counts.get("postcodes", 0)),
        places=plural("{count:,} place to go", "{count:,} places to go", counts.get("assets", 0)),
    )


def open_link(title: str) -> str:
    """What the link to the new area is called."""
    return sentence("Open {title}", title=words.one_line(title))


def not_prepared(name: str) -> str:
    """Over why it failed."""
    return sentence("{name} could not be prepared.", name=name)


def stopped(name: str) -> str:
    """That somebody stopped it."""
    return sentence("The preparation of {name} was stopped.", name=name)


def cut_short(name: str) -> str:
    """That it was ended from outside."""
    return sentence("The preparation of {name} did not come to its end.", name=name)


def serves_still(label: PackLabel) -> str:
    """That the area from before is there as it was."""
    return sentence(
        "The {title} that was prepared on {day} is there as before.",
        title=words.one_line(label.title),
        day=made_on(label),
    )


def not_begun(name: str) -> str:
    """To whoever would begin while another place is being prepared."""
    return sentence(
        "{name} is being prepared just now, and one place is prepared at a time. Begin when it has finished.",
        name=name,
    )


def failed_lines(report: PlaceReport) -> Iterator[str]:
    """Each source that was asked and did not give what it should, and why."""
    for source in report.manifest.left_out:
        yield words.one_line(f"{worded(source.what)} {worded(source.fix)}")


def passed_over_lines(report: PlaceReport) -> Iterator[str]:
    """Files that came and are not used, and why."""
    for each in report.passed:
        yield words.one_line(f"{worded(each.what)} {worded(each.fix)}")


def lacking_lines(report: PlaceReport) -> Iterator[str]:
    """What the area would be better for, but for the sources that failed."""
    failed = {source.layer for source in report.manifest.left_out}
    for lack in report.lacking:
        if lack.publisher.layer not in failed:
            yield words.one_line(lacking_words(lack))


def notes(report: PlaceReport) -> Iterator[str]:
    """What is worth knowing of what was fetched, such as that an older copy serves."""
    for file in report.manifest.files:
        for note in file.notes:
            yield words.one_line(f"{words.one_line(file.title)}: {worded(note)}")
