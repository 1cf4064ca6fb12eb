"""Why is a telephone call worth making? Who gains by it, and for whom there is nothing else."""

from presentation.words.language import plural, sentence


def why_ring(label: str, gain: int, alone: int, *, minutes: int) -> str:
    """ "140 residents within 15 minutes have no checked café; for 100 of them it is the only one known."

    Parameters
    ----------
    label
        The kind of place, as ``Kinds.label`` has it.
    gain, alone
        Residents who gain a checked one by the call, and those of them who know no other.
    minutes
        The longest walk that counts.
    """
    who = plural(
        "{count:,} resident within {minutes} minutes has no checked {label}",
        "{count:,} residents within {minutes} minutes have no checked {label}",
        gain,
        minutes=minutes,
        label=label.lower(),
    )
    if not alone:
        return sentence("{who}.", who=who)
    if gain == 1:
        return sentence("{who}; for them it is the only one known.", who=who)
    if alone == gain:
        return sentence("{who}; for all of them it is the only one known.", who=who)
    return sentence("{who}; for {alone:,} of them it is the only one known.", who=who, alone=alone)
