#!/bin/sh
# Makes .venv by requirements.lock unless it is made already. The stamp holds the lock's digest and the folder,
# because the scripts of a virtual environment do not survive a move.
set -eu
cd "$(dirname "$0")/../.."
wanted="$(sha256sum requirements.lock | cut -d' ' -f1) $(pwd)"
stamp=.venv/lanyard-stamp

if [ -x .venv/bin/python ] && [ "$(cat $stamp 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

find_python() {
    for candidate in "${PYTHON:-python3.11}" python3.11 python3 python3.12 python3.13; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Lanyard needs Python 3.11 or newer; on Debian: apt-get install python3 python3-venv" >&2
    exit 1
}

make_venv() {
    "$1" -m venv --clear .venv >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing the Debian package python3-venv"
        apt-get install -y -qq python3-venv >/dev/null 2>&1 ||
            { apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq python3-venv >/dev/null 2>&1; } || true
        "$1" -m venv --clear .venv >/dev/null 2>&1 && return
    fi
    if "$1" -m pip --version >/dev/null 2>&1; then
        "$1" -m venv --clear --without-pip .venv
        "$1" -m pip --python .venv/bin/python install -qq pip && return
    fi
    echo "This Python cannot make a virtual environment; on Debian: sudo apt-get install python3-venv" >&2
    exit 1
}

moved=no
if [ -f $stamp ] && [ "$(cut -d' ' -f2- $stamp)" != "$(pwd)" ]; then
    moved=yes
fi
if [ $moved = yes ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python="$(find_python)"
    echo "making .venv with $("$python" --version)"
    make_venv "$python"
fi
echo "installing what requirements.lock names (a minute or two the first time)"
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r requirements.lock
echo "$wanted" >$stamp
