package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Rust: a package in {@code Cargo.toml}; a workspace alone is none. */
final class RustFinder implements CodeFinder {
  private static final String FILE = "Cargo.toml";

  @Override
  public Optional<ProviderCode> find(
      Path directory, Kind kind, SeenFiles seen, List<CodeProblem> problems) {
    return TomlFile.read(directory.resolve(FILE), seen, problems)
        .flatMap(project -> find(project, directory, problems));
  }

  @Override
  public String recognisedBy(Kind kind) {
    return "a Cargo.toml with a [package]";
  }

  private static Optional<ProviderCode> find(
      TomlParseResult project, Path directory, List<CodeProblem> problems) {
    if (!(project.get("package") instanceof TomlTable table)) {
      return Optional.empty();
    }
    Object name = table.get("name");
    if (name instanceof String text && !text.isBlank()) {
      return Optional.of(new ProviderCode(Language.RUST, directory, FILE, text.strip()));
    }
    problems.add(
        new CodeProblem(
            FILE,
            "package.name",
            TomlFile.position(project.inputPositionOf("package")),
            "expected the package's name, found " + (name == null ? "none" : "\"" + name + "\""),
            null));
    return Optional.empty();
  }
}
