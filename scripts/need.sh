#!/bin/sh
# need.sh PROGRAM PACKAGE: leave quietly when the program, a command or a path with stars, is there; install Debian's
# package as root; otherwise print the one line to type and fail.
set -eu
PATH="$PATH:/usr/sbin"
command -v "$1" >/dev/null 2>&1 && exit 0
for found in $1; do
    [ -x "$found" ] && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null
    exit 0
fi
echo "The long tests need $2. Install it with:" >&2
echo "    sudo apt-get install -y $2" >&2
exit 1
