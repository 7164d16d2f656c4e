#!/bin/sh
# Becomes the Erlang VM, so that signals reach it. The script of the same name in a package's /usr/sbin would stand before
# it.
for folder in /opt/rabbitmq/sbin /usr/lib/rabbitmq/bin; do
  if [ -x "$folder/rabbitmq-server" ]; then
    RUNNING_UNDER_SYSTEMD=true
    export RUNNING_UNDER_SYSTEMD
    exec "$folder/rabbitmq-server"
  fi
done
echo "This image has no rabbitmq-server where it is looked for." >&2
exit 1
