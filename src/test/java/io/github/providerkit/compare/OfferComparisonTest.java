package io.github.providerkit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.Offer;
import io.github.providerkit.format.Offer.Connection;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferComparisonTest {
  private static final Parameter CITY = new Parameter("city", "string", true, "");

  private static OfferedOperation operation(String name, String path, Parameter... parameters) {
    return new OfferedOperation(name, "GET", path, "", List.of(parameters));
  }

  private static Offer operations(OfferedOperation... operations) {
    return new Offer(Optional.of(List.of(operations)), true, Map.of(), "");
  }

  private static Offer connected(String name, Connection connection) {
    return new Offer(Optional.empty(), true, Map.of(name, connection), "");
  }

  private static List<String> lines(Offer before, Offer now) {
    return OfferComparison.of(before, now).stream()
        .map(change -> change.judgement().word() + ": " + change.line())
        .toList();
  }

  @Test
  void whatIsTheSameIsNoChange() {
    Offer offer = operations(operation("a", "/a", CITY), operation("b", ""));
    assertThat(lines(offer, offer)).isEmpty();
    OfferedOperation other =
        new OfferedOperation("a", "POST", "/v2/a", "told better", List.of(CITY));
    assertThat(lines(operations(operation("a", "/a", CITY)), operations(other)))
        .as("what it asks of its service is no matter of its users'")
        .isEmpty();
  }

  @Test
  void operationsComeAndGo() {
    assertThat(
            lines(
                operations(operation("a", "/a"), operation("b", "/b")),
                operations(operation("a", "/a"), operation("c", "/c"))))
        .containsExactly("major: operation b is not there any more", "minor: operation c is new");
  }

  @Test
  void oneThatAsksTheSameUnderAnotherNameIsRenamed() {
    assertThat(
            lines(
                operations(operation("a", "/a", CITY)),
                operations(operation("z", "/a", CITY, new Parameter("day", "", true, "")))))
        .containsExactly(
            "major: operation a is called z now",
            "major: operation z: parameter day is new and required");
    assertThat(
            lines(
                operations(operation("a", "/a")),
                operations(operation("y", "/a"), operation("z", "/a"))))
        .as("two may be meant")
        .containsExactly(
            "major: operation a is not there any more",
            "minor: operation y is new",
            "minor: operation z is new");
    assertThat(lines(operations(operation("a", "")), operations(operation("z", ""))))
        .as("without a path nobody knows")
        .containsExactly("major: operation a is not there any more", "minor: operation z is new");
  }

  @Test
  void whatAServerMayStillOfferIsNotMissed() {
    Offer open = new Offer(Optional.of(List.of()), false, Map.of(), "");
    assertThat(lines(operations(operation("a", "/a")), open)).isEmpty();
    Offer unknown = new Offer(Optional.empty(), true, Map.of(), "");
    assertThat(lines(operations(operation("a", "/a")), unknown)).isEmpty();
    assertThat(lines(unknown, operations(operation("a", "/a")))).isEmpty();
  }

  @Test
  void parametersComeAndGo() {
    Parameter optional = new Parameter("day", "string", false, "");
    Parameter required = new Parameter("day", "string", true, "");
    Offer without = operations(operation("a", "/a", CITY));
    Offer with = operations(operation("a", "/a", CITY, optional));
    Offer asked = operations(operation("a", "/a", CITY, required));
    String start = ": operation a: parameter day ";
    assertThat(lines(without, with)).containsExactly("minor" + start + "is new");
    assertThat(lines(without, asked)).containsExactly("major" + start + "is new and required");
    assertThat(lines(with, without)).containsExactly("major" + start + "is not there any more");
    assertThat(lines(with, asked)).containsExactly("major" + start + "is required now");
    assertThat(lines(asked, with)).containsExactly("minor" + start + "is not required any more");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "string|string|",
        "''|string|",
        "int|integer|",
        "Bool|boolean|",
        "string or null|null or string|",
        "integer|number|minor",
        "int|float|minor",
        "string|string or null|minor",
        "integer|string or number|minor",
        "number|integer|major",
        "string|integer|major",
        "''|object|major",
        "string or null|string|major",
        "array<string>|array<object>|major",
      },
      delimiter = '|')
  void aTypeMayGrowAndNotShrink(String before, String now, String judgement) {
    assertThat(
            lines(
                operations(operation("a", "/a", new Parameter("p", before, false, ""))),
                operations(operation("a", "/a", new Parameter("p", now, false, "")))))
        .isEqualTo(
            judgement == null
                ? List.of()
                : List.of(
                    "%s: operation a: parameter p takes %s now, it took %s"
                        .formatted(
                            judgement,
                            now.isEmpty() ? "string" : now,
                            before.isEmpty() ? "string" : before)));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "a b|b a|",
        "a b|a b c|minor: takes c too",
        "a b||minor: takes any value now",
        "|a b|major: takes nothing but a, b now",
        "a b|a|major: does not take b any more",
        "a b|c|major: does not take a, b any more",
      },
      delimiter = '|')
  void soMayItsValues(String before, String now, String change) {
    assertThat(lines(values(before), values(now)))
        .isEqualTo(
            change == null
                ? List.of()
                : List.of(change.replace(": ", ": operation a: parameter p ")));
  }

  private static Offer values(String words) {
    List<String> values = words == null ? List.of() : List.of(words.split(" "));
    return operations(operation("a", "/a", new Parameter("p", "string", false, "", values)));
  }

  @Test
  void connectionsComeAndGoAndChange() {
    Connection user = new Connection("user", "oauth2", List.of());
    Offer before = connected("default", user);
    String start = ": connection default ";
    assertThat(lines(before, connected("default", user))).isEmpty();
    assertThat(lines(before, connected("other", user)))
        .containsExactly(
            "major" + start + "is not there any more", "minor: connection other is new");
    assertThat(lines(before, connected("default", new Connection("none", "oauth2", List.of()))))
        .containsExactly("major" + start + "has the mode none now, it had user");
    assertThat(lines(before, connected("default", new Connection("user", "bearer", List.of()))))
        .containsExactly("major" + start + "has the authentication bearer now, it had oauth2");
    Offer asking = connected("default", new Connection("user", "oauth2", List.of("tenant")));
    assertThat(lines(before, asking))
        .containsExactly("major" + start + "requires the parameter tenant now");
    assertThat(lines(asking, before))
        .containsExactly("minor" + start + "does not require the parameter tenant any more");
    Offer named = new Offer(Optional.empty(), true, before.connections(), "default");
    assertThat(lines(before, named))
        .containsExactly("minor: the default connection is default now, it was none");
    assertThat(lines(named, before))
        .containsExactly("major: the default connection is none now, it was default");
  }

  @Test
  void theGravestComesFirst() {
    List<Change> changes =
        OfferComparison.of(
            operations(operation("x", "/x")),
            operations(operation("b", "/b"), operation("a", "/a")));
    assertThat(changes)
        .extracting(Change::subject)
        .containsExactly("operation x", "operation a", "operation b");
  }
}
