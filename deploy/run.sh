#!/bin/sh
# Runs Within Reach for an office, by the settings of deploy/.env.example in the environment.
# The walking engine is got ready first: where the program's own folder may not be written, it is kept beside the data.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m app.warm_up
set -- --processes "${PROCESSES:-2}" --port "${PORT:-8501}" --bind "${BIND:-127.0.0.1}"
for name in ${NAMES:-}; do
    set -- "$@" --name "$name"
done
exec python3 start.py serve "$@"
