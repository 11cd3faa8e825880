#!/bin/sh
# What a container does:  serve (the default) · migrate · alive · ready · any other command, in the same environment.
# The content of the file named by X_URL_FILE becomes X_URL, so that no address with a password stands in an environment
# that `docker inspect` shows.
set -eu

for variable in $(env | sed -n 's/^\([A-Z][A-Z0-9_]*_URL\)_FILE=.*/\1/p'); do
    eval "path=\${${variable}_FILE}"
    if [ ! -r "$path" ]; then
        echo "the file of $variable cannot be read" >&2
        exit 78
    fi
    export "$variable=$(cat "$path")"
done

program=${LANYARD_PROGRAM:-}
if [ "$program" = gateway ]; then
    package=gateway
else
    package=services.$program
fi
port=${LANYARD_SERVE_PORT:-8000}

ask() {
    exec python -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=4)' \
        "http://127.0.0.1:$port/$1"
}

case ${1:-serve} in
    serve)
        [ "$#" = 0 ] || shift
        if [ "$program" = gateway ]; then
            exec python -m gateway.main --host 0.0.0.0 --port "$port" "$@"
        fi
        exec python -m "$package.main" --host 0.0.0.0 --port "$port" --role "${LANYARD_ROLE:-all}" "$@"
        ;;
    migrate) exec python -m "$package.migrate" ;;
    alive) ask livez ;;
    ready) ask readyz ;;
    *) exec "$@" ;;
esac
