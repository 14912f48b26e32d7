#!/bin/bash
# submit.sh FILE|PRESET: puts a sweep into the database and waits for its verdicts; from any host that reaches the database.
# Needs SWEEP_DATABASE_FILE, as node.sbatch does.
set -euo pipefail
: "${SWEEP_DATABASE_FILE:?}"
export SWEEP_DATABASE_FILE
exec "${SWEEP_PROGRAM:-sweep}" submit "$1" --watch
