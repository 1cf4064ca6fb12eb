"""Texts that mean alike have vectors that point alike; a model that is not the tested one is not used."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.special import erf

from layers.sentences import model as sentences
from layers.sentences.model import DIMENSIONS, SentenceModel, load_sentence_model
from layers.sentences.weights import DamagedWeightsError, read_weights
from layers.sentences.word_pieces import MOST_PIECES, piece_numbers

VOCABULARY = {
    piece: number for number, piece in enumerate(["[CLS]", "[SEP]", "[UNK]", "walk", "##ing", "café"])
}


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    loaded = load_sentence_model()
    assert loaded is not None, "requirements-model.txt is not installed"
    return loaded


def test_sentences_that_mean_alike_are_nearer_than_those_that_share_words(model: SentenceModel) -> None:
    puff, breath, chess = model.vectors(["short of puff", "short of breath", "keeps his chest warm"])
    assert puff @ breath > puff @ chess + 0.2


def test_a_text_has_the_same_vector_alone_and_among_others(model: SentenceModel) -> None:
    texts = ["likes rugby", "", "company at lunch " * 200, "naïve café – 100 %", "likes rugby"]
    together = model.vectors(texts)
    assert together.shape == (5, DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(model.vectors([text])[0], vector, atol=1e-5)


def test_likeness_is_the_product_of_vectors(model: SentenceModel) -> None:
    vectors = model.vectors(["bowls", "choir"])
    assert np.allclose(
        model.likeness(["a choir"], vectors), model.vectors(["a choir"]) @ vectors.T, atol=1e-6
    )


def test_a_number_counts_by_the_normal_distribution() -> None:
    numbers = np.linspace(-12, 12, 100_001, dtype=np.float32)
    exact = numbers.astype(float)
    exact *= (1 + erf(exact / np.sqrt(2))) / 2
    assert np.abs(sentences._gelu(numbers) - exact).max() < 4e-7


def test_a_word_is_cut_into_the_longest_pieces_that_are_known() -> None:
    assert piece_numbers("Walking walk xyz", VOCABULARY) == [0, 3, 4, 3, 2, 1]
    assert piece_numbers("", VOCABULARY) == [0, 1]
    assert piece_numbers("w" * 100, VOCABULARY) == [0, 2, 1]


def test_a_text_without_end_is_read_to_a_bound() -> None:
    assert len(piece_numbers("walk " * 10_000, VOCABULARY)) == MOST_PIECES


def test_weights_that_are_not_the_tested_ones_are_refused(tmp_path: Path) -> None:
    header = json.dumps({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    file = tmp_path / "model.safetensors"
    file.write_bytes(len(header).to_bytes(8, "little") + header + np.float32(1.5).tobytes())
    with pytest.raises(DamagedWeightsError, match=r"model\.safetensors"):
        read_weights(file, sha256="0" * 64)


def test_without_its_package_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "PACKAGE", "a_package_that_is_not_there")
    assert load_sentence_model() is None


def test_another_model_under_its_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "WEIGHTS_SHA256", "0" * 64)
    assert load_sentence_model() is None
