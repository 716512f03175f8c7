package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entry points that name packed files, and such that do not. */
class EntryPointsTest {
  @TempDir Path directory;

  @Test
  void whatIsMissingIsToldWithItsField() throws Exception {
    PluginPackaging packaging =
        packaging(
            "\"main\": \"lib/none.js\"",
            "\"module\": \"lib/none.mjs\"",
            "\"types\": \"lib/none.d.ts\"",
            "\"exports\": {\".\": {\"types\": \"./lib/no.d.ts\", \"import\": \"./lib/none.js\"},"
                + " \"./x/*\": \"./x/*.js\", \"./y\": null}",
            "\"bin\": {\"x\": \"none.js\"}");
    packaging.release("");
    assertThat(packaging.told())
        .extracting(line -> line.split(" ")[1] + " " + line.split(" ")[2])
        .containsExactlyInAnyOrder(
            "main checkstack/entry-missing",
            "module checkstack/entry-missing",
            "types checkstack/entry-missing",
            "exports[\".\"].types checkstack/entry-missing",
            "exports[\".\"].import checkstack/entry-missing",
            "exports[\"./x/*\"] checkstack/entry-missing",
            "bin.x checkstack/entry-missing");
  }

  @Test
  void whatNoLoaderTakesIsToldToo() throws Exception {
    PluginPackaging packaging =
        packaging(
            "\"exports\": {\"./a\": \"src/index.ts\", \"./b\": \"/src/index.ts\","
                + " \"./c\": \"../widget/src/index.ts\", \"./d\": \"react\","
                + " \"./e\": {\"default\": \"./cli.js\", \"import\": \"./src/index.ts\"}}");
    packaging.release("");
    assertThat(packaging.problems())
        .extracting(problem -> problem.path() + ": " + problem.hint())
        .containsExactlyInAnyOrder(
            "exports[\"./a\"]: nothing else is taken here, neither by Bun nor by Node",
            "exports[\"./b\"]: nothing else is taken here, neither by Bun nor by Node",
            "exports[\"./c\"]: nothing else is taken here, neither by Bun nor by Node",
            "exports[\"./d\"]: nothing else is taken here, neither by Bun nor by Node",
            "exports[\"./e\"].import: put \"default\" last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"main\": \"src/index.ts\"",
        "\"main\": \"./src\"",
        "\"main\": \"src/\"",
        "\"main\": \"src/index\"",
        "\"main\": \"\"",
        "\"types\": \"src/index\"",
        "\"bin\": \"./cli.js\"",
        "\"exports\": \"./src/index.ts\"",
        "\"exports\": {\".\": [\"./src/index.ts\"], \"./package.json\": \"./package.json\"}",
        "\"exports\": {\"./src/\": \"./src/\", \"./none/*\": null, \"./\": \"./\"}",
        "\"exports\": {\"./*\": \"./src/*.ts\", \"./src/*\": \"./src/*\"}",
      })
  void whatIsPackedIsFine(String field) throws Exception {
    PluginPackaging packaging = packaging(field);
    packaging.release("");
    assertThat(packaging.told()).isEmpty();
  }

  private PluginPackaging packaging(String... fields) {
    return PluginPackaging.in(directory)
        .file("package.json", PluginPackaging.packageJson("widget", "backend", fields))
        .file("src/index.ts", "")
        .file("cli.js", "");
  }
}
