package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.npm.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where the rules of one {@code package.json} report.
 *
 * @param file the file as the user names it
 * @param problems receives what is wrong
 */
public record Report(String file, Problems problems) {

  /** Reports a value as "expected …, found …". */
  public void expected(Rule rule, JsonValue value, String expected, @Nullable String hint) {
    tell(rule, value, "expected " + expected + ", found " + value.found(), hint);
  }

  /** Reports something about a value. */
  public void tell(Rule rule, JsonValue value, String message, @Nullable String hint) {
    problems.add(rule, file, value.path(), value.position(), message, hint);
  }
}
