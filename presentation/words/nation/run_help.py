"""What do the commands of `cli.py nation` say in their help?"""

from typing import Final

from presentation.words.language import sentence

HELP: Final = sentence("One question over many prepared areas, by all cores or by a cluster.")
OUT_HELP: Final = sentence("Folder for the results; the same again goes on with what lacks.")
ONLY_HELP: Final = sentence("Only these areas, by name, between commas.")
KINDS_HELP: Final = sentence("Kinds between commas; each is asked for by itself.")
KIND_HELP: Final = sentence("For a new one of which kind.")
PACES_HELP: Final = sentence("Paces between commas.")
MINUTES_HELP: Final = sentence("Longest walks in minutes, between commas.")
LONGEST_HELP: Final = sentence("The longest walk in minutes.")
GROUPS_HELP: Final = sentence("Groups between commas, or all that an area counts.")
CHECKED_HELP: Final = sentence("Leave out what nobody has checked for long.")
OWN_ASSETS_HELP: Final = sentence("What each pack knows, even where there is a register.")
WORKERS_HELP: Final = sentence("Processes on this machine; left out, one for each core.")
MEMORY_HELP: Final = sentence("Gigabytes that each of them may use.")
SCHEDULER_HELP: Final = sentence("In place of this machine: a Dask scheduler, as tls://HOST:PORT.")
TLS_CA_HELP: Final = sentence("Of the scheduler: the certificate of its authority, a file in PEM.")
TLS_CERT_HELP: Final = sentence("By which it knows you: your certificate, a file in PEM.")
TLS_KEY_HELP: Final = sentence("The key of your certificate, a file in PEM.")
WEIGHTS_HELP: Final = sentence("Who counts more, as deprivation=1,aged_65_plus=0.5; or none.")
COUNT_HELP: Final = sentence("How many places in each area.")
COUNCILS_HELP: Final = sentence("england, wales, scotland, northern-ireland, or councils between commas.")
BY_HELP: Final = sentence("In whose name lists are read.")
RUN_HELP: Final = sentence("The folder of a run, as --out named it.")
LIKE_HELP: Final = sentence("Only the councils most like this one, by its name.")
ASKED_KIND_HELP: Final = sentence("Which of the run’s kinds; left out, its first.")
ASKED_GROUP_HELP: Final = sentence("Which of the run’s groups; left out, its first.")
CSV_HELP: Final = sentence("Print the councils as CSV.")
AGAIN_HELP: Final = sentence("Ask for newer editions too.")
AREAS_HELP: Final = sentence("Folder of the prepared areas, beside which the register lies.")
