package io.github.providerkit.page;

import io.github.providerkit.code.Kind;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.manifest.edit.YamlWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server's configuration has to say to run a release. */
public final class ConfigurationLines {
  private static final String APPS = "apps";

  private ConfigurationLines() {}

  /**
   * The lines of YAML.
   *
   * @param kind the provider's kind in any generation's word
   * @param name the name under which the server shall know it
   * @param source where the release is: its URL, or fields that say so
   * @return empty for a kind that has no place in a configuration
   */
  public static Optional<String> of(String kind, String name, Object source) {
    return path(kind).map(path -> YamlWriter.write(nested(path, name, source)).stripTrailing());
  }

  /**
   * Where such providers stand in a configuration.
   *
   * @param kind the provider's kind in any generation's word
   * @return the names on the way there; empty for a kind that has no place
   */
  public static Optional<List<String>> path(String kind) {
    if (kind.equals("app")) {
      return Optional.of(List.of(APPS));
    }
    if (kind.equals("identity")) {
      return Optional.of(List.of("providers", kind));
    }
    return Kind.named(kind)
        .flatMap(
            known -> Arrays.stream(Slot.values()).filter(slot -> slot.kind() == known).findFirst())
        .map(slot -> Arrays.asList(slot.path().split("\\.")));
  }

  private static Map<String, Object> nested(List<String> path, String name, Object source) {
    Map<String, Object> inner = new LinkedHashMap<>(Map.of(name, Map.of("source", source)));
    for (int i = path.size() - 1; i >= 0; i--) {
      inner = new LinkedHashMap<>(Map.of(path.get(i), inner));
    }
    return inner;
  }
}
