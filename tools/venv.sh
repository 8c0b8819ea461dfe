#!/bin/sh
# Makes the virtual environment $1 with the first Python 3.11 or newer that is found.
set -eu

fail() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1
}

python=
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if is_new_enough "$candidate"; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail "cxmap needs Python 3.11 or newer, and ${PYTHON:-this machine} has none.
Install it, or say where it is: make PYTHON=/path/to/python3"

# Debian and Ubuntu keep what a virtual environment needs in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    may_install=$([ "$(id -u)" = 0 ] && echo env || echo "sudo -n")
    command -v apt-get >/dev/null && $may_install true 2>/dev/null ||
        fail "$python cannot make virtual environments: install the package $package."
    echo "Installing $package …"
    $may_install apt-get -qq update
    $may_install apt-get -qq install -y --no-install-recommends "$package" >/dev/null
fi

"$python" -m venv "$1"
