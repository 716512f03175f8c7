package io.github.providerkit.npm;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code package.json} as read.
 *
 * @param file the file
 * @param shownAs its name in problems
 * @param document its text and nodes
 * @param root its fields
 */
public record PackageJson(Path file, String shownAs, Document document, JsonValue root) {
  public static final String NAME = "package.json";

  /** The lists of dependencies in which ranges are rewritten. */
  public static final List<String> DEPENDENCY_LISTS =
      List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

  /**
   * Reads a file; empty when it cannot be read or is no JSON, which is reported.
   *
   * @param seen looks at the disk
   */
  public static Optional<PackageJson> read(
      Path file, String shownAs, SeenFiles seen, Problems problems) {
    try {
      return of(file, shownAs, seen.readIn(directory(file), file), problems);
    } catch (IOException e) {
      problems.add(
          DocumentRules.UNREADABLE,
          shownAs,
          "",
          Position.START,
          "expected a readable file, found " + InputFile.words(e),
          null);
      return Optional.empty();
    }
  }

  /**
   * Reads a file whose problems are nobody's concern; empty when there is none that can be read.
   */
  public static Optional<PackageJson> quietly(Path file) {
    return Files.isRegularFile(file)
        ? read(file, file.toString(), new SeenFiles(), new Problems(RuleLevels.DEFAULT))
        : Optional.empty();
  }

  /** Reads a text as {@code JSON.parse} does, which takes nothing behind the value. */
  public static Optional<PackageJson> of(
      Path file, String shownAs, byte[] bytes, Problems problems) {
    try {
      Problems rest = new Problems(RuleLevels.DEFAULT);
      Document document = DocumentReader.read(shownAs, bytes, Document.Syntax.JSON, rest);
      rest.sorted().stream()
          .findFirst()
          .ifPresent(
              more ->
                  problems.add(
                      DocumentRules.SYNTAX,
                      shownAs,
                      "",
                      more.position(),
                      "expected the end of the file, found more text behind the JSON value",
                      more.hint()));
      return Optional.of(new PackageJson(file, shownAs, document, JsonValue.of(document.root())));
    } catch (UnreadableDocumentException e) {
      problems.add(DocumentRules.SYNTAX, shownAs, "", e.position(), e.getMessage(), e.hint());
      return Optional.empty();
    }
  }

  /** The directory of the package. */
  public Path directory() {
    return directory(file.toAbsolutePath().normalize());
  }

  private static Path directory(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  public String name() {
    return root.get("name").text();
  }

  public String version() {
    return root.get("version").text();
  }

  public JsonValue checkstack() {
    return root.get("checkstack");
  }

  public String type() {
    return checkstack().get("type").text();
  }

  /** The siblings that it is installed with; empty when it comes alone. */
  public List<JsonValue> bundle() {
    return checkstack().get("bundle").items();
  }

  /** A script; empty when there is none of that name. */
  public Optional<String> script(String name) {
    return Optional.of(root.get("scripts").get(name))
        .filter(JsonValue::isText)
        .map(JsonValue::text);
  }

  /**
   * The name without scope sign and slashes, as it stands in file names ({@code
   * docs/spec/checkstack.md} section 1.6).
   */
  public String safeName() {
    String name = name();
    return (name.startsWith("@") ? name.substring(1) : name).replace('/', '-');
  }
}
