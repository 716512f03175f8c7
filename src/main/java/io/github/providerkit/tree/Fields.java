package io.github.providerkit.tree;

import io.github.providerkit.manifest.Node;
import java.util.List;
import java.util.Optional;

/** Looks into a document whose shape nobody has checked. */
public final class Fields {
  private Fields() {}

  /** The text of a field; empty where there is none. */
  public static Optional<String> scalar(Node.Mapping in, String name) {
    return field(in, name).flatMap(Fields::scalar);
  }

  /** The fields of a field; empty where it has none. */
  public static Optional<Node.Mapping> mapping(Node.Mapping in, String name) {
    return field(in, name).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
  }

  /** The texts in a list; empty where there is no list. */
  public static List<String> scalars(Node.Mapping in, String name) {
    return field(in, name)
        .filter(Node.Sequence.class::isInstance)
        .map(node -> ((Node.Sequence) node).items())
        .orElse(List.of())
        .stream()
        .flatMap(item -> scalar(item).stream())
        .toList();
  }

  private static Optional<Node> field(Node.Mapping in, String name) {
    return in.entries().stream()
        .filter(entry -> entry.key() instanceof Node.Scalar key && key.value().equals(name))
        .map(Node.Entry::value)
        .findFirst();
  }

  private static Optional<String> scalar(Node node) {
    return node instanceof Node.Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
  }
}
