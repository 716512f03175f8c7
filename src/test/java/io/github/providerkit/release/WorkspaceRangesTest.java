package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.checkstack.rules.RangeStyle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code workspace:} ranges are in a tarball, as Bun 1.4.5 writes them. */
class WorkspaceRangesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "aliased, workspace:@acme/a@^, npm:@acme/a@^1.2.3, npm:@acme/a@^1.2.3",
    "aliased, workspace:@acme/a@*, npm:@acme/a@1.2.3, npm:@acme/a@^1.2.3",
    "aliased, workspace:@acme/a@^1.0.0, npm:@acme/a@^1.0.0, npm:@acme/a@^1.2.3",
    "aliased, workspace:../a, npm:@acme/a@1.2.3, npm:@acme/a@^1.2.3",
    "aliased, workspace:packages/a, npm:@acme/a@1.2.3, npm:@acme/a@^1.2.3",
    "aliased, workspace:packages/@acme/s, npm:@acme/s@3.0.0, npm:@acme/s@^3.0.0",
    "aliased, workspace:../@acme/s, npm:@acme/s@3.0.0, npm:@acme/s@^3.0.0",
    "@acme/a, workspace:../a, 1.2.3, ^1.2.3",
    "@acme/a, workspace:packages/a, 1.2.3, ^1.2.3",
    "@acme/a, workspace:@acme/a@~, ~1.2.3, ^1.2.3",
    "@acme/a, workspace:>=1 <3, >=1 <3, ^1.2.3",
    "@acme/a, workspace:, '', ^1.2.3",
    "@acme/a, ' workspace:*', 1.2.3, ^1.2.3",
    "@acme/a, catalog:, ~1.2.3, ~1.2.3",
    "zod, npm:^3.0.0, ^3.0.0, ^3.0.0",
    "zod, catalog:old, >=3 <4, >=3 <4",
    "other, catalog:old, npm:zod@^3.0.0, npm:zod@^3.0.0",
    "aliased, ' catalog:', npm:@acme/a@1.2.3, npm:@acme/a@1.2.3",
  })
  void resolves(String dependency, String range, String asBun, String withCaret) throws Exception {
    assertThat(released(dependency, range, RangeStyle.BUN))
        .contains("{\"" + dependency + "\": \"" + asBun + "\"}");
    assertThat(released(dependency, range, RangeStyle.CARET))
        .contains("{\"" + dependency + "\": \"" + withCaret + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm:vite", "npm:7zip-bin", "npm:@acme/a@^1.0.0", "npm:zod@^3.0.0"})
  void whatHasANameStaysAnAlias(String range) throws Exception {
    assertThat(released("other", range, RangeStyle.BUN)).contains("\"other\": \"" + range + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "stranger, workspace:^1.0.0",
    "stranger, workspace:@acme/none@^1.0.0",
    "stranger, workspace:@acme/a",
    "@acme/a, workspace:../none",
    "@acme/a, workspace:../../..",
    "stranger, workspace:../unversioned",
  })
  void whatLeadsNowhereIsRefused(String dependency, String range) throws Exception {
    for (RangeStyle style : RangeStyle.values()) {
      PluginPackaging packaging = packaging(dependency, range).ranges(style);
      assertThat(packaging.run("packages/b")).isEmpty();
      assertThat(packaging.told())
          .containsExactly(
              "packages/b/package.json dependencies.%s checkstack/unresolved-range"
                      .formatted(dependency)
                  + " expected a package of the workspace with a version, found \"%s\""
                      .formatted(range));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "circle, checkstack/unresolved-range",
    "gone, checkstack/unresolved-range",
    "local, checkstack/local-range",
  })
  void whatACatalogSaysIsLookedAtToo(String dependency, String code) throws Exception {
    PluginPackaging packaging = packaging(dependency, "catalog:").check("packages/b");
    assertThat(packaging.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("dependencies." + dependency);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  private String released(String dependency, String range, RangeStyle style) throws Exception {
    Release release = packaging(dependency, range).ranges(style).release("packages/b");
    byte[] json =
        PluginPackaging.read(release.packages().get(0).file()).get("package/package.json");
    return new String(json, StandardCharsets.UTF_8);
  }

  private PluginPackaging packaging(String dependency, String range) {
    return PluginPackaging.in(directory)
        .file(
            "package.json",
            """
            {
              "name": "root",
              "workspaces": {
                "packages": ["packages/*", "packages/@acme/*"],
                "catalog": {
                  "@acme/a": "workspace:~",
                  "aliased": "workspace:packages/a",
                  "circle": "catalog:old",
                  "gone": "workspace:*",
                  "local": "file:../x"
                },
                "catalogs": {
                  "old": {"circle": "1.0.0", "zod": "npm:>=3 <4", "other": "npm:zod@^3.0.0"}
                }
              }
            }
            """)
        .file("packages/a/package.json", "{\"name\": \"@acme/a\", \"version\": \"1.2.3\"}")
        .file("packages/@acme/s/package.json", "{\"name\": \"@acme/s\", \"version\": \"3.0.0\"}")
        .file("packages/unversioned/package.json", "{\"name\": \"unversioned\"}")
        .file(
            "packages/b/package.json",
            PluginPackaging.packageJson(
                "@acme/b",
                "backend",
                "\"dependencies\": {\"%s\": \"%s\"}".formatted(dependency, range)));
  }
}
