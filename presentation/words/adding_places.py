"""How is it said what making a council's area would fetch, how far it has come, and what became of it?"""

from collections.abc import Iterator
from typing import Final

from actions.add_place import PlaceReport
from actions.place_plan import PlacePlan, PlannedSource
from actions.place_progress import PlaceProgress, PlaceStep
from layers.sources.manifest import Manifest
from presentation.words import plain as words
from presentation.words.fetching import left_out_lines, size, stand_in_line
from presentation.words.language import plural, sentence, worded
from presentation.words.recognising import lacking_words, passed_lines

STEPS: Final[dict[PlaceStep, str]] = {
    "fetching": sentence("Fetching"),
    "recognising": sentence("Recognising"),
    "preparing": sentence("Preparing"),
}
NOTHING_TO_FETCH = sentence("Everything is there already: nothing will be asked of the internet.")


def plan_lines(plan: PlacePlan) -> Iterator[str]:
    """What would be fetched, from where, about how large, and what is there already."""
    yield plan_summary(plan)
    if plan.stand_in:
        yield stand_in_line(plan.stand_in)
    for each in plan.sources:
        yield f"  {planned_line(each)}"


def plan_summary(plan: PlacePlan) -> str:
    """ "Wigan: about 71.2 MB to fetch from 6 hosts, and 14.5 MB that are there already." """
    if not plan.hosts:
        return f"{plan.council.name}. {NOTHING_TO_FETCH}"
    if not plan.bytes_there:
        return plural(
            "{name}: about {size} to fetch from {count} host.",
            "{name}: about {size} to fetch from {count} hosts.",
            len(plan.hosts),
            name=plan.council.name,
            size=size(plan.bytes_to_come),
        )
    return plural(
        "{name}: about {size} to fetch from {count} host, and {there} that are there already.",
        "{name}: about {size} to fetch from {count} hosts, and {there} that are there already.",
        len(plan.hosts),
        name=plan.council.name,
        size=size(plan.bytes_to_come),
        there=size(plan.bytes_there),
    )


def planned_line(planned: PlannedSource) -> str:
    """One source of a plan: from where, how large, and whether it is there."""
    values = {"title": words.one_line(planned.source.title), "host": planned.source.host}
    if planned.state == "fresh":
        return sentence(
            "{title}: there since {day}, {size}",
            **values,
            day=words.day(planned.fetched_at[:10]),
            size=size(planned.bytes_there),
        )
    if planned.state == "older":
        return sentence(
            "{title}: of {day}; {host} is asked for a newer one, at most about {size}",
            **values,
            day=words.day(planned.fetched_at[:10]),
            size=size(planned.bytes_to_come),
        )
    return sentence("{title}: about {size} from {host}", **values, size=size(planned.bytes_to_come))


def progress_line(at: PlaceProgress) -> str:
    """ "Fetching 3 of 17: Small areas" """
    return sentence(
        "{step} {number} of {count}: {what}",
        step=STEPS[at.step],
        number=min(at.done + 1, at.total),
        count=at.total,
        what=worded(at.what),
    )


def amount_line(at: PlaceProgress) -> str:
    """How much has come, and how long the rest may take: "2.1 MB of about 9.4 MB, 3 minutes left", or ""."""
    if not at.bytes_in_all:
        return ""
    values = {"come": size(at.bytes_come), "in_all": size(at.bytes_in_all)}
    if at.seconds_left is None:
        return sentence("{come} of about {in_all}", **values)
    left = words.minutes(at.seconds_left / 60)
    return sentence("{come} of about {in_all}, {left} left", **values, left=left)


def report_lines(report: PlaceReport) -> Iterator[str]:
    """What was fetched, what was left out or not used, and where the recipe is."""
    manifest = report.manifest
    if manifest.stand_in:
        yield stand_in_line(manifest.stand_in)
    yield _fetched_line(report)
    for each in manifest.files:
        for note in each.notes:
            yield f"  {words.one_line(worded(note))}"
    yield from left_out_block(manifest)
    yield from passed_lines(report.passed)
    if report.lacking:
        yield sentence("What would be welcome and is not there:")
        yield from (f"  - {lacking_words(lack)}" for lack in report.lacking)
    yield sentence("The recipe is in {path}. Read it, and change what you know better.", path=report.recipe)
    if report.recipe_before:
        yield sentence("The one that was there is kept as {before}.", before=report.recipe_before)


def left_out_block(manifest: Manifest) -> Iterator[str]:
    """Each source that failed, why, and that it is tried again."""
    for source in manifest.left_out:
        yield from left_out_lines(source)
    if manifest.left_out:
        yield sentence("What was left out is tried again the next time.")


def _fetched_line(report: PlaceReport) -> str:
    files = report.manifest.files
    in_all = size(sum(each.size for each in files))
    days = sorted(each.fetched_at[:10] for each in files)
    if not report.requests:
        return plural(
            "{count} file, {size}, was there already; nothing was asked of the internet.",
            "{count} files, {size}, were there already; nothing was asked of the internet.",
            len(files),
            size=in_all,
        )
    return plural(
        "{count} file, {size}, fetched on {day}.",
        "{count} files, {size}; the oldest was fetched on {day}.",
        len(files),
        size=in_all,
        day=words.day(days[0]) if days else words.NOT_KNOWN,
    )
