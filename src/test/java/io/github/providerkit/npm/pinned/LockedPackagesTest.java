package io.github.providerkit.npm.pinned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same workspace in each lock: {@code a} needs {@code b} beside it and another {@code x} than
 * everybody else; {@code tool} is for development.
 */
class LockedPackagesTest {
  private static final String DIGEST = "sha512-q80=";

  private static final String BUN =
      """
      {
        "lockfileVersion": 1,
        "workspaces": {
          "": { "name": "root", "devDependencies": { "tool": "1", }, },
          "packages/a": {
            "name": "@acme/a",
            "dependencies": { "@acme/b": "workspace:*", "x": "^2", "other": "npm:real@1" },
            "devDependencies": { "tool": "1" },
          },
          "packages/b": { "name": "@acme/b", "dependencies": { "x": "^1" }, },
        },
        "packages": {
          "@acme/a": ["@acme/a@workspace:packages/a"],
          "@acme/b": ["@acme/b@workspace:packages/b"],
          "@acme/a/x": ["x@2.0.0", "", { "dependencies": { "@s/y": "*" } }, "sha512-q80="],
          "@acme/a/x/@s/y": ["@s/y@2.0.0", "", {}, "sha512-q80="],
          "@s/y": ["@s/y@1.0.0", "", {}, "sha512-q80="],
          "other": ["real@1.0.0", "", { "optionalDependencies": { "gone": "*" } }, "sha512-q80="],
          "tool": ["tool@1.0.0", "", { "dependencies": { "x": "1" } }, "sha512-q80="],
          "x": ["x@1.0.0", "", { "peerDependencies": { "@s/y": "*" } }, "sha512-q80="],
        }
      }
      """;

  private static final String NPM =
      """
      {
        "lockfileVersion": 3,
        "packages": {
          "": {"name": "root", "devDependencies": {"tool": "1"}},
          "packages/a": {
            "name": "@acme/a", "version": "0.0.1",
            "dependencies": {"@acme/b": "*", "x": "^2", "other": "npm:real@1"},
            "devDependencies": {"tool": "1"}
          },
          "packages/b": {"name": "@acme/b", "version": "0.0.1", "dependencies": {"x": "^1"}},
          "node_modules/@acme/a": {"resolved": "packages/a", "link": true},
          "node_modules/@acme/b": {"resolved": "packages/b", "link": true},
          "packages/a/node_modules/x": {
            "version": "2.0.0", "resolved": "https://registry.example/x-2.tgz",
            "integrity": "sha512-q80=", "dependencies": {"@s/y": "*"}
          },
          "packages/a/node_modules/@s/y": {
            "version": "2.0.0", "resolved": "https://registry.example/y-2.tgz",
            "integrity": "sha512-q80="
          },
          "node_modules/@s/y": {
            "version": "1.0.0", "resolved": "https://registry.example/y-1.tgz",
            "integrity": "sha512-q80="
          },
          "node_modules/other": {
            "name": "real", "version": "1.0.0", "resolved": "https://registry.example/r.tgz",
            "integrity": "sha512-q80=", "optionalDependencies": {"gone": "*"}
          },
          "node_modules/tool": {
            "version": "1.0.0", "resolved": "https://registry.example/t.tgz",
            "integrity": "sha512-q80=", "dev": true, "dependencies": {"x": "1"}
          },
          "node_modules/x": {
            "version": "1.0.0", "resolved": "https://registry.example/x-1.tgz",
            "integrity": "sha512-q80=", "peerDependencies": {"@s/y": "*"}
          }
        }
      }
      """;

  private static final String PNPM_9 =
      """
      lockfileVersion: '9.0'
      importers:
        .:
          devDependencies:
            tool: {specifier: '1', version: 1.0.0}
        packages/a:
          dependencies:
            '@acme/b': {specifier: 'workspace:*', version: link:../b}
            other: {specifier: 'npm:real@1', version: real@1.0.0}
            x: {specifier: ^2, version: '2.0.0(@s/y@2.0.0)'}
          devDependencies:
            tool: {specifier: '1', version: 1.0.0}
        packages/b:
          dependencies:
            x: {specifier: ^1, version: '1.0.0(@s/y@1.0.0)'}
      packages:
        '@s/y@1.0.0': {resolution: {integrity: sha512-q80=}}
        '@s/y@2.0.0': {resolution: {integrity: sha512-q80=}}
        real@1.0.0: {resolution: {integrity: sha512-q80=}}
        tool@1.0.0: {resolution: {integrity: sha512-q80=}}
        x@1.0.0: {resolution: {integrity: sha512-q80=}}
        x@2.0.0: {resolution: {integrity: sha512-q80=}}
      snapshots:
        '@s/y@1.0.0': {}
        '@s/y@2.0.0': {}
        real@1.0.0: {}
        tool@1.0.0:
          dependencies: {x: 1.0.0}
        x@1.0.0(@s/y@1.0.0):
          dependencies: {'@s/y': 1.0.0}
        x@2.0.0(@s/y@2.0.0):
          dependencies: {'@s/y': 2.0.0}
      """;

  private static final String PNPM_6 =
      """
      lockfileVersion: '6.0'
      importers:
        packages/a:
          dependencies:
            '@acme/b': {specifier: 'workspace:*', version: link:../b}
            other: {specifier: 'npm:real@1', version: /real@1.0.0}
            x: {specifier: ^2, version: '2.0.0(@s/y@2.0.0)'}
        packages/b:
          dependencies:
            x: {specifier: ^1, version: '1.0.0(@s/y@1.0.0)'}
      packages:
        /@s/y@1.0.0: {resolution: {integrity: sha512-q80=}}
        /@s/y@2.0.0: {resolution: {integrity: sha512-q80=}}
        /real@1.0.0: {resolution: {integrity: sha512-q80=}}
        /x@1.0.0(@s/y@1.0.0):
          resolution: {integrity: sha512-q80=}
          dependencies: {'@s/y': 1.0.0}
        /x@2.0.0(@s/y@2.0.0):
          resolution: {integrity: sha512-q80=}
          dependencies: {'@s/y': 2.0.0}
      """;

  /** As Yarn 4 writes it; {@code fast} comes from a catalog, and by another key of two. */
  private static final String YARN =
      """
      __metadata:
        version: 8
        cacheKey: 10c0

      "@acme/a@workspace:packages/a":
        version: 0.0.0-use.local
        resolution: "@acme/a@workspace:packages/a"
        dependencies:
          "@acme/b": "workspace:*"
          other: "npm:real@1"
          tool: "npm:1"
          x: "npm:^2"
        peerDependencies:
          react: "*"
        languageName: unknown
        linkType: soft

      "@acme/b@workspace:*, @acme/b@workspace:packages/b":
        version: 0.0.0-use.local
        resolution: "@acme/b@workspace:packages/b"
        dependencies:
          x: "catalog:"
        languageName: unknown
        linkType: soft

      "@s/y@npm:1.0.0, @s/y@npm:^1":
        version: 1.0.0
        resolution: "@s/y@npm:1.0.0"
        languageName: node
        linkType: hard

      "@s/y@npm:^2":
        version: 2.0.0
        resolution: "@s/y@npm:2.0.0"
        checksum: 10c0/abcd
        languageName: node
        linkType: hard

      "other@npm:real@1":
        version: 1.0.0
        resolution: "real@npm:1.0.0"
        languageName: node
        linkType: hard

      "root@workspace:.":
        version: 0.0.0-use.local
        resolution: "root@workspace:."
        dependencies:
          tool: "npm:1"
        languageName: unknown
        linkType: soft

      "tool@npm:1":
        version: 1.0.0
        resolution: "tool@npm:1.0.0"
        languageName: node
        linkType: hard

      "x@npm:^1":
        version: 1.0.0
        resolution: "x@npm:1.0.0"
        dependencies:
          "@s/y": ^1
        languageName: node
        linkType: hard

      "x@npm:^2":
        version: 2.0.0
        resolution: "x@npm:2.0.0"
        dependencies:
          "@s/y": "npm:^2"
        languageName: node
        linkType: hard
      """;

  @TempDir Path directory;

  @Test
  void bunsLock() throws Exception {
    assertThat(needed("bun.lock", BUN)).isEqualTo(expected("@acme/b"));
  }

  @Test
  void npmsLock() throws Exception {
    assertThat(needed("package-lock.json", NPM)).isEqualTo(expected("@acme/b"));
  }

  @Test
  void pnpmsLocks() throws Exception {
    assertThat(needed("pnpm-lock.yaml", PNPM_9)).isEqualTo(expected("packages/b"));
    assertThat(needed("pnpm-lock.yaml", PNPM_6)).isEqualTo(expected("packages/b"));
  }

  @Test
  void yarnsLock() throws Exception {
    write(
        "package.json",
        "{\"name\": \"root\", \"workspaces\": [\"packages/*\"],"
            + " \"devDependencies\": {\"tool\": \"1\"}}");
    write(".yarnrc.yml", "catalog: {x: ^1}\n");
    write(
        "packages/a/package.json",
        "{\"name\": \"@acme/a\", \"dependencies\": {\"@acme/b\": \"workspace:*\", \"x\": \"^2\"},"
            + " \"optionalDependencies\": {\"other\": \"npm:real@1\"},"
            + " \"devDependencies\": {\"tool\": \"1\"}}");
    write(
        "packages/b/package.json",
        "{\"name\": \"@acme/b\", \"dependencies\": {\"x\": \"catalog:\"}}");
    // Digests of Yarn's own archives say nothing of a registry's tarball.
    assertThat(needed("yarn.lock", YARN))
        .isEqualTo(
            expected("@acme/b").stream()
                .map(p -> new LockedPackage(p.name(), p.version(), p.source(), ""))
                .toList());
    assertThat(LockedPackages.neededBy(directory, directory)).hasValue(List.of());
  }

  @Test
  void ofYarn1NothingIsKnown() throws Exception {
    write("yarn.lock", "# yarn lockfile v1\n\nx@^1:\n  version \"1.0.0\"\n");
    assertThat(LockedPackages.neededBy(directory, directory)).isEmpty();
  }

  @Test
  void aPackageAlone() throws Exception {
    write(
        "pnpm-lock.yaml",
        """
        lockfileVersion: '6.0'
        dependencies:
          x: {specifier: ^1, version: 1.0.0}
        packages:
          /x@1.0.0: {resolution: {integrity: sha512-q80=}}
        """);
    assertThat(LockedPackages.neededBy(directory, directory))
        .hasValue(List.of(new LockedPackage("x", "1.0.0", "", DIGEST)));
  }

  @Test
  void withoutALockNothingIsKnown() throws Exception {
    assertThat(LockedPackages.neededBy(directory, directory)).isEmpty();
    write("bun.lock", BUN);
    assertThat(LockedPackages.neededBy(directory, directory.resolve("packages/c"))).isEmpty();
    assertThat(LockedPackages.neededBy(directory, directory)).hasValue(List.of());
  }

  @Test
  void whoNeedsEachOtherEnds() throws Exception {
    write(
        "bun.lock",
        """
        {"workspaces": {"": {"dependencies": {"a": "1"}}}, "packages": {
          "a": ["a@1.0.0", "", {"dependencies": {"b": "1"}}, ""],
          "b": ["b@1.0.0", "", {"dependencies": {"a": "1"}}, ""]}}
        """);
    assertThat(LockedPackages.neededBy(directory, directory).orElseThrow()).hasSize(2);
  }

  @Test
  void aBrokenLockIsNamed() throws Exception {
    write("package-lock.json", "{\"packages\": {");
    assertThat(
            catchThrowableOfType(
                ProviderException.class, () -> LockedPackages.neededBy(directory, directory)))
        .hasMessageContaining("package-lock.json:1:");
    Files.delete(directory.resolve("package-lock.json"));
    write("pnpm-lock.yaml", "importers:\n  a: [\n");
    assertThat(
            catchThrowableOfType(
                ProviderException.class, () -> LockedPackages.neededBy(directory, directory)))
        .hasMessageMatching("(?s).*pnpm-lock.yaml:\\d+:\\d+: .*");
  }

  @Test
  void whatALockMayHoldBesidesIsPassedOver() throws Exception {
    write(
        "bun.lock", "{\"workspaces\": {\"\": {\"dependencies\": {\"a\": 1}}}, \"packages\": [1]}");
    assertThat(LockedPackages.neededBy(directory, directory)).hasValue(List.of());
    write(
        "bun.lock",
        "{\"workspaces\": {\"\": {\"dependencies\": {\"a\": 1}}}, \"packages\": {\"a\": []}}");
    assertThat(LockedPackages.neededBy(directory, directory).orElseThrow()).hasSize(1);
  }

  @Test
  void digestsAreInHex() {
    assertThat(new LockedPackage("a", "1", "", "sha512-q80= sha1-AA==").digests())
        .isEqualTo(Map.of("SHA-512", "abcd"));
    assertThat(new LockedPackage("a", "1", "", "sha512-!").digests()).isEmpty();
    assertThat(new LockedPackage("a", "1", "", "md5-q80=").digests()).isEmpty();
    assertThat(new LockedPackage("a", "1", "", "").digests()).isEmpty();
  }

  private static List<LockedPackage> expected(String sibling) {
    return List.of(
            new LockedPackage(sibling, "", "workspace:packages/b", ""),
            new LockedPackage("@s/y", "1.0.0", "", DIGEST),
            new LockedPackage("@s/y", "2.0.0", "", DIGEST),
            new LockedPackage("real", "1.0.0", "", DIGEST),
            new LockedPackage("x", "1.0.0", "", DIGEST),
            new LockedPackage("x", "2.0.0", "", DIGEST))
        .stream()
        .sorted(
            java.util.Comparator.comparing(LockedPackage::name)
                .thenComparing(LockedPackage::version))
        .toList();
  }

  private List<LockedPackage> needed(String lock, String text) throws Exception {
    write(lock, text);
    return LockedPackages.neededBy(directory, directory.resolve("packages/a")).orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(directory.resolve(name), text);
  }
}
