#!/bin/sh
# Makes ready what a target of the Makefile needs: the system's packages, .venv, and for the tests what comes from npm.
# Usage: sh tests/setup.sh site | tests | system
#   site, tests: does nothing where all is there. system: the system's packages for the tests alone, to be run as root.
# PYTHON says which Python; without it, the .venv that is there, else the first Python that is new enough.
set -eu
cd "$(dirname "$0")/.."
kind=$1

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# --- Python

# Whoever has .venv activated, as the Makefile has, does not make it with itself.
own=$(cd .venv/bin 2>/dev/null && pwd -P) || own=
set -f
PATH=$(
    IFS=:
    for folder in $PATH; do
        [ "$(cd "$folder" 2>/dev/null && pwd -P)" = "$own" ] || printf '%s:' "$folder"
    done
)
set +f

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- "$(.venv/bin/python -c 'import sys; print(sys._base_executable)' 2>/dev/null)" python3 python3.14 python3.13 python3.12 python3.11
    fi
    for python in "$@"; do
        # A broken environment takes its own Python for one of the system's.
        case $python in
            */.venv/*) continue ;;
        esac
        if new_enough "$python"; then
            return
        fi
    done
    asked=${PYTHON:-python3}
    if there=$(version_of "$asked"); then
        stop "Håndboka trenger Python 3.11 eller nyere, og $asked er $there. Installer en nyere, og si hvilken hvis den heter noe annet: PYTHON=python3.12 make …"
    fi
    ! has "$asked" || stop "Håndboka trenger Python 3.11 eller nyere, og $asked er ikke Python. Si hva Python heter her: PYTHON=python3.12 make …"
    stop "Håndboka trenger Python 3.11 eller nyere, og $asked finnes ikke her. Installer Python, eller si hva den heter: PYTHON=python3.12 make …"
}

# --- What is ready: .venv/ready holds where the environment lies and for which Python, and what has been put into it.

place() { printf '%s %s' "$(cd .venv && pwd -P)" "$(version_of .venv/bin/python)"; }

# An environment that is whole, where it was made, with the Python that it was made with and that is asked for.
is_usable() {
    [ -f .venv/ready ] && [ "$(sed -n 1p .venv/ready)" = "$(place)" ] && new_enough .venv/bin/python &&
        { [ -z "${PYTHON:-}" ] || [ "$(version_of "$PYTHON")" = "$(version_of .venv/bin/python)" ]; }
}

holds() { grep -qxF "$1 $(cksum <"$1")" .venv/ready; }

has_npm_packages() { [ "$(cat tests/node_modules/ready 2>/dev/null)" = "$(cksum <tests/package-lock.json)" ]; }

is_ready() {
    is_usable && holds requirements.txt &&
        { [ "$kind" = site ] || { holds tests/requirements.txt && has_npm_packages && [ -z "$(missing)" ]; }; }
}

# --- The system

loads() {
    "$python" -c 'import ctypes, ctypes.util, sys
for name, file in (argument.split(":") for argument in sys.argv[1:]):
    ctypes.CDLL(ctypes.util.find_library(name) or file)' "$@" 2>/dev/null
}

has_pango() { loads pango-1.0:libpango-1.0.so.0 pangoft2-1.0:libpangoft2-1.0.so.0 harfbuzz-subset:libharfbuzz-subset.so.0; }

# Root on a Debian need not be asked; without the net that is tried once.
can_install() { [ -z "${in_vain:-}" ] && has apt-get && [ "$(id -u)" = 0 ]; }

has_system_browser() { has chromium || has chromium-browser || has google-chrome; }

has_whole_browser() { has_system_browser || is_ubuntu; }

# Chromium without a window takes half the time for most tests; where nobody can install it, the whole one will do.
has_quick_browser() { has chromium-headless-shell || is_ubuntu || { has_whole_browser && ! can_install; }; }

# Its package is a snap, which does not start in a container: there Playwright's own browser is fetched.
is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

# As users have it. Debian has the edition with long support; Ubuntu's package, too, is a snap.
has_firefox() { has firefox-esr || has firefox; }

firefox_package() {
    if is_ubuntu; then
        echo firefox
    else
        echo firefox-esr
    fi
}

# The program and its Norwegian dictionary.
has_spelling() { has hunspell && echo barnehage | hunspell -d nb_NO -l >/dev/null 2>&1; }

# Debian names the package after the version where it is not the system's own Python.
venv_package() {
    if [ "$(version_of /usr/bin/python3)" = "$(version_of "$python")" ]; then
        echo python3-venv
    else
        echo "python$(version_of "$python")-venv"
    fi
}

# What Debian calls all that is missing; on other systems the names say what to look for.
missing() {
    [ -e .venv/bin/python ] || "$python" -c 'import ensurepip, venv' 2>/dev/null || venv_package
    # There the scripts' minifier has no finished package, and is made on the spot.
    [ "$(uname -sm)" != "Darwin arm64" ] || has go || echo golang-go
    has_pango || echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    [ "$kind" != site ] || return 0
    # Playwright's and Node's own programs need it.
    [ "$(uname -s)" != Linux ] || loads atomic:libatomic.so.1 || echo libatomic1
    has_whole_browser || echo chromium
    has_quick_browser || echo chromium-headless-shell
    has_firefox || firefox_package
    has java || echo default-jre-headless
    has_spelling || echo hunspell hunspell-no
}

install() {
    echo "Installerer med apt-get: $*"
    log=$(mktemp)
    # 9 is the lock: nothing that a package may start keeps it.
    if { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 9>&-; then
        rm -f "$log"
        return 0
    fi
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
}

prepare_system() {
    packages=$(missing | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    # Without Pango the site is made all the same, and the build says that its PDFs are missing.
    if [ "$kind" = site ] && "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        is_needed=
    else
        is_needed=yes
    fi
    if can_install; then
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086
        install $packages || { in_vain=yes && [ -z "$is_needed" ]; } || [ -z "$(missing)" ] || stop "Dette lot seg ikke installere: $packages" "Er maskinen på nett? Kjør make en gang til når det er i orden."
    elif [ -n "$is_needed" ] && has apt-get; then
        stop "Noe mangler på maskinen. Kjør dette, og så make en gang til:" "" "    sudo apt-get update && sudo apt-get install --no-install-recommends ${packages% }" ""
    elif [ -n "$is_needed" ]; then
        stop "Dette mangler på maskinen, her med navnene Debian bruker: $packages" "Installer det, og kjør make en gang til."
    fi
}

# --- The environment

pip_install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes "$@" ||
        stop "Pakkene lot seg ikke hente. Er maskinen på nett? Kjør make en gang til når det er i orden."
}

prepare_environment() {
    tests=
    if is_usable; then
        holds requirements.txt && { [ "$kind" = site ] || holds tests/requirements.txt; } && return 0
        [ "$(wc -l <.venv/ready)" -lt 3 ] || tests=yes
        echo "Henter nye utgaver av pakkene."
    else
        echo "Lager .venv med Python $(version_of "$python") og henter pakkene som trengs. Det tar litt tid, men bare første gang."
        "$python" -m venv --clear .venv || stop "Python klarte ikke å lage .venv. Se hva den sier over."
    fi
    [ "$kind" = site ] || tests=yes
    # Whoever is interrupted from here on begins anew.
    rm -f .venv/ready
    pip_install -r requirements.txt
    [ -z "$tests" ] || pip_install -r tests/requirements.txt
    {
        place
        echo
        for file in requirements.txt ${tests:+tests/requirements.txt}; do
            echo "$file $(cksum <"$file")"
        done
    } >.venv/being-ready
    mv .venv/being-ready .venv/ready
}

# axe, the Nu HTML checker, eslint and stylelint are published on npm only.
prepare_npm_packages() {
    has_npm_packages && return 0
    rm -f tests/node_modules/ready
    PATH=$PWD/.venv/bin:$PATH
    (cd tests && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
        stop "Pakkene fra npm lot seg ikke hente. Er maskinen på nett? Kjør make en gang til når det er i orden."
    cksum <tests/package-lock.json >tests/node_modules/ready
}

prepare_browser() {
    if ! has_system_browser; then
        .venv/bin/python -m playwright install chromium || stop "Nettleseren lot seg ikke hente. Installer Chromium, og kjør make en gang til."
    fi
}

# --- One at a time

locked() {
    HANDBOOK_SETUP_LOCKED=yes exec "$python" -c 'import errno, fcntl, os, sys
try:
    os.makedirs(".cache", exist_ok=True)
    handle = os.open(".cache/setup.lock", os.O_RDWR | os.O_CREAT, 0o666)
    if os.path.isdir(".venv") and not os.access(".venv", os.W_OK):
        raise PermissionError(errno.EACCES, "", ".venv")
except OSError as error:
    sys.exit(f"Du har ikke lov til å skrive i {error.filename}. Er mappa laget med sudo, gir dette den tilbake: sudo chown -R $(id -u) .")
try:
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    print("Venter: en annen make gjør klart i samme mappe.", flush=True)
    fcntl.flock(handle, fcntl.LOCK_EX)
os.dup2(handle, 9, inheritable=True)
os.execvp("sh", ["sh", *sys.argv[1:]])' tests/setup.sh "$kind"
}

choose_python
if [ "$kind" = system ]; then
    prepare_system
    exit 0
fi
! is_ready || exit 0
[ -n "${HANDBOOK_SETUP_LOCKED:-}" ] || locked
prepare_system
prepare_environment
if [ "$kind" = tests ]; then
    prepare_browser
    prepare_npm_packages
fi
