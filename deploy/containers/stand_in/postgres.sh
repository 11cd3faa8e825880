#!/bin/sh
# Makes the store in $PGDATA if there is none, then becomes the given command as the user postgres.
set -eu
install -d -m 0700 -o postgres -g postgres "$PGDATA"
install -d -m 0755 -o postgres -g postgres /var/run/postgresql
as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # the options are several words, and meant to be
    # shellcheck disable=SC2086
    as_postgres initdb -D "$PGDATA" -U postgres --pwfile="$POSTGRES_PASSWORD_FILE" ${POSTGRES_INITDB_ARGS:-}
fi
exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@" -k /var/run/postgresql
