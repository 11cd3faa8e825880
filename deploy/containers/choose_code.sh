#!/bin/sh
# Copies what one image holds:  choose_code.sh <service> <tree> <target>
set -eu
service=$1 tree=$2 target=$3

mkdir -p "$target/services" "$target/deploy/local"
cp -R "$tree/libs" "$tree/policies" "$target/"
cp "$tree/services/__init__.py" "$target/services/"
cp "$tree/deploy/__init__.py" "$tree"/deploy/operate*.py "$target/deploy/"
cp "$tree/deploy/local/__init__.py" "$tree/deploy/local/keys.py" "$tree/deploy/local/table.py" "$target/deploy/local/"

case $service in
    jobs)
        cp -R "$tree/services/." "$target/services/"
        for part in local containers postgres sample streams.py witness.py dump_audit.py verify_audit.py; do
            [ ! -e "$tree/deploy/$part" ] || cp -R "$tree/deploy/$part" "$target/deploy/"
        done
        rm -rf "$target/deploy/containers/wheels"
        ;;
    gateway)
        cp -R "$tree/gateway" "$target/"
        ;;
    *)
        if [ ! -f "$tree/services/$service/main.py" ]; then
            echo "SERVICE must be a service, gateway or jobs; it is: $service" >&2
            exit 64
        fi
        cp -R "$tree/services/$service" "$target/services/"
        if [ "$service" = directory ] && [ -d "$tree/deploy/sample" ]; then
            cp -R "$tree/deploy/sample" "$target/deploy/"
        fi
        ;;
esac
