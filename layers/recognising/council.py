"""Which council is meant by a name or code? By the names that stand beside codes in the files themselves.

Where no file names it, by the table of the United Kingdom's councils.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.councils.find import find_councils
from layers.councils.model import Council
from layers.councils.table import load_councils
from layers.recognising.looks import Look, values_of
from layers.recognising.words.codes import name_column, unit_of

_FILLERS: Final = re.compile(
    r"^(the )?(city|county|royal borough|london borough|metropolitan borough|borough)( and \w+)? of "
    r"|( city| county| borough| district| metropolitan| unitary)*( council)?$"
)
_SHOWN: Final = 5


class UnknownCouncilInFilesError(WithinReachError, LookupError):
    """The files know no council of that name, or several."""


@dataclass(frozen=True)
class FilesCouncil:
    """A council as the files know it."""

    name: str
    codes: tuple[str, ...]  # newer tables may have another code for it than older ones

    @property
    def nation(self) -> str:
        """ "E", "W", "S" or "N"."""
        return self.codes[0][0]


def council_named(text: str, looks: Sequence[Look], folder: Path) -> FilesCouncil:
    """The council that a code, or a name in any of the files, means.

    Raises
    ------
    UnknownCouncilInFilesError
        None or several are called so; like names are given. Or no file has names of councils, and no council
        of the United Kingdom is called so.
    """
    query = " ".join(text.split())
    names = _names(looks, folder)
    if unit_of(query.upper()) == "council":
        return _of_code(query.upper(), names, looks, folder)
    by_name: dict[str, list[str]] = defaultdict(list)
    for code, own in names.items():
        for name in own:
            by_name[plain_name(name)].append(code)
    codes = sorted(set(by_name.get(plain_name(query), [])), reverse=True)
    if not codes and (council := _of_table(query, names, looks, folder)):
        return council_of(council, looks, folder)
    if not codes:
        raise _unknown(query, {name for own in names.values() for name in own}, names)
    apart = _in_one_table(codes, looks, folder)
    if apart:
        raise UnknownCouncilInFilesError(
            'Several councils are called "{query}": {codes}.',
            "Give the code of the one that is meant.",
            query=query,
            codes=", ".join(apart),
        )
    return FilesCouncil(names[codes[0]][0], tuple(codes))


def council_of(council: Council, looks: Sequence[Look], folder: Path) -> FilesCouncil:
    """A council of the United Kingdom, under its codes of today and before and any that files give it."""
    by_files = _of_code(council.code, _names(looks, folder), looks, folder)
    return FilesCouncil(council.name, tuple(dict.fromkeys((*council.codes, *by_files.codes))))


def _of_table(
    query: str, names: Mapping[str, list[str]], looks: Sequence[Look], folder: Path
) -> Council | None:
    """The one council of the United Kingdom of a name, if the files name none or have a code of it."""
    matches = find_councils(query, load_councils())
    council = matches.councils[0] if matches.exact else None
    if council is None or not names:
        return council
    coded = (values_of(look, folder, [column]) for look in looks for column in look.of("council"))
    return council if any(code in council.codes for rows in coded for (code,) in rows) else None


def plain_name(name: str) -> str:
    """A name as it is compared: "City of Bristol", "Bristol, City of" and "bristol" are alike."""
    text = re.sub(r"[.'’]", "", name.casefold()).replace("&", "and").replace("-", " ")
    before, _, after = (part.strip() for part in text.partition(","))
    text = before if after.endswith(" of") else f"{before} {after}".strip()
    return " ".join(_FILLERS.sub("", text).split()) or text


def _of_code(code: str, names: Mapping[str, list[str]], looks: Sequence[Look], folder: Path) -> FilesCouncil:
    """The council of a code, with other codes of its name that no table has beside it."""
    own = names.get(code, [])
    official = load_councils().councils.get(code)
    if not own and official is not None:
        own = [official.name]
    plain = {plain_name(name) for name in own}
    same = [
        other for other, theirs in names.items() if other != code and plain & set(map(plain_name, theirs))
    ]
    older = [other for other in same if not _in_one_table([code, other], looks, folder)]
    former = official.former_codes if official is not None else ()
    codes = dict.fromkeys((code, *former, *sorted(older, reverse=True)))
    return FilesCouncil(own[0] if own else code, tuple(codes))


def _names(looks: Sequence[Look], folder: Path) -> dict[str, list[str]]:
    """The names of every council by code, as the files have them."""
    names: dict[str, list[str]] = defaultdict(list)
    for look, code, name in _named(looks):
        for own, title in dict.fromkeys(values_of(look, folder, [code, name])):
            if title and unit_of(own) == "council" and title not in names[own]:
                names[own].append(title)
    return names


def _named(looks: Sequence[Look]) -> Iterable[tuple[Look, str, str]]:
    for look in looks:
        for code in look.of("council"):
            columns = {name_column(code, look.columns)} | {
                column for column in look.columns if column.casefold() == code.casefold()[:-2] + "nmw"
            }
            yield from ((look, code, name) for name in sorted(filter(None, columns)))


def _in_one_table(codes: Sequence[str], looks: Sequence[Look], folder: Path) -> list[str]:
    """Those of the codes that stand in one column of one file: two councils, not an old and a new code."""
    if len(codes) < 2:
        return []
    for look, code, _ in _named(looks):
        here = {own for (own,) in values_of(look, folder, [code])} & set(codes)
        if len(here) > 1:
            return sorted(here)
    return []


def _unknown(query: str, titles: set[str], names: dict[str, list[str]]) -> UnknownCouncilInFilesError:
    if not names:
        return UnknownCouncilInFilesError(
            "No file of the folder has names of councils, so it cannot be told which one {query} is.",
            "Give its code, like E08000010, or its whole name.",
            query=query,
        )
    like = difflib.get_close_matches(query, sorted(titles), n=_SHOWN, cutoff=0.6)
    like += sorted(title for title in titles - set(like) if plain_name(query) in plain_name(title))[:_SHOWN]
    return UnknownCouncilInFilesError(
        'No file of the folder has a council called "{query}"; they have {some}.',
        "Correct the name, give the code, or put the files of that council into the folder.",
        query=query,
        some=", ".join(f'"{title}"' for title in (like or sorted(titles)[:_SHOWN])),
    )
