#!/bin/sh
# What some end-to-end tests need besides Python: a browser for the pages of the documentation, curl for README.md.
# On Debian root gets what is missing, tried once per .venv. Anywhere else those tests are skipped and say why.
set -u
cd "$(dirname "$0")/../.."
tried=.venv/lanyard-programs-tried

missing=
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing="chromium"
command -v curl >/dev/null || missing="$missing curl"
[ -n "$missing" ] || exit 0

get() {
    # shellcheck disable=SC2086 # one word per package
    DEBIAN_FRONTEND=noninteractive timeout 240 apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1
}

if [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release && command -v apt-get >/dev/null && [ ! -e $tried ]; then
    touch $tried
    echo "installing for the tests: $missing"
    get || { timeout 120 apt-get update -qq >/dev/null 2>&1 && get; } || echo "could not be installed: $missing"
else
    echo "missing for some tests, which are skipped: $missing"
fi
exit 0
