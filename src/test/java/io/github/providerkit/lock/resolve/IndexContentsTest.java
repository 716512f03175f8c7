package io.github.providerkit.lock.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.lock.resolve.IndexContents.IndexedPackage;
import io.github.providerkit.lock.resolve.IndexContents.Release;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexContentsTest {
  private static final String NAME = "github.com/acme/tools/app/slack";
  @TempDir Path directory;

  private IndexContents read(String... lines) throws Exception {
    Path file = directory.resolve("provider-index.yaml");
    Files.writeString(
        file,
        "schema: gestaltd-provider-index\nschemaVersion: 1\npackages:\n"
            + String.join("\n", lines)
            + "\n");
    return IndexContents.read(file);
  }

  private static String version(String version, String rest) {
    return "      %s: {metadata: m.yaml, kind: app, runtime: executable%s}"
        .formatted(version, rest);
  }

  private IndexedPackage one(String... versions) throws Exception {
    return read("  " + NAME + ":", "    versions:", String.join("\n", versions))
        .packages()
        .get(NAME);
  }

  @Test
  void whatAnEntrySays() throws Exception {
    IndexedPackage slack =
        read(
                "  " + NAME + ":",
                "    displayName: ' Slack '",
                "    description: ' Sends messages. '",
                "    versions:",
                "      1.0.0:",
                "        metadata: ' v1/provider-release.yaml '",
                "        kind: ' app '",
                "        runtime: ' executable '",
                "        platforms: [linux/amd64, darwin/arm64, linux/amd64]",
                "        yanked: true")
            .packages()
            .get(NAME);
    assertThat(slack.displayName()).isEqualTo("Slack");
    assertThat(slack.description()).isEqualTo("Sends messages.");
    assertThat(slack.versions())
        .containsExactly(
            new Release(
                "1.0.0",
                "v1/provider-release.yaml",
                "app",
                "executable",
                List.of("linux/amd64", "darwin/arm64"),
                true));
  }

  @Test
  void whatAnEntryNeedNotSay() throws Exception {
    IndexedPackage slack = one(version("1.0.0", ""));
    assertThat(slack.displayName()).isEmpty();
    assertThat(slack.description()).isEmpty();
    assertThat(slack.versions().get(0).platforms()).isEmpty();
    assertThat(slack.versions().get(0).yanked()).isFalse();
  }

  @Test
  void versionsByTheirMeaning() throws Exception {
    IndexedPackage slack =
        one(version("0.9.0", ""), version("0.10.0", ""), version("0.10.0-rc.1", ""));
    assertThat(slack.versions())
        .extracting(Release::version)
        .containsExactly("0.10.0", "0.10.0-rc.1", "0.9.0");
  }

  @Test
  void theLatestIsNoPreviewAndNotYanked() throws Exception {
    IndexedPackage slack =
        one(version("2.0.0-rc.1", ""), version("1.1.0", ", yanked: true"), version("1.0.0", ""));
    assertThat(slack.latest()).contains("1.0.0");
  }

  @Test
  void aPreviewIsTheLatestWhereThereIsNothingElse() throws Exception {
    assertThat(one(version("0.0.1-alpha.1", ""), version("0.0.1-alpha.2", "")).latest())
        .contains("0.0.1-alpha.2");
  }

  @Test
  void nothingIsTheLatestWhereAllAreYanked() throws Exception {
    assertThat(one(version("1.0.0", ", yanked: true")).latest()).isEmpty();
  }

  @Test
  void packagesStayInTheirOrder() throws Exception {
    String fields = "{versions: {1.0.0: {metadata: m, kind: app, runtime: executable}}}";
    assertThat(read("  b.example/z: " + fields, "  a.example/a: " + fields).packages().keySet())
        .containsExactly("b.example/z", "a.example/a");
  }

  @Test
  void whatNoServerTakesIsRefused() {
    assertThatThrownBy(() -> one("      first: {metadata: m, kind: app, runtime: executable}"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected a semantic version as key");
    assertThatThrownBy(() -> one("      1.0.0: {kind: app, runtime: executable}"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void anotherFileIsNone() throws IOException {
    Path file = Files.writeString(directory.resolve("other.yaml"), "schema: other\n");
    assertThatThrownBy(() -> IndexContents.read(file))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected gestaltd-provider-index");
  }
}
