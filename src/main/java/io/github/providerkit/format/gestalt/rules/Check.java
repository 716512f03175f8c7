package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.grammar.Breach;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every group of rules needs: the bound manifest, its mode, and the words in which breaches
 * are told.
 *
 * @param manifest the whole manifest
 * @param mode source or release
 * @param file the manifest file as the user names it
 * @param problems where breaches go
 */
public record Check(Value manifest, Mode mode, String file, Problems problems) {

  /** Reports a problem where a value stands. */
  public void report(Rule rule, Value where, String message, @Nullable String hint) {
    problems.add(rule, file, where.path(), where.position(), message, hint);
  }

  /** Reports a value as "expected …, found …". */
  public void expected(Rule rule, Value where, @Nullable String expected, @Nullable String hint) {
    report(rule, where, "expected " + expected + ", found " + found(where), hint);
  }

  static String found(Value value) {
    if (!value.isPresent()) {
      return "nothing";
    }
    Object data = value.data();
    if (data instanceof String text) {
      String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
      return "\"" + shown.replace("\n", "\\n") + "\"";
    }
    if (data instanceof List<?> list) {
      return list.isEmpty() ? "an empty list" : "a list";
    }
    return data instanceof Long || data instanceof Boolean ? data.toString() : "a map";
  }

  /** Demands a text that is not empty; says false when it is missing. */
  public boolean required(Value value, String what) {
    return required(value, what, null);
  }

  /** The same with an example of what is demanded. */
  boolean required(Value value, String what, @Nullable String hint) {
    return required(value, what, hint, value.text().isEmpty());
  }

  /** Demands a text with more than white space in it; says false when there is none. */
  public boolean requiredText(Value value, String what) {
    return required(value, what, null, GoText.isBlank(value.text()));
  }

  private boolean required(Value value, String what, @Nullable String hint, boolean missing) {
    if (value.broken() || !missing) {
      return !value.broken();
    }
    expected(GestaltRules.REQUIRED, value, what, hint);
    return false;
  }

  /** Demands one of a few words; says false when it is another. */
  public boolean oneOf(Rule rule, Value value, List<String> allowed) {
    if (value.broken() || allowed.contains(value.text())) {
      return !value.broken();
    }
    expected(rule, value, alternatives(allowed), Names.hint(value.text(), allowed, Map.of()));
    return false;
  }

  /** "a, b or c". */
  public static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** Demands a path inside the package; says false when it is none. */
  public boolean packagePath(Value value) {
    if (value.broken()) {
      return false;
    }
    Optional<Breach> breach = PackagePath.breach(value.text());
    breach.ifPresent(
        found -> expected(GestaltRules.PACKAGE_PATH, value, found.expected(), found.hint()));
    return breach.isEmpty();
  }

  /** The generation that the manifest is of. */
  Generation generation() {
    return Generations.of(manifest);
  }

  /** The manifest's kind; empty when it is missing or wrong. */
  public Optional<Kind> kind() {
    return Generations.kindOf(manifest);
  }

  public Value spec() {
    return manifest.get("spec");
  }

  public Value surface(String name) {
    return spec().get("surfaces").get(name);
  }

  /** What is said about surfaces. */
  public Surfaces surfaces() {
    return Surfaces.of(manifest);
  }
}
