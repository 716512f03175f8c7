package io.github.providerkit.format.legacy;

import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleBook;
import java.util.List;

/**
 * The rules that only this format has ({@code docs/spec/gestalt-legacy.md} section 2); those that
 * it shares with today's keep their names.
 */
final class LegacyRules {
  private static final RuleBook BOOK = new RuleBook();

  static final Rule SOURCE = BOOK.consumer("gestalt-legacy/source");
  static final Rule KIND = BOOK.consumer("gestalt-legacy/kind");
  static final Rule FIELD = BOOK.consumer("gestalt-legacy/field");
  static final Rule CONNECTION = BOOK.consumer("gestalt-legacy/connection");
  static final Rule AUTH = BOOK.consumer("gestalt-legacy/auth");
  static final Rule MANAGED_PARAMETER = BOOK.consumer("gestalt-legacy/managed-parameter");
  static final Rule SURFACES = BOOK.consumer("gestalt-legacy/surfaces");

  /** What only the last servers of the generation take: whoever has one may turn it down. */
  static final Rule LATER = BOOK.ours("gestalt-legacy/later");

  static final Rule CONFIG_SCHEMA = BOOK.ours("gestalt-legacy/config-schema");
  static final Rule NO_COUNTERPART = BOOK.advice("gestalt-legacy/no-counterpart");

  private LegacyRules() {}

  static List<Rule> all() {
    return BOOK.all();
  }
}
