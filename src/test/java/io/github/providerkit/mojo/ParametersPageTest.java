package io.github.providerkit.mojo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/**
 * Holds the page of all parameters to what the goals have. {@code -DargLine=-Dpages.update=true}
 * writes it.
 */
class ParametersPageTest {
  private static final Path PAGE = Path.of("docs/parameters.md");

  private static final String HEAD =
      """
      # Parameters
      Every property that can be set with `-D`, in `<properties>`, or by its name in `<configuration>`. Made from the goals' own
      descriptions; `mvn provider:help -Ddetail -Dgoal=<goal>` shows the same.

      | property | in `<configuration>` | default | goals | |
      |---|---|---|---|---|
      """;

  /** What several goals have under one property is one parameter. */
  private static final class Row {
    private final Set<String> names = new TreeSet<>();
    private final Set<String> presets = new TreeSet<>();
    private final Set<String> goals = new TreeSet<>();
    private String description = "";
  }

  @Test
  void thePageIsWhatTheGoalsSay() throws IOException {
    String page = HEAD + table();
    if (Boolean.getBoolean("pages.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /** A property's name in a description closes the tag around it. */
  @Test
  void noBraceIsLost() {
    assertThat(table().lines())
        .allSatisfy(
            line ->
                assertThat(line.chars().filter(c -> c == '{').count())
                    .as(line)
                    .isEqualTo(line.chars().filter(c -> c == '}').count()))
        // Behind the columns for names and the default, which may be a property.
        .noneMatch(line -> line.replaceFirst("(?:\\|[^|]*){3}", "").contains("${"));
  }

  private static String table() {
    Map<String, Row> rows = new TreeMap<>();
    for (MojoDescriptor goal : ParametersTest.descriptor().getMojos()) {
      if (!goal.getGoal().equals("help")) {
        goal.getParameters().stream()
            .filter(Parameter::isEditable)
            .forEach(parameter -> add(rows, goal, parameter));
      }
    }
    return rows.entrySet().stream()
        .map(row -> line(row.getKey(), row.getValue()))
        .collect(joining());
  }

  private static void add(Map<String, Row> rows, MojoDescriptor goal, Parameter parameter) {
    PlexusConfiguration configured =
        goal.getMojoConfiguration().getChild(parameter.getName(), false);
    String property = configured == null ? "" : configured.getValue("");
    String preset = configured == null ? null : configured.getAttribute("default-value");
    Row row =
        rows.computeIfAbsent(
            property.isEmpty() ? parameter.getName() : property.substring(2, property.length() - 1),
            key -> new Row());
    row.names.add(parameter.getName());
    row.goals.add(goal.getGoal());
    row.description = parameter.getDescription();
    if (preset != null) {
      row.presets.add(preset);
    }
  }

  private static String line(String property, Row row) {
    boolean named = property.startsWith("provider.");
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            named ? code(property) : "",
            row.names.stream().map(name -> code("<" + name + ">")).collect(joining(", ")),
            row.presets.stream().map(ParametersPageTest::code).collect(joining(", ")),
            String.join(", ", row.goals),
            inTable(row.description))
        .replace("\r\n", "\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  /** Descriptions are HTML, and a cell of a table is one line. */
  private static String inTable(String description) {
    return description.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;").strip();
  }
}
