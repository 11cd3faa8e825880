#!/bin/sh
# Puts every package of requirements-run.lock into deploy/containers/wheels, by this machine's pip settings. Images built
# afterwards fetch nothing. To be run with the Python and the processor the images will have:
#   deploy/containers/gather_wheels.sh [python]
set -eu
cd "$(dirname "$0")/../.."
rm -f deploy/containers/wheels/*.whl
exec "${1:-.venv/bin/python}" -m pip download -qq --disable-pip-version-check --no-input --no-deps \
    --only-binary=:all: --require-hashes -r requirements-run.lock -d deploy/containers/wheels
