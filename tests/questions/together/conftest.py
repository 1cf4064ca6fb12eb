"""The made-up town of the conversations, for two people."""

from tests.questions.conversation.conftest import NOW, area, larkenby

__all__ = ["NOW", "area", "larkenby"]
