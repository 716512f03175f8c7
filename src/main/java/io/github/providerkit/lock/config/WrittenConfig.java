package io.github.providerkit.lock.config;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server asks of a configuration as YAML: keys are text, and a part that it reads apart
 * from the rest has no alias of something outside it ({@code docs/spec/gestalt-lock.md} section 2).
 */
final class WrittenConfig {
  /** Parts of a provider that the server reads apart from the provider itself. */
  private static final List<String> PARTS = List.of("source", "indexeddb", "ui");

  private final ConfigLayer layer;
  private final FailureList failures;

  private WrittenConfig(ConfigLayer layer, FailureList failures) {
    this.layer = layer;
    this.failures = failures;
  }

  /**
   * Checks a file.
   *
   * @throws ProviderException if the server would not take it; tells all mistakes with their places
   */
  static void check(ConfigLayer layer) throws ProviderException {
    FailureList failures = new FailureList("mistakes in the configuration");
    WrittenConfig written = new WrittenConfig(layer, failures);
    Node root = layer.checked().root();
    written.keys(root);
    for (Slot slot : Slot.values()) {
      written.providers(root, List.of(slot.path().split("\\.")));
    }
    at(root, List.of("server", "runtime")).ifPresent(written::apart);
    failures.rethrow();
  }

  private void providers(Node root, List<String> path) {
    if (at(root, path).orElse(null) instanceof Node.Mapping providers) {
      for (Node.Entry provider : providers.entries()) {
        Node target = provider.value().target();
        apart(target);
        child(target, "ui")
            .filter(ui -> !(ui instanceof Node.Mapping))
            .ifPresent(ui -> mistake(ui, "ui: expected a map with path, found none", null));
        PARTS.forEach(part -> at(target, List.of(part)).ifPresent(this::apart));
      }
    }
  }

  private static Optional<Node> at(Node node, List<String> path) {
    Optional<Node> found = Optional.of(node.target());
    for (String name : path) {
      found = found.flatMap(parent -> child(parent, name));
    }
    return found;
  }

  private static Optional<Node> child(Node node, String name) {
    return node instanceof Node.Mapping map
        ? map.entries().stream()
            .filter(entry -> entry.key() instanceof Node.Scalar key && key.value().equals(name))
            .map(entry -> entry.value().target())
            .findFirst()
        : Optional.empty();
  }

  /** A part is written anew before it is read, without the anchors that stand elsewhere. */
  private void apart(Node part) {
    Deque<Node> open = new ArrayDeque<>(List.of(part));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Node.Alias alias) {
        Node.Span target = alias.target().span();
        if (target.start() < part.span().start() || target.end() > part.span().end()) {
          mistake(
              alias,
              "expected an anchor within the same provider, found *"
                  + alias.name()
                  + " of elsewhere",
              "the server reads each provider by itself; write it out");
        }
      } else {
        children(node).forEach(open::push);
      }
    }
  }

  private static List<Node> children(Node node) {
    return node instanceof Node.Sequence list
        ? list.items()
        : node instanceof Node.Mapping map
            ? map.entries().stream().map(Node.Entry::value).toList()
            : List.of();
  }

  private void keys(Node root) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> open = new ArrayDeque<>(List.of(root.target()));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof Node.Mapping map) {
        map.entries().stream()
            .filter(entry -> !isText(entry.key().target()))
            .forEach(
                entry ->
                    mistake(
                        entry.key(),
                        "expected a text as key, found another value",
                        "put it in quotes"));
      }
      child(node, SecretReferences.KEY)
          .filter(secret -> children(node).size() == 1)
          .ifPresent(this::secret);
      children(node).forEach(child -> open.push(child.target()));
    }
  }

  /** A reference is whole in each file. */
  private void secret(Node secret) {
    for (String name : List.of("provider", "name")) {
      boolean there =
          child(secret, name)
              .filter(WrittenConfig::isText)
              .filter(text -> !((Node.Scalar) text).value().isBlank())
              .isPresent();
      if (!there) {
        mistake(secret, "secret." + name + ": expected a text, found none", null);
      }
    }
  }

  private static boolean isText(Node key) {
    YamlScalar meaning = key instanceof Node.Scalar scalar ? YamlScalar.of(scalar) : null;
    return meaning != null
        && (meaning.tag().equals(YamlScalar.STR) || meaning.tag().equals(YamlScalar.MERGE));
  }

  private void mistake(Node node, String message, @Nullable String hint) {
    String file = layer.written().file();
    failures.add(ProviderException.user(node.position().in(file) + ": " + message, hint));
  }
}
