package io.github.providerkit.format.gestalt.descriptor;

import io.github.providerkit.format.Offer.Connection;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.manifest.shape.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connections of a manifest as its users meet them, with what holds where the manifest says
 * nothing ({@code docs/spec/gestalt-manifest.md} section 3.2).
 */
public final class ListedConnections {
  private static final String NONE = "none";

  private ListedConnections() {}

  /**
   * Reads them.
   *
   * @param manifest one in which nothing is wrong
   * @param words the generation in whose words modes are told
   */
  public static Map<String, Connection> of(Value manifest, Generation words) {
    Map<String, Connection> connections = new TreeMap<>();
    manifest
        .get("spec")
        .get("connections")
        .entries()
        .forEach((name, declared) -> connections.put(name, connection(declared, words)));
    return connections;
  }

  private static Connection connection(Value declared, Generation words) {
    String said = declared.get("auth").get("type").text();
    String auth = said.isEmpty() ? NONE : said;
    List<String> required =
        declared.get("params").entries().entrySet().stream()
            .filter(param -> param.getValue().get("required").flag())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new Connection(mode(declared, auth, words.modes()), auth, required);
  }

  /** Without a word, whoever connects owns the credentials, where there are any. */
  private static String mode(Value declared, String auth, Generation.Modes modes) {
    String mode = modes.normal(declared.get("mode").text());
    if (mode.isEmpty()) {
      List<String> known = modes.connection();
      return auth.equals(NONE) ? NONE : known.get(known.indexOf(NONE) + 1);
    }
    return modes.connection().contains(mode) ? mode : modes.former().getOrDefault(mode, mode);
  }
}
