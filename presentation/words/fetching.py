"""How is it said what was fetched for a council, from where, how large and how old, and what failed?"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from layers.sources.checking import SourceCheck
from layers.sources.manifest import FetchedFile, LeftOut, Manifest
from layers.sources.model import BY_HAND, Catalogue, DataSource
from presentation.words import plain as words
from presentation.words.councils import NATIONS
from presentation.words.errors import both_of
from presentation.words.language import plural, sentence, worded

STOPPED = sentence("Stopped. What has come is kept: the same command goes on from there.")


def stand_in_line(address: str) -> str:
    """That nothing came from the internet."""
    return sentence(
        "All of this came from a stand-in at {address} (WITHIN_REACH_WEB), not from the internet.",
        address=address,
    )


def size(count: int) -> str:
    """A size, for a reader: "14.5 MB"."""
    if count < 1_000_000:
        return sentence("{count:,.0f} kB", count=max(count / 1_000, 1))
    return sentence("{count:,.1f} MB", count=count / 1_000_000)


def fetched_lines(manifest: Manifest, folder: Path, requests: int) -> Iterator[str]:
    """The report of a fetch: what is there, what is missing, and what can be done next."""
    if not manifest.files:
        yield sentence("Nothing of {name} could be fetched.", name=manifest.council_name)
    else:
        yield _total_line(manifest, folder)
    if manifest.stand_in:
        yield stand_in_line(manifest.stand_in)
    if manifest.files and not requests:
        yield sentence("Everything was there already, so nothing was asked of the internet.")
    for each in manifest.files:
        yield from _file_lines(each)
    for source in manifest.left_out:
        yield from left_out_lines(source)
    if not manifest.is_enough:
        yield ""
        yield sentence("Something needed is missing, so the council cannot be prepared from this yet.")


def _total_line(manifest: Manifest, folder: Path) -> str:
    return plural(
        "{name}: {count} file in {folder}, {size} in all.",
        "{name}: {count} files in {folder}, {size} in all.",
        len(manifest.files),
        name=manifest.council_name,
        folder=folder,
        size=size(sum(each.size for each in manifest.files)),
    )


def _file_lines(each: FetchedFile) -> Iterator[str]:
    edition = each.edition or (words.day(each.date) if each.date else words.NOT_KNOWN)
    yield sentence(
        "  {title}: {file}, {edition}, {size}",
        title=words.one_line(each.title),
        file=each.file,
        edition=words.one_line(edition),
        size=size(each.size),
    )
    for note in each.notes:
        yield f"    {words.one_line(worded(note))}"


def left_out_lines(source: LeftOut) -> Iterator[str]:
    """A source that could not be fetched: why, and what to do."""
    yield ""
    yield (
        sentence("Missing, and needed: {title}", title=source.title)
        if source.needed
        else sentence("Left out: {title}", title=source.title)
    )
    yield f"  {words.one_line(worded(source.what))}"
    yield f"  {words.one_line(worded(source.fix))}"


def catalogue_lines(catalogue: Catalogue, last_fetched: dict[str, str], now: datetime) -> Iterator[str]:
    """Every source: its edition, how old what the cache has of it is, and whether it is needed."""
    for source in catalogue.sources:
        nations = ", ".join(NATIONS[nation] for nation in source.nations)
        yield sentence("{id}: {title} ({nations})", id=source.id, title=source.title, nations=nations)
        parts = _edition(source), _age(last_fetched.get(source.id, ""), now), _use(source), _about(source)
        yield f"  {'; '.join(filter(None, parts))}"
        yield sentence("  {licence}; {page}", licence=source.licence, page=source.page)
    if catalogue.own_file:
        yield sentence("Some of it is from your own {file}.", file=catalogue.own_file)
    if not all(source.verified for source in catalogue.sources):
        yield sentence(
            "Not every server has answered to this program yet: ask them with cli.py sources --check."
        )


def _edition(source: DataSource) -> str:
    if source.edition_shown:
        return sentence("edition {edition}", edition=source.edition_shown)
    return sentence("the newest edition that is whole for a council")


def _about(source: DataSource) -> str:
    return sentence("about {size}", size=size(source.about_bytes)) if source.about_bytes else ""


def _age(moment: str, now: datetime) -> str:
    if not moment:
        return sentence("not fetched yet")
    days = (now - datetime.fromisoformat(moment)).days
    return (
        plural("fetched {count} day ago", "fetched {count} days ago", days)
        if days
        else sentence("fetched today")
    )


def _use(source: DataSource) -> str:
    if source.form == BY_HAND:
        return sentence("for a small place alone")
    return sentence("needed") if source.needed else sentence("welcome")


def check_line(check: SourceCheck) -> str:
    """One source's answer."""
    if check.error is None:
        return sentence("as it should be: {title}", title=check.source.title)
    return sentence("NOT as it should be: {trouble}", trouble=words.one_line(both_of(check.error)))


def check_summary(checks: Sequence[SourceCheck]) -> str:
    """How many sources answered as they should."""
    fine = sum(check.error is None for check in checks)
    return plural(
        "{fine} of {count} source answers as it should.",
        "{fine} of {count} sources answer as they should.",
        len(checks),
        fine=fine,
    )
