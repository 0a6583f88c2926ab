#!/bin/sh
# Leave quietly when nginx is there; install Debian's nginx-light as root; otherwise print the one line to type and fail.
set -eu
PATH="$PATH:/usr/sbin"
command -v nginx >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx-light >/dev/null
    exit 0
fi
echo "The hosting tests need nginx. Install it with:" >&2
echo "    sudo apt-get install -y nginx-light" >&2
exit 1
