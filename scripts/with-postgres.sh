#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own, on a free loopback port, in a folder that is removed
# after: `scripts/with-postgres.sh COMMAND…`. The command finds it in BLIJK_TEST_POSTGRES, its files in
# BLIJK_TEST_POSTGRES_DATA, and what stops and starts it in BLIJK_TEST_POSTGRES_CONTROL.
# Where PostgreSQL is not installed it says so, and the command runs without.
set -euo pipefail

server=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$server" ]; then
  echo "with-postgres: skipped: PostgreSQL is not installed" >&2
  exec "$@"
fi

folder=$(mktemp -d /tmp/blijk-postgres.XXXXXX)
# PostgreSQL refuses to run as root.
as_server() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_server() { runuser -u postgres -- "$@"; }
fi

stop() {
  as_server "$server/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
as_server "$server/initdb" --pgdata="$folder/data" --auth=trust --username=blijk --encoding=UTF8 \
  --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || {
  cat "$folder/initdb.log" >&2
  exit 1
}
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# In the file, so that whoever starts it again need not know.
cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 200
END
as_server "$server/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" --wait --silent start || {
  cat "$folder/server.log" >&2
  exit 1
}
cd - >/dev/null

export BLIJK_TEST_POSTGRES="postgres://blijk@127.0.0.1:$port/postgres"
export BLIJK_TEST_POSTGRES_DATA="$folder/data"
BLIJK_TEST_POSTGRES_CONTROL="$(declare -f as_server); as_server $server/pg_ctl --pgdata=$folder/data"
export BLIJK_TEST_POSTGRES_CONTROL+=" --log=$folder/server.log --wait --silent --mode=fast"
"$@"
