package io.github.providerkit.format;

import static io.github.providerkit.format.Answers.HEAD;
import static io.github.providerkit.format.Answers.JSON_HEAD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.SmallStack;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.manifest.edit.YamlWriter;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.npm.PackageFile;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents as deep as their consumers take them are answered, in every kind of document and on a
 * stack that no recursion by their depth would leave alive.
 */
class DeepDocumentsTest {
  /** What is around it comes on top; the consumer stops at 10,000. */
  private static final int DEPTH = 9_990;

  private static final String OPERATION =
      "spec: {surfaces: {mcp: {url: https://x}}}\n"
          + "artifacts: [{os: linux, arch: amd64, path: p}]\nentrypoint: {artifactPath: p}\n";

  private static String nested(String open, String inner, String close) {
    return open.repeat(DEPTH) + inner + close.repeat(DEPTH);
  }

  /** Ways to nest, at a place where any value may stand; the first two also in JSON. */
  private static List<String> ways() {
    return List.of(
        nested("[", "", "]"),
        nested("{\"a\": ", "1", "}"),
        nested("{a: [", "", "]}").substring(0, 5 * (DEPTH / 2)) + "]}".repeat(DEPTH / 2),
        nested("{? [", "b", "] : c}").substring(0, 4 * (DEPTH / 2))
            + "b"
            + "] : c}".repeat(DEPTH / 2));
  }

  private record Kind(String name, String file, UnaryOperator<String> text, String code) {
    Kind withDeep(String deep) {
      return new Kind(name, file, given -> text.apply(deep), code);
    }
  }

  private static Kind kind(String name, String file, String text, String code) {
    return new Kind(name, file, deep -> text.replace("DEEP", deep), code);
  }

  static Stream<Arguments> kinds() {
    List<Kind> kinds = new ArrayList<>();
    String binding =
        "securitySchemes: {s: {type: none}}, http: {h: {path: /a, method: GET, target: t, security: s, ack: {body: DEEP}}}";
    String json =
        JSON_HEAD
            + ", \"spec\": {\"securitySchemes\": {\"s\": {\"type\": \"none\"}}, \"http\": {\"h\": {\"path\": \"/a\","
            + " \"method\": \"GET\", \"target\": \"t\", \"security\": \"s\", \"ack\": {\"body\": DEEP}}}}}";
    kinds.add(kind("manifest in JSON", "manifest.json", json, "gestalt/free-value"));
    kinds.add(
        kind(
            "unknown field in JSON",
            "manifest.json",
            JSON_HEAD + ", \"x\": DEEP}",
            "document/unknown-key"));
    kinds.add(
        kind(
            "field of another type in JSON",
            "manifest.json",
            JSON_HEAD + ", \"spec\": {\"mcp\": DEEP}}",
            "document/type"));
    kinds.add(
        kind(
            "package.json",
            "package.json",
            "{\"name\": \"a\", \"version\": \"1.0.0\", \"checkstack\": {\"type\": DEEP}}",
            "checkstack"));
    kinds.add(
        kind(
            "dependency in package.json",
            "package.json",
            "{\"name\": \"a\", \"version\": \"1.0.0\", \"checkstack\": {}, \"workspaces\": DEEP, \"dependencies\": DEEP}",
            "checkstack"));
    kinds.add(
        kind(
            "legacy manifest in JSON",
            "plugin.json",
            "{\"source\": \"github.com/a/b/c\", \"version\": \"1.0.0\", \"provider\": DEEP}",
            "document"));
    List<Kind> yaml = new ArrayList<>();
    yaml.add(
        kind(
            "manifest", "manifest.yaml", HEAD + "spec: {" + binding + "}\n", "gestalt/free-value"));
    yaml.add(
        kind(
            "unknown field",
            "manifest.yaml",
            HEAD + "spec: {}\nx: DEEP\n",
            "document/unknown-key"));
    yaml.add(
        kind(
            "field of another type",
            "manifest.yaml",
            HEAD + "spec: {mcp: DEEP}\n",
            "document/type"));
    yaml.add(
        kind(
            "legacy manifest",
            "plugin.yaml",
            "source: github.com/a/b/c\nversion: 1.0.0\nprovider: {headers: DEEP}\n",
            "document"));
    return Stream.concat(
            kinds.stream().flatMap(kind -> ways().subList(0, 2).stream().map(kind::withDeep)),
            yaml.stream().flatMap(kind -> ways().stream().map(kind::withDeep)))
        .map(kind -> Arguments.of(kind.name(), kind.file(), kind.text().apply(""), kind.code()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void aDeepManifestIsAnswered(String name, String file, String text, String code)
      throws Exception {
    assertThat(codes(Map.of(file, text)))
        .anyMatch(told -> told.startsWith(code))
        .doesNotContain("document/failed");
  }

  static Stream<Arguments> named() {
    String openApi = "spec: {surfaces: {openapi: {document: %s}}}\n";
    String schema =
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {S: DEEP}}\n";
    String dangling =
        "{properties: {r: {$ref: '#/nowhere'}, n: ".repeat(DEPTH / 2 - 1)
            + "{}"
            + "}}".repeat(DEPTH / 2 - 1);
    return Stream.of(
        Arguments.of(
            "catalog",
            OPERATION,
            "catalog.yaml",
            "name: c\noperations: [{id: o, inputSchema: DEEP}]\n",
            Set.of()),
        Arguments.of(
            "unknown fields of a catalog",
            OPERATION,
            "catalog.yaml",
            "name: c\nx: DEEP\noperations: [{id: o, y: DEEP}]\n",
            Set.of("document/unknown-key", "document/ignored-key")),
        Arguments.of("OpenAPI", openApi.formatted("o.yaml"), "o.yaml", schema, Set.of()),
        Arguments.of(
            "OpenAPI in JSON",
            openApi.formatted("o.json"),
            "o.json",
            "{\"openapi\": \"3.0.3\", \"paths\": {}, \"components\": DEEP}",
            Set.of()),
        Arguments.of(
            "dangling references at any depth",
            openApi.formatted("o.yaml"),
            "o.yaml",
            schema.replace("DEEP", dangling),
            Set.of("gestalt/openapi-document")),
        Arguments.of(
            "configuration schema",
            "spec: {configSchemaPath: s.yaml}\n",
            "s.yaml",
            "properties: {a: {default: DEEP}}\n",
            Set.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("named")
  void aDeepFileOfAManifestIsAnswered(
      String name, String manifest, String file, String text, Set<String> expected)
      throws Exception {
    for (String deep : ways().subList(0, file.endsWith(".json") ? 2 : 3)) {
      // When
      Set<String> codes =
          new HashSet<>(
              codes(
                  Map.of(
                      "manifest.yaml",
                      HEAD + manifest,
                      file,
                      text.replace("DEEP", deep),
                      "p",
                      "x")));

      // Then
      codes.remove("gestalt/binary-format");
      assertThat(codes).isEqualTo(expected);
    }
  }

  @Test
  void keysThatAreListsMakeDeepDocumentsToo() throws Exception {
    // Given
    String deep = ways().get(3);

    // Then
    assertThat(
            codes(
                Map.of(
                    "manifest.yaml", HEAD + OPERATION,
                    "catalog.yaml", "name: c\noperations: [{id: o, inputSchema: " + deep + "}]\n",
                    "p", "x")))
        .contains("document/type", "gestalt/catalog")
        .doesNotContain("document/failed");
  }

  @Test
  void aDeepConfigurationSchemaOfALegacyManifestIsAnswered() throws Exception {
    // Given schemas in schemas, the innermost of which is none
    String schema =
        "{\"properties\": {\"a\": ".repeat(DEPTH / 2)
            + "{\"type\": \"wrong\"}"
            + "}}".repeat(DEPTH / 2);

    // Then
    assertThat(
            codes(
                Map.of(
                    "plugin.yaml",
                    "source: github.com/a/b/c\nversion: 1.0.0\nprovider: {config_schema_path: s.json}\n",
                    "s.json",
                    schema)))
        .contains("gestalt-legacy/config-schema")
        .doesNotContain("document/failed");
  }

  @Test
  void deepFilesOfAWorkspaceAreAnswered() throws Exception {
    for (String deep : ways().subList(0, 2)) {
      assertThat(
              codes(
                  Map.of(
                      "package.json", "{\"workspaces\": " + deep + "}",
                      "pnpm-workspace.yaml", "packages: " + deep + "\ncatalogs: " + deep + "\n",
                      "member/package.json",
                          "{\"name\": \"a\", \"version\": \"1.0.0\", \"checkstack\": {}, \"x\": "
                              + deep
                              + "}"),
                  "member"))
          .isNotEmpty()
          .doesNotContain("document/failed");
    }
  }

  private static List<String> codes(Map<String, String> files) throws Exception {
    return codes(files, "");
  }

  private static List<String> codes(Map<String, String> files, String directory) throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path root = Files.createDirectories(disk.getPath("/project"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.createDirectories(root.resolve(file.getKey()).getParent());
        Files.writeString(root.resolve(file.getKey()), file.getValue());
      }
      return SmallStack.call(
          () ->
              Answers.check(root.resolve(directory), Optional.empty(), FileChecks.BEFORE_PACKAGING)
                  .sorted()
                  .stream()
                  .map(problem -> problem.code())
                  .toList());
    }
  }

  private static Document read(String file, String text) throws Exception {
    return DocumentReader.read(
        file, text.getBytes(UTF_8), Document.Syntax.of(file), new Problems(RuleLevels.DEFAULT));
  }

  @Test
  void oneLevelMoreThanTheConsumerTakesIsRefused() {
    for (String text :
        List.of(
            "[".repeat(10_001) + "]".repeat(10_001),
            "- ".repeat(10_001) + "a\n",
            "? ".repeat(10_001) + "a\n")) {
      assertThatThrownBy(() -> read("a.yaml", text))
          .hasMessage("expected at most 10000 levels of nesting, found more");
    }
    assertThatThrownBy(() -> read("a.json", "[".repeat(10_001) + "]".repeat(10_001)))
        .hasMessage("expected at most 10000 levels of nesting, found more");
  }

  @Test
  void blocksAndBracketsAreCountedApart() throws Exception {
    // Given as many levels of the one as there may be, and of the other in them
    String text = "- ".repeat(10_000) + "[".repeat(10_000) + "]".repeat(10_000) + "\n";

    // When
    Document document = SmallStack.call(() -> read("a.yaml", text));

    // Then
    int depth = 0;
    for (Node node = document.root();
        node instanceof Node.Sequence list && !list.items().isEmpty();
        node = list.items().get(0)) {
      depth++;
    }
    assertThat(depth).isEqualTo(19_999);
  }

  @Test
  void deepDataIsWrittenEditedAndReadBack() throws Exception {
    // Given
    String text = nested("[", "\"w\"", "]");
    Object list = "x";
    Object map = "x";
    for (int i = 0; i < DEPTH - 1; i++) {
      list = List.of(list);
      map = Map.of("k", map);
    }
    Map<String, Object> lists = Map.of("a", list);
    Map<String, Object> maps = Map.of("a", map);

    // Then
    SmallStack.call(
        () -> {
          assertThat(YamlWriter.write(lists)).contains("[x]");
          assertThat(YamlWriter.write(maps)).contains("{k: x}");
          assertThat(
                  DocumentEditor.edit(
                      read("a.yaml", "a: [" + text.substring(2, text.length() - 1) + "\n"), lists))
              .contains("[\"x\"]");
          String json = JsonWriter.write(lists);
          assertThat(PlainTree.equal(JsonData.object("a.json", json.getBytes(UTF_8)), lists))
              .isTrue();
          assertThat(DocumentEditor.edit(read("a.json", json), lists)).isEqualTo(json);
          return null;
        });
  }

  @Test
  void aChainOfMergedMapsIsFollowedToItsEnd() throws Exception {
    // Given
    StringBuilder text = new StringBuilder("m0: &m0 {a: 1}\n");
    for (int i = 1; i < 1_200; i++) {
      text.append("m%d: &m%d {<<: *m%d}\n".formatted(i, i, i - 1));
    }

    // Then
    assertThat(codes(Map.of("manifest.yaml", HEAD + "spec: {}\n" + text)))
        .contains("document/unknown-key")
        .doesNotContain("document/failed");
    assertThat(
            codes(
                Map.of(
                    "manifest.yaml",
                    HEAD + "spec: {surfaces: {openapi: {document: o.yaml}}}\n",
                    "o.yaml",
                    "openapi: 3.0.3\n" + text + "paths: {<<: *m1199}\n")))
        .doesNotContain("document/failed");
  }

  @Test
  void aDeepPackageFileIsRead() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = Files.createDirectories(disk.getPath("/project"));
      for (String deep : ways().subList(0, 2)) {
        Files.writeString(
            directory.resolve("package.json"),
            "{\"dependencies\": {\"a\": " + deep + "}, \"workspaces\": [" + deep + "]}");
        assertThat(SmallStack.call(() -> PackageFile.in(directory).orElseThrow().hasDependencies()))
            .isTrue();
      }
    }
  }

  /**
   * Proves that the machine keeps to the small stack. Compiled code may take a few thousand of the
   * smallest calls on it, so the measure is a depth that fits in no frame at all.
   */
  @Test
  void theSmallStackIsSmall() {
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < 100 * DEPTH; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    List<Object> root = deep;
    assertThatThrownBy(() -> SmallStack.call(root::hashCode))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }
}
