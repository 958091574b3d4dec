#!/bin/sh
# Our HXL files, checked by libhxl, which no one here wrote, against its default schema. Skips where there is no Python or
# where libhxl cannot be installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
if ! command -v python3 > /dev/null; then
  echo "skipped hxl: no Python here"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# libhxl imports six and does not ask for it.
if ! { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q libhxl==5.2.2 six; } > "$work/install.txt" 2>&1; then
  echo "skipped hxl: libhxl could not be installed: $(tail -1 "$work/install.txt")"
  exit 0
fi
"$root/node_modules/.bin/node" "$here/export.ts" "$work/files"
"$work/venv/bin/python" "$here/check.py" "$work/files"
