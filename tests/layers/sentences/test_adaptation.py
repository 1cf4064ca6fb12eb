"""What the model learned is added to it; a damaged or missing file leaves the model as it comes."""

from pathlib import Path

import numpy as np
import pytest

from layers.danger.tables import Danger
from layers.sentences.adaptation import ADAPTATION, AdaptedModel, load_adapted_model
from layers.sentences.model import LAYERS, SentenceModel, load_sentence_model

PARTS = 6  # matrices of a layer that are added to
TEXTS = [
    "whites pressed every Saturday, twenty years secretary down the green",
    "she has to ask him before she spends a penny of her own",
    "thank you ever so much, that is all sorted now",
]


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    loaded = load_sentence_model()
    assert loaded is not None, "requirements-model.txt is not installed"
    return loaded


@pytest.fixture(scope="module")
def adapted(model: SentenceModel) -> AdaptedModel:
    loaded = load_adapted_model(model)
    assert loaded is not None
    return loaded


def test_it_hears_what_is_meant_where_no_word_says_it(adapted: AdaptedModel) -> None:
    bowls, controlled, idle = range(3)
    heard = adapted.hear(TEXTS)
    assert adapted.subjects[heard.subjects[bowls].argmax()] == "bowls"
    assert adapted.subjects[heard.subjects[idle].argmax()] == ""
    assert list(Danger)[heard.dangers[controlled, 1:].argmax()] is Danger.HURT_AT_HOME
    assert heard.dangers[controlled, 0] < 0.5 < heard.dangers[bowls, 0]


def test_shares_add_up_to_one_and_a_text_is_heard_alone_as_among_others(adapted: AdaptedModel) -> None:
    heard = adapted.hear(TEXTS)
    assert heard.subjects.shape == (len(TEXTS), len(adapted.subjects))
    assert heard.dangers.shape == (len(TEXTS), 1 + len(Danger))
    for shares in (heard.subjects, heard.dangers):
        assert np.allclose(shares.sum(axis=1), 1.0, atol=1e-5)
    assert np.allclose(adapted.hear(TEXTS[1:2]).subjects[0], heard.subjects[1], atol=1e-4)


def test_two_narrow_matrices_are_as_good_as_what_they_make_together(model: SentenceModel) -> None:
    with np.load(ADAPTATION) as file:
        narrow = {name: file[name].astype(np.float32) for name in file.files if name.startswith("encoder")}
    assert len(narrow) == 2 * LAYERS * PARTS
    names = [name.removesuffix(".into") for name in narrow if name.endswith(".into")]
    whole = {
        f"{name}.weight": model.weights[f"{name}.weight"] + (narrow[f"{name}.into"] @ narrow[f"{name}.out"]).T
        for name in names
    }
    apart = SentenceModel({**model.weights, **narrow}, model.vocabulary).vectors(TEXTS)
    assert np.allclose(
        apart, SentenceModel({**model.weights, **whole}, model.vocabulary).vectors(TEXTS), atol=1e-4
    )
    assert not np.allclose(apart, model.vectors(TEXTS), atol=0.01)


@pytest.mark.parametrize("content", [None, b"", b"no zip", b"PK\x03\x04 cut"])
def test_a_missing_or_damaged_file_is_no_adaptation(
    model: SentenceModel, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "adaptation.npz"
    if content is not None:
        file.write_bytes(content)
    assert load_adapted_model(model, file) is None
