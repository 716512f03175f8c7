package io.github.providerkit.format.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.read.MarkedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the author's text. */
class MigrationTest {
  private static final String HEAD =
      """
      source: github.com/acme/plugins/support
      version: 1.2.3
      """;

  private final Problems problems = new Problems(Migration.levels(Map.of()));

  @Test
  void commentsOrderAndQuotesStayWhereTheKeysChange() {
    assertThat(
            migrated(
                """
                # Support tickets.
                source: 'github.com/acme/plugins/support'
                version: "1.2.3"   # keep in step
                display_name: Support # shown in the catalog
                # What the server runs.
                provider:
                  # Where it comes from.
                  surfaces:
                    openapi:
                      document: openapi.yaml
                      base_url: https://api.example # no version
                  connections:
                    default:
                      auth: {type: oauth2, authorization_url: https://a.example/o, token_url: https://a.example/t}
                      params:
                        base_url: {required: true, from: discovery}
                """))
        .isEqualTo(
            """
            # Support tickets.
            kind: plugin
            source: 'github.com/acme/plugins/support'
            version: "1.2.3"   # keep in step
            displayName: Support # shown in the catalog
            # What the server runs.
            spec:
              # Where it comes from.
              surfaces:
                openapi:
                  document: openapi.yaml
                  baseUrl: https://api.example # no version
              connections:
                default:
                  auth: {type: oauth2, authorizationUrl: https://a.example/o, tokenUrl: https://a.example/t}
                  params:
                    base_url: {required: true, from: discovery}
            """);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatHasAnotherFormTakesIt() {
    assertThat(
            migrated(
                HEAD
                    + """
                    provider:
                      exec:
                        # Built in CI.
                        artifact_path: bin/support
                        args: [--serve]
                      mcp:
                        enabled: true
                      response_mapping:
                        data_path: data
                        pagination:
                          has_more_path: meta.more
                          cursor_path: meta.next
                      surfaces: {}
                    artifacts:
                      - {os: linux, arch: amd64, path: bin/support}
                    """))
        .isEqualTo(
            """
            kind: plugin
            source: github.com/acme/plugins/support
            version: 1.2.3
            spec:
              mcp: true
              responseMapping:
                dataPath: data
                pagination:
                  hasMore:
                    source: body
                    path: meta.more
                  cursor:
                    source: body
                    path: meta.next
            artifacts:
              - {os: linux, arch: amd64, path: bin/support}
            entrypoint:
              artifactPath: bin/support
              args:
                - --serve
            """);
    assertThat(told())
        .containsExactly(
            "5 warning: the comment has lost its place: # Built in CI. [gestalt-legacy/no-counterpart] -> put it back where it belongs now");
  }

  @Test
  void whatHasNoCounterpartIsListedWithItsLine() {
    assertThat(
            migrated(
                HEAD
                    + """
                    provider:
                      static_catalog_path: catalog.yaml
                      connections:
                        default:
                          mode: either
                          auth:
                            type: bearer
                            credentials:
                              - name: token
                                help_url: https://help.example
                        plugin:
                          mode: identity
                      surfaces:
                        mcp: {url: https://m.example, connection: plugin}
                    """))
        .isEqualTo(
            """
            kind: plugin
            source: github.com/acme/plugins/support
            version: 1.2.3
            spec:
              connections:
                default:
                  mode: user
                  auth:
                    type: bearer
                    credentials:
                      - name: token
                plugin:
                  mode: platform
              surfaces:
                mcp: {url: https://m.example, connection: plugin}
            """);
    assertThat(told())
        .extracting(line -> line.replaceAll(" \\[gestalt.*", ""))
        .containsExactly(
            "4 warning: provider.static_catalog_path: the field is left out: today's servers read catalog.yaml beside the manifest",
            "7 warning: provider.connections.default.mode: today's servers have no mode either; the nearest, user, is written",
            "12 warning: provider.connections.default.auth.credentials[0].help_url: the field is left out: today's servers show no help beside a credential",
            "14 warning: provider.connections.plugin.mode: today's servers have no mode identity; the nearest, platform, is written",
            "16 warning: provider.surfaces.mcp.connection: the old servers took the name plugin for the connection default");
  }

  @Test
  void aUiBecomesOne() {
    assertThat(migrated(HEAD + "icon_file: i.svg\nwebui: # built by npm\n  asset_root: ui/out\n"))
        .isEqualTo(
            "kind: ui\n" + HEAD + "iconFile: i.svg\nspec: # built by npm\n  assetRoot: ui/out\n");
  }

  @Test
  void jsonStaysJson() {
    Optional<Migration> migration =
        migrate(
            "plugin.json",
            "{\"source\": \"github.com/a/b/c\", \"version\": \"1.0.0\", \"webui\": {\"asset_root\": \"x\"}}");
    assertThat(migration).map(Migration::fileName).contains("manifest.json");
    assertThat(migration)
        .map(Migration::text)
        .contains(
            """
            {
              "kind": "ui",
              "source": "github.com/a/b/c",
              "version": "1.0.0",
              "spec": {
                "assetRoot": "x"
              }
            }
            """);
  }

  @Test
  void keysBehindAliasesAndMergesChangeOnce() {
    assertThat(
            migrated(
                HEAD
                    + """
                    provider:
                      connections:
                        default: &d
                          auth: &a {type: oauth2, authorization_url: https://a, token_url: https://t}
                        other:
                          auth:
                            <<: *a
                            client_id: x
                        third: {auth: *a}
                      surfaces: {mcp: {url: https://m.example}}
                    """))
        .contains(
            "auth: &a {type: oauth2, authorizationUrl: https://a, tokenUrl: https://t}",
            "clientId: x",
            "third: {auth: *a}")
        .doesNotContain("_url", "client_id");
  }

  @Test
  void whatTodaysServersRefuseIsToldOfTheNewFile() {
    Optional<Migration> migration =
        migrate(
            "plugin.yaml",
            HEAD
                + "provider:\n  connections: {m: {auth: {type: mcp_oauth}}}\n"
                + "  surfaces: {openapi: {document: o.yaml}}\n");
    assertThat(migration).map(Migration::valid).contains(false);
    assertThat(problems.sorted())
        .extracting(problem -> problem.file() + " " + problem.path())
        .containsExactly("manifest.yaml spec.connections.m.auth.type");
  }

  @Test
  void aManifestWithErrorsIsNotMigrated() {
    assertThat(migrate("plugin.yaml", HEAD + "provider: {surfaces: {}}\n")).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
  }

  private String migrated(String text) {
    Optional<Migration> migration = migrate("plugin.yaml", text);
    assertThat(migration).as(problems.sorted().toString()).map(Migration::valid).contains(true);
    return migration.orElseThrow().text();
  }

  private Optional<Migration> migrate(String name, String text) {
    return Migration.of(name, text.getBytes(UTF_8), Migration.fileName(name), problems);
  }

  private List<String> told() {
    return problems.sorted().stream()
        .map(problem -> problem.position().line() + " " + MarkedText.told(problem))
        .toList();
  }
}
