package io.github.providerkit.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/**
 * The parameters of all goals, as users meet them. Names, properties and defaults are promises: the
 * list in {@code parameters.txt} changes only with a line in the changelog.
 */
class ParametersTest {
  private static final Path LIST = Path.of("src/test/resources/parameters.txt");

  private final PluginDescriptor plugin = descriptor();

  @Test
  void theyAreThoseThatWerePromised() throws IOException {
    List<String> lines = new ArrayList<>();
    plugin.getMojos().stream()
        .filter(goal -> !goal.getGoal().equals("help"))
        .sorted((a, b) -> a.getGoal().compareTo(b.getGoal()))
        .forEach(goal -> lines.addAll(lines(goal)));
    assertThat(lines).isEqualTo(Files.readAllLines(LIST));
  }

  private static List<String> lines(MojoDescriptor goal) {
    List<String> lines = new ArrayList<>();
    lines.add(goal.getGoal() + (goal.getPhase() == null ? "" : " in " + goal.getPhase()));
    goal.getParameters().stream()
        .filter(Parameter::isEditable)
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(parameter -> lines.add("  " + line(goal, parameter)));
    return lines;
  }

  private static String line(MojoDescriptor goal, Parameter parameter) {
    PlexusConfiguration configured =
        goal.getMojoConfiguration().getChild(parameter.getName(), false);
    String property = configured == null ? "" : " " + configured.getValue("");
    String preset = configured == null ? null : configured.getAttribute("default-value");
    return "%s: %s%s%s%s"
        .formatted(
            parameter.getName(),
            parameter.getType().replaceFirst(".*\\.", ""),
            property,
            preset == null ? "" : " = " + preset,
            parameter.isRequired() ? " (required)" : "");
  }

  @Test
  void everyOneIsDescribedAndSaysSinceWhen() {
    for (MojoDescriptor goal : plugin.getMojos()) {
      assertThat(goal.getDescription()).as(goal.getGoal()).isNotBlank();
      assertThat(goal.isThreadSafe()).as(goal.getGoal()).isTrue();
      assertThat(goal.isOnlineRequired()).as(goal.getGoal()).isFalse();
      for (Parameter parameter : goal.getParameters()) {
        if (parameter.isEditable() && !goal.getGoal().equals("help")) {
          String name = goal.getGoal() + " " + parameter.getName();
          assertThat(parameter.getDescription()).as(name).isNotBlank();
          assertThat(parameter.getSince()).as(name).isNotBlank();
        }
      }
    }
  }

  @Test
  void everyPropertyIsOurs() {
    for (MojoDescriptor goal : plugin.getMojos()) {
      for (PlexusConfiguration configured : goal.getMojoConfiguration().getChildren()) {
        boolean ofMaven = configured.getAttribute("default-value", "").startsWith("${");
        String value = configured.getValue("");
        if (!goal.getGoal().equals("help") && !ofMaven && !value.isEmpty()) {
          assertThat(value).as(goal.getGoal()).matches("\\$\\{provider\\.[a-zA-Z.-]+}");
        }
      }
    }
  }

  /** Eclipse marks every goal in the lifecycle as an error that it is not told what to do with. */
  @Test
  void eclipseKnowsWhatToDoWithEachGoal() throws Exception {
    String known =
        Files.readString(Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml"));
    assertThat(
            plugin.getMojos().stream()
                .map(MojoDescriptor::getGoal)
                .filter(goal -> !goal.equals("help")))
        .allSatisfy(goal -> assertThat(known).contains("<goal>" + goal + "</goal>"));
  }

  static PluginDescriptor descriptor() {
    try (InputStream in = ParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(reader);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
