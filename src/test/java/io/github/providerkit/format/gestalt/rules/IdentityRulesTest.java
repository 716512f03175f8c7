package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.HEAD;
import static io.github.providerkit.format.gestalt.rules.Checked.release;
import static io.github.providerkit.format.gestalt.rules.Checked.source;
import static io.github.providerkit.format.gestalt.rules.Checked.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source, version, kind, icon, configuration schema: what says who a provider is. */
class IdentityRulesTest {
  private static final String PLUGIN = HEAD + "spec: {}\n";
  private static final String ALL_KINDS =
      "plugin, authentication, authorization, external_credentials, indexeddb, cache, s3, workflow,"
          + " agent, secrets, runtime or ui";

  @Test
  void aManifestNeedsSourceVersionAndKind() {
    source("▲▲▲description: x\n")
        .tells(
            "error: kind: expected the kind of provider: "
                + ALL_KINDS
                + ", found nothing [gestalt/required]",
            "error: source: expected where the provider comes from, host/owner/repository/path, found nothing [gestalt/required] -> for example source: github.com/acme/plugins/weather; its last part is the provider's name",
            "error: version: expected a semantic version of three numbers, found nothing [gestalt/version] -> for example 1.4.0 or 1.4.0-rc.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github.com/acme/plugins/weather",
        "'a.b/c/d/e/f'",
        "git.acme.example/c.git/a..b/0_"
      })
  void aSourceIsHostOwnerRepositoryAndPath(String source) {
    source(with(PLUGIN, "source: " + source)).isFine();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "weather | a source of at least four parts, host/owner/repository/path | \"weather\" | for example github.com/acme/plugins/weather",
        "' a.b/c/d/e' | a source without white space around it | \" a.b/c/d/e\" | ",
        "Github.com/a/b/c | a host name in lower case with a dot as first part of the source | \"Github.com/a/b/c\" | for example github.com/acme/plugins/weather",
        "a.b/c/D/e | parts of lower-case letters, digits, dots, dashes and underscores | \"a.b/c/D/e\" | mend the part \"D\"",
        "12 | a source of at least four parts, host/owner/repository/path | \"12\" | for example github.com/acme/plugins/weather"
      })
  void anotherSourceIsRefused(String written, String expected, String found, String hint) {
    source(with(PLUGIN, "source: ▲" + written))
        .tells(
            "error: source: expected %s, found %s [gestalt/source]%s"
                .formatted(expected, found, hint == null ? "" : " -> " + hint));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0.0", "\"1.0.0-rc.1+b\"", "1.0.0-SNAPSHOT", "99999999999999999999.0.0"})
  void aVersionHasThreeNumbers(String version) {
    source(with(PLUGIN, "version: " + version)).isFine();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0, write \"1.0.0\"",
    "1, 1, write \"1.0.0\"",
    "v1.2.3, v1.2.3, write \"1.2.3\"",
    "1.0.0-01, 1.0.0-01, for example 1.4.0 or 1.4.0-rc.1",
    "2024-01-02, 2024-01-02, for example 1.4.0 or 1.4.0-rc.1",
    "'''''', '', for example 1.4.0 or 1.4.0-rc.1"
  })
  void anotherVersionIsRefused(String written, String found, String hint) {
    source(with(PLUGIN, "version: ▲" + written))
        .tells(
            "error: version: expected a semantic version of three numbers, found \"%s\" [gestalt/version] -> %s"
                .formatted(found, hint));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authentication",
        "auth",
        "AUTH",
        "' Auth '",
        "authorization",
        "external_credentials",
        "externalCredentials",
        "external-credentials",
        "indexeddb",
        "cache",
        "s3",
        "\"S3\\t\"",
        "workflow",
        "wor\u212Aflow",
        "agent",
        "secrets",
        "runtime",
        "'\u00a0secrets\u3000'"
      })
  void aKindMayBeAnAliasInAnyCase(String kind) {
    source(with(HEAD, "kind: " + kind)).isFine();
  }

  @ParameterizedTest
  @CsvSource({
    "plugins, plugin",
    "PLUGNI, plugin",
    "provider, plugin",
    "identity, authentication",
    "authn, authentication",
    "authz, authorization",
    "datastore, indexeddb",
    "webui, ui",
    "web, ui",
    "secret, secrets",
    "external credentials, external_credentials"
  })
  void anotherKindIsRefusedWithTheOneThatWasMeant(String written, String meant) {
    source(with(PLUGIN, "kind: ▲" + written))
        .tells(
            "error: kind: expected %s, found \"%s\" [gestalt/kind] -> did you mean \"%s\"?"
                .formatted(ALL_KINDS, written, meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", "zzzzzzzzzzzz", "graphql"})
  void aKindFarFromAllIsRefusedWithoutAGuess(String written) {
    source(with(PLUGIN, "kind: ▲" + written))
        .tells("error: kind: expected " + ALL_KINDS + ", found \"" + written + "\" [gestalt/kind]");
  }

  @Test
  void aLaterKindIsToldWithTheGenerationThatHasIt() {
    source(with(PLUGIN, "kind: ▲app"))
        .tells(
            "error: kind: expected "
                + ALL_KINDS
                + ", found \"app\" [gestalt/kind] -> today's generation has it: -Dprovider.gestalt.dialect=app reads it so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"iconFile: assets/icon.svg", "iconFile: ''", "iconFile: ~", "iconFile: 'a b:c'"})
  void anIconIsAPathInThePackage(String line) {
    source(with(PLUGIN, line)).isFine();
    release(
            with(
                PLUGIN
                    + "entrypoint: {artifactPath: a}\nartifacts: [{os: linux, arch: amd64, path: a, sha256: "
                    + "0".repeat(64)
                    + "}]\n",
                line))
        .isFine();
  }

  @ParameterizedTest
  @CsvSource({
    "./icon.svg, a path in its shortest form, write \"icon.svg\"",
    "../icon.svg, a path that stays within the package, move the file below the manifest's directory",
    "/icon.svg, a path relative to the manifest, write it without the leading slash",
    "a\\icon.svg, a path with forward slashes, write \"a/icon.svg\"",
    "., a path that stays within the package, name a file or directory below the manifest's own"
  })
  void anotherIconIsRefused(String path, String expected, String hint) {
    source(with(PLUGIN, "iconFile: ▲" + path))
        .tells(
            "error: iconFile: expected %s, found \"%s\" [gestalt/package-path] -> %s"
                .formatted(expected, path, hint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugin", "secrets", "ui"})
  void theConfigurationSchemaIsAPathInThePackageForEveryKind(String kind) {
    // Given
    String manifest = with(HEAD, "kind: " + kind) + "spec:\n";
    String rest = kind.equals("ui") ? "  assetRoot: out\n" : "";

    // Then
    source(manifest + "  configSchemaPath: a/schema.yaml\n" + rest).isFine();
    source(manifest + "  configSchemaPath: ▲./schema.yaml\n" + rest)
        .tells(
            "error: spec.configSchemaPath: expected a path in its shortest form, found \"./schema.yaml\" [gestalt/package-path] -> write \"schema.yaml\"");
  }

  @Test
  void aPluginNeedsASpecEvenIfItSaysNothing() {
    source(PLUGIN).isFine();
    source("▲" + HEAD)
        .tells(
            "error: spec: expected a spec, found nothing [gestalt/required] -> write spec: {} if there is nothing to say");
    source(HEAD + "spec: ▲~\n")
        .tells(
            "error: spec: expected a spec, found nothing [gestalt/required] -> write spec: {} if there is nothing to say");
  }

  @Test
  void longTextsAreShortenedInMessages() {
    source(with(PLUGIN, "version: ▲" + "9".repeat(80)))
        .tells(
            "error: version: expected a semantic version of three numbers, found \""
                + "9".repeat(60)
                + "…\" [gestalt/version] -> write \""
                + "9".repeat(80)
                + ".0.0\"");
  }
}
