"""What does a page under ``AppTest`` say? What is written on it as HTML, and what its components read out."""

import json

from streamlit.testing.v1 import AppTest


def said(page: AppTest) -> str:
    """All of it as one text; a page that broke says nothing."""
    assert not page.exception, page.exception
    return f"{written(page)} {aloud(page)}"


def written(page: AppTest) -> str:
    """The HTML."""
    return " ".join(str(element.proto.body) for element in page.get("html"))


def aloud(page: AppTest) -> str:
    """The sentences that components are given."""
    given = [json.loads(element.proto.json).values() for element in page.get("bidi_component")]
    return " ".join(value for values in given for value in values if isinstance(value, str))
