package io.github.providerkit.code;

import io.github.providerkit.format.grammar.GoText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of provider ({@code docs/spec/gestalt-manifest.md} section 7). */
public enum Kind {
  PLUGIN,
  AUTHENTICATION,
  AUTHORIZATION,
  EXTERNAL_CREDENTIALS,
  INDEXEDDB,
  CACHE,
  S3,
  WORKFLOW,
  AGENT,
  SECRETS,
  RUNTIME,
  UI;

  /** Names of earlier and later dialects, with the kind that took their place. */
  public static final Map<String, String> FORMER =
      Map.of(
          "provider", "plugin",
          "integration", "plugin",
          "datastore", "indexeddb",
          "webui", "ui",
          "web", "ui",
          "identity", "authentication",
          "authn", "authentication",
          "authz", "authorization",
          "secret", "secrets");

  /** Other names that the consumer takes for a kind. */
  public static final Map<String, Kind> ALIASES =
      Map.of(
          "auth", AUTHENTICATION,
          "externalcredentials", EXTERNAL_CREDENTIALS,
          "external-credentials", EXTERNAL_CREDENTIALS);

  /** The name in manifests and metadata. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind by its name or alias, in any case; empty for any other text. */
  public static Optional<Kind> of(String text) {
    String word = GoText.trim(GoText.lower(text));
    Kind alias = ALIASES.get(word);
    return alias != null
        ? Optional.of(alias)
        : Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The kind by the name that any generation has for it; empty for any other text. */
  public static Optional<Kind> named(String text) {
    return switch (text) {
      case "app" -> Optional.of(PLUGIN);
      case "identity" -> Optional.of(AUTHENTICATION);
      default -> of(text);
    };
  }

  /** All names in the order of the consumer's own messages. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Kind::word).toList();
  }
}
