package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes values of any type from JSON, as plain data, however deep they are. */
final class JsonFreeValue {
  private JsonFreeValue() {}

  /** A list or map, and the data that it is to become. */
  private record Open(Node node, Object data) {}

  /** The data; null when a number in it is too large for JSON's consumer. */
  static @Nullable Object of(Node root) {
    Deque<Open> open = new ArrayDeque<>();
    Object data = begin(root, open);
    while (!open.isEmpty()) {
      if (!fill(open.pop(), open)) {
        return null;
      }
    }
    return data;
  }

  @SuppressWarnings("unchecked") // The data of lists and maps is what begin() made.
  private static boolean fill(Open collection, Deque<Open> open) {
    if (collection.node() instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        Object data = begin(item, open);
        if (data == null) {
          return false;
        }
        ((List<Object>) collection.data()).add(data);
      }
      return true;
    }
    for (Entry entry : ((Mapping) collection.node()).entries()) {
      Object data = begin(entry.value(), open);
      if (data == null) {
        return false;
      }
      ((Map<String, Object>) collection.data()).put(((Scalar) entry.key()).value(), data);
    }
    return true;
  }

  private static @Nullable Object begin(Node node, Deque<Open> open) {
    if (node instanceof Scalar scalar) {
      return scalar.style() == Node.Style.PLAIN ? word(scalar.value()) : scalar.value();
    }
    Object data = node instanceof Sequence ? new ArrayList<>() : new LinkedHashMap<>();
    open.push(new Open(node, data));
    return data;
  }

  private static @Nullable Object word(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> FreeValue.NULL;
      default -> {
        double number = Double.parseDouble(text);
        yield Double.isInfinite(number) ? null : number;
      }
    };
  }
}
