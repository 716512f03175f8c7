package io.github.providerkit.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildRecordTest {
  private static final BuildRecord RECORD =
      new BuildRecord(
          "weather",
          "1.0.0",
          "plugin",
          "go",
          new Platform("linux", "amd64", "musl"),
          "provider",
          12,
          "ab".repeat(32),
          "cd".repeat(32),
          Optional.of("ef".repeat(32)),
          Map.of("go", "1.26.8"));

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    RECORD.write(directory);
    assertThat(read()).isEqualTo(RECORD);
  }

  @Test
  void withoutLibraryCatalogAndToolsAsWell() throws Exception {
    BuildRecord record =
        new BuildRecord(
            "vault",
            "1.0.0",
            "secrets",
            "rust",
            Platform.of("windows", "amd64"),
            "provider.exe",
            0,
            "ab".repeat(32),
            "cd".repeat(32),
            Optional.empty(),
            Map.of());
    record.write(directory);
    assertThat(read()).isEqualTo(record);
  }

  @Test
  void theSameRecordHasTheSameBytes() throws Exception {
    RECORD.write(directory);
    String once = text();
    read().write(directory);
    assertThat(text()).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "null", "\"x\"", "{\"schema\": \"provider-build\""})
  void damagedTextIsAUsersProblemWithItsPlace(String damaged) throws Exception {
    Files.writeString(directory.resolve(BuildRecord.FILE), damaged);
    assertThat(refusal()).hasMessageStartingWith(directory.resolve(BuildRecord.FILE) + ":");
    assertThat(refusal().fault()).isEqualTo(ProviderException.Fault.USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema",
        "schemaVersion",
        "provider",
        "version",
        "kind",
        "language",
        "os",
        "arch",
        "file",
        "size",
        "sha256",
        "source"
      })
  void aMissingMemberIsNamed(String member) throws Exception {
    RECORD.write(directory);
    Files.writeString(
        directory.resolve(BuildRecord.FILE), text().replace('"' + member + "\":", "\"other\":"));
    assertThat(refusal()).hasMessageContaining(BuildRecord.FILE + ": " + member + ": expected ");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"schemaVersion\": 1', '\"schemaVersion\": 2', 'schemaVersion: expected 1, found \"2\"'",
    "provider-build, build, 'schema: expected provider-build, found \"build\"'",
    "linux, plan9, 'os: expected with arch and libc a known platform such as linux/amd64, found \"plan9\"'",
    "amd64, ../../x, 'os: expected with arch and libc a known platform such as linux/amd64, found \"linux\"'",
    "musl, uclibc, 'os: expected with arch and libc a known platform such as linux/amd64, found \"linux\"'",
    "'\"provider\",\n  \"size\"', '\"../../etc/passwd\",\n  \"size\"', 'file: expected provider, found \"../../etc/passwd\"'",
    "'\"provider\",\n  \"size\"', '\"catalog.yaml\",\n  \"size\"', 'file: expected provider, found \"catalog.yaml\"'",
    "'\"provider\",\n  \"size\"', '\"provider.exe\",\n  \"size\"', 'file: expected provider, found \"provider.exe\"'",
    "'\"size\": 12', '\"size\": \"12\"', 'size: expected a whole number, found \"12\"'",
  })
  void whatNoBuildWritesIsRefused(String written, String hostile, String message) throws Exception {
    RECORD.write(directory);
    assertThat(text()).contains(written);
    Files.writeString(directory.resolve(BuildRecord.FILE), text().replace(written, hostile));
    assertThat(refusal()).hasMessageEndingWith(message);
  }

  private BuildRecord read() throws ProviderException {
    return BuildRecord.read(directory.resolve(BuildRecord.FILE));
  }

  private ProviderException refusal() {
    return catchThrowableOfType(ProviderException.class, this::read);
  }

  private String text() throws IOException {
    return Files.readString(directory.resolve(BuildRecord.FILE));
  }
}
