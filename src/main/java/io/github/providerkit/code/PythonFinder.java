package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tomlj.TomlParseResult;

/**
 * Python: {@code provider}, or the provider's kind, in {@code [tool.gestalt]} of pyproject.toml.
 */
final class PythonFinder implements CodeFinder {
  private static final String FILE = "pyproject.toml";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

  @Override
  public Optional<ProviderCode> find(
      Path directory, Kind kind, SeenFiles seen, List<CodeProblem> problems) {
    return TomlFile.read(directory.resolve(FILE), seen, problems)
        .flatMap(project -> find(project, directory, kind, problems));
  }

  @Override
  public String recognisedBy(Kind kind) {
    return "a pyproject.toml with %s = \"module:attribute\" in [tool.gestalt]".formatted(key(kind));
  }

  private static Optional<ProviderCode> find(
      TomlParseResult project, Path directory, Kind kind, List<CodeProblem> problems) {
    List<String> path = List.of("tool", "gestalt", key(kind));
    Object value = Optional.ofNullable(project.get(path)).orElse("");
    if (value instanceof String text && text.isBlank()) {
      return Optional.empty();
    }
    if (value instanceof String text && isTarget(text.strip())) {
      return Optional.of(new ProviderCode(Language.PYTHON, directory, FILE, text.strip()));
    }
    problems.add(
        new CodeProblem(
            FILE,
            String.join(".", path),
            TomlFile.position(project.inputPositionOf(path)),
            "expected module or module:attribute, found \"" + value + "\"",
            "for example \"acme_weather.app:provider\""));
    return Optional.empty();
  }

  private static String key(Kind kind) {
    return kind == Kind.PLUGIN ? "provider" : kind.word();
  }

  private static boolean isTarget(String text) {
    int colon = text.indexOf(':');
    String module = colon < 0 ? text : text.substring(0, colon).strip();
    for (String part : module.split("\\.", -1)) {
      if (!IDENTIFIER.matcher(part).matches()) {
        return false;
      }
    }
    return colon < 0 || IDENTIFIER.matcher(text.substring(colon + 1).strip()).matches();
  }
}
