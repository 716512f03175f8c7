package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that say which operations a plugin has: catalog.yaml and the OpenAPI document. */
class OperationFilesTest {
  private static final String REMOTE =
      """
      kind: plugin
      source: github.com/acme/plugins/echo
      version: 1.0.0
      spec:
        surfaces:
          openapi:
            document: https://echo.example/openapi.yaml
      """;

  private static final String PREBUILT =
      """
      kind: plugin
      source: github.com/acme/plugins/echo
      version: 1.0.0
      entrypoint: {artifactPath: bin/echo}
      artifacts:
        - {os: linux, arch: amd64, path: bin/echo}
      spec: {}
      """;

  @TempDir Path directory;

  @Test
  void aRemoteDocumentIsNotFetchedUnlessItIsWanted() throws Exception {
    Release release = Packaging.in(directory).file("manifest.yaml", REMOTE).release();
    assertThat(release.plan().notes())
        .singleElement()
        .asString()
        .contains("https://echo.example/openapi.yaml was not fetched");
    assertThat(TestTar.read(release.archives().get(0).file())).containsOnlyKeys("manifest.yaml");
  }

  @Test
  void aRemoteDocumentThatIsWantedIsCheckedAndNotPacked() throws Exception {
    // Given a document that the consumer cannot read
    AtomicInteger fetched = new AtomicInteger();
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", REMOTE)
            .fetcher(
                url -> {
                  fetched.incrementAndGet();
                  return "swagger: '2.0'\n".getBytes(UTF_8);
                });

    // Then it is refused
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("https://echo.example/openapi.yaml", "gestalt/openapi-document");
    assertThat(fetched).hasValue(1);
  }

  @Test
  void aRemoteDocumentThatCannotBeHadIsAnError() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", REMOTE)
            .fetcher(
                url -> {
                  throw new IOException("the server answered with status 404");
                });
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("manifest.yaml:7:17", "document/unreadable", "status 404");
  }

  @Test
  void aPrebuiltPluginNeedsACatalog() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", PREBUILT).file("bin/echo", "binary");
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("spec gestalt/missing-file", "catalog.yaml");
    packaging.file("catalog.yaml", "name: echo\noperations:\n  - id: ping\n    method: GET\n");
    assertThat(TestTar.read(packaging.release().archives().get(0).file()).keySet())
        .containsExactly("bin/echo", "catalog.yaml", "manifest.yaml");
  }

  @Test
  void whatIsWrongWithACatalogIsToldWithItsOwnPlace() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", PREBUILT)
            .file("bin/echo", "binary")
            .file("catalog.yaml", "name: echo\noperations:\n  - id: -ping\n");
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .startsWith("catalog.yaml:3:9 operations[0].id gestalt/catalog");
  }

  @Test
  void anOperationThatNobodyDeclaresCannotBeAllowed() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.REST + "  allowedOperations: {pong: {}}\n");
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("spec.allowedOperations.pong gestalt/allowed-operations");
  }

  @Test
  void namesOfAPluginThatIsReleasedWithoutItsCodeHaveToBeDeclaredWithoutIt() throws Exception {
    // Given a plugin with code, and a name that only the code could have
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.REST + "  allowedOperations: {pong: {}}\n")
            .file("Cargo.toml", "[package]\nname = 'x'\n")
            .withoutCode();

    // Then it is refused when the code is left out
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("spec.allowedOperations.pong gestalt/allowed-operations");
  }
}
