package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Sequence;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the schemas of a document call themselves, and what references between them lead to ({@code
 * docs/spec/gestalt-manifest.md} section 11).
 */
final class SchemaReferences {
  /** The consumer's own name for the document, which references may use. */
  private static final String HOME = "file:/config.schema";

  private static final String DRAFTS =
      "^https?://json-schema\\.org/(draft-0[467]/|draft/20|schema).*";

  private final Map<Address, Node> byAddress = new HashMap<>();
  private final IdentityHashMap<Node, String> places = new IdentityHashMap<>();

  /** A place, and what is meant of it; empty for all. */
  private record Address(String place, String fragment) {}

  /** Where a reference leads. */
  enum Kind {
    /** To a schema of the document. */
    HERE,
    /** To one that the consumer brings along. */
    BUILT_IN,
    /** To a file, which the consumer looks for where it was started. */
    FILE,
    /** To nothing. */
    NOWHERE
  }

  /**
   * A followed reference.
   *
   * @param kind where it leads
   * @param node what is there; null where that is not in the document
   */
  record Target(Kind kind, @Nullable Node node) {}

  /** Notes the document, before the schemas in it. */
  void root(Node root) {
    byAddress.put(new Address(HOME, ""), root);
    places.put(root, HOME);
  }

  /**
   * Notes what a schema calls itself.
   *
   * @param base the schema that its own address is relative to
   * @return the schema that addresses in it are relative to: itself, or the base
   */
  Node note(Mapping schema, Node base, SchemaDraft draft) {
    Node root = base;
    Optional<Address> address =
        text(schema, draft == SchemaDraft.FOUR ? "id" : "$id").flatMap(id -> resolve(base, id));
    if (address.isPresent()) {
      byAddress.putIfAbsent(address.get(), schema);
      if (address.get().fragment().isEmpty()) {
        places.put(schema, address.get().place());
        root = schema;
      }
    }
    if (draft.compareTo(SchemaDraft.OF_2019) >= 0) {
      String place = places.getOrDefault(root, HOME);
      for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
        text(schema, keyword)
            .ifPresent(name -> byAddress.putIfAbsent(new Address(place, name), schema));
      }
    }
    return root;
  }

  /**
   * Follows a reference.
   *
   * @param base the schema that it is relative to
   */
  Target follow(Node base, String reference) {
    Optional<Address> address = resolve(base, reference);
    if (address.isEmpty()) {
      return new Target(Kind.NOWHERE, null);
    }
    String fragment = address.get().fragment();
    Node root = byAddress.get(new Address(address.get().place(), ""));
    Node named = byAddress.get(address.get());
    if (named == null && root != null && fragment.startsWith("/")) {
      named = at(root, fragment.substring(1));
    }
    if (named != null) {
      return new Target(Kind.HERE, named);
    }
    String place = address.get().place();
    boolean file = root == null && place.startsWith("file:");
    boolean draft = root == null && place.matches(DRAFTS);
    return new Target(file ? Kind.FILE : draft ? Kind.BUILT_IN : Kind.NOWHERE, null);
  }

  private Optional<Address> resolve(Node base, String reference) {
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : reference.substring(hash + 1);
    try {
      String home = places.getOrDefault(base, HOME);
      String plain = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
      URI relative = new URI(path.replaceAll("[ \"<>\\\\^`{|}]", "%20"));
      return Optional.of(
          // Java takes an empty reference for one to the directory.
          new Address(
              path.isEmpty() ? home : URI.create(home).resolve(relative).toString(), plain));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Node at(Node root, String pointer) {
    Node node = root.target();
    for (String step : pointer.split("/", -1)) {
      boolean name = !step.matches(".*~([^01].*)?$");
      Node next = name ? child(node, step.replace("~1", "/").replace("~0", "~")) : null;
      if (next == null) {
        return null;
      }
      node = next.target();
    }
    return node;
  }

  private static @Nullable Node child(Node node, String name) {
    if (node instanceof Sequence list && name.matches("\\d{1,6}")) {
      int index = Integer.parseInt(name);
      return index < list.items().size() ? list.items().get(index) : null;
    }
    return node instanceof Mapping map ? merged(map, name) : null;
  }

  /** The value of a key, which YAML may take over from another map. */
  private static @Nullable Node merged(Mapping map, String name) {
    Node own = value(map, name);
    Node others = own == null ? value(map, "<<") : null;
    if (others == null) {
      return own;
    }
    Node all = others.target();
    for (Node other : all instanceof Sequence list ? list.items() : List.of(all)) {
      Node found = other.target() instanceof Mapping taken ? value(taken, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Node value(Mapping map, String name) {
    for (Node.Entry entry : map.entries()) {
      if (SchemaValue.text(entry.key()).equals(name)) {
        return entry.value();
      }
    }
    return null;
  }

  private static Optional<String> text(Mapping map, String name) {
    return Optional.ofNullable(value(map, name)).filter(SchemaValue::isText).map(SchemaValue::text);
  }
}
