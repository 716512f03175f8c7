package io.github.providerkit.manifest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user's word on single rules ({@code provider.rules.<code>=error|warn|off}). What the consumer
 * refuses stays an error: only rules that this project added can be turned down.
 */
public final class RuleLevels {
  /** Nothing changed. */
  public static final RuleLevels DEFAULT = new RuleLevels(Map.of());

  /** A level that a user can give a rule. */
  public enum Level {
    ERROR,
    WARN,
    OFF;

    /** The level for a user's word in any case; empty for an unknown word. */
    public static Optional<Level> of(String word) {
      return switch (word.trim().toLowerCase(Locale.ROOT)) {
        case "error" -> Optional.of(ERROR);
        case "warn", "warning" -> Optional.of(WARN);
        case "off" -> Optional.of(OFF);
        default -> Optional.empty();
      };
    }
  }

  private final Map<String, Level> levels;

  /**
   * Creates levels.
   *
   * @param levels level by rule code
   */
  public RuleLevels(Map<String, Level> levels) {
    this.levels = Map.copyOf(levels);
  }

  /** What a breach of the rule weighs; empty when it is not to be told. */
  public Optional<Severity> severityOf(Rule rule) {
    Level level = rule.origin() == Rule.Origin.CONSUMER ? null : levels.get(rule.code());
    if (level == null) {
      return Optional.of(rule.severity());
    }
    return switch (level) {
      case ERROR -> Optional.of(Severity.ERROR);
      case WARN -> Optional.of(Severity.WARNING);
      case OFF -> Optional.empty();
    };
  }
}
