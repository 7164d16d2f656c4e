#!/bin/bash
# Makes an empty data folder at the first start, then becomes the server. The folder gets its name when it is complete, so
# that a start that was interrupted is simply made again. Schema, accounts and passwords come from the keys at every
# start: whatever they are now, the server has them.
set -euo pipefail
settings=/etc/bulkhead/server.cnf
data=/var/lib/mysql/data
if [[ ! -d $data ]]; then
  rm -rf "$data.partial"
  mysqld --defaults-file=$settings --datadir="$data.partial" --skip-log-bin --initialize-insecure
  # Its name of itself is made anew at the start.
  rm -f "$data.partial/auto.cnf"
  mv "$data.partial" "$data"
fi
exec mysqld --defaults-file=$settings --server-id="${SERVER_ID:-1}" --init-file=/run/keys/accounts.sql
