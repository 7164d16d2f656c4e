#!/bin/sh
# Installs packages with apt-get without leaving a system service running or enabled: the lab runs its own servers.
# Usage: install-debian.sh PACKAGE...   (as root)
# One script, so that a person can read what runs as root, and so that the clean-up happens however it ends.
set -u

policy=/usr/sbin/policy-rc.d
mark='# bulkhead set-up: no service starts while packages are installed'
lock='-o DPkg::Lock::Timeout=120'
quiet='-o Dpkg::Use-Pty=0 -qq'
export DEBIAN_FRONTEND=noninteractive

say() { echo "$*"; }

# Ours, or a leftover of ours, may be removed; somebody else's policy stays as it is.
is_ours() { [ -f "$policy" ] && grep -qF "$mark" "$policy"; }
clean_up() { if is_ours; then rm -f "$policy"; fi; }
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

if [ ! -e "$policy" ] || is_ours; then
  printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy" && chmod 755 "$policy" || exit 1
fi

has() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
# Asking does not start one; a later question to the broker does, and it would stay.
has_epmd() { command -v epmd >/dev/null 2>&1 && epmd -names >/dev/null 2>&1; }
had_epmd=''
if has_epmd; then had_epmd=yes; fi

new=''
for name in rabbitmq-server erlang-base; do has "$name" || new="$new $name"; done

# An installation that was cut off leaves dpkg refusing everything until this is done.
if [ -n "$(ls /var/lib/dpkg/updates 2>/dev/null)" ]; then
  say 'finishing an installation that was interrupted (dpkg --configure -a)'
  dpkg --configure -a || exit 1
fi

# --no-remove: rather fail than take something away from this machine. Expanded on purpose: several options each.
# shellcheck disable=SC2086
install() { apt-get $quiet $lock install --yes --no-install-recommends --no-remove "$@"; }
# shellcheck disable=SC2086
update() { say 'apt-get update'; apt-get $quiet $lock update; }

say "apt-get install $*"
if ! apt-get -qq --simulate install "$@" >/dev/null 2>&1; then update || exit 1; fi
if ! install "$@"; then
  # Lists from last month name packages that are gone from the mirror by now.
  update && install "$@" || exit 1
fi

# Only what came with this run: a service that was here before belongs to this machine's owner.
off() {
  if [ -d /run/systemd/system ]; then systemctl disable --now "$@" 2>/dev/null; return 0; fi
  for unit in "$@"; do
    script=${unit%.service}
    [ -x "/etc/init.d/$script" ] || continue
    # With our policy nothing was started. With somebody else's it may have been.
    if ! is_ours; then "/etc/init.d/$script" status >/dev/null 2>&1 && "/etc/init.d/$script" stop; fi
    update-rc.d "$script" disable >/dev/null 2>&1
  done
}
for name in $new; do
  has "$name" || continue
  case $name in
    rabbitmq-server) say 'keeping the system service rabbitmq-server off'; off rabbitmq-server.service ;;
    erlang-base) off epmd.socket epmd.service ;;
  esac
done
# It refuses while a node is registered with it.
if [ -z "$had_epmd" ] && has_epmd; then epmd -kill >/dev/null 2>&1; fi
exit 0
