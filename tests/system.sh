#!/bin/sh
# What the project needs from the system. Installs it where that can be done (Debian, as root); otherwise says the command.
# Usage: sh tests/system.sh venv PYTHON | pdf PYTHON | browser | has-browser | java | npm | spelling …
set -eu

install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing with apt-get: $*"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        echo "This is missing on your machine. Run: sudo apt-get install $*" >&2
        exit 1
    fi
}

has() { command -v "$1" >/dev/null 2>&1; }

# The program and its Norwegian dictionary.
has_spelling() { echo barnehage | hunspell -d nb_NO -l >/dev/null 2>&1; }

# The libraries that WeasyPrint draws PDFs with.
PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
has_pango() { "$1" -c 'import ctypes.util as u, sys; sys.exit(not all(map(u.find_library, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))))' 2>/dev/null; }

has_browser() { has chromium || has chromium-browser || has google-chrome; }

while [ $# -gt 0 ]; do
    case "$1" in
        venv)
            shift
            "$1" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
            ;;
        pdf)
            # Without these the site is made all the same, without PDFs: so it is said, and nothing stops.
            shift
            has_pango "$1" || (install $PANGO) || true
            ;;
        browser)
            # In this order: what is there, apt's, Playwright's own (which the Makefile fetches where there is no other).
            if ! has_browser && [ "$(id -u)" = 0 ] && has apt-get; then
                install chromium
            fi
            ;;
        has-browser) has_browser || exit 1 ;;
        java) has java || install default-jre-headless ;;
        npm) has npm || install npm ;;
        spelling) has_spelling || install hunspell hunspell-no ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
    shift
done
