package io.github.providerkit.format.gestalt.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.read.MarkedText;
import io.github.providerkit.manifest.shape.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * A field of the wrong type is one problem: nothing else may be told because its value could not be
 * taken.
 */
class WrongTypeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FREE_VALUES =
      List.of("spec.http.hook.ack.body", "spec.connections.main.postConnect.success.equals");

  private static final String UI =
      """
      kind: ui
      source: github.com/acme/plugins/weather-ui
      version: 1.0.0
      spec:
        assetRoot: out
        routes: [{path: /, allowedRoles: [reader]}, {path: /b/*, allowedRoles: [a, b]}]
      """;

  @ParameterizedTest
  @MethodSource("manifests")
  void theManifestsBeforeTheChangeAreFine(Mode mode, Map<String, Object> manifest) {
    assertThat(problemsOf(mode, manifest)).isEmpty();
  }

  static Stream<Arguments> manifests() throws IOException {
    return Stream.of(
        Arguments.of(Mode.SOURCE, everyField(Mode.SOURCE)),
        Arguments.of(Mode.RELEASE, everyField(Mode.RELEASE)),
        Arguments.of(Mode.SOURCE, new Yaml().load(UI)),
        Arguments.of(Mode.RELEASE, new Yaml().load(UI)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("fields")
  void aFieldOfTheWrongTypeIsToldOnce(
      Mode mode, String path, Map<String, Object> manifest, String expected) {
    assertThat(problemsOf(mode, manifest))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("error: " + path + ": expected " + expected)
        .endsWith("[document/type]");
  }

  static Stream<Arguments> fields() throws IOException {
    List<Arguments> fields = new ArrayList<>();
    for (Arguments manifest : manifests().toList()) {
      Mode mode = (Mode) manifest.get()[0];
      Object root = manifest.get()[1];
      Changes changes = new Changes(root);
      changes.walk("", root);
      changes.found.forEach(
          (path, change) ->
              fields.add(Arguments.of(mode, path, change.manifest(), change.expected())));
    }
    return fields.stream();
  }

  @Test
  void twoElementsOfTheWrongTypeAreNotTheSameElement() {
    Checked.source(
            Checked.with(Checked.HEAD, "kind: cache")
                + "artifacts: [▲x, ▲y, {path: a, os: ▲[], arch: amd64}, {path: b, os: ▲[], arch: amd64}]\n")
        .tells(
            "error: artifacts[0]: expected a map, found x [document/type]",
            "error: artifacts[1]: expected a map, found y [document/type]",
            "error: artifacts[2].os: expected text, found a list [document/type]",
            "error: artifacts[3].os: expected text, found a list [document/type]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"▲x", "{rest: ▲x}", "{rest: {baseUrl: https://x.example, operations: ▲x}}"})
  void aSurfaceOfTheWrongTypeIsNotAMissingOne(String surfaces) {
    // Given a package that needs an entrypoint only if it has no surface
    String manifest = Checked.pluginText("surfaces: " + surfaces + "\n");
    String connection =
        "connections: {c: {postConnect: {request: {method: GET, url: https://x.example}, metadata: {a: b}}}}\n";

    // Then
    for (Checked checked :
        List.of(Checked.release(manifest), Checked.release(manifest + connection.indent(2)))) {
      assertThat(checked.problems().sorted())
          .singleElement()
          .returns("document/type", problem -> problem.code())
          .returns(checked.marked().marks().get(0), problem -> problem.position());
    }
  }

  private record Change(Object manifest, String expected) {}

  /** All ways to put a value of the wrong type into a manifest. */
  private static final class Changes {
    final Map<String, Change> found = new LinkedHashMap<>();
    private final Object root;

    Changes(Object root) {
      this.root = root;
    }

    void walk(String path, Object value) {
      if (FREE_VALUES.contains(path)) {
        return;
      }
      if (value instanceof Map<?, ?> map) {
        map.forEach((key, child) -> walk(Paths.child(path, (String) key), child));
        add(path, "a text", "a map");
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          walk(Paths.item(path, i), list.get(i));
        }
        add(path, Map.of("a", "b"), "a list");
      } else {
        String expected =
            value instanceof Boolean
                ? "true or false"
                : value instanceof Number ? "a whole number" : "text";
        add(path, List.of("a"), expected);
      }
    }

    private void add(String path, Object wrong, String expected) {
      if (!path.isEmpty()) {
        found.put(path, new Change(copy("", root, path, wrong), expected));
      }
    }

    private static Object copy(String at, Object value, String path, Object wrong) {
      if (at.equals(path)) {
        return wrong;
      }
      if (value instanceof Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach(
            (key, child) ->
                copy.put((String) key, copy(Paths.child(at, (String) key), child, path, wrong)));
        return copy;
      }
      if (value instanceof List<?> list) {
        List<Object> copy = new ArrayList<>();
        for (Object child : list) {
          copy.add(copy(Paths.item(at, copy.size()), child, path, wrong));
        }
        return copy;
      }
      return value;
    }
  }

  private static Map<String, Object> everyField(Mode mode) throws IOException {
    try (InputStream text = WrongTypeTest.class.getResourceAsStream("every-field.yaml")) {
      Map<String, Object> manifest = new Yaml().load(text);
      if (mode == Mode.RELEASE) {
        manifest.remove("release");
      }
      return manifest;
    }
  }

  private static List<String> problemsOf(Mode mode, Object manifest) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      byte[] bytes = JSON.writeValueAsString(manifest).getBytes(UTF_8);
      ManifestReader.read("manifest.json", bytes, mode, problems);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return problems.sorted().stream().map(MarkedText::told).toList();
  }
}
