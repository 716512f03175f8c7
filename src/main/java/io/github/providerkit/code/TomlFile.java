package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Reads a TOML file that may declare code. */
final class TomlFile {
  private TomlFile() {}

  /** The file's content; empty when it does not exist, or when it cannot be read: a problem. */
  static Optional<TomlParseResult> read(Path file, SeenFiles seen, List<CodeProblem> problems) {
    if (!seen.isFile(file)) {
      return Optional.empty();
    }
    String name = file.getFileName().toString();
    try {
      TomlParseResult result = Toml.parse(new ByteArrayInputStream(seen.read(file)));
      for (TomlParseError error : result.errors()) {
        problems.add(
            new CodeProblem(
                name,
                "",
                position(error.position()),
                "not valid TOML: " + error.getMessage(),
                null));
      }
      return result.hasErrors() ? Optional.empty() : Optional.of(result);
    } catch (IOException e) {
      problems.add(CodeProblem.unreadable(name, e));
      return Optional.empty();
    }
  }

  /** Where a key stands; the start of the file when it is not known. */
  static Position position(TomlPosition position) {
    return position == null ? Position.START : new Position(position.line(), position.column());
  }
}
