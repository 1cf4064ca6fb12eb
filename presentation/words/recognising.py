"""How is it said what was recognised in a folder, what is lacking, and what was passed over?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from layers.recognising.files import Passed
from layers.recognising.manifest import Publisher
from layers.recognising.recognise import Lacking, Recognised
from presentation.words.language import plural, sentence, worded


def recognised_lines(seen: Recognised) -> Iterator[str]:
    """Whose area it is; what was passed over and why; what would be welcome and where it is to be had."""
    yield sentence("{name} ({codes}).", name=seen.council.name, codes=", ".join(seen.council.codes))
    yield from passed_lines(seen.passed)
    welcome = [lack for lack in seen.lacking if not lack.publisher.needed]
    if welcome:
        yield sentence("What would be welcome and is not in the folder:")
        yield from (f"  - {lacking_words(lack)}" for lack in welcome)


def passed_lines(passed: Sequence[Passed]) -> Iterator[str]:
    """Which files were not used, and why."""
    if passed:
        yield plural(
            "{count} file was not used:",
            "{count} files were not used:",
            len({each.file for each in passed}),
        )
        for each in passed:
            yield f"  ! {worded(each.what)} {worded(each.fix)}"


def lacking_words(lack: Lacking) -> str:
    """A layer that is lacking, why a file of its kind will not do, and the page where one can be had."""
    publisher: Publisher = lack.publisher
    why = f" {worded(lack.why)}" if lack.why else ""
    return sentence("{title} ({page}).", title=publisher.title, page=publisher.page) + why


def written_lines(path: Path, before: Path | None) -> Iterator[str]:
    """Where the recipe was written, and where the one before it is."""
    yield sentence("The recipe is in {path}. Read it, and change what you know better.", path=path)
    if before:
        yield sentence("The one that was there is kept as {before}.", before=before)
