"""The sentence model, opened once for all that listens with it."""

from collections.abc import Collection
from functools import lru_cache

from layers.sentences.adaptation import AdaptedModel, load_adapted_model
from layers.sentences.model import SentenceModel, load_sentence_model


@lru_cache(maxsize=1)
def sentence_model() -> SentenceModel | None:
    """The model, None where it is not installed: words are then read by the tables alone."""
    return load_sentence_model()


@lru_cache(maxsize=1)
def adapted_model() -> AdaptedModel | None:
    """The model that learned how people speak of what they enjoy, need and fear; None where it is missing."""
    model = sentence_model()
    return None if model is None else load_adapted_model(model)


def ordinary_words() -> Collection[str]:
    """Words of everyday language, spelt right; none where the model is not installed."""
    model = sentence_model()
    return model.vocabulary if model else ()
