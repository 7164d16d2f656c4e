#!/bin/bash
# A health check that costs no process but this one: asks http://127.0.0.1:PORT PATH, and is content with 200 or less than
# 400.
#   answers PORT PATH      answers PORT (is anything listening?)
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
[[ $# -eq 1 ]] && exit 0
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
read -r -t 3 _ status _ <&3
[[ $status =~ ^[23] ]]
