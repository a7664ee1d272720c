#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own, on a free loopback port, in a folder that is removed
# after: `scripts/with-postgres.sh COMMAND…`. The command finds it in BLIJK_TEST_POSTGRES, its files in
# BLIJK_TEST_POSTGRES_DATA, and what stops and starts it in BLIJK_TEST_POSTGRES_CONTROL.
# Where PostgreSQL is not installed it says so, and the command runs without.
#
# With BLIJK_TEST_POSTGRES_NAME=HOST it also listens where this machine is called HOST, with the password
# that stands in BLIJK_TEST_POSTGRES_PASSWORD, and with BLIJK_TEST_POSTGRES_CERTIFICATE=NAME encrypted, with
# a certificate for that name by an authority of its own: BLIJK_TEST_POSTGRES_CA.
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
if [ -n "${BLIJK_TEST_POSTGRES_NAME:-}" ]; then
  echo "listen_addresses = '127.0.0.1, $BLIJK_TEST_POSTGRES_NAME'" >>"$folder/data/postgresql.conf"
  echo "host all all all scram-sha-256" >>"$folder/data/pg_hba.conf"
fi
if [ -n "${BLIJK_TEST_POSTGRES_CERTIFICATE:-}" ]; then
  export BLIJK_TEST_POSTGRES_CA="$folder/ca.crt"
  sign() { openssl "$@" >>"$folder/openssl.log" 2>&1 || { cat "$folder/openssl.log" >&2; exit 1; }; }
  new=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
  sign req -x509 "${new[@]}" -days 2 -subj "/CN=proef" -keyout ca.key -out ca.crt
  sign req "${new[@]}" -subj "/CN=$BLIJK_TEST_POSTGRES_CERTIFICATE" -keyout server.key -out server.csr
  echo "subjectAltName = DNS:$BLIJK_TEST_POSTGRES_CERTIFICATE" >server.ext
  sign x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext \
    -out server.crt
  cp server.crt server.key "$folder/data/"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"/data/server.*; fi
  chmod 600 "$folder/data/server.key"
  echo "ssl = on" >>"$folder/data/postgresql.conf"
fi
as_server "$server/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" --wait --silent start || {
  cat "$folder/server.log" >&2
  exit 1
}
cd - >/dev/null
if [ -n "${BLIJK_TEST_POSTGRES_NAME:-}" ]; then
  "$server/psql" --quiet --host=127.0.0.1 --port="$port" --username=blijk --dbname=postgres \
    --command="ALTER USER blijk PASSWORD '$BLIJK_TEST_POSTGRES_PASSWORD'"
fi

export BLIJK_TEST_POSTGRES="postgres://blijk@127.0.0.1:$port/postgres"
export BLIJK_TEST_POSTGRES_DATA="$folder/data"
BLIJK_TEST_POSTGRES_CONTROL="$(declare -f as_server); as_server $server/pg_ctl --pgdata=$folder/data"
export BLIJK_TEST_POSTGRES_CONTROL+=" --log=$folder/server.log --wait --silent --mode=fast"
"$@"
