#!/usr/bin/env bash
# Measures the plugin from outside, as a user meets it, and prints medians.
#
#   src/bench/bench.sh [example|ui|reactor|checkstack|lock|go|typescript|python|big]...     (without a name: all but big)
#
# RUNS sets how often each is run (default 5), WORK where the projects are made (default: a new directory in $TMPDIR).
# The plugin has to be installed first: mvn -q -DskipTests -DskipITs install
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
runs=${RUNS:-5}
work=${WORK:-$(mktemp -d)}
maven=(mvn -B -ntp -o -q -Dstyle.color=never)
version=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' "$top/pom.xml" | head -n 1)

# median COMMAND...: wall seconds, the middle one of $runs after one run to warm the disk cache
median() {
  "$@" >&2 || return 1
  for _ in $(seq "$runs"); do
    local start end
    start=$(date +%s%N)
    "$@" >/dev/null
    end=$(date +%s%N)
    echo $(((end - start) / 1000000))
  done | sort -n | sed -n "$(((runs + 1) / 2))p" | awk '{ printf "%.2f", $1 / 1000 }'
}

# afresh DIRECTORY COMMAND...: the command there, without what an earlier run has left
afresh() {
  find "$1" -name target -prune -exec rm -rf {} +
  (cd "$1" && "${@:2}")
}

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
  median "${maven[@]}" -f "$work/empty" validate
}

example() {
  local start package
  start=$(floor)
  package=$(median afresh "$top/examples/weather" "${maven[@]}" package)
  say "mvn validate of an empty project" "$start s"
  say "mvn package of examples/weather" "$package s"
  say "the plugin's share" "$(awk "BEGIN { printf \"%.2f\", $package - $start }") s"
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
  python3 - "$directory/out" <<'PYTHON'
import os, random, sys
random.seed(7)
words = [bytes(random.choices(b"abcdefghijklmnopqrstuvwxyz", k=random.randint(3, 9))) for _ in range(4000)]
for i in range(2000):
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
  local directory=$work/ui start package archive plain
  start=$(floor)
  package=$(median afresh "$directory" "${maven[@]}" package)
  archive=$(stat -c %s "$directory"/target/provider/release/*.tar.gz)
  plain=$(tar -C "$directory" --sort=name -cf - manifest.yaml out | gzip -6 | wc -c)
  say "UI bundle, 2,000 files, 205 MB: mvn package" "$package s"
  say "  less Maven's own start" "$(awk "BEGIN { printf \"%.2f\", $package - $start }") s"
  say "  archive" "$archive bytes ($(awk "BEGIN { printf \"%+.2f\", ($archive / $plain - 1) * 100 }") % against gzip -6)"
  package=$(MAVEN_OPTS=-Xmx128m median afresh "$directory" "${maven[@]}" package)
  say "  the same with MAVEN_OPTS=-Xmx128m" "$package s"
}

reactor() { # 45 declarative providers in one build
  local directory=$work/reactor
  mkdir -p "$directory"
  {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>com.example.bench</groupId><artifactId>reactor</artifactId><version>1.0.0</version>'
    echo '<packaging>pom</packaging><modules>'
    for i in $(seq -w 45); do echo "<module>p$i</module>"; done
    echo '</modules></project>'
  } >"$directory/pom.xml"
  for i in $(seq -w 45); do
    pom "$directory/p$i" "p$i" provider
    mkdir -p "$directory/p$i/assets"
    cp "$top/examples/weather/assets/icon.svg" "$directory/p$i/assets/"
    sed -e "s|providers/weather|providers/p$i|" -e 's|^version: .*|version: 1.0.0|' \
      "$top/examples/weather/manifest.yaml" >"$directory/p$i/manifest.yaml"
  done
  say "45 declarative providers, one reactor, -T1C: mvn package" \
    "$(median afresh "$directory" "${maven[@]}" -T1C package) s"
  say "  the same with nothing changed" "$(median "${maven[@]}" -T1C -f "$directory" package) s"
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

# time_platforms NAME DIRECTORY: one platform, all four, and nothing changed
time_platforms() {
  local start
  start=$(floor)
  say "$1, host: mvn package" "$(median afresh "$2" "${maven[@]}" package) s"
  if [ "${3:-}" = all ]; then
    say "$1, all four" "$(median afresh "$2" "${maven[@]}" -Dprovider.platforms=all package) s"
  fi
  "${maven[@]}" -f "$2" package >/dev/null
  sleep 1
  "${maven[@]}" -f "$2" package >/dev/null
  say "$1, nothing changed, less Maven's own start" \
    "$(awk "BEGIN { printf \"%.2f\", $(median "${maven[@]}" -f "$2" package) - $start }") s"
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
  say "TypeScript, all four, MAVEN_OPTS=-Xmx128m" \
    "$(MAVEN_OPTS=-Xmx128m median afresh "$work/typescript" "${maven[@]}" -Dprovider.platforms=all package) s"
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

# packing DIRECTORY: seconds of the goal release-archive alone, which has nothing to take over; the median
packing() {
  for _ in $(seq "$runs"); do
    afresh "$1" "${maven[@]/-q/-Dorg.slf4j.simpleLogger.showDateTime=true}" \
      -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS -f "$1" package |
      awk -v line='^([0-9:.]+) .*(release-archive|BUILD SUCCESS)' '
        $0 ~ line { split($1, t, ":"); now = t[1] * 3600 + t[2] * 60 + t[3]
                    if (/BUILD/) printf "%.3f\n", now - start; else if (/--- /) start = now }'
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

checkstack() { # plugins of Checkstack: a bundle of three small packages, and a package of 2,000 files, 100 MB in all
  local directory=$work/checkstack-bundle npm ours
  if [ ! -d "$directory" ]; then
    cp -r "$top/src/it/checkstack-bundle" "$directory"
    sed -i -e "s|@project.version@|$version|" "$directory/pom.xml"
  fi
  say "Checkstack bundle of three packages: release-archive" "$(packing "$directory") s"

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
    python3 - "$directory/files" <<'PYTHON'
import os, random, sys
random.seed(7)
words = [bytes(random.choices(b"abcdefghijklmnopqrstuvwxyz", k=random.randint(3, 9))) for _ in range(400)]
for i in range(2000):
    size = 100_000_000 // 2000
    data = random.randbytes(size // 4) + b" ".join(random.choices(words, k=size // 6))
    folder = os.path.join(sys.argv[1], f"part{i % 40:02d}")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"file{i:04d}.txt"), "wb") as out:
        out.write(data[:size].ljust(size, b" "))
PYTHON
  fi
  say "Checkstack package of 2,000 files, 100 MB: release-archive" "$(packing "$directory") s"
  ours=$(stat -c %s "$directory"/target/provider/release/*.tgz)
  say "  the same with MAVEN_OPTS=-Xmx128m" "$(MAVEN_OPTS="${MAVEN_OPTS:-} -Xmx128m" packing "$directory") s"
  (cd "$directory" && npm pack --ignore-scripts --silent --pack-destination "$work") >"$work/npm-packed"
  npm=$(stat -c %s "$work/$(cat "$work/npm-packed")")
  say "  tarball" "$ours bytes ($(awk "BEGIN { printf \"%+.2f\", ($ours / $npm - 1) * 100 }") % against npm pack)"
}

lock() { # a deployment of 200 providers of 256 KB each, from a server on this machine; once each, with Maven's own start
  local goal=io.github.providerkit:provider-maven-plugin:$version:lock cache=-Dprovider.lock.cacheDirectory=cache
  local mvn="${maven[*]} $goal"
  mvn="${mvn/ -o/}"
  python3 "$top/src/bench/deployment.py" "$work/lock" "${PROVIDERS:-200}" 256 \
    "200 providers: lock=$mvn $cache" \
    "  check, all in the cache=$mvn $cache -Dprovider.lock.check" \
    "  prepare from the cache=$mvn $cache -Dprovider.lock.prepare -Dprovider.lock.preparePlatform=linux/amd64" \
    "  prepare again=$mvn $cache -Dprovider.lock.prepare -Dprovider.lock.preparePlatform=linux/amd64" \
    "  lock, without a cache, heap of 128 MB=MAVEN_OPTS=-Xmx128m $mvn -Dprovider.lock.cacheDirectory=other"
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
  export MAVEN_OPTS=-Xmx128m
  runs=1 say "one asset of 2 GiB, MAVEN_OPTS=-Xmx128m: mvn package" \
    "$(runs=1 median "${maven[@]}" -f "$directory" package) s"
}

[ $# -gt 0 ] || set -- example ui reactor checkstack lock go typescript python
for name in "$@"; do
  "$name"
done
