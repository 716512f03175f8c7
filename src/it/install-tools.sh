#!/bin/sh
# Installs what integration tests compile TypeScript and Python with, a registry to publish to, and what judges files for CI:
# Bun and Verdaccio from npm, PyInstaller and check-jsonschema from PyPI, actionlint from Go's proxy, and from there what says
# for comparison which modules are in a program, cyclonedx-gomod.
# usage: install-tools.sh DIRECTORY VERSIONS
# Takes the versions from VERSIONS/package.json, VERSIONS/requirements.txt and VERSIONS/go.mod, where update bots find them. Leaves
# DIRECTORY/bun, DIRECTORY/verdaccio, DIRECTORY/actionlint and DIRECTORY/cyclonedx-gomod (programs), DIRECTORY/python (a virtual environment), and a mark for each of go and cargo. What is there
# in that version stays; what is missing is said, and its tests are skipped. With CI set that is a failure.
set -u
missing=0
tools=$1
bun=$(sed -n 's/.*"bun": *"\([0-9.]*\)".*/\1/p' "$2/package.json")
verdaccio=$(sed -n 's/.*"verdaccio": *"\([0-9.]*\)".*/\1/p' "$2/package.json")
pyinstaller=$(sed -n 's/^pyinstaller==\([0-9.]*\).*/\1/p' "$2/requirements.txt")
jsonschema=$(sed -n 's/^check-jsonschema==\([0-9.]*\).*/\1/p' "$2/requirements.txt")
gomod=$(sed -n 's/.*CycloneDX\/cyclonedx-gomod \(v[0-9.]*\).*/\1/p' "$2/go.mod")
actionlint=$(sed -n 's/.*rhysd\/actionlint \(v[0-9.]*\).*/\1/p' "$2/go.mod")
if [ -z "$bun" ] || [ -z "$verdaccio" ] || [ -z "$pyinstaller" ] || [ -z "$jsonschema" ] || [ -z "$actionlint" ] ||
  [ -z "$gomod" ]; then
  echo "ERROR: expected versions of bun, verdaccio, pyinstaller, check-jsonschema, actionlint and cyclonedx-gomod in $2, found \"$bun\", \"$verdaccio\"," \
    "\"$pyinstaller\", \"$jsonschema\", \"$actionlint\" and \"$gomod\"" >&2
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

install_jsonschema() {
  "$tools/python/bin/python" -m pip install --quiet --disable-pip-version-check --retries 1 \
    "check-jsonschema==$jsonschema" &&
    echo "$jsonschema" > "$tools/python/jsonschema"
}

install_with_go() { # NAME PACKAGE VERSION
  rm -f "$tools/$1" "$tools/$1.version"
  GOBIN=$(cd "$tools" && pwd) GOFLAGS='' go install "$2@$3" && echo "$3" > "$tools/$1.version"
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
if [ "$unix" = 1 ] && [ "$(cat "$tools/python/jsonschema" 2>&1)" != "$jsonschema" ] && ! install_jsonschema; then
  rm -f "$tools/python/bin/check-jsonschema"
  missing=1
  echo "WARNING: integration tests of files for CI are skipped: pip could not install check-jsonschema==$jsonschema"
fi
if [ "$unix" = 1 ] && [ "$(cat "$tools/actionlint.version" 2>&1)" != "$actionlint" ] &&
  ! install_with_go actionlint github.com/rhysd/actionlint/cmd/actionlint "$actionlint"; then
  missing=1
  echo "WARNING: integration tests of files for CI are skipped: go could not install actionlint@$actionlint"
fi
if [ "$unix" = 1 ] && [ "$(cat "$tools/cyclonedx-gomod.version" 2>&1)" != "$gomod" ] &&
  ! install_with_go cyclonedx-gomod github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod "$gomod"; then
  missing=1
  echo "WARNING: no bill of materials is compared: go could not install cyclonedx-gomod@$gomod"
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
