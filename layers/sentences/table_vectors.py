"""The vectors of what stands in our own tables, worked out once and kept in a file beside the program.

Only texts of tables that an office edits come here, never a word that somebody typed.
"""

import hashlib
import os
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from layers.sentences.model import WEIGHTS_SHA256, Floats, SentenceModel

FOLDER: Final = Path(__file__).parents[2] / "data" / "sentences"


def table_vectors(model: SentenceModel, texts: Sequence[str], *, table: str, folder: Path = FOLDER) -> Floats:
    """(t, 384) the vector of each text of the table that is called ``table``.

    Those in the file ``table``.npz of ``folder`` are not worked out again; a file that is damaged, or cannot
    be written, costs time and nothing else.
    """
    path = folder / f"{table}.npz"
    keys = [text_key(text) for text in texts]
    vectors = dict(_stored(path))
    missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in vectors]
    if missing:
        made = model.vectors([text for _, text in missing]).astype(np.float16)  # as they are stored
        vectors |= {key: vector for (key, _), vector in zip(missing, made, strict=True)}
        with suppress(OSError):
            _store(path, {key: vectors[key] for key in keys})
    return np.array([vectors[key] for key in keys], dtype=np.float32)


def text_key(text: str) -> bytes:
    """(16,) bytes by which a text of a table is known again, with the model that read it."""
    return hashlib.blake2b(f"{WEIGHTS_SHA256}\0{text}".encode(), digest_size=16).digest()


def _stored(path: Path) -> Mapping[bytes, Floats]:
    try:
        with np.load(path, allow_pickle=False) as file:
            keys, vectors = file["keys"], file["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError):
        return {}
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=False)}


def _store(path: Path, vectors: Mapping[bytes, Floats]) -> None:
    """Written whole under another name first: two processes may do so at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.npz")
    keys = np.array([np.frombuffer(key, dtype=np.uint8) for key in vectors])
    np.savez(unfinished, keys=keys, vectors=np.array(list(vectors.values()), dtype=np.float16))
    unfinished.replace(path)
