#!/bin/sh
# tools/venv.sh [extra]: makes the environment $VENV, if it is not there, and installs the package
# into it (editable), with the extra if one is named. Nothing to do is done in no time. The page of
# the workbench is built along with an extra, and built anew when one of its files has changed.
set -eu
VENV=${VENV:-.venv}
python=${PYTHON:-python3}
extra=${1:-}
stop() { echo "$1" >&2; exit 1; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "$python does not run here or is older than Python 3.11; name one that does with PYTHON=… (Debian: sudo apt-get install python3 python3-venv)."

# keep an environment that is whole and, where PYTHON was named, made with that Python
base='import sys; print(sys.base_prefix, sys.version)'
keep() {
    [ -x "$VENV/bin/pip" ] && its=$("$VENV/bin/python" -c "$base" 2>/dev/null) || return 1
    [ -z "${PYTHON:-}" ] || [ "$its" = "$("$python" -c "$base")" ]
}

make_venv() {
    [ ! -e "$VENV" ] || [ -f "$VENV/pyvenv.cfg" ] ||
        stop "$VENV is there and is no virtual environment: name another place with VENV=…"
    rm -rf "$VENV"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian keeps them in a package apart
        if command -v uv >/dev/null 2>&1; then
            uv venv --quiet --seed --python "$python" "$VENV"
            return
        fi
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 ||
            stop "$python cannot make a virtual environment: sudo apt-get install $package"
        echo "Installing $package, without which $python cannot make an environment" >&2
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "$package"; } >/dev/null ||
            stop "apt-get could not install $package, without which $python cannot make an environment."
    fi
    "$python" -m venv "$VENV"
}

done_file="$VENV/.installed${extra:+-$extra}"
[ -n "$extra" ] || export DETENTE_WEB="${DETENTE_WEB:-skip}"
changed() {
    for file in pyproject.toml hatch_build.py; do [ ! "$file" -nt "$done_file" ] || return 0; done
    [ -n "$extra" ] || return 1
    [ -n "$(find frontend -name node_modules -prune -o -type f -newer "$done_file" -print)" ] ||
        { [ "${DETENTE_WEB:-}" != skip ] && [ ! -f src/detente/workbench/_page/index.html ]; }
}
keep && [ -f "$done_file" ] && ! changed && exit 0

echo "Setting up $VENV; the first time this takes a minute" >&2
[ ! -d "$VENV" ] || [ -w "$VENV" ] ||
    stop "$VENV belongs to another user: sudo rm -r $VENV, or name another place with VENV=…"
keep || make_venv
"$VENV/bin/python" -m pip install --quiet --no-input --disable-pip-version-check -e ".${extra:+[$extra]}" ||
    stop "pip could not install the package and what it needs, for the reason above (it needs a network, for one)."
touch "$done_file" "$VENV/.installed"
