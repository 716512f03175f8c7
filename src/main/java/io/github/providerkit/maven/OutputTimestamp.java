package io.github.providerkit.maven;

import io.github.providerkit.message.ProviderException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the property {@code project.build.outputTimestamp}, the modification time of every entry in
 * a reproducible archive, in the forms that Maven's own plugins accept: seconds since 1970, or an
 * ISO date-time with offset. As there, nothing, or one character that is no digit, means "not set";
 * so a child can switch off what its parent sets.
 */
public final class OutputTimestamp {

  /**
   * Maven 4 sets this for every project that sets nothing. Taken for "not set", because a project
   * gets the same archives from Maven 3 and Maven 4.
   */
  private static final String MAVEN_4_DEFAULT = "1980-02-01T00:00:00Z";

  /** What a tar header holds: eleven octal digits, in the year 2242. */
  private static final Instant LAST = Instant.ofEpochSecond(0_77777777777L);

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private OutputTimestamp() {}

  /**
   * The instant that a property value stands for, in whole seconds, empty where it is not set.
   *
   * @throws IllegalArgumentException if the value is neither form; its message is for the user
   */
  public static Optional<Instant> parse(String value) {
    if (value == null || value.isEmpty() || value.equals(MAVEN_4_DEFAULT)) {
      return Optional.empty();
    }
    if (DIGITS.matcher(value).matches()) {
      return Optional.of(inRange(value, fromSeconds(value)));
    }
    if (value.length() == 1) {
      return Optional.empty();
    }
    return Optional.of(inRange(value, fromDateTime(value)));
  }

  /**
   * The same for a value that a user sets.
   *
   * @throws ProviderException if it is neither form
   */
  public static Optional<Instant> of(String value) throws ProviderException {
    try {
      return parse(value);
    } catch (IllegalArgumentException e) {
      throw ProviderException.user(String.valueOf(e.getMessage()), null);
    }
  }

  private static Instant fromSeconds(String value) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(value));
    } catch (NumberFormatException | DateTimeException e) {
      throw outOfRange(value, e);
    }
  }

  private static Instant fromDateTime(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "project.build.outputTimestamp: expected a date-time with offset such as"
              + " 2026-11-21T10:30:00Z, or seconds since 1970, found \""
              + value
              + "\"",
          e);
    }
  }

  private static Instant inRange(String value, Instant instant) {
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
      throw outOfRange(value, null);
    }
    return instant;
  }

  private static IllegalArgumentException outOfRange(String value, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "project.build.outputTimestamp: expected a time between "
            + Instant.EPOCH
            + " and "
            + LAST
            + ", found \""
            + value
            + "\"",
        cause);
  }
}
