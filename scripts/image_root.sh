#!/bin/sh
# Assembles what an image of Junket holds, and nothing else: the program, the libraries that it names, the
# certificates, the data, and the vectors of its texts, made here so that a container starts in a second.
#
#   scripts/image_root.sh PROGRAM DATA FOLDER
set -eu
program=$1 data=$2 root=$3

mkdir -p "$root/usr/bin" "$root/usr/share/junket" "$root/var/cache/junket" "$root/var/lib/junket" \
    "$root/etc/ssl/certs" "$root/tmp"
chmod 755 "$root"
chmod 1777 "$root/tmp"
# Counts are kept here; whoever runs it, as long as it is not shared, may write them.
chmod 1777 "$root/var/lib/junket"
install -m 755 "$program" "$root/usr/bin/junket"

# The libraries under the names by which the program asks for them, the loader included.
ldd "$program" | awk '/=> \//{print $3} /^[[:space:]]*\/.*ld-/{print $1}' | while read -r library; do
    install -D -m 755 "$(readlink -f "$library")" "$root$library"
done

cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
printf 'junket:x:10001:10001::/tmp:/usr/bin/junket\n' > "$root/etc/passwd"
printf 'junket:x:10001:\n' > "$root/etc/group"
printf 'hosts: files dns\n' > "$root/etc/nsswitch.conf"

mkdir -p "$root/usr/share/junket/data"
cp -R "$data/interviews" "$data/model" "$data/names.json" "$data/calibration.json" "$root/usr/share/junket/data/"
"$program" index --data "$root/usr/share/junket/data" --cache "$root/var/cache/junket/vectors.safetensors"
chmod -R a+rX "$root/usr/share/junket" "$root/var/cache/junket"
