"""Do an office's processes open what another of them sealed, and no other program's?"""

import os

import pytest
from cryptography.fernet import Fernet

from app.memory.sealing_key import SealingKey
from app.memory.tab_seal import TabSeal


def through_a_pipe(words: bytes) -> SealingKey:
    key, (out, into) = SealingKey(), os.pipe()
    os.write(into, words)
    os.close(into)
    try:
        key.take_from(out)
    finally:
        os.close(out)
    return key


def test_two_that_took_the_same_key_open_each_others():
    text = Fernet.generate_key()
    one, other = (TabSeal(through_a_pipe(text + b"what comes later").text) for _ in range(2))
    assert other.unseal(one.seal({"enjoys": "bowls"})) == {"enjoys": "bowls"}


def test_by_itself_each_run_has_its_own():
    assert TabSeal(SealingKey().text).unseal(TabSeal(SealingKey().text).seal({"a": 1})) is None


def test_half_a_key_and_what_is_no_key_are_refused():
    with pytest.raises(EOFError, match="before the key had come"):
        through_a_pipe(Fernet.generate_key()[:20])
    with pytest.raises(ValueError, match="Fernet key"):
        through_a_pipe(b"!" * 44)
