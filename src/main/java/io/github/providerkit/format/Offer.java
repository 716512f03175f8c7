package io.github.providerkit.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What users of a provider rely on.
 *
 * @param operations what it can be asked to do; empty where nobody knows before it runs
 * @param complete whether there are no others, such as those of a server that is asked at run time
 * @param connections how users connect, by name, sorted
 * @param defaultConnection the connection that counts where none is named; empty for none
 */
public record Offer(
    Optional<List<OfferedOperation>> operations,
    boolean complete,
    Map<String, Connection> connections,
    String defaultConnection) {
  /** Copies what it is made of. */
  public Offer {
    operations = operations.map(List::copyOf);
    connections = Collections.unmodifiableMap(new TreeMap<>(connections));
  }

  /**
   * A way to connect.
   *
   * @param mode who owns the credentials, never empty
   * @param auth how users prove who they are; {@code none} for nothing
   * @param required the parameters that users have to give, sorted
   */
  public record Connection(String mode, String auth, List<String> required) {
    /** Copies the list. */
    public Connection {
      required = List.copyOf(required);
    }
  }
}
