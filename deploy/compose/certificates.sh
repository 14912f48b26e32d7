#!/bin/sh
# certificates.sh NAME=ADDRESS...: makes a private authority and a certificate for each node where they are missing.
set -eu
cd /certificates

[ -e authority/ca.crt ] || sweep certificates init --out authority
for node in "$@"; do
    [ -e "${node%%=*}/node.crt" ] || sweep certificates issue "${node%%=*}" --authority authority --out "${node%%=*}" --address "${node#*=}"
done
