package io.github.providerkit.lock.resolve;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.format.gestalt.release.StrictYaml;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The provider indexes that a user has told the server of, for all deployments ({@code
 * docs/spec/gestalt-lock.md} section 4).
 *
 * @param urls by name
 * @param tokens by name; only those that have one
 */
public record UserIndexes(Map<String, String> urls, Map<String, Login> tokens) {
  /** None at all. */
  public static final UserIndexes NONE = new UserIndexes(Map.of(), Map.of());

  private static final String FILE = "gestalt/provider-repositories.yaml";
  private static final Shape.Struct SHAPE =
      Shape.Struct.of(
          of(
              "repositories",
              new MapOf(Shape.Struct.of(of("url", TEXT), of("token", TEXT)), false)));

  /**
   * Reads the user's list, where there is one.
   *
   * @param variables environment variables
   * @throws ProviderException if it cannot be read
   */
  public static UserIndexes read(Map<String, String> variables) throws ProviderException {
    Optional<Path> file = file(variables);
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return NONE;
    }
    Map<String, String> urls = new LinkedHashMap<>();
    Map<String, Login> tokens = new LinkedHashMap<>();
    StrictYaml yaml = StrictYaml.read(file.get().toString(), bytes(file.get()), SHAPE);
    for (Map.Entry<String, Value> entry : yaml.root().get("repositories").entries().entrySet()) {
      Value url = entry.getValue().get("url");
      yaml.require(url, !url.text().isBlank(), "expected the URL of a provider index", null);
      urls.put(entry.getKey(), url.text().strip());
      String token = entry.getValue().get("token").text().strip();
      if (!token.isEmpty()) {
        tokens.put(entry.getKey(), Login.bearer(token));
      }
    }
    return new UserIndexes(urls, tokens);
  }

  private static Optional<Path> file(Map<String, String> variables) {
    String config = variables.getOrDefault("XDG_CONFIG_HOME", "");
    String home = variables.getOrDefault("HOME", "");
    try {
      if (!config.isBlank()) {
        return Optional.of(Path.of(config).resolve(FILE));
      }
      return home.isBlank() ? Optional.empty() : Optional.of(Path.of(home, ".config", FILE));
    } catch (InvalidPathException e) {
      // No place of a file, so there is none.
      return Optional.empty();
    }
  }

  private static byte[] bytes(Path file) throws ProviderException {
    try {
      return InputFile.read(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }
}
