"""What is said to a request that does not come from this machine's own browser?"""

from collections.abc import Sequence

from presentation.words.dates import listed
from presentation.words.language import sentence


def other_name(names: Sequence[str]) -> str:
    """Under which names the program answers."""
    return sentence(
        "Within Reach answers here under these names only: {names}. Open it under one of them; an office "
        "that gives it a name of its own adds that to allowedHosts in .streamlit/config.toml.",
        names=listed(names),
    )


def through_a_proxy(variable: str) -> str:
    """Why nothing comes through a proxy, and what to do where one signs people in."""
    return sentence(
        "Within Reach was started for one desk, where nobody signs in, so it does not answer through a "
        "proxy. Open it on its own machine; where the proxy signs everybody in, set {variable} to yes.",
        variable=variable,
    )
