package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.manifest.shape.Binder.Slot;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.message.Excerpt;
import org.jspecify.annotations.Nullable;

/** Binds single YAML values: texts, flags and whole numbers. */
final class YamlLeaves {
  private final YamlBinder binder;

  YamlLeaves(YamlBinder binder) {
    this.binder = binder;
  }

  Value bind(Node node, Leaf leaf, Slot slot) {
    if (!(node instanceof Scalar scalar)) {
      return binder.wrongType(node, leaf, slot);
    }
    YamlScalar meaning = binder.meaning(scalar);
    Object data =
        meaning == null || (binder.isExact() && !leaf.holds(meaning.value()))
            ? null
            : switch (leaf) {
              case TEXT -> YamlConversion.text(scalar, meaning);
              case FLAG -> YamlConversion.flag(meaning);
              case WHOLE -> whole(scalar, meaning, slot);
              case ANYTHING -> throw new IllegalStateException("handled before");
            };
    return data == null ? binder.wrongType(node, leaf, slot) : slot.value(leaf, node, data);
  }

  private @Nullable Long whole(Scalar scalar, YamlScalar meaning, Slot slot) {
    if (meaning.value() instanceof Long whole) {
      return whole;
    }
    if (!(meaning.value() instanceof Double number) || number > 0x1p63) {
      return null;
    }
    if (number != Math.rint(number) || Double.isNaN(number)) {
      binder.report(
          DocumentRules.CUT_FRACTION,
          slot.path(),
          scalar,
          "expected a whole number, found "
              + Excerpt.of(scalar.value())
              + "; the consumer uses "
              + YamlConversion.cut(number),
          null);
    }
    return YamlConversion.cut(number);
  }
}
