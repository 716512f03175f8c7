package io.github.providerkit.manifest.shape;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a field stands in its document, from the top down. It is written out only when somebody is
 * told: written for every field, the paths of a deep document would take more room than its square.
 */
public final class FieldPath {
  /** The document itself. */
  public static final FieldPath ROOT = new FieldPath(null, null, -1);

  /** Of a longer path only the end is told. */
  private static final int LONGEST = 250;

  private final @Nullable FieldPath parent;
  private final @Nullable String name;
  private final int index;

  private FieldPath(@Nullable FieldPath parent, @Nullable String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  /** The path of an entry of a map. */
  public FieldPath child(String key) {
    return new FieldPath(this, key, -1);
  }

  /** The path of an element of a list. */
  public FieldPath item(int place) {
    return new FieldPath(this, null, place);
  }

  /** As {@link Paths} writes it, such as {@code spec.routes[0].path}; empty for the document. */
  @Override
  public String toString() {
    List<FieldPath> steps = new ArrayList<>();
    int length = 0;
    FieldPath step = this;
    for (; step.parent != null && length < LONGEST; step = step.parent) {
      steps.add(step);
      length += step.name == null ? 3 : Math.min(step.name.length(), Paths.LONGEST_KEY) + 1;
    }
    String text = step.parent == null ? "" : "…";
    for (int i = steps.size() - 1; i >= 0; i--) {
      FieldPath next = steps.get(i);
      text = next.name == null ? Paths.item(text, next.index) : Paths.child(text, next.name);
    }
    return text;
  }
}
