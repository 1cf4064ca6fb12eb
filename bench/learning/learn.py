"""Learn the adaptation of the sentence model (``layers/sentences/adaptation.npz``) from tables and examples.

Run by hand in the project folder, with torch (2.13.0) beside the packages of the project, as the module
``bench.learning.learn``; it takes half an hour of one core. ``--on`` goes on from what the file has learned,
with the examples that were added last and twice as much of the rest: a quarter of an hour. What a text asks
for and what danger it tells of are learned together. ``asks_for.csv`` beside this file holds texts with what
they ask for, the latest last; the rest are the sayings and the wordings of danger that the program itself
reads. Nothing of any person is in them.
"""

import csv
import importlib.util
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor, nn

from bench.learning.encoder import PARTS, SCALE, Encoder, key_of, padded
from layers.danger.tables import Danger, load_wordings
from layers.sentences.adaptation import ADAPTATION, FOR_DANGERS, FOR_SUBJECTS, SUBJECTS, USUAL
from layers.sentences.model import DIMENSIONS, LAYERS, PACKAGE, WEIGHTS_SHA256
from layers.sentences.weights import read_weights
from layers.sentences.word_pieces import piece_numbers, read_vocabulary
from questions.conversation.sounds_like import SayingIndex, saying_index

SEED, ROUNDS, BATCH, LOTS = 0, 3, 48, 20
RATE, RATE_OF_LAYERS, WARMING_UP, DECAY = 8e-4, 3e-3, 100, 0.01
SHARPNESS, BLUR, BLUR_OF_DANGER = 16.0, 0.05, 0.03
DANGER_COUNTS, HARM_COUNTS, STEEPEST = 1.5, 1.5, 1.0
DANGERS = (None, *Danger)
EXAMPLES = Path(__file__).with_name("asks_for.csv")
ON_ROUNDS, ON_RATES, ADDED_LAST = 2, 0.45, 2_631
OF_THE_REST = (2_400, 800, 2_400)  # of examples, sayings and wordings of danger


@dataclass(frozen=True)
class Learned:
    """One text to learn from."""

    pieces: Sequence[int]
    asks_for: tuple[int, ...] | None  # numbers of subjects; None: nobody said
    danger: int  # number of ``DANGERS``


class Judge(nn.Module):
    """The encoder, and how far its vectors speak for each subject and danger."""

    def __init__(self, encoder: Encoder, subjects: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.subjects = nn.Parameter(torch.randn(subjects, DIMENSIONS) * 0.05)
        self.usual = nn.Parameter(torch.zeros(subjects))
        self.dangers = nn.Parameter(torch.randn(len(DANGERS), DIMENSIONS) * 0.05)

    def forward(self, pieces: Tensor, is_piece: Tensor) -> tuple[Tensor, Tensor]:
        """(t, subjects) and (t, dangers)."""
        vectors = SHARPNESS * self.encoder(pieces, is_piece)
        for_subjects = vectors @ F.normalize(self.subjects, dim=1).T + self.usual
        return for_subjects, vectors @ F.normalize(self.dangers, dim=1).T


def begin_with_learned(judge: Judge, path: Path = ADAPTATION) -> None:
    """Let a judge begin with what the file has learned."""
    with np.load(path, allow_pickle=False) as file:
        names = [name for name in file.files if name != SUBJECTS]
        arrays = {name: torch.tensor(np.asarray(file[name], np.float32)) for name in names}
    judge.subjects.data = arrays[FOR_SUBJECTS] / SHARPNESS
    judge.usual.data = arrays[USUAL]
    judge.dangers.data = arrays[FOR_DANGERS] / SHARPNESS
    for layer in range(LAYERS):
        for part in PARTS:
            name, key = f"encoder.layer.{layer}.{part}", key_of(layer, part)
            judge.encoder.into[key].data = arrays[f"{name}.into"].T.contiguous()
            judge.encoder.out[key].data = arrays[f"{name}.out"].T.contiguous() / SCALE


def texts_to_go_on_with(texts: Sequence[Learned], sayings: int) -> list[Learned]:
    """The examples that were added last, and some of the rest by chance, so that it is not forgotten."""
    examples = [text for text in texts[sayings:] if text.asks_for is not None]
    rest = (examples[:-ADDED_LAST], texts[:sayings], [text for text in texts if text.asks_for is None])
    chosen = (random.sample(each, most) for each, most in zip(rest, OF_THE_REST, strict=True))
    return [*examples[-ADDED_LAST:], *(text for each in chosen for text in each)]


def texts_to_learn(vocabulary: dict[str, int], index: SayingIndex) -> list[Learned]:
    """Every saying, example and wording."""
    names = index.votes.names
    texts = [
        Learned(piece_numbers(saying.says, vocabulary), (int(subject),), 0)
        for saying, subject in zip(index.sayings, index.votes.of_saying, strict=True)
    ]
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asks_for = tuple(names.index(name) for name in row["means"].split("; "))
            texts.append(Learned(piece_numbers(row["says"], vocabulary), asks_for, 0))
    for each in load_wordings():
        texts.append(Learned(piece_numbers(each.words, vocabulary), None, DANGERS.index(each.danger)))
    return texts


def lots(texts: Sequence[Learned]) -> Iterator[list[Learned]]:
    """The texts in a new order, in lots of about the same length."""
    order = random.sample(texts, len(texts))
    made: list[list[Learned]] = []
    for at in range(0, len(order), BATCH * LOTS):
        part = sorted(order[at : at + BATCH * LOTS], key=lambda text: len(text.pieces))
        made += [part[start : start + BATCH] for start in range(0, len(part), BATCH)]
    yield from random.sample(made, len(made))


def loss(judge: Judge, lot: Sequence[Learned], subjects: int) -> Tensor:
    """How far it is from what the texts of a lot ask for and tell of."""
    for_subjects, for_dangers = judge(*padded([text.pieces for text in lot]))
    rows = [row for row, text in enumerate(lot) if text.asks_for is not None]
    meant = torch.full((len(rows), subjects), BLUR / subjects)
    for row, at in enumerate(rows):
        asks_for = lot[at].asks_for or ()
        meant[row, list(asks_for)] += (1.0 - BLUR) / max(len(asks_for), 1)
    of_subjects = -(meant * F.log_softmax(for_subjects[rows], 1)).sum(1).mean() if rows else 0.0
    of_dangers = F.cross_entropy(
        for_dangers,
        torch.tensor([text.danger for text in lot]),
        weight=torch.tensor([1.0] + [HARM_COUNTS] * len(Danger)),
        label_smoothing=BLUR_OF_DANGER,
    )
    return of_subjects + DANGER_COUNTS * of_dangers


def learn(judge: Judge, texts: Sequence[Learned], subjects: int, *, on: bool = False) -> None:
    """Go through the texts some rounds, in ever smaller steps; smaller ones where it goes ``on``."""
    rounds, pace = (ON_ROUNDS, ON_RATES) if on else (ROUNDS, 1.0)
    layers = [judge.subjects, judge.usual, judge.dangers]
    by_rate = {RATE: list(judge.encoder.parameters()), RATE_OF_LAYERS: layers}
    optimizer = torch.optim.AdamW(
        [
            {"params": each, "lr": rate, "weight_decay": DECAY if rate == RATE else 0.0}
            for rate, each in by_rate.items()
        ]
    )
    steps, step = rounds * math.ceil(len(texts) / BATCH), 0
    for turn in range(rounds):
        judge.train()
        for lot in lots(texts):
            part = 0.5 * (1.0 + math.cos(math.pi * min(step / steps, 1.0)))
            for group, rate in zip(optimizer.param_groups, by_rate, strict=True):
                group["lr"] = pace * rate * (step / WARMING_UP if step < WARMING_UP else part)
            optimizer.zero_grad()
            loss(judge, lot, subjects).backward()
            nn.utils.clip_grad_norm_(judge.parameters(), STEEPEST)
            optimizer.step()
            step += 1
        print(f"round {turn + 1} of {rounds}", flush=True)


def keep(judge: Judge, subjects: Sequence[str], path: Path = ADAPTATION) -> None:
    """Write what was learned, in half precision."""
    encoder = judge.encoder
    arrays = {
        SUBJECTS: np.array(subjects),
        FOR_SUBJECTS: _half(SHARPNESS * F.normalize(judge.subjects, dim=1)),
        USUAL: _half(judge.usual),
        FOR_DANGERS: _half(SHARPNESS * F.normalize(judge.dangers, dim=1)),
    }
    for layer in range(LAYERS):
        for part in PARTS:
            name, key = f"encoder.layer.{layer}.{part}", key_of(layer, part)
            arrays[f"{name}.into"] = _half(encoder.into[key].T)
            arrays[f"{name}.out"] = _half(SCALE * encoder.out[key].T)
    np.savez_compressed(path, **arrays)


def _half(numbers: Tensor) -> np.ndarray:
    return numbers.detach().numpy().astype(np.float16)


def main(*, on: bool = False) -> None:
    """Learn and keep; ``on``: beginning with what was learned."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    spec, index = importlib.util.find_spec(PACKAGE), saying_index()
    if spec is None or not spec.submodule_search_locations or index is None:
        raise SystemExit("The sentence model is not installed: python3 start.py setup")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    weights = read_weights(folder / "model.safetensors", sha256=WEIGHTS_SHA256)
    subjects = index.votes.names
    judge = Judge(Encoder(weights), len(subjects))
    texts = texts_to_learn(read_vocabulary(folder / "vocab.txt"), index)
    if on:
        begin_with_learned(judge)
        texts = texts_to_go_on_with(texts, len(index.sayings))
    learn(judge, texts, len(subjects), on=on)
    keep(judge, subjects)


if __name__ == "__main__":
    main(on="--on" in sys.argv[1:])
