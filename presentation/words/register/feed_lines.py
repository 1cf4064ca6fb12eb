"""What do the terminal and the register's page say of the lists that keep themselves?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from actions.feeds.refresh import Refreshed
from layers.register.feed_model import FeedForm, FeedOutcome, KeptFeed
from presentation.words import plain as words
from presentation.words.language import plural, sentence, worded
from presentation.words.near.lines import printable

NO_FEEDS: Final = sentence("There are no feeds yet. Add one with: cli.py feeds add ADDRESS --name NAME")
FORMS: Final = {
    FeedForm.OPENACTIVE: sentence("OpenActive"),
    FeedForm.OPEN_REFERRAL: sentence("Open Referral UK"),
    FeedForm.LIST: sentence("File"),
}

TITLE: Final = sentence("Lists that keep themselves")
NONE_YET: Final = sentence("No list keeps itself yet.")
NONE_YET_FIX: Final = sentence(
    "One with an address, such as a directory or a feed of sports sessions, is added below."
)
READ_NOW: Final = sentence("Read it now")
IT_IS_RIGHT: Final = sentence("It is right: let these go")


def trouble_title(entry: KeptFeed) -> str:
    """That a feed waits for a person, or could not be read, and since when."""
    day = _day(entry.state.tried_at)
    if entry.state.outcome is FeedOutcome.HELD:
        return sentence("Held for a person since {day}.", day=day)
    return sentence("Not read on {day}.", day=day)


def about(entry: KeptFeed) -> Iterator[str]:
    """What a feed is, when it last came, and what of it was left out."""
    yield _form_and_rhythm(entry)
    yield from (_came(entry), *map(worded, entry.state.notes))


def added(entry: KeptFeed) -> str:
    """That a feed is kept now, and what comes next."""
    return sentence(
        'Added “{name}” ({form}). Read it now with: cli.py feeds refresh "{name}"',
        name=entry.feed.name,
        form=FORMS[entry.feed.form],
    )


def moved(entry: KeptFeed) -> str:
    """That a feed is read elsewhere now."""
    return sentence(
        "“{name}” is read at {address} from now on, from its start. What it brought stays; read it now to "
        "see whether it is the same list.",
        name=entry.feed.name,
        address=printable(entry.feed.addresses[0]),
    )


def removed(name: str) -> str:
    """That a feed is no longer kept."""
    return sentence(
        "Removed “{name}”. What it brought stays in the register; cli.py undo takes an import back.",
        name=name,
    )


def feed_lines(entry: KeptFeed) -> Iterator[str]:
    """One feed: what it is, when it was last read, and how that went."""
    feed, state = entry.feed, entry.state
    yield printable(sentence("{name}: {about}", name=feed.name, about=_form_and_rhythm(entry)))
    for address in feed.addresses:
        yield f"  {printable(address)}"
    yield f"  {_came(entry)}"
    if state.outcome in (FeedOutcome.HELD, FeedOutcome.FAILED):
        yield f"  ! {_day(state.tried_at)}: {printable(worded(state.sentence))}"
    if state.failures > 1:
        yield f"  ! {plural('It failed once.', 'It has failed {count} times in a row.', state.failures)}"
    for note in state.notes:
        yield f"  {printable(worded(note))}"


def _form_and_rhythm(entry: KeptFeed) -> str:
    feed = entry.feed
    rhythm = plural("every day", "every {count} days", feed.every_days)
    return sentence("{form}, for {area}, {rhythm}", form=FORMS[feed.form], area=feed.area, rhythm=rhythm)


def _came(entry: KeptFeed) -> str:
    state = entry.state
    if not state.came_at:
        return sentence("Nothing of it has come in yet.") if state.tried_at else sentence("Never read.")
    return sentence("Last brought in on {day}.", day=_day(state.came_at))


def refreshed_lines(done: Refreshed) -> Iterator[str]:
    """What a refresh of one feed did."""
    name = printable(done.name)
    if done.outcome is not FeedOutcome.CAME:
        what = sentence("held for a person") if done.outcome is FeedOutcome.HELD else sentence("not read")
        yield sentence("{name}: {what}.", name=name, what=what)
        yield f"  ! {printable(worded(done.sentence))}"
        return
    changes = (done.added, done.changed, done.closed, done.conflicts)
    if done.as_before or not any(changes):
        yield sentence("{name}: nothing new.", name=name)
    else:
        yield sentence(
            "{name}: {added:,} new, {changed:,} changed, {unchanged:,} unchanged, {closed:,} closed.",
            name=name,
            added=done.added,
            changed=done.changed,
            unchanged=done.unchanged,
            closed=done.closed,
        )
    if done.proposed:
        yield "  " + plural(
            "{count:,} is no longer in it and proposed for closing: somebody checked or edited it, or "
            "another list holds it.",
            "{count:,} are no longer in it and proposed for closing: somebody checked or edited them, or "
            "another list holds them.",
            done.proposed,
        )
    if done.conflicts:
        yield "  " + plural(
            "{count:,} value that a person wrote was kept although the feed says otherwise.",
            "{count:,} values that a person wrote were kept although the feed says otherwise.",
            done.conflicts,
        )
    for note in done.notes:
        yield f"  {printable(worded(note))}"


def _day(moment: str) -> str:
    return words.day(datetime.fromisoformat(moment).date().isoformat())
