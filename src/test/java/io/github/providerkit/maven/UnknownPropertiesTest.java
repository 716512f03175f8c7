package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTest {
  private static final String DESCRIPTOR =
      """
      <skip implementation="boolean" default-value="false">${provider.skip}</skip>
      <platforms implementation="java.lang.String">${provider.platforms}</platforms>
      <lockFile implementation="java.io.File">${provider.lock.file}</lockFile>
      <skipLock implementation="boolean">${provider.lock.skip}</skipLock>
      <outputTimestamp>${project.build.outputTimestamp}</outputTimestamp>
      """;

  private final UnknownProperties check = new UnknownProperties(DESCRIPTOR);

  @Test
  void aSlipOnTheCommandLineIsToldWithTheNameThatWasMeant() {
    assertThat(check.ofUser(properties("provider.platfroms", "provider.lockfile", "provider.xyz")))
        .containsExactly(
            "-Dprovider.lockfile: no parameter of this plugin; did you mean \"provider.lock.file\"?",
            "-Dprovider.platfroms: no parameter of this plugin; did you mean"
                + " \"provider.platforms\"?",
            "-Dprovider.xyz: no parameter of this plugin; mvn provider:help -Ddetail lists them");
  }

  @Test
  void whatIsAParameterOrNotOursIsFine() {
    assertThat(
            check.ofUser(
                properties(
                    "provider.platforms",
                    "provider.lock.skip",
                    "provider.rules.gestalt/empty-assets",
                    "provider.releaseTag",
                    "providers.x",
                    "skip")))
        .isEmpty();
  }

  /** It may have properties of its own, which somebody reads. */
  @Test
  void ofAProjectOnlyWhatIsNearlyAParameterIsTold() {
    assertThat(
            check.ofProject(
                properties("provider.platform", "provider.description"), new Properties()))
        .containsExactly(
            "property provider.platform of the project: no parameter of this plugin; did you mean"
                + " \"provider.platforms\"?");
  }

  @Test
  void withoutADescriptorNothingIsSaid() {
    assertThat(new UnknownProperties("").ofUser(properties("provider.x"))).isEmpty();
  }

  /** It is long, and every goal of every module asks. */
  @Test
  void withoutAPropertyOfOursTheDescriptorIsNotRead() {
    // Given
    AtomicInteger readings = new AtomicInteger();
    UnknownProperties counting =
        new UnknownProperties(
            () -> {
              readings.incrementAndGet();
              return Set.of("provider.platforms");
            });

    // When
    List<String> user = counting.ofUser(properties("skip", "provider.rules.gestalt/icon"));
    List<String> project = counting.ofProject(properties("revision"), new Properties());

    // Then
    assertThat(user).isEmpty();
    assertThat(project).isEmpty();
    assertThat(readings).hasValue(0);
    assertThat(counting.ofUser(properties("provider.platform"))).hasSize(1);
    assertThat(readings).hasPositiveValue();
  }

  private static Properties properties(String... names) {
    Properties properties = new Properties();
    for (String name : names) {
      properties.setProperty(name, "x");
    }
    return properties;
  }
}
