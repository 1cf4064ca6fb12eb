"""Which assets say a word, and where? An index of what the register says of them; nothing of any person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np

from geo.derived import kept_with
from geo.types import IndexArray
from layers.assets.kinds import Kinds, load_kinds
from layers.register.model import Asset
from layers.times.session import Known
from questions.conversation.reading.lexicon import Stems, lexicon
from questions.conversation.reading.names_in_passing import in_passing
from questions.conversation.reading.word_stems import Stemmer, Word, is_slip
from questions.places.area_assets import AreaAssets

KIND: Final = "kind"
NAME: Final = "name"
# Where an asset may say a word, and how much it counts there, the surest first.
FIELD_WEIGHTS: Final[Mapping[str, float]] = {
    "name": 0.9,
    "interests": 0.9,
    KIND: 0.75,  # found by the key of its kind, or by a word of the kind's label
    "for_whom": 0.6,
    "description": 0.5,
    "organisation": 0.35,
}
HELPERS_WANTED: Final = "helpers wanted"  # as the wish to help is looked for in synonyms.csv
WITHOUT: Final = frozenset(["no", "without", "not", "never"])
REACH: Final = 1  # words that an asset is without, by one of these: of "no music" the music
_NOWHERE: Final[Mapping[str, IndexArray]] = {}


@dataclass(frozen=True, eq=False)
class InterestIndex:
    """Every word that assets say. Rows are those of ``AreaAssets.table``."""

    row_count: int
    kind_rows: Mapping[str, IndexArray] = field(repr=False)  # key of a kind: rows
    word_rows: Mapping[str, Mapping[str, IndexArray]] = field(repr=False)  # stem: field: rows, ascending
    texts: Mapping[str, Sequence[str]] = field(repr=False)  # field: row: " stem stem stem "
    words: Mapping[str, Mapping[str, str]] = field(repr=False)  # first letter: word: stem
    in_passing: Mapping[str, frozenset[int]] = field(repr=False)  # stem: rows called so after a street

    def find(self, stems: Stems) -> Iterator[tuple[str, IndexArray]]:
        """Fields with the rows that say these stems one after the other there."""
        first = self.word_rows.get(stems[0], _NOWHERE)
        for name, rows in first.items():
            saying = self._phrase_rows(name, rows, stems) if len(stems) > 1 else rows
            if len(saying):
                yield name, saying

    def find_meant(self, stems: Stems) -> Iterator[tuple[str, IndexArray]]:
        """``find`` without what is only called so after a street: of Friars Walk no walk is meant."""
        aside = self.in_passing.get(stems[0], frozenset()) if len(stems) == 1 else frozenset()
        for name, rows in self.find(stems):
            meant = rows[~np.isin(rows, list(aside))] if aside and name == NAME else rows
            if len(meant):
                yield name, meant

    def _phrase_rows(self, name: str, rows: IndexArray, stems: Stems) -> IndexArray:
        phrase, of_rows = f" {' '.join(stems)} ", self.texts[name]
        says = np.array([phrase in of_rows[row] for row in rows], dtype=bool)
        return np.asarray(rows[says])

    def like(self, word: str) -> list[tuple[str, str]]:
        """Words that assets say and that ``word`` may be a slip for, each with its stem."""
        stem_of = self.words.get(word[:1], {})
        return [(spelling, stem) for spelling, stem in stem_of.items() if is_slip(word, spelling)]


@kept_with(most=1)
def interest_index(assets: AreaAssets) -> InterestIndex:
    """The index of an area's assets as the register has them now; made once, then shared."""
    return build_index(assets, kinds=load_kinds())


def build_index(assets: AreaAssets, *, kinds: Kinds) -> InterestIndex:
    """Read every word of every asset; the same text in the same field is read once."""
    stemmer = _stemmer_of_assets()
    stemmed: dict[str, list[str]] = {}
    word_rows: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    words: dict[str, dict[str, str]] = defaultdict(dict)
    texts = _texts(assets, kinds)
    aside: dict[str, frozenset[str]] = {}  # of a name
    for name, of_rows in texts.items():
        read_of: dict[str, tuple[str, tuple[str, ...]]] = {}
        for row, text in enumerate(of_rows):
            if text not in read_of:
                read = stemmer.words(text)
                in_order = f" {' '.join(word.stem for word in read)} "
                read_of[text] = in_order, tuple(dict.fromkeys(word.stem for word in said_of_itself(read)))
                for word in read:
                    words[word.text[0]][word.text] = word.stem
                if name == NAME:
                    aside[text] = in_passing(read, lexicon().street_words)
            for stem in read_of[text][1]:
                word_rows[stem][name].append(row)
        stemmed[name] = [read_of[text][0] for text in of_rows]
    kind = assets.table["kind"].to_numpy()
    return InterestIndex(
        len(assets.table),
        {str(key): np.flatnonzero(kind == key) for key in np.unique(kind.astype(str))},
        {stem: {name: np.array(rows) for name, rows in by.items()} for stem, by in word_rows.items()},
        stemmed,
        words,
        _in_passing(texts[NAME], aside),
    )


@lru_cache(maxsize=1)
def _stemmer_of_assets() -> Stemmer:
    """Keeps the stems of words that assets say, from edit to edit; of people's words it sees none."""
    return Stemmer()


def said_of_itself(words: Sequence[Word]) -> Iterator[Word]:
    """The words of an asset but for those that it says it is without: "no music", "without running"."""
    left_out = 0
    for at, word in enumerate(words):
        if at and word.clause != words[at - 1].clause:
            left_out = 0
        if word.text in WITHOUT:
            left_out = REACH
            yield word
        elif left_out:
            left_out -= 1
        else:
            yield word


def _in_passing(names: Sequence[str], aside: Mapping[str, frozenset[str]]) -> dict[str, frozenset[int]]:
    """The rows of each stem that stands in their name as part of a street's; ``aside`` has them by name."""
    rows: dict[str, set[int]] = defaultdict(set)
    for row, name in enumerate(names):
        for stem in aside[name]:
            rows[stem].add(row)
    return {stem: frozenset(those) for stem, those in rows.items()}


def _interests(record: Asset) -> tuple[str, ...]:
    """What people may enjoy in it; that helpers are wanted, too, where the register says so."""
    return (*record.interests, HELPERS_WANTED) if record.helpers_wanted is Known.YES else record.interests


def _texts(assets: AreaAssets, kinds: Kinds) -> dict[str, list[str]]:
    """What each asset says in each field, in the order of the table's rows."""
    table, records = assets.table, [assets.records[asset_id] for asset_id in assets.table["asset_id"]]
    return {
        "name": table["name"].tolist(),
        "interests": [" , ".join(_interests(record)) for record in records],
        KIND: [kinds.label(kind) for kind in table["kind"]],
        "for_whom": [record.for_whom for record in records],
        "description": table["description"].tolist(),
        "organisation": table["organisation"].tolist(),
    }
