#!/bin/sh
# A browser for the tests of the page: one that is there, else Debian's if we are root, else a clear
# end that says what to install.
set -eu
VENV=${VENV:-.venv}
[ "${DETENTE_NO_BROWSER:-}" != 1 ] || { echo "DETENTE_NO_BROWSER=1: the page is not tested" >&2; exit 0; }

need=
told=$("$VENV/bin/python" tools/chromium.py 2>&1) || need="chromium fonts-liberation"
# Playwright's own Node wants a library that neither a bare Debian nor Chromium brings
node=$("$VENV/bin/python" -c 'import pathlib, playwright
print(pathlib.Path(playwright.__file__).parent / "driver" / "node")')
"$node" --version >/dev/null 2>&1 || need="$need libatomic1"
[ -n "$need" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests of the page:$need" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $need; } >/dev/null || {
        echo "apt-get could not install $need, which the tests of the page need" >&2; exit 1; }
    exit 0
fi
echo "$told" >&2
echo "The tests of the page need: $need" >&2
exit 1
