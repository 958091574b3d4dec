#!/bin/sh
# Two readers' calendar addresses, read by khal, which no one here wrote. Skips where there is no khal.
# On Debian: apt-get install khal
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
if ! command -v khal > /dev/null; then
  echo "skipped khal: no khal here (Debian: apt-get install khal)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache" LC_ALL=C.UTF-8
"$root/node_modules/.bin/node" "$here/export.ts" "$work"

# One calendar a reader, as khal keeps them.
listed() {
  mkdir -p "$work/$1"
  cat > "$work/$1.conf" << CONF
[calendars]
[[meetings]]
path = $work/$1
[sqlite]
path = $work/$1.db
[locale]
local_timezone = Europe/Zurich
default_timezone = Europe/Zurich
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = meetings
CONF
  khal -c "$work/$1.conf" import --batch -a meetings "$work/$1.ics" > /dev/null
  # Its cache looks no closer than at whole seconds, and would miss what was imported within one.
  rm -f "$work/$1.db"
  khal -c "$work/$1.conf" list --day-format '' --once --format '{start}|{end}|{title}|{status}|{location}' 2031-03-01 30d | sed 's/ |/|/g'
}
failed=0
same() { # same WHAT EXPECTED GOT
  if [ "$2" = "$3" ]; then return; fi
  failed=1
  printf 'khal: %s\nexpected:\n%s\nread:\n%s\n' "$1" "$2" "$3"
}
open='2031-03-04 10:00|2031-03-04 12:00|Planned round|TENTATIVE|Marrow
2031-03-05 10:00|2031-03-05 12:00|Confirmed round|CONFIRMED|Marrow
2031-03-06 10:00|2031-03-06 12:00|Lost round|CANCELLED|Marrow
2031-03-07|2031-03-08|Hourless visit|CONFIRMED|Marrow'
same 'one who may see all' "$open
2031-03-09|2031-03-09|Quiet dinner|TENTATIVE|Marrow" "$(listed cleared)"
same 'one who may not see the restricted meeting' "$open" "$(listed other)"
if grep -qi 'quiet' "$work/other.ics"; then failed=1; echo 'khal: a trace of the restricted meeting'; fi
[ "$failed" = 0 ] || { echo 'failed khal'; exit 1; }
echo "ok khal 2 readers, 9 meetings read, $(khal --version | head -1)"
