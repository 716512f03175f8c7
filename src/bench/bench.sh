#!/usr/bin/env bash
# Measures the plugin from outside, as a user meets it: whole processes, and prints the medians of wall time and of CPU (user and
# system, children included), which other work on the machine disturbs less.
#
#   src/bench/bench.sh [example|ui|reactor|checkstack|lock|go|typescript|python|tree|big]...     (without a name: all but tree and big)
#
# Originals are measured on the same files in the same run, and what the plugin takes is told as multiples of them, if they are
# given: GESTALTD and BUN are programs; npm is taken from the path. SAMPLE is a provider with a real SDK for go, typescript, python.
#
# RUNS sets how often each is run (default 5), MODULES the sizes of reactors (default "45"; "45 100 1000" shows how they grow),
# WORK where the projects are made (default: a new directory in $TMPDIR), REPOSITORY another local repository of Maven, CLASSES=1
# counts the classes that example loads. SMOKE=1 runs everything once and small: whether the benchmarks work, not how fast.
# The plugin has to be installed first: mvn -q -DskipTests -DskipITs install
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
smoke=${SMOKE:-}
runs=${RUNS:-$([ -n "$smoke" ] && echo 1 || echo 5)}
files=$([ -n "$smoke" ] && echo 20 || echo 2000)
modules=${MODULES:-$([ -n "$smoke" ] && echo 3 || echo 45)}
work=${WORK:-$(mktemp -d)}
maven=(mvn -B -ntp -o -q -Dstyle.color=never ${REPOSITORY:+-Dmaven.repo.local="$REPOSITORY"})
version=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' "$top/pom.xml" | head -n 1)
TIMEFORMAT='%R %U %S'

# measured COMMAND...: sets wall and cpu, the middle one of $runs in seconds, after one run to warm the disk cache
measured() {
  local log=$work/log times=$work/times
  : >"$times"
  for run in $([ -n "$smoke" ] || echo 0) $(seq "$runs"); do
    { time "$@" >"$log" 2>&1; } 2>"$work/time" || { cat "$log" >&2; return 1; }
    [ "$run" = 0 ] || cat "$work/time" >>"$times"
  done
  wall=$(awk '{ print $1 }' "$times" | middle)
  cpu=$(awk '{ print $2 + $3 }' "$times" | middle)
}

middle() { sort -n | sed -n "$(((runs + 1) / 2))p" | awk '{ printf "%.2f", $1 }'; }

# ours NAME COMMAND...: what the plugin takes, and how that compares with the original that was measured last
ours() {
  measured "${@:2}"
  say "$1" "$wall s, CPU $cpu s${original:+ = $(multiples)}"
}

# original NAME COMMAND...: what an original takes for the work to come
original() {
  measured "${@:2}"
  original=$1 original_wall=$wall original_cpu=$cpu
  say "  $1" "$wall s, CPU $cpu s"
}

# An original of 0.04 s is no measure for a build with Maven: its own start is told beside it.
multiples() {
  awk -v w="$wall" -v c="$cpu" -v ow="$original_wall" -v oc="$original_cpu" -v start="$start_cpu" 'BEGIN {
    printf "%.2f x wall, %.2f x CPU, %.2f x CPU with the start of Maven", w / ow, c / oc, c / (oc + start) }'
}

# gestaltd DIRECTORY ARGUMENT...: the original of gestalt makes a release
gestaltd() {
  rm -rf "$work/original"
  (cd "$1" && "$GESTALTD" provider release --version 1.0.0 --output "$work/original" "${@:2}")
}

# afresh DIRECTORY COMMAND...: the command there, without what an earlier run has left
afresh() {
  find "$1" -name target -prune -exec rm -rf {} +
  (cd "$1" && "${@:2}")
}

# with OPTIONS COMMAND...: the command with further options for Maven's virtual machine
with() { MAVEN_OPTS="${MAVEN_OPTS:-} $1" "${@:2}"; }

say() { printf '%-58s %s\n' "$1" "$2"; }

# pom DIRECTORY ARTIFACT PACKAGING: a project that uses the plugin
pom() {
  mkdir -p "$1"
  cat >"$1/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example.bench</groupId>
  <artifactId>$2</artifactId>
  <version>1.0.0</version>
  <packaging>$3</packaging>
  $(if [ "$3" = provider ]; then cat <<PLUGIN
  <build><plugins><plugin>
    <groupId>io.github.providerkit</groupId>
    <artifactId>provider-maven-plugin</artifactId>
    <version>$version</version>
    <extensions>true</extensions>
  </plugin></plugins></build>
PLUGIN
  fi)
</project>
XML
}

floor() { # Maven's own start: an empty project that does nothing
  pom "$work/empty" empty pom
  original=
  ours "mvn validate of an empty project" "${maven[@]}" -f "$work/empty" validate
  start_cpu=$cpu
}

declarative() { # DIRECTORY NAME: the example under another name
  pom "$1" "$2" provider
  mkdir -p "$1/assets"
  cp "$top/examples/weather/assets/icon.svg" "$1/assets/"
  sed -e "s|providers/weather|providers/$2|" -e 's|^version: .*|version: 1.0.0|' \
    "$top/examples/weather/manifest.yaml" >"$1/manifest.yaml"
}

example() {
  local directory=$work/example
  declarative "$directory" example
  [ -z "${GESTALTD:-}" ] || original "gestaltd, declarative" gestaltd "$directory"
  ours "declarative: mvn package" afresh "$directory" "${maven[@]}" package
  ours "  nothing changed" "${maven[@]}" -f "$directory" package
  [ -z "${CLASSES:-}" ] || say "  classes loaded: of an empty project, clean, nothing changed" \
    "$(classes "$work/empty" validate), $(afresh "$directory" classes . package), $(classes "$directory" package)"
}

# classes DIRECTORY PHASE: how many classes the virtual machine loads for it
classes() {
  with "-Xlog:class+load:file=$work/classes" "${maven[@]}" -f "$1" "$2" >/dev/null
  wc -l <"$work/classes" | tr -d ' '
}

bundle() { # 2,000 files of 205 MB in all, which gzip -6 makes about 140 MB
  local directory=$work/ui
  [ -d "$directory/out" ] && return
  pom "$directory" ui provider
  cat >"$directory/manifest.yaml" <<'YAML'
kind: ui
source: github.com/example/bench/ui/bundle
version: 1.0.0
spec:
  assetRoot: out
YAML
  mkdir -p "$directory/out"
  python3 - "$directory/out" "$files" <<'PYTHON'
import os, random, sys
random.seed(7)
words = [bytes(random.choices(b"abcdefghijklmnopqrstuvwxyz", k=random.randint(3, 9))) for _ in range(4000)]
for i in range(int(sys.argv[2])):
    size = 205_000_000 // 2000
    data = random.randbytes(size * 38 // 100) + b" ".join(random.choices(words, k=size // 10))
    data = data[:size].ljust(size, b" ")
    folder = os.path.join(sys.argv[1], f"chunk{i % 40:02d}")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"asset{i:04d}.bin"), "wb") as out:
        out.write(data)
PYTHON
}

ui() {
  bundle
  local directory=$work/ui archive plain
  [ -z "${GESTALTD:-}" ] || original "gestaltd, UI" gestaltd "$directory"
  ours "UI bundle, $files files, 205 MB if 2000: mvn package" afresh "$directory" "${maven[@]}" package
  archive=$(stat -c %s "$directory"/target/provider/release/*.tar.gz)
  plain=$(tar -C "$directory" --sort=name -cf - manifest.yaml out | gzip -6 | wc -c)
  say "  archive" "$archive bytes ($(awk "BEGIN { printf \"%+.2f\", ($archive / $plain - 1) * 100 }") % against gzip -6)"
  ours "  nothing changed" "${maven[@]}" -f "$directory" package
  ours "  with a heap of 128 MB" with -Xmx128m afresh "$directory" "${maven[@]}" package
}

reactor() { # declarative providers in one build, of each size in $modules
  local directory size
  for size in $modules; do
    directory=$work/reactor-$size
    mkdir -p "$directory"
    {
      echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
      echo '<groupId>com.example.bench</groupId><artifactId>reactor</artifactId><version>1.0.0</version>'
      echo '<packaging>pom</packaging><modules>'
      for i in $(seq -w "$size"); do echo "<module>p$i</module>"; done
      echo '</modules></project>'
    } >"$directory/pom.xml"
    for i in $(seq -w "$size"); do [ -d "$directory/p$i" ] || declarative "$directory/p$i" "p$i"; done
    [ -z "${GESTALTD:-}" ] || original "gestaltd, $size declarative one after another" each "$directory"
    ours "$size declarative providers, -T1C: mvn package" with -Xmx1g afresh "$directory" "${maven[@]}" -T1C package
    ours "  nothing changed" with -Xmx1g "${maven[@]}" -T1C -f "$directory" package
  done
}

each() { # DIRECTORY: the original for each provider in it
  local provider
  for provider in "$1"/p*/; do gestaltd "$provider"; done
}

# compiled LANGUAGE DIRECTORY FIXTURE FILES...: a small provider of the integration tests; SAMPLE is another to take
compiled() {
  local directory=$2
  pom "$directory" "$1" provider
  if [ -n "${SAMPLE:-}" ]; then
    cp -r "$SAMPLE/." "$directory/"
  else
    for file in manifest.yaml "${@:4}"; do cp -r "$top/src/it/$3/$file" "$directory/"; done
  fi
  sed -i 's|^version: .*|version: 1.0.0|' "$directory/manifest.yaml"
}

# time_platforms NAME DIRECTORY [all]: one platform, all four, and nothing changed
time_platforms() {
  local with_original=${GESTALTD:+${SAMPLE:-}}
  [ -z "$with_original" ] || original "gestaltd, $1, host" gestaltd "$2"
  ours "$1, host: mvn package" afresh "$2" "${maven[@]}" package
  if [ "${3:-}" = all ]; then
    [ -z "$with_original" ] || original "gestaltd, $1, all four" gestaltd "$2" --platform all
    ours "  all four" afresh "$2" "${maven[@]}" -Dprovider.platforms=all package
  fi
  "${maven[@]}" -f "$2" package >/dev/null
  sleep 1
  ours "  nothing changed" "${maven[@]}" -f "$2" package
}

go() { # caches of the go command are warm after the first run
  compiled go "$work/go" build-go go.mod provider.go greeting sdk
  time_platforms Go "$work/go" all
}

typescript() {
  export GESTALT_BUN=${GESTALT_BUN:-$top/target/it/tools/bun}
  compiled typescript "$work/typescript" build-typescript package.json bun.lock src sdk
  time_platforms TypeScript "$work/typescript" all
  say "  archive against gzip -6" "$(ratio "$work"/typescript/target/provider)"
  ours "  all four with a heap of 128 MB" \
    with -Xmx128m afresh "$work/typescript" "${maven[@]}" -Dprovider.platforms=all package
}

ratio() { # the archive's size against that of gzip -6 for the same files
  local archive plain
  archive=$(stat -c %s "$1"/release/*.tar.gz)
  plain=$(gzip -dc "$1"/release/*.tar.gz | gzip -6 | wc -c)
  awk "BEGIN { printf \"%+.2f %%\", ($archive / $plain - 1) * 100 }"
}

python() {
  export GESTALT_PYTHON=${GESTALT_PYTHON:-$top/target/it/tools/python/bin/python}
  compiled python "$work/python" build-python pyproject.toml provider.py sdk internals
  export GESTALT_PYTHON_SDK_DIR=${GESTALT_PYTHON_SDK_DIR:-$work/python/sdk}
  time_platforms Python "$work/python"
}

checkstack() { # plugins of Checkstack: a bundle of three small packages, and a package of 2,000 files, 100 MB in all
  local directory=$work/checkstack-bundle npm archive
  if [ ! -d "$directory" ]; then
    cp -r "$top/src/it/checkstack-bundle" "$directory"
    sed -i -e "s|@project.version@|$version|" "$directory/pom.xml"
  fi
  ours "Checkstack bundle of three packages: mvn package" afresh "$directory" "${maven[@]}" package

  # Text of few words: the installer takes 50 MiB at most, and what it would refuse is not packed.
  directory=$work/checkstack-large
  if [ ! -d "$directory" ]; then
    pom "$directory" checkstack-large provider
    cat >"$directory/package.json" <<'JSON'
{
  "name": "checkstack-large", "version": "1.0.0", "description": "Large", "author": "ACME", "license": "MIT",
  "repository": "github:acme/large", "files": ["files"], "checkstack": {"type": "common", "pluginId": "large"}
}
JSON
    python3 - "$directory/files" "$files" <<'PYTHON'
import os, random, sys
random.seed(7)
words = [bytes(random.choices(b"abcdefghijklmnopqrstuvwxyz", k=random.randint(3, 9))) for _ in range(400)]
for i in range(int(sys.argv[2])):
    size = 100_000_000 // 2000
    data = random.randbytes(size // 4) + b" ".join(random.choices(words, k=size // 6))
    folder = os.path.join(sys.argv[1], f"part{i % 40:02d}")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"file{i:04d}.txt"), "wb") as out:
        out.write(data[:size].ljust(size, b" "))
PYTHON
  fi
  original "npm, Checkstack package" npm_packs "$directory"
  [ -z "${BUN:-}" ] || original "bun, Checkstack package" bun_packs "$directory"
  ours "Checkstack package, $files files, 100 MB if 2000: mvn package" afresh "$directory" "${maven[@]}" package
  ours "  with a heap of 128 MB" with -Xmx128m afresh "$directory" "${maven[@]}" package
  archive=$(stat -c %s "$directory"/target/provider/release/*.tgz)
  npm=$(stat -c %s "$work/checkstack-large-1.0.0.tgz")
  say "  tarball" "$archive bytes ($(awk "BEGIN { printf \"%+.2f\", ($archive / $npm - 1) * 100 }") % against npm pack)"
}

bun_packs() { (cd "$1" && "$BUN" pm pack --quiet --destination "$work/bun-packed"); }

npm_packs() { (cd "$1" && npm pack --ignore-scripts --silent --pack-destination "$work"); }

lock() { # a deployment of 200 providers of 256 KB each, from a server on this machine; once each, with Maven's own start
  local goal=io.github.providerkit:provider-maven-plugin:$version:lock cache=-Dprovider.lock.cacheDirectory=cache
  local mvn="${maven[*]} $goal"
  mvn="${mvn/ -o/}"
  python3 "$top/src/bench/deployment.py" "$work/lock" "${PROVIDERS:-$([ -n "$smoke" ] && echo 3 || echo 200)}" 256 \
    "200 providers: lock=$mvn $cache" \
    "  check, all in the cache=$mvn $cache -Dprovider.lock.check" \
    "  prepare from the cache=$mvn $cache -Dprovider.lock.prepare -Dprovider.lock.preparePlatform=linux/amd64" \
    "  prepare again=$mvn $cache -Dprovider.lock.prepare -Dprovider.lock.preparePlatform=linux/amd64" \
    "  lock, without a cache, heap of 128 MB=MAVEN_OPTS=-Xmx128m $mvn -Dprovider.lock.cacheDirectory=other"
}

tree() { # repositories of 100 and of 1,000 providers; once each, with Maven's own start and a heap of 2 GB at most
  for providers in ${PROVIDERS:-100 1000}; do
    MAVEN_OPTS="${MAVEN_OPTS:-} -Xmx2g" python3 "$top/src/bench/tree.py" "$work/tree-$providers" "$providers" "${maven[*]/-q/}" "$version"
  done
}

big() { # one asset of 2 GiB with a heap of 128 MB
  local directory=$work/big
  pom "$directory" big provider
  mkdir -p "$directory/out"
  sed 's|ui/bundle|ui/big|' >"$directory/manifest.yaml" <<'YAML'
kind: ui
source: github.com/example/bench/ui/bundle
version: 1.0.0
spec:
  assetRoot: out
YAML
  head -c $((2 << 30)) /dev/urandom >"$directory/out/video.bin"
  runs=1 ours "one asset of 2 GiB with a heap of 128 MB: mvn package" with -Xmx128m "${maven[@]}" -f "$directory" package
}

[ $# -gt 0 ] || set -- example ui reactor checkstack lock go typescript python
floor
for name in "$@"; do
  original=
  "$name"
done
