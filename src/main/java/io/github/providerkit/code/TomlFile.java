package io.github.providerkit.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Reads a TOML file that may declare code. */
public final class TomlFile {
  /** The parser recurses, as Cargo's does, which gives up earlier. */
  private static final int MOST_BRACKETS = 250;

  private TomlFile() {}

  /** The file's content; empty when it does not exist, or when it cannot be read: a problem. */
  static Optional<TomlParseResult> read(Path file, SeenFiles seen, List<CodeProblem> problems) {
    if (!seen.isFile(file)) {
      return Optional.empty();
    }
    String name = file.getFileName().toString();
    try {
      TomlParseResult result = parse(seen.read(file));
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

  /**
   * Parses a file.
   *
   * @throws IOException if it cannot be read, or is nested more deeply than the parser bears
   */
  public static TomlParseResult parse(Path file) throws IOException {
    return parse(InputFile.read(file));
  }

  private static TomlParseResult parse(byte[] bytes) throws IOException {
    String text = new String(bytes, UTF_8);
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (depth > MOST_BRACKETS) {
        throw new IOException("more than " + MOST_BRACKETS + " brackets in each other");
      }
    }
    return Toml.parse(text);
  }

  /** Where a key stands; the start of the file when it is not known. */
  static Position position(TomlPosition position) {
    return position == null ? Position.START : new Position(position.line(), position.column());
  }
}
