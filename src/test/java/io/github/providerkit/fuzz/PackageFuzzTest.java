package io.github.providerkit.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.providerkit.format.Answers;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.npm.PackageFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Packages as npm and its relatives know them, and files that lie around them. */
class PackageFuzzTest {
  private static final String PACKAGE =
      "{\"name\": \"@acme/a\", \"version\": \"1.0.0\", \"checkstack\": {\"type\": \"backend\","
          + " \"pluginId\": \"a\"}, \"dependencies\": {\"@acme/b\": \"workspace:*\"}}";

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void packageJson(byte[] bytes) {
    Fuzzing.file(
        "package.json",
        bytes,
        file -> {
          Fuzzing.expectSound(
              Answers.check(file.getParent(), Optional.of(file), FileChecks.BEFORE_PACKAGING)
                  .problems());
          PackageFile.in(file.getParent());
        });
  }

  /** A workspace file around a package. */
  private static void beside(String name, byte[] bytes) {
    Fuzzing.file(
        name,
        bytes,
        file -> {
          Path member = Files.createDirectories(file.resolveSibling("packages/a"));
          Files.writeString(member.resolve("package.json"), PACKAGE);
          Fuzzing.expectSound(
              Answers.check(member, Optional.empty(), FileChecks.BEFORE_PACKAGING).problems());
        });
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void workspace(byte[] bytes) {
    beside("pnpm-workspace.yaml", bytes);
    beside("package.json", bytes);
  }

  /** A configuration schema that a legacy manifest names. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void configurationSchema(byte[] bytes) {
    Fuzzing.file(
        "schema.yaml",
        bytes,
        file -> {
          Files.writeString(
              file.resolveSibling("plugin.yaml"),
              "source: github.com/acme/plugins/a\nversion: 1.0.0\n"
                  + "provider: {config_schema_path: schema.yaml}\n");
          Fuzzing.expectSound(
              Answers.check(file.getParent(), Optional.empty(), FileChecks.BEFORE_PACKAGING)
                  .problems());
        });
  }

  /** Files that tell in which language a provider is written. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void code(byte[] bytes) {
    for (String name : new String[] {"Cargo.toml", "pyproject.toml", "package.json", "main.go"}) {
      Fuzzing.file(
          name,
          bytes,
          file -> {
            Files.writeString(
                file.resolveSibling("manifest.yaml"),
                "kind: plugin\nsource: github.com/acme/plugins/a\nversion: 1.0.0\nspec: {}\n");
            Files.writeString(file.resolveSibling("go.mod"), "module a\n");
            Fuzzing.expectSound(
                Answers.check(file.getParent(), Optional.empty(), FileChecks.BEFORE_PACKAGING)
                    .problems());
          });
    }
  }
}
