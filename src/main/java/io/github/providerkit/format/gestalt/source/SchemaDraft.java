package io.github.providerkit.format.gestalt.source;

import java.util.Map;
import java.util.Optional;

/** The drafts of JSON Schema that the consumer's library has, from the oldest to the latest. */
enum SchemaDraft {
  FOUR,
  SIX,
  SEVEN,
  OF_2019,
  OF_2020;

  private static final Map<String, SchemaDraft> BY_ADDRESS =
      Map.of(
          "draft-04/schema", FOUR,
          "draft-06/schema", SIX,
          "draft-07/schema", SEVEN,
          "draft/2019-09/schema", OF_2019,
          "draft/2020-12/schema", OF_2020,
          "schema", OF_2020);

  /** The draft with an address, as {@code $schema} names it; empty for one that nobody has. */
  static Optional<SchemaDraft> of(String address) {
    String path = address.replaceFirst("^https?://json-schema\\.org/", "");
    return path.equals(address)
        ? Optional.empty()
        : Optional.ofNullable(BY_ADDRESS.get(path.replaceFirst("#$", "")));
  }
}
