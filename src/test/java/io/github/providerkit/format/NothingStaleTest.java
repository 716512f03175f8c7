package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.RangeStyle;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to a project between two goals, a check that remembers says the same as one that
 * does not. Every file of many projects is changed and removed in turn, and files appear that would
 * change the answer.
 */
class NothingStaleTest {
  private static final String PACKAGE =
      """
      {"name": "@acme/%s", "version": "1.0.0", "description": "d", "author": "ACME", "license": "MIT",
       "repository": "github:acme/w", "dependencies": {"@checkstack/backend-api": "^0.35.0"},
       "checkstack": {"type": "backend", "pluginId": "w"%s}}
      """;

  /** What may appear beside a manifest or above it, and mean something. */
  private static final Map<String, String> APPEARING =
      Map.ofEntries(
          Map.entry("manifest.json", "{}"),
          Map.entry("manifest.yaml", "kind: ui\n"),
          Map.entry("manifest.yml", "kind: ui\n"),
          Map.entry("plugin.yaml", "source: x\n"),
          Map.entry("package.json", PACKAGE.formatted("more", "")),
          Map.entry("go.mod", "module example.com/more\n"),
          Map.entry("a_more.go", "package main\n"),
          Map.entry("cmd/a_more.go", "package main\n"),
          Map.entry("Cargo.toml", "[package]\nname = 'more'\n"),
          Map.entry("pyproject.toml", "[tool.gestalt]\nprovider = 'more:app'\n"),
          Map.entry("catalog.yaml", "name: more\noperations: [{id: more, method: GET}]\n"),
          Map.entry("plugin-metadata.ts", "export const m = {pluginId: \"more\"};\n"),
          Map.entry("pnpm-workspace.yaml", "packages: ['*']\n"),
          Map.entry("plugins/more/package.json", PACKAGE.formatted("sibling", "")));

  private enum Project {
    DECLARATIVE(
        Map.of(
            "manifest.yaml",
            """
            kind: plugin
            source: github.com/acme/plugins/echo
            version: 1.0.0
            iconFile: icon.svg
            spec:
              configSchemaPath: schema.json
              surfaces:
                openapi: {document: openapi.yaml}
            """,
            "icon.svg",
            "<svg/>",
            "schema.json",
            "{}",
            "catalog.yaml",
            "name: echo\noperations: [{id: ping, method: GET}]\n",
            "openapi.yaml",
            """
            openapi: 3.0.0
            info: {title: t, version: '1'}
            servers: [{url: 'https://x.example'}]
            paths: {/a: {get: {operationId: a, responses: {}}}}
            """)),
    GO(
        Map.of(
            "manifest.yaml",
            "kind: cache\nsource: github.com/acme/plugins/cache\nversion: 1.0.0\n",
            "../go.mod",
            "module example.com/cache\n",
            "provider.go",
            "package provider\n",
            "generate.go",
            "//go:build ignore\n\npackage main\n")),
    RUST(
        Map.of(
            "manifest.yaml",
            "kind: cache\nsource: github.com/acme/plugins/cache\nversion: 1.0.0\n",
            "Cargo.toml",
            "[package]\nname = 'cache'\n")),
    PYTHON(
        Map.of(
            "manifest.yaml",
            "kind: cache\nsource: github.com/acme/plugins/cache\nversion: 1.0.0\n",
            "pyproject.toml",
            "[tool.gestalt]\ncache = 'acme:cache'\n")),
    TYPESCRIPT(
        Map.of(
            "manifest.yaml",
            "kind: cache\nsource: github.com/acme/plugins/cache\nversion: 1.0.0\n",
            "package.json",
            "{\"gestalt\": {\"provider\": \"cache:./cache.ts\"}}")),
    BUILT_BY_ITS_OWN_COMMAND(
        Map.of(
            "manifest.yaml",
            """
            kind: ui
            source: github.com/acme/plugins/ui/board
            version: 1.0.0
            release: {build: {workdir: web, command: [make]}}
            spec: {assetRoot: web/dist}
            """,
            "web/Makefile",
            "all:\n",
            "web/dist/index.html",
            "<html>")),
    WITH_A_UI(
        Map.of(
            "manifest.yaml",
            """
            kind: plugin
            source: github.com/acme/plugins/echo
            version: 1.0.0
            spec:
              ui: {path: ../ui/manifest.yaml}
              surfaces: {mcp: {url: 'https://mcp.example'}}
            """,
            "../ui/manifest.yaml",
            """
            kind: ui
            source: github.com/acme/plugins/ui/board
            version: 2.0.0
            release: {build: {command: [make]}}
            spec: {assetRoot: dist}
            """,
            "../ui/dist/index.html",
            "<html>")),
    PREBUILT(
        Map.of(
            "manifest.yaml",
            """
            kind: secrets
            source: github.com/acme/plugins/vault
            version: 1.0.0
            entrypoint: {artifactPath: bin/vault}
            artifacts: [{os: linux, arch: amd64, path: bin/vault}]
            """,
            "bin/vault",
            new String(Binaries.of(Platform.of("linux", "amd64")), StandardCharsets.ISO_8859_1))),
    LEGACY(
        Map.of(
            "plugin.yaml",
            """
            source: github.com/acme/plugins/echo
            version: 1.0.0
            provider:
              config_schema_path: schema.yaml
              surfaces: {mcp: {url: 'https://m'}}
            """,
            "schema.yaml",
            "type: object\n",
            "go.mod",
            "module example.com/echo\n",
            "cmd/main.go",
            "package main\n")),
    CHECKSTACK(
        Map.of(
            "package.json",
            PACKAGE.formatted("widget", ", \"bundle\": [\"@acme/widget-common\"]"),
            "src/plugin-metadata.ts",
            "export const m = {pluginId: \"w\"};\n",
            "../package.json",
            "{\"workspaces\": [\"*\"], \"catalog\": {\"react\": \"^18\"}}",
            "../common/package.json",
            PACKAGE.formatted("widget-common", ""),
            "../platform.json",
            "{\"@checkstack/backend-api\": \"0.35.2\"}"));

    private final Map<String, String> files;

    Project(Map<String, String> files) {
      this.files = files;
    }
  }

  @ParameterizedTest
  @EnumSource(Project.class)
  void aCheckThatRemembersSaysWhatAFreshOneSays(Project project) throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = Files.createDirectories(disk.getPath("/repository/provider"));
      for (Map.Entry<String, String> file : project.files.entrySet()) {
        write(
            directory.resolve(file.getKey()).normalize(),
            file.getValue().getBytes(StandardCharsets.ISO_8859_1));
      }
      assertThat(
              answer(new ManifestCheck(formats(directory)), request(directory, Optional.empty())))
          .as("the project is fine to begin with")
          .contains("provider:");
      ManifestCheck remembering = new ManifestCheck(formats(directory));
      int different = 0;
      for (Map.Entry<String, Change> change : changes(directory).entrySet()) {
        String before = compare("before " + change.getKey(), remembering, directory);
        byte[] old = change.getValue().make();
        String after = compare(change.getKey(), remembering, directory);
        different += before.equals(after) ? 0 : 1;
        change.getValue().undo(old);
      }
      compare("in the end", remembering, directory);
      assertThat(different).as("changes that matter").isGreaterThan(3);
    }
  }

  private static String compare(String when, ManifestCheck remembering, Path directory) {
    StringBuilder all = new StringBuilder();
    for (FileChecks files : FileChecks.values()) {
      for (Optional<Path> named :
          List.of(Optional.<Path>empty(), Optional.of(manifest(directory)))) {
        CheckRequest request = request(directory, named).withFiles(files);
        String fresh = answer(new ManifestCheck(formats(directory)), request);
        assertThat(answer(remembering, request)).as(when + ", " + files).isEqualTo(fresh);
        all.append(fresh);
      }
    }
    return all.toString();
  }

  private static List<ProviderFormat> formats(Path directory) {
    Path platform = directory.resolveSibling("platform.json");
    return Formats.all(new CheckstackSettings(RangeStyle.CARET, Optional.of(platform)));
  }

  private static Path manifest(Path directory) {
    return Stream.of("manifest.yaml", "plugin.yaml", "package.json")
        .map(directory::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(directory);
  }

  private static CheckRequest request(Path directory, Optional<Path> manifest) {
    return new CheckRequest(
        directory,
        manifest,
        new ReleaseVersion(Optional.of("1.0.0"), ReleaseVersion.Policy.STRICT),
        FileChecks.BEFORE_PACKAGING,
        Map.of(),
        directory.resolve("target"),
        Optional.empty(),
        CodeChoice.DEFAULT);
  }

  /** Everything that a goal can learn from a check. */
  private static String answer(ManifestCheck check, CheckRequest request) {
    try {
      ManifestCheck.Result result = check.run(request);
      return "%s %s %s %s\n"
          .formatted(
              result.format(),
              result.manifest(),
              result.sorted(),
              result.provider().map(NothingStaleTest::facts).orElse("none"));
    } catch (ProviderException e) {
      return e.text() + "\n";
    }
  }

  private static String facts(Provider provider) {
    return "provider: "
        + List.of(
            provider.name(),
            provider.version(),
            provider.kind(),
            provider.releaseTag(),
            provider.directory(),
            provider.buildCommands(),
            provider.packagingCommands(),
            provider.generatedDirectories(),
            provider.code());
  }

  /** Something that happens to a file. */
  private interface Change {
    byte[] make() throws IOException;

    void undo(byte[] old) throws IOException;
  }

  private static Map<String, Change> changes(Path directory) throws IOException {
    Map<String, Change> changes = new LinkedHashMap<>();
    try (Stream<Path> tree = Files.walk(directory.getParent())) {
      for (Path file : tree.sorted().skip(1).toList()) {
        if (Files.isDirectory(file)) {
          changes.put("a file at " + file, new NoDirectory(file));
          continue;
        }
        changes.put("without " + file, new Removal(file));
        for (Map.Entry<String, byte[]> edit : edits(Files.readAllBytes(file)).entrySet()) {
          changes.put("with " + edit.getKey() + " in " + file, new Edit(file, edit.getValue()));
        }
      }
    }
    for (Path place : List.of(directory, directory.getParent())) {
      APPEARING.forEach(
          (name, text) -> {
            Path file = place.resolve(name);
            if (!Files.exists(file)) {
              changes.put(
                  "with " + file, new Edit(file, text.getBytes(StandardCharsets.ISO_8859_1)));
            }
          });
    }
    return changes;
  }

  /** Other contents of the same length. */
  private static Map<String, byte[]> edits(byte[] bytes) {
    Map<String, byte[]> edits = new LinkedHashMap<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<List<String>> swaps = new ArrayList<>();
    swaps.add(List.of("1.0.0", "1.0.1"));
    swaps.add(List.of("acme", "ACME"));
    swaps.add(List.of("cache", "other"));
    swaps.add(List.of("\"w\"", "\"v\""));
    swaps.add(List.of("object", "abject"));
    swaps.add(List.of("operationId: a", "operationId: ?"));
    swaps.add(List.of("package main", "package maim"));
    swaps.add(List.of("0.35.2", "0.99.2"));
    for (List<String> swap : swaps) {
      if (text.contains(swap.get(0))) {
        edits.put(
            swap.get(1),
            text.replace(swap.get(0), swap.get(1)).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    byte[] garbled = bytes.clone();
    garbled[0] ^= 0x15;
    edits.put("another first byte", garbled);
    return edits;
  }

  private record Removal(Path file) implements Change {
    @Override
    public byte[] make() throws IOException {
      byte[] old = Files.readAllBytes(file);
      Files.delete(file);
      return old;
    }

    @Override
    public void undo(byte[] old) throws IOException {
      write(file, old);
    }
  }

  private record NoDirectory(Path directory) implements Change {
    @Override
    public byte[] make() throws IOException {
      Files.move(directory, aside());
      write(directory, new byte[0]);
      return null;
    }

    @Override
    public void undo(byte[] old) throws IOException {
      Files.delete(directory);
      Files.move(aside(), directory);
    }

    private Path aside() {
      return directory.getFileSystem().getPath("/aside");
    }
  }

  private record Edit(Path file, byte[] text) implements Change {
    @Override
    public byte[] make() throws IOException {
      byte[] old = Files.exists(file) ? Files.readAllBytes(file) : null;
      write(file, text);
      return old;
    }

    @Override
    public void undo(byte[] old) throws IOException {
      if (old == null) {
        Files.delete(file);
      } else {
        write(file, old);
      }
    }
  }

  /** Always at the same time: nobody can tell by it that a file was written. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
  }
}
