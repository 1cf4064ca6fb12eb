"""Is it over, somebody's work, or a story, what words for a danger tell?

"My ex used to hit me, that was years ago, I'm safe now" is over; "and he did it again last night" is not.
When in doubt it is not over: a danger that is missed is worse than one shown without need.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from layers.danger.tables import Danger, Phrase, Tells
from questions.conversation.danger.matching import Compiled, TypedWord, matches

LONG_AGO: Final = re.compile(r"19\d\d|200\d|201\d")  # a year that is long over
LIGHTLY: Final = 2  # words of a phrase about wanting to die that may be an accident: "cut herself"
TITLE: Final = 3  # words of what can be a field of work, named by itself: "retired, child protection"
ABSENT: Final = frozenset(("here", "around"))  # "won't be here by Christmas"
NEW_THOUGHT: Final = frozenset(["but", "and", "though", "although"])
NEW_SUBJECTS: Final = frozenset(
    ("i", "im", "ive", "id", "he", "hes", "hed", "she", "shes", "shed", "they", "theyre", "we", "my", "his")
)


class Beside:
    """What stands beside the words for dangers in one sentence; let go of with it."""

    def __init__(
        self, words: Sequence[TypedWord], tables: Mapping[Tells, Compiled], harmful: Iterable[int]
    ) -> None:
        """``harmful`` are the words with which phrases that mean danger begin."""
        self._parts = list(_parts(words))
        self._tells: dict[Tells, set[int]] = {
            tells: {self._parts[at] for _, at, _ in matches(table, words)} for tells, table in tables.items()
        }
        years = {self._parts[at] for at, word in enumerate(words) if LONG_AGO.fullmatch(word.text)}
        self._tells[Tells.OVER] |= years
        self._harmful = {self._parts[at] for at in harmful}

    def quiets(self, phrase: Phrase, at: int) -> bool:
        """Whether what a phrase that begins at this word tells is no danger now."""
        part = self._parts[at]
        if self._tells[Tells.AWAY] and not ABSENT.isdisjoint(phrase.words):
            return True
        if part in self._tells[Tells.STORY] or part in self._tells[Tells.WORK]:
            return True
        may_be_light = phrase.length <= LIGHTLY or Danger.WANTING_TO_DIE not in phrase.dangers
        if may_be_light and part in self._tells[Tells.LIGHT]:
            return True
        is_title = self._parts.count(part) <= TITLE
        if is_title and self._tells[Tells.WORK] & {part - 1, part + 1}:
            return True
        if self._tells[Tells.AGAIN]:
            return False
        over = self._tells[Tells.OVER]
        return part in over or bool(over - self._harmful)

    def quiets_all(self) -> bool:
        """Whether a sentence without any phrase that means danger need not be listened to."""
        if self._tells[Tells.STORY] or self._tells[Tells.WORK]:
            return True
        return bool(self._tells[Tells.OVER]) and not self._tells[Tells.AGAIN]


def _parts(words: Sequence[TypedWord]) -> Iterator[int]:
    """The number of the part that each word stands in: cut at commas, "but", and "and" with a new subject."""
    part = 0
    for at, word in enumerate(words):
        after = [word.text for word in words[at + 1 : at + 3]]
        follows = "".join(after[1:] if after[:1] == ["then"] else after[:1])  # "and then he"
        new_clause = at > 0 and word.clause != words[at - 1].clause
        if new_clause or (word.text in NEW_THOUGHT and (word.text == "but" or follows in NEW_SUBJECTS)):
            part += 1
        yield part
