#!/bin/sh
# Makes the certificates of the table, with OpenSSL 3: `sh make.sh`, in this folder. They are test data, and are not made
# again before the table needs another one: machines that run the tests may have no OpenSSL. Each file holds a
# certificate and its key, which is no secret. Those of the authorities are lost, so that nobody can sign with them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Old enough for machines whose clock is slow, and valid for longer than anybody cares.
begin=20000101000000Z
end=21250101000000Z

cat >"$work/ca.cnf" <<CONFIG
[ca]
default_ca = own
[own]
new_certs_dir = $work
database = $work/index
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
CONFIG
: >"$work/index"

# request <name> <subject> <extension>...
request() {
  name=$1 subject=$2
  shift 2
  for extension; do set -- "$@" -addext "$extension"; shift; done
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config /dev/null \
    -subj "/CN=$subject" -keyout "$work/$name.key" -out "$work/$name.csr" "$@"
}

# sign <name> <authority> <begin> <end>; the authority may be the name itself.
sign() {
  if [ "$1" = "$2" ]; then set -- "$@" -selfsign; else set -- "$@" -cert "$work/$2.crt"; fi
  name=$1 authority=$2 from=$3 till=$4
  shift 4
  openssl ca -batch -notext -config "$work/ca.cnf" -in "$work/$name.csr" -out "$work/$name.crt" \
    -keyfile "$work/$authority.key" -startdate "$from" -enddate "$till" "$@"
}

# leaf <name> <authority> <begin> <end> <host>
leaf() {
  request "$1" "docwright test: $1" "subjectAltName=$5" "extendedKeyUsage=serverAuth"
  sign "$1" "$2" "$3" "$4"
  cat "$work/$1.crt" "$work/$1.key" >"$1.pem"
}

for name in authority stranger; do
  request "$name" "docwright test: $name" "basicConstraints=critical,CA:TRUE" "keyUsage=critical,keyCertSign"
  sign "$name" "$name" "$begin" "$end"
done
cp "$work/authority.crt" authority.pem

here=IP:127.0.0.1
leaf trusted authority "$begin" "$end" "$here"
leaf expired authority "$begin" 20010101000000Z "$here"
leaf not-yet-valid authority 21200101000000Z "$end" "$here"
leaf other-host authority "$begin" "$end" DNS:other.invalid
leaf unknown-authority stranger "$begin" "$end" "$here"
leaf self-signed self-signed "$begin" "$end" "$here"
