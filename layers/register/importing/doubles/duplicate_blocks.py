"""Which of many assets are worth comparing? Those that share a name's word and a neighbourhood.

Worked in whole arrays, with a bound on the pairs of every neighbourhood, so that 50,000 assets stay
affordable wherever they lie.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from layers.register.importing.doubles.contacts import Contacts
from layers.register.importing.doubles.initials import all_initials, has_initials, spelt_out
from layers.register.importing.doubles.usual_names import Name

CELL_M: Final = 600.0  # things within half of it share a cell of one of four grids
_WORDS: Final = 3  # the rarest words of a name
_SMALL: Final = 40  # a block up to this size is compared whole,
_WINDOW: Final = 10  # a larger one only along its names in alphabetical order
_ALIKE: Final = 62.0  # names less alike than this, by a quick look, are no pair
_CHUNK: Final = 1_000_000

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IndexArray = npt.NDArray[np.int64]


def pairs_worth_comparing(
    names: Sequence[Name],
    x: FloatArray,
    y: FloatArray,
    *,
    postcodes: Sequence[str],
    contacts: Sequence[Contacts],
    kinds: Sequence[str],
    farthest_m: float,
) -> tuple[IndexArray, IndexArray]:
    """Pairs (p,) and (p,) of positions, the first the smaller, each once.

    Parameters
    ----------
    names
        (n,) each thing's name, in plain form; without words for a thing without a name.
    x, y
        (n,) metres, NaN where a thing has no place.
    farthest_m
        Pairs farther apart are left out, unless they share a contact or one has no place.
    """
    plain = [name.plain for name in names]
    key, thing = _keys(names, x, y, postcodes, contacts, kinds)
    a, b = _within_blocks(key, thing, _alphabetical(plain))
    with np.errstate(invalid="ignore"):
        far = np.hypot(x[a] - x[b], y[a] - y[b]) > farthest_m
    reached = _share_contact(contacts, a, b)
    a, b, reached = a[~far | reached], b[~far | reached], reached[~far | reached]
    keep = reached | _look_alike(plain, a, b)
    keep[~keep] = _by_initials(names, a[~keep], b[~keep])
    return a[keep], b[keep]


def _share_contact(contacts: Sequence[Contacts], a: IndexArray, b: IndexArray) -> BoolArray:
    """Which pairs have a telephone, a website or an address of e-mail in common."""
    shared: BoolArray = np.zeros(len(a), dtype=bool)
    for field in ("phone", "website", "email"):
        number = _numbered([getattr(each, field) for each in contacts])
        shared |= (number[a] == number[b]) & (number[a] >= 0)
    return shared


def _by_initials(names: Sequence[Name], a: IndexArray, b: IndexArray) -> BoolArray:
    """Which pairs are worth a look since one name may have the initials of the other."""
    short: BoolArray = np.array([has_initials(name) for name in names], dtype=bool)
    either: BoolArray = short[a] | short[b]
    pairs = zip(a[either].tolist(), b[either].tolist(), strict=True)
    either[either] = [
        spelt_out(names[i], names[j]) != names[i] or spelt_out(names[j], names[i]) != names[j]
        for i, j in pairs
    ]
    return either


def _numbered(texts: Sequence[str]) -> IndexArray:
    """A number for each different text; -1 for ""."""
    numbers: dict[str, int] = {}
    return np.array(
        [numbers.setdefault(text, len(numbers)) if text else -1 for text in texts], dtype=np.int64
    )


def _alphabetical(plain: Sequence[str]) -> IndexArray:
    rank = np.empty(len(plain), dtype=np.int64)
    rank[sorted(range(len(plain)), key=plain.__getitem__)] = np.arange(len(plain))
    return rank


def _keys(
    names: Sequence[Name],
    x: FloatArray,
    y: FloatArray,
    postcodes: Sequence[str],
    contacts: Sequence[Contacts],
    kinds: Sequence[str],
) -> tuple[IndexArray, IndexArray]:
    """(key, thing) for everything that a thing shares with those it may be the same as."""
    counted = Counter(word for name in names for word in set(name.words))
    keys: list[int] = []
    things: list[int] = []
    placed = np.isfinite(x) & np.isfinite(y)
    cells = _cells(x, y)
    for number, name in enumerate(names):
        rare = sorted(set(name.words), key=lambda word: (counted[word], word))[:_WORDS]
        parts = {word[:4] for word in rare} | {f"…{word[-4:]}" for word in rare} or {f"kind {kinds[number]}"}
        parts |= {f"initials {letters}" for letters in all_initials(name)}
        contact = contacts[number]
        reached = [contact.phone, contact.website, contact.email]
        shared: list[object] = [("contact", each) for each in reached if each]
        shared += [("postcode", postcodes[number], part) for part in parts if postcodes[number]]
        if placed[number]:
            shared += [(cell, part) for cell in cells[number] for part in parts]
        elif name.plain:
            shared.append(("name", name.plain))
        if contact.phone or not placed[number]:
            shared.append(("name", name.plain))
        keys += [hash(each) for each in shared]
        things += [number] * len(shared)
    return np.array(keys, dtype=np.int64), np.array(things, dtype=np.int64)


def _cells(x: FloatArray, y: FloatArray) -> list[list[int]]:
    """The cell of each thing in four grids, each half a cell aside, as one number."""
    columns = []
    for grid, (dx, dy) in enumerate(((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5))):
        east = np.nan_to_num(np.floor(x / CELL_M + dx)).astype(np.int64)
        north = np.nan_to_num(np.floor(y / CELL_M + dy)).astype(np.int64)
        columns.append((east * 1_000_003 + north) * 4 + grid)
    cells: list[list[int]] = np.stack(columns, axis=1).tolist()
    return cells


def _within_blocks(key: IndexArray, thing: IndexArray, rank: IndexArray) -> tuple[IndexArray, IndexArray]:
    """Each pair of one block once: all of a small one, neighbours in the alphabet of a large one."""
    order = np.lexsort((rank[thing], key))
    key, thing = key[order], thing[order]
    begins = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    sizes = np.diff(np.append(begins, len(key)))
    reach = np.repeat(np.where(sizes <= _SMALL, _SMALL, _WINDOW), sizes)
    many = np.int64(len(rank))
    blocks: list[IndexArray] = []
    for step in range(1, _SMALL):
        together = (key[step:] == key[:-step]) & (reach[step:] >= step)
        first, last = thing[:-step][together], thing[step:][together]
        coded = np.minimum(first, last) * many + np.maximum(first, last)
        blocks.append(_each_once(coded[first != last]))
    pairs = _each_once(np.concatenate(blocks)) if blocks else np.empty(0, dtype=np.int64)
    return pairs // many, pairs % many


def _each_once(numbers: IndexArray) -> IndexArray:
    """The different numbers in order; by sorting, which is much quicker here than ``np.unique``."""
    in_order = np.sort(numbers)
    return in_order[np.concatenate([[True], in_order[1:] != in_order[:-1]])] if len(in_order) else in_order


def _look_alike(plain: Sequence[str], a: IndexArray, b: IndexArray) -> BoolArray:
    """A quick look at the names of each pair; things without a name are looked at later."""
    alike = np.zeros(len(a), dtype=bool)
    for start in range(0, len(a), _CHUNK):
        left = [plain[i] for i in a[start : start + _CHUNK].tolist()]
        right = [plain[i] for i in b[start : start + _CHUNK].tolist()]
        scores = process.cpdist(left, right, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, workers=-1)
        sets = process.cpdist(left, right, scorer=fuzz.token_set_ratio, score_cutoff=92.0, workers=-1)
        nameless = np.array([not first and not other for first, other in zip(left, right, strict=True)])
        alike[start : start + _CHUNK] = (scores > 0) | (sets > 0) | nameless
    return alike
