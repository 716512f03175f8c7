package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.schema.FieldRule;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a manifest against the rules of its fields. */
final class FieldRules {
  private final Check check;
  private final Rule missing;
  private final Rule wrong;

  /**
   * Creates a check.
   *
   * @param check how problems are told
   * @param missing the rule that a missing or empty field breaks
   * @param wrong the rule that any other wrong field breaks
   */
  FieldRules(Check check, Rule missing, Rule wrong) {
    this.check = check;
    this.missing = missing;
    this.wrong = wrong;
  }

  /** Checks all fields below a value. */
  void check(Value root, List<FieldRule> rules) {
    rules.forEach(rule -> select(root, rule.field()).forEach(value -> check(rule, value)));
  }

  private void check(FieldRule rule, Value value) {
    if (value.broken()) {
      return;
    }
    if (!value.isPresent()) {
      if (rule.required()) {
        check.expected(missing, value, expected(rule), null);
      }
    } else if (rule.filled() && isEmpty(value)) {
      check.expected(missing, value, expected(rule), null);
    } else if (!rule.words().isEmpty()) {
      check.oneOf(wrong, value, rule.words());
    } else if (rule.pattern() != null && !Pattern.matches(rule.pattern(), value.text())) {
      check.expected(wrong, value, rule.expected(), null);
    }
  }

  private static String expected(FieldRule rule) {
    return rule.words().isEmpty() ? rule.expected() : Check.alternatives(rule.words());
  }

  private static boolean isEmpty(Value value) {
    return value.data() instanceof List<?> list ? list.isEmpty() : value.text().isEmpty();
  }

  /** The values that a rule speaks of, and the absent ones in whose place one may be demanded. */
  private static List<Value> select(Value root, String field) {
    List<Value> found = List.of(root);
    for (String segment : field.split("\\.")) {
      List<Value> next = new ArrayList<>();
      for (Value value : found) {
        if (value.isPresent() && !value.broken()) {
          step(value, segment, next);
        }
      }
      found = next;
    }
    return found;
  }

  private static void step(Value value, String segment, List<Value> found) {
    if (segment.equals("*")) {
      found.addAll(value.entries().values());
    } else if (segment.endsWith("[]")) {
      found.addAll(value.get(segment.substring(0, segment.length() - 2)).items());
    } else {
      found.add(value.get(segment));
    }
  }
}
