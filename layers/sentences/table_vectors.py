"""The vectors of what stands in our own tables, worked out once and kept in a file beside the program.

Only texts of tables that an office edits come here, never a word that somebody typed.
"""

import hashlib
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from layers.sentences.model import WEIGHTS_SHA256, Floats, SentenceModel

FOLDER: Final = Path(__file__).parents[2] / "data" / "sentences"
FILE_NAME: Final = "tables.npz"


def table_vectors(model: SentenceModel, texts: Sequence[str], *, folder: Path = FOLDER) -> Floats:
    """(t, 384) the vector of each text of a table; what ``folder`` keeps is not worked out again.

    A file that is damaged or missing costs time and nothing else. Nothing is written: a question only asks.
    """
    keys = [text_key(text) for text in texts]
    vectors = dict(_kept(folder / FILE_NAME))
    missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in vectors]
    if missing:
        made = model.vectors([text for _, text in missing]).astype(np.float16)  # as they are kept
        vectors |= {key: vector for (key, _), vector in zip(missing, made, strict=True)}
    return np.array([vectors[key] for key in keys], dtype=np.float32)


def keep_table_vectors(model: SentenceModel, texts: Sequence[str], *, folder: Path = FOLDER) -> None:
    """Work out the vectors of all tables' ``texts`` and keep them in ``folder``, and no others.

    Raises
    ------
    OSError
        It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)  # before the minute that the rest takes
    unique = list(dict.fromkeys(texts))
    vectors = table_vectors(model, unique, folder=folder)
    unfinished = folder / f"{os.getpid()}.npz"  # two processes may do so at once
    keys = np.array([np.frombuffer(text_key(text), dtype=np.uint8) for text in unique])
    np.savez(unfinished, keys=keys, vectors=vectors.astype(np.float16))
    unfinished.replace(folder / FILE_NAME)


def text_key(text: str) -> bytes:
    """(16,) bytes by which a text of a table is known again, with the model that read it."""
    return hashlib.blake2b(f"{WEIGHTS_SHA256}\0{text}".encode(), digest_size=16).digest()


def _kept(path: Path) -> Mapping[bytes, Floats]:
    try:
        with np.load(path, allow_pickle=False) as file:
            keys, vectors = file["keys"], file["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError):
        return {}
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=False)}
