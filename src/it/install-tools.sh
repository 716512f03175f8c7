#!/bin/sh
# Installs what integration tests compile TypeScript and Python with, and a registry to publish to: Bun and Verdaccio from
# npm, PyInstaller from PyPI.
# usage: install-tools.sh DIRECTORY VERSIONS
# Takes the versions from VERSIONS/package.json and VERSIONS/requirements.txt, where update bots find them. Leaves
# DIRECTORY/bun and DIRECTORY/verdaccio (programs), DIRECTORY/python (a virtual environment), and a mark for each of go and cargo. What is there
# in that version stays; what is missing is said, and its tests are skipped. With CI set that is a failure.
set -u
missing=0
tools=$1
bun=$(sed -n 's/.*"bun": *"\([0-9.]*\)".*/\1/p' "$2/package.json")
verdaccio=$(sed -n 's/.*"verdaccio": *"\([0-9.]*\)".*/\1/p' "$2/package.json")
pyinstaller=$(sed -n 's/^pyinstaller==\([0-9.]*\).*/\1/p' "$2/requirements.txt")
if [ -z "$bun" ] || [ -z "$verdaccio" ] || [ -z "$pyinstaller" ]; then
  echo "ERROR: expected versions of bun, verdaccio and pyinstaller in $2, found \"$bun\", \"$verdaccio\" and \"$pyinstaller\"" >&2
  exit 1
fi
mkdir -p "$tools"

install_bun() {
  rm -rf "$tools/npm" "$tools/bun"
  # Bun itself is in an optional package for each platform, and its own script puts it in place.
  npm install --prefix "$tools/npm" --no-save --no-audit --no-fund --loglevel=error --fetch-retries=1 --ignore-scripts=false \
    "bun@$bun" &&
    "$tools/npm/node_modules/bun/bin/bun.exe" --version &&
    ln -s npm/node_modules/bun/bin/bun.exe "$tools/bun"
}

install_verdaccio() {
  rm -rf "$tools/registry" "$tools/verdaccio"
  npm install --prefix "$tools/registry" --no-save --no-audit --no-fund --loglevel=error --fetch-retries=1 \
    "verdaccio@$verdaccio" &&
    ln -s registry/node_modules/.bin/verdaccio "$tools/verdaccio" &&
    echo "$verdaccio" > "$tools/registry/installed"
}

install_pyinstaller() {
  rm -rf "$tools/python"
  python3 -m venv "$tools/python" &&
    "$tools/python/bin/python" -m pip install --quiet --disable-pip-version-check --retries 1 \
      "pyinstaller==$pyinstaller" &&
    echo "$pyinstaller" > "$tools/python/installed"
}

# Without .exe, and with bin instead of Scripts, Windows would not find what the tests name.
case $(uname -s) in
  MINGW* | MSYS* | CYGWIN*) unix=0 && echo "integration tests with Bun and PyInstaller are for Unix, and are skipped" ;;
  *) unix=1 ;;
esac
if [ "$unix" = 1 ] && [ "$("$tools/bun" --version 2>&1)" != "$bun" ] && ! install_bun; then
  rm -f "$tools/bun"
  missing=1
  echo "WARNING: integration tests with Bun are skipped: npm could not install bun@$bun"
fi
if [ "$unix" = 1 ] && [ "$(cat "$tools/registry/installed" 2>&1)" != "$verdaccio" ] && ! install_verdaccio; then
  rm -f "$tools/verdaccio"
  missing=1
  echo "WARNING: integration tests with a registry are skipped: npm could not install verdaccio@$verdaccio"
fi
if [ "$unix" = 1 ] && [ "$(cat "$tools/python/installed" 2>&1)" != "$pyinstaller" ] && ! install_pyinstaller; then
  rm -rf "$tools/python"
  missing=1
  echo "WARNING: integration tests with PyInstaller are skipped: python3 and pip could not install pyinstaller==$pyinstaller"
fi
for program in go cargo; do
  rm -f "$tools/$program"
  if ! command -v "$program" > "$tools/$program"; then
    rm -f "$tools/$program"
    missing=1
    echo "WARNING: integration tests with $program are skipped: it is not on the PATH"
  fi
done
[ -z "${CI:-}" ] || exit "$missing"
