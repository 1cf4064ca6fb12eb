"""What does the page say where one thing is done to many assets at once?"""

from typing import Final

from presentation.words.language import plural, sentence

SEVERAL: Final = sentence("Choose several")
HINT: Final = sentence("Tick places in the list, or all of them with the button below.")
CHOOSE_NONE: Final = sentence("Take all ticks off")
LEAVE_THEM: Final = sentence("Take the ticks off those")
CHECKED: Final = sentence("Checked with them today")
CLOSE: Final = sentence("Close all")
OPEN_AGAIN: Final = sentence("Open all")
PAUSE: Final = sentence("Pause all")
KIND: Final = sentence("Of which kind are they?")
CHOOSE_KIND: Final = sentence("Choose one kind")
GIVE_KIND: Final = sentence("Give them this kind")
LIST: Final = sentence("A list of our own")
CHOOSE_LIST: Final = sentence("Choose one, or type a new name")
PUT_ON: Final = sentence("Put them on it")
TAKE_OFF: Final = sentence("Take them off it")
UNDO: Final = sentence("Undo what was changed at once")
LEFT_FIX: Final = sentence("They are still ticked. Look at them, then try again.")
DONE_AT_ONCE: Final = sentence("What was done to several at once, by whom and when")
NONE_AT_ONCE: Final = sentence("Nothing yet.")


def own_list(title: str) -> str:
    """A list of the office's own, among those that came in."""
    return sentence("Our own: {title}", title=title)


def chosen(count: int) -> str:
    """How many are ticked."""
    return sentence("{count:,} chosen", count=count) if count else HINT


def choose_all(count: int) -> str:
    """The button that chooses all that are listed."""
    return plural("Choose the {count:,} that is listed", "Choose all {count:,} that are listed", count)


def not_listed(count: int) -> str:
    """That some of them are not in the list that is seen."""
    return plural(
        "{count:,} of them is not in the list above: it does not fit what is looked for.",
        "{count:,} of them are not in the list above: they do not fit what is looked for.",
        count,
    )


def changed(count: int, *, alike: int, left: int) -> str:
    """How many were changed, and how many were not."""
    sentences = [plural("{count:,} asset is changed.", "{count:,} assets are changed.", count)]
    if alike:
        sentences.append(plural("{count:,} stood so already.", "{count:,} stood so already.", alike))
    if left:
        sentences.append(left_count(left))
    return " ".join(sentences)


def left_count(count: int) -> str:
    """How many could not be changed."""
    return plural("{count:,} was left as it is.", "{count:,} were left as they are.", count)


def left(title: str, why: str) -> str:
    """One that could not be changed, and why."""
    return sentence("{title}: {why}", title=title, why=why)


def as_before(count: int, *, left: int) -> str:
    """How many are again as they were."""
    first = plural("{count:,} asset is as it was before.", "{count:,} assets are as they were before.", count)
    return f"{first} {left_count(left)}" if left else first


def put_back(count: int) -> str:
    """The button that puts a change back."""
    return plural("Put the {count:,} back", "Put the {count:,} back", count)


def done(change: str, count: int, *, by: str, at: str, still: int) -> str:
    """One change that was made to several, who made it, when, and how many still stand so."""
    first = plural(
        "{change}: {count:,} asset, by {by} on {at}.",
        "{change}: {count:,} assets, by {by} on {at}.",
        count,
        change=change,
        by=by,
        at=at,
    )
    if still == count:
        return first
    if not still:
        return sentence("{first} All have been changed since, or put back.", first=first)
    return plural(
        "{first} {count:,} stands so still.", "{first} {count:,} stand so still.", still, first=first
    )
