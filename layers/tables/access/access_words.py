"""What do people's words say of whether a place is step-free: "Y (ramp at side)", "no – 3 steps", "ask"?

The words and what they say are a table to be edited. What says neither is not known, which is never no.
"""

import re
from pathlib import Path
from typing import Final

from layers.tables.cells import step_free
from layers.tables.looks.placeholders import is_nothing
from layers.tables.looks.word_tables import read_words_of
from layers.times.session import Known

ACCESS_WORDS_CSV: Final = Path(__file__).with_name("access_words.csv")

_LONGEST: Final = 120  # letters; what is longer is prose about other things too
_UNKNOWN: Final = "unknown"
_SAYS: Final = {
    words: says
    for says in ("yes", "no", "partly", _UNKNOWN)
    for words in read_words_of(ACCESS_WORDS_CSV, "says", says)
}
_PARTS: Final = re.compile(
    r"\s*(?:[,;:.()\[\]/&+!?]|\s[-–—]+\s?|[–—]|(?<=[a-z])-\s|\b(?:but|and|with|though|although|however|then|or|has)\b)+\s*"
)
_STARTS: Final = re.compile(
    r"^(?:(?:there(?:'s| is| are)|it(?:'s| is)|is|are|has|have|we have|got|via|a|an|the|all|very|fully|"
    r"mostly|by)\s+)+"
)
_WHERE: Final = re.compile(
    r"\s+(?:(?:at|to|from|into|in|via|on|up|down|through|throughout|inside|outside|available|access|entrance|"
    r"entry|all|everywhere|here|only|side|rear|front|back|i think|round)\b.*)$"
)
_COUNTED: Final = re.compile(
    r"(?:(?:\d+|two|three|four|five|six|several|few|a few|some|couple of|a couple of|shallow|small|big)\s+)+"
    r"(?:small |steep |stone |low |shallow )?(?:steps|stairs)\b.*"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:wcs?|toilets?|loos?|lavator\w+|parking|car park|bays?|blue badge|hearing|loop|kitchen|bus|"
    r"changing)\b"
)
_FROM_ELSEWHERE: Final = re.compile(r"\b(?:from|to|via) (?:the )?(?:car park|parking|bus)\b.*")
_ANSWER: Final = re.compile(
    r"^(yes|y|no|n|partly|partial|partially|limited)\b\s*(?=[^\w\s]|$|but\b|because\b|as\b)"
)
_YES_AND: Final = re.compile(r"^(?:yes|y)\s+(?=\w)")


def read_access(text: str) -> Known | None:
    """Yes, no, partly or not known; None where no word of it says anything of steps.

    A plain answer that stands first counts; what stands behind it can make it partly. Without one each part
    is read, and parts that differ are partly. Parts about toilets, parking and the like say nothing of it.
    """
    plain = " ".join(text.casefold().replace("’", "'").split())
    if plain in _SAYS:
        return _as_known(_SAYS[plain])
    if not plain:
        return Known.UNKNOWN
    if len(plain) > _LONGEST:
        return None
    answer = _ANSWER.match(plain) or _YES_AND.match(plain)
    rest = plain[answer.end() :] if answer else plain
    parts = [part for part in map(_bare, _PARTS.split(rest)) if part]
    here = [part for part in parts if not _ELSEWHERE.search(part)]
    says = {word for part in here if (word := _says(part))}
    if answer:
        return _answered(answer.group().strip(), says)
    if not here and parts:
        return Known.UNKNOWN  # of a toilet or a car park
    plain_says = says - {_UNKNOWN}
    if len(plain_says) > 1:
        return Known.PARTLY
    return _as_known(next(iter(plain_says or says))) if says else None


def access_note(text: str, answer_read: Known) -> str:
    """The words of a cell beside its plain answer, "" where there are none: "ramp at side".

    The cell as it stands where it has no plain answer, or its words make another of it.
    """
    tidy = " ".join(text.split())
    plain = tidy.casefold().replace("’", "'")
    if step_free(plain) is not None or is_nothing(tidy):
        return ""
    answer = _ANSWER.match(plain) or _YES_AND.match(plain)
    if answer is None or _as_known(_SAYS[answer.group().strip()]) is not answer_read:
        return tidy
    rest = tidy[answer.end() :].strip(" -–—,;:.")
    whole = rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1
    return rest[1:-1].strip() if whole else rest


def _as_known(says: str) -> Known:
    return Known.UNKNOWN if says == _UNKNOWN else Known(says)


def _answered(word: str, says: set[str]) -> Known:
    """A plain answer and what the words behind it say: "yes, 2 steps" and "no, portable ramp" are partly."""
    first = _as_known(_SAYS[word])
    against = {Known.YES: {"no", "partly"}, Known.NO: {"yes", "partly"}}.get(first, set())
    with_it = {Known.YES: "yes", Known.NO: "no"}.get(first)
    return Known.PARTLY if says & against and with_it not in says else first


def _bare(part: str) -> str:
    return _FROM_ELSEWHERE.sub("", part).strip(" -–—'\"")


def _says(bare: str) -> str:
    """What one part says, "" where it is not understood."""
    for words in (bare, _STARTS.sub("", bare), _WHERE.sub("", bare), _WHERE.sub("", _STARTS.sub("", bare))):
        if words in _SAYS:
            return _SAYS[words]
    return "no" if _COUNTED.fullmatch(_STARTS.sub("", bare)) else ""
