#!/bin/sh
# The command line of the lab, in its container: docker compose exec lab bulkhead status
exec node /bulkhead/services/lab/src/cli/main.ts "$@"
