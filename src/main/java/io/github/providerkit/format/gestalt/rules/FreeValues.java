package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a manifest that hold any value at all, and what keeps such a value out of a
 * package.
 */
public final class FreeValues {
  private static final String HINT = "put keys such as 1 or true in quotes";

  private FreeValues() {}

  /** Why a value cannot be packaged, by value; empty when all can. */
  public static Map<Value, String> obstacles(Value manifest) {
    Map<Value, String> obstacles = new LinkedHashMap<>();
    Value spec = manifest.get("spec");
    for (Value binding : spec.get("http").entries().values()) {
      if (binding.knows("ack")) {
        add(obstacles, binding.get("ack").get("body"));
      }
    }
    for (Value connection : spec.get("connections").entries().values()) {
      if (connection.knows("postConnect")) {
        add(obstacles, connection.get("postConnect").get("success").get("equals"));
      }
    }
    return obstacles;
  }

  private static void add(Map<Value, String> obstacles, Value value) {
    String obstacle = value.data() == null ? null : FreeValue.obstacle(value.data());
    if (obstacle != null) {
      obstacles.put(value, obstacle);
    }
  }

  /** What to do about it; null where there is nothing to say. */
  public static @Nullable String hint(String obstacle) {
    return obstacle.contains("keys") ? HINT : null;
  }

  public static String message(String obstacle) {
    return "expected a value that JSON can hold, found " + obstacle;
  }
}
