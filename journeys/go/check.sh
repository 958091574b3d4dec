#!/bin/sh
# Notes, proofs and tiles of our log, checked by Go's own implementation of transparency logs. Skips where there is no Go.
# On Debian: apt-get install golang-go golang-golang-x-mod-dev
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
sources=${GO_SOURCES:-/usr/share/gocode}
if ! command -v go > /dev/null || [ ! -d "$sources/src/golang.org/x/mod/sumdb/tlog" ]; then
  echo "skipped go: no Go, or no golang.org/x/mod in $sources/src (set GO_SOURCES to a GOPATH that has it)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/node_modules/.bin/node" "$here/export.ts" "$work"
# Nothing is fetched: the package is where the system put it.
GO111MODULE=off GOFLAGS= GOPATH="$sources" GOCACHE="$work/cache" go run "$here/check.go" "$work/log.json"
