package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder.Slot;
import io.github.providerkit.message.Excerpt;
import java.util.Optional;

/** Looks for elements of lists that ended up in the element before them. */
final class YamlLists {
  private final YamlBinder binder;

  YamlLists(YamlBinder binder) {
    this.binder = binder;
  }

  /** A dash that is indented further than the first one continues the text above it. */
  void look(Node item, Slot slot) {
    if (!(item instanceof Scalar scalar)
        || scalar.style() != Node.Style.PLAIN
        || !scalar.value().contains(" - ")) {
      return;
    }
    String written = binder.document.text().substring(scalar.span().start(), scalar.span().end());
    Optional<String> continued =
        written
            .lines()
            .skip(1)
            .map(String::strip)
            .filter(line -> line.startsWith("- "))
            .findFirst();
    if (continued.isPresent()) {
      binder.report(
          DocumentRules.DASH_IN_TEXT,
          slot.path(),
          scalar,
          "expected an element, found one text of several lines: " + Excerpt.of(scalar.value(), 60),
          "put \"" + Excerpt.of(continued.get(), 60) + "\" exactly below the dash of this element");
    }
  }
}
