"""How is a feed's address asked what answers there, while the page stays usable?"""

import html
from collections.abc import Callable
from typing import Final

import streamlit as st

from app.register.bringing_in import jobs
from app.register.state import memory
from layers.register.feed_model import KeptFeed
from presentation.words.register import feed_page as words

_JOB, _AFTER = "reg_keep_job", "reg_keep_after"
AfterWords = Callable[[KeptFeed], tuple[str, str]]
FORM_NUMBER: Final = "reg_newfeed"  # which form it is: after a feed was added, the next is an empty one


def begin_to_ask(do: Callable[[], KeptFeed], after: AfterWords) -> None:
    """Ask beside the page; ``after`` is what is said once it is done."""
    job = jobs.start(words.ASKING, lambda tell: do())
    job.wait(0.4)  # what answers at once does not flicker
    memory.put(_JOB, job)
    memory.put(_AFTER, after)


def is_asking() -> bool:
    """Whether an address is being asked."""
    return memory.get(_JOB) is not None


@st.fragment(run_every=0.7)
def show_asking() -> None:
    """That an address is being asked; at its end, what came of it."""
    job: jobs.Job | None = memory.get(_JOB)
    if job is None:
        return
    if not job.over:
        st.html(f'<p class="wr-answer" role="status">{html.escape(job.what)}</p>')
        return
    memory.put(_JOB, None)
    if job.trouble is not None:
        memory.tell(*job.trouble, care=True)
    else:
        memory.tell(*memory.get(_AFTER)(job.result))
        memory.put(FORM_NUMBER, int(memory.get(FORM_NUMBER, 0)) + 1)
    st.rerun(scope="app")
