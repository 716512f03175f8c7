package io.github.providerkit.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.read.ForeignTar;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.transfer.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in for npm that keeps in files what it is told. */
@DisabledOnOs(OS.WINDOWS)
class NpmPublicationTest {
  private static final String STAND_IN =
      """
      #!/bin/sh
      here=$(dirname "$0")
      printf '%s\\n' "$*" >> "$here/calls"
      if [ -n "$NPM_CONFIG_USERCONFIG" ]; then
        cp -p "$NPM_CONFIG_USERCONFIG" "$here/npmrc"
        echo "$NPM_CONFIG_USERCONFIG" > "$here/npmrc-was"
      fi
      if [ "$1" = view ]; then
        there="$here/$(echo "$2" | sed 's/^@//; s#/#-#; s/@/-/').tgz"
        [ -f "$here/down" ] && { echo 'npm error code ECONNREFUSED' >&2; exit 1; }
        [ -f "$there" ] || { echo 'npm error code E404' >&2; exit 1; }
        echo "{\\"shasum\\": \\"$(sha1sum "$there" | cut -d' ' -f1)\\"}"
      else
        file=$(basename "$2")
        [ -f "$here/refuses-$file" ] && { echo 'npm error code E402' >&2; exit 1; }
        cp "$2" "$here/$file"
        [ -f "$here/loses-answer" ] && exit 1
        exit 0
      fi
      """;

  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();
  private Path bin;

  @BeforeEach
  void client() throws Exception {
    bin = Files.createDirectories(directory.resolve("bin"));
    Path npm = Files.writeString(bin.resolve("npm"), STAND_IN);
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    tarball("@acme/a-backend", "1.0.0", "\"checkstack\": {\"bundle\": [\"@acme/z-common\"]}");
    tarball("@acme/z-common", "1.0.0", "\"peerDependencies\": {\"@acme/a-backend\": \"^1.0.0\"}");
  }

  @Test
  void siblingsComeFirstAndASecondRunPassesThemOver() throws Exception {
    assertThat(publish(settings(null))).isEqualTo(2);
    assertThat(told)
        .containsExactly(
            "npm: published @acme/z-common@1.0.0", "npm: published @acme/a-backend@1.0.0");
    told.clear();
    publish(settings(null));
    assertThat(told)
        .containsExactly(
            "npm: @acme/z-common@1.0.0 is there already, with the same contents",
            "npm: @acme/a-backend@1.0.0 is there already, with the same contents");
    assertThat(calls("publish")).hasSize(2);
  }

  @Test
  void aRunThatBrokeOffIsCompletedByTheNext() throws Exception {
    Path refusal = Files.createFile(bin.resolve("refuses-acme-a-backend-1.0.0.tgz"));
    ProviderException failed = failure(settings(null));
    assertThat(failed.hint()).contains("-Dprovider.npm.access=public");
    assertThat(failed.details()).contains("  npm error code E402");
    Files.delete(refusal);
    publish(settings(null));
    assertThat(told)
        .containsExactly(
            "npm: published @acme/z-common@1.0.0",
            "npm: @acme/z-common@1.0.0 is there already, with the same contents",
            "npm: published @acme/a-backend@1.0.0");
  }

  @Test
  void otherContentsAreAnErrorBeforeAnythingIsPublished() throws Exception {
    Files.writeString(bin.resolve("acme-a-backend-1.0.0.tgz"), "other");
    assertThat(failure(settings(null)))
        .hasMessageStartingWith("@acme/a-backend@1.0.0: expected the contents of ");
    assertThat(calls("publish")).isEmpty();
  }

  @Test
  void aRegistryThatDoesNotAnswerIsNotTakenForAnEmptyOne() throws Exception {
    Files.createFile(bin.resolve("down"));
    assertThat(failure(settings(null))).hasMessageContaining("npm view of @acme/z-common@1.0.0");
    assertThat(calls("publish")).isEmpty();
  }

  @Test
  void anAnswerThatWasLostIsAskedForAgain() throws Exception {
    Files.createFile(bin.resolve("loses-answer"));
    assertThat(publish(settings(null))).isEqualTo(2);
    assertThat(told).allMatch(line -> line.endsWith("with the same contents")).hasSize(2);
  }

  @Test
  void theLoginIsInAFileOfItsOwnerAndOnNoCommandLine() throws Exception {
    Files.writeString(directory.resolve(".npmrc"), "fund=false");
    publish(settings(null));
    assertThat(bin.resolve("npmrc"))
        .hasContent("fund=false\n//npm.example:8443/hosted/:_authToken=\"s3cret\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bin.resolve("npmrc"))))
        .isEqualTo("rw-------");
    assertThat(Path.of(Files.readString(bin.resolve("npmrc-was")).strip())).doesNotExist();
    assertThat(bin.resolve("calls")).content().doesNotContain("s3cret");
    assertThat(told.toString()).doesNotContain("s3cret");
  }

  @Test
  void whatIsAskedForReachesNpm() throws Exception {
    publish(PublishSettings.of("https://npm.example:8443/hosted/", "public", "next", true));
    assertThat(calls("publish"))
        .allSatisfy(
            call ->
                assertThat(call)
                    .contains("--access=public --tag=next --provenance=false")
                    .contains("--registry=https://npm.example:8443/hosted/")
                    .contains("--@acme:registry=https://npm.example:8443/hosted/"));
    assertThat(told).first().asString().startsWith("npm: without provenance");
  }

  @Test
  void aPreviewNeedsATagAndAnEarlierBuildIsRefused() throws Exception {
    tarball("@acme/b", "1.0.0-rc.1", "\"private\": false");
    assertThat(failure(settings(null), Optional.empty()))
        .hasMessageStartingWith(
            "provider.npm.tag: expected a tag for the preview @acme/b@1.0.0-rc.1");
    assertThat(failure(settings("next")))
        .hasMessageContaining("expected version 1.0.0, the release's");
    assertThat(bin.resolve("calls")).doesNotExist();
  }

  @Test
  void aLoginInTheUrlAndUnknownWordsAreRefused() {
    assertThat(mistake("https://me:s3cret@npm.example/", null, null)).doesNotContain("s3cret");
    assertThat(mistake(null, "private", null)).contains("did you mean \"restricted\"");
    assertThat(mistake(null, null, "1.0")).startsWith("provider.npm.tag: expected a word");
  }

  private static String mistake(String registry, String access, String tag) {
    return catchThrowableOfType(
            ProviderException.class, () -> PublishSettings.of(registry, access, tag, null))
        .text();
  }

  private static PublishSettings settings(String tag) throws ProviderException {
    return PublishSettings.of("https://npm.example:8443/hosted", null, tag, null);
  }

  private ProviderException failure(PublishSettings settings) {
    return failure(settings, Optional.of("1.0.0"));
  }

  private ProviderException failure(PublishSettings settings, Optional<String> version) {
    return catchThrowableOfType(ProviderException.class, () -> publish(settings, version));
  }

  private int publish(PublishSettings settings) throws ProviderException {
    return publish(settings, Optional.of("1.0.0"));
  }

  private int publish(PublishSettings settings, Optional<String> version) throws ProviderException {
    Host host =
        new Host(Map.of("PATH", bin.toString(), "HOME", directory.toString()), "Linux", "amd64");
    return new NpmPublication(
            host,
            settings,
            Optional.of(Login.bearer("s3cret")),
            new ProcessRunner(l -> {}),
            told::add)
        .run(directory.resolve("npm"), version, directory, directory.resolve("logs"));
  }

  private List<String> calls(String verb) throws IOException {
    return Files.readAllLines(bin.resolve("calls")).stream()
        .filter(call -> call.startsWith(verb + " "))
        .toList();
  }

  private void tarball(String name, String version, String field) throws IOException {
    String json = "{\"name\": \"%s\", \"version\": \"%s\", %s}".formatted(name, version, field);
    String file = name.substring(1).replace('/', '-') + "-" + version + ".tgz";
    Path place = Files.createDirectories(directory.resolve("npm")).resolve(file);
    byte[] tar = new ForeignTar().add("package/package.json", '0', 0644, json).bytes();
    Files.write(place, ForeignTar.gzip(tar));
  }
}
