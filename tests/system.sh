#!/bin/sh
# What the project needs from the system. Installs it where that can be done (Debian, as root); otherwise says the command.
# Usage: sh tests/system.sh venv PYTHON | browser | java | npm …
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

while [ $# -gt 0 ]; do
    case "$1" in
        venv)
            shift
            "$1" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
            ;;
        browser)
            # The tests look in the same order: what is there, apt's, Playwright's own (tests/browser/chromium.py).
            if ! has chromium && ! has chromium-browser && ! has google-chrome; then
                if [ "$(id -u)" = 0 ] && has apt-get; then
                    install chromium
                else
                    echo "No Chromium found; Playwright's own will be tried." >&2
                fi
            fi
            ;;
        java) has java || install default-jre-headless ;;
        npm) has npm || install npm ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
    shift
done
