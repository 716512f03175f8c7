package io.github.providerkit.lock.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of secrets, as far as they are known here: the server takes them when it locks, out of
 * environment variables or files, or from a provider, which is not started here ({@code
 * docs/spec/gestalt-lock.md} section 2).
 */
final class SecretValues {
  private static final int MOST_LEVELS = 30;

  private final Map<String, Object> providers;
  private final Map<String, String> variables;

  /**
   * Creates the values.
   *
   * @param config the joined configuration
   * @param variables of the environment
   */
  SecretValues(Map<String, Object> config, Map<String, String> variables) {
    this.providers = ConfigMerge.map(ConfigMerge.at(config, List.of("providers", "secrets")));
    this.variables = variables;
  }

  /** Where a secret is looked for on this machine; empty for one that a provider keeps. */
  Optional<String> place(@Nullable Object reference) {
    Map<String, Object> secret = ConfigMerge.map(ConfigMerge.map(reference).get("secret"));
    String name = ConfigMerge.text(secret.get("name")).strip();
    Map<String, Object> provider =
        ConfigMerge.map(providers.get(ConfigMerge.text(secret.get("provider")).strip()));
    String source = ConfigMerge.text(provider.get("source")).strip();
    Map<String, Object> settings = ConfigMerge.map(provider.get("config"));
    boolean ofServer = provider.get("source") == null || provider.get("source") instanceof String;
    // The server refuses a name that leads out of its directory.
    if (name.isEmpty() || name.contains("..") || !ofServer) {
      return Optional.empty();
    }
    return switch (source) {
      case "", "env" ->
          Optional.of(
              "$"
                  + ConfigMerge.text(settings.get("prefix"))
                  + name.replace('-', '_').toUpperCase(Locale.ROOT));
      case "file" -> Optional.of(ConfigMerge.text(settings.get("dir")) + "/" + name);
      default -> Optional.empty();
    };
  }

  /** Its value; empty for one that is not known here. */
  Optional<String> value(@Nullable Object reference) {
    return place(reference)
        .flatMap(
            place ->
                place.startsWith("$")
                    ? Optional.ofNullable(variables.get(place.substring(1)))
                    : file(place))
        .filter(value -> !value.isEmpty());
  }

  /** What the server would need and this machine does not have, in one line; empty for nothing. */
  Optional<String> missing(Map<String, Object> config) {
    Set<String> missing = new TreeSet<>();
    collect(config, missing, 0);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "secrets that are not set here, so that what they are was not checked ("
                + Shown.text(String.join(", ", missing))
                + "): the server's own lock needs them");
  }

  private void collect(@Nullable Object data, Set<String> missing, int level) {
    if (level > MOST_LEVELS) {
      return;
    }
    if (SecretReferences.isOne(data)) {
      if (value(data).isEmpty()) {
        place(data).ifPresent(missing::add);
      }
    } else if (data instanceof List<?> list) {
      list.forEach(item -> collect(item, missing, level + 1));
    } else {
      ConfigMerge.map(data).values().forEach(value -> collect(value, missing, level + 1));
    }
  }

  private static Optional<String> file(String place) {
    try {
      String text = new String(InputFile.read(Path.of(place)), UTF_8);
      return Optional.of(text.replaceFirst("[\r\n]+$", ""));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same data with those that are known in their places. */
  @Nullable Object putInto(@Nullable Object data) {
    return putInto(data, 0);
  }

  private @Nullable Object putInto(@Nullable Object data, int level) {
    if (level > MOST_LEVELS) {
      return data;
    }
    if (SecretReferences.isOne(data)) {
      return value(data).map(Object.class::cast).orElse(data);
    }
    if (data instanceof List<?> list) {
      return list.stream().map(item -> putInto(item, level + 1)).toList();
    }
    if (data instanceof Map<?, ?>) {
      Map<String, Object> map = new LinkedHashMap<>();
      ConfigMerge.map(data).forEach((name, value) -> map.put(name, putInto(value, level + 1)));
      return map;
    }
    return data;
  }
}
