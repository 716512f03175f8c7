package io.github.providerkit.start;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Template;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The least that a manifest of a kind has to say ({@code docs/spec/gestalt-manifest.md} section 7).
 *
 * @param generation whose manifest it is
 * @param kind what is made
 * @param code the code that lies there; empty for none
 */
record NewManifest(Generation generation, Kind kind, Optional<FoundCode> code) {
  static final String NAME = "manifest.yaml";
  private static final String ASSETS = "assets";
  private static final String SNAPSHOT = "-SNAPSHOT";

  /** All kinds that can be started with; names of several generations are there once. */
  static Set<String> kinds() {
    Set<String> words = new LinkedHashSet<>();
    for (Generation generation : Generations.ALL) {
      words.addAll(generation.kindWords());
    }
    return words;
  }

  /**
   * The kind of that name. One that says nothing of its generation is of the first, as manifests
   * without a sign are.
   *
   * @throws ProviderException if there is none
   */
  static NewManifest of(String word) throws ProviderException {
    for (Generation generation : Generations.ALL) {
      for (Map.Entry<Kind, String> kind : generation.kinds().entrySet()) {
        if (kind.getValue().equals(word)) {
          return new NewManifest(generation, kind.getKey(), Optional.empty());
        }
      }
    }
    throw ProviderException.user(
        "provider.init.kind: expected %s, found \"%s\"".formatted(choices(), word),
        Names.hint(word, kinds(), Kind.FORMER));
  }

  /** The manifest of code that lies there: servers compile it by what lies beside the manifest. */
  static NewManifest of(FoundCode code) {
    return new NewManifest(Generations.MAY, code.kind(), Optional.of(code));
  }

  /** The same for code that lies there, as far as that is of its kind and generation. */
  NewManifest with(Optional<FoundCode> found) {
    boolean fits = !generation.made().program() && kind != Kind.UI;
    return new NewManifest(generation, kind, found.filter(one -> fits));
  }

  /**
   * The files that are there when it begins, by name.
   *
   * @throws ProviderException if the coordinates cannot be a source or its version
   */
  Map<String, String> files(Coordinates coordinates) throws ProviderException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(NAME, text(coordinates));
    if (kind == Kind.UI) {
      files.put(ASSETS + "/index.html", page(coordinates));
    }
    return files;
  }

  /** What has to be written before it can be packaged; empty when it is complete. */
  Optional<String> missing() {
    if (code.filter(FoundCode::complete).isPresent()) {
      return Optional.empty();
    }
    if ((kind == Kind.PLUGIN && code.isEmpty()) || kind == Kind.UI) {
      return Optional.empty();
    }
    return Optional.of(
        generation.made().program()
            ? "declare build in %s, with the command that makes the program".formatted(NAME)
            : "write its code beside %s; it is recognised by %s"
                .formatted(NAME, CodeDetector.recognisedBy(kind)));
  }

  private String text(Coordinates coordinates) throws ProviderException {
    String source = coordinates.source();
    if (SourceName.breach(source).isPresent()) {
      throw ProviderException.user(
          "expected coordinates that make a source, host/owner/repository/path, found %s:%s, which make \"%s\""
              .formatted(coordinates.groupId(), coordinates.artifactId(), source),
          "name others with -Dprovider.init.groupId and -Dprovider.init.artifactId, such as"
              + " io.github.acme and weather");
    }
    String version = withoutSnapshot(coordinates.version());
    if (!SemanticVersion.isValid(version)) {
      throw ProviderException.user(
          "version: expected one such as 0.1.0, found \"" + version + "\"",
          SemanticVersion.hint(version));
    }
    return Template.filled(
        NewManifest.class,
        template(),
        Map.of(
            "kind", generation.wordOf(kind),
            "source", source,
            "version", version,
            "title", title(coordinates),
            "assets", ASSETS));
  }

  private String template() {
    return switch (kind) {
      case PLUGIN -> code.isPresent() ? "code.yaml" : "plugin.yaml";
      case UI -> "ui.yaml";
      default -> "code.yaml";
    };
  }

  private static String page(Coordinates coordinates) {
    return Template.filled(NewManifest.class, "index.html", Map.of("title", title(coordinates)));
  }

  /** The name as people write it; letters, digits and spaces. */
  private static String title(Coordinates coordinates) {
    String words = coordinates.artifactId().replaceAll("[-_.]+", " ").strip();
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String withoutSnapshot(String version) {
    return version.endsWith(SNAPSHOT)
        ? version.substring(0, version.length() - SNAPSHOT.length())
        : version;
  }

  /** The words for {@link #kinds()} in messages. */
  static String choices() {
    return String.join(", ", kinds());
  }
}
