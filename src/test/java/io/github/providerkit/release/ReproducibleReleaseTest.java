package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The same inputs give the same bytes, whatever else differs. */
class ReproducibleReleaseTest {
  @TempDir Path temporary;
  private String expected;

  @BeforeEach
  void packageOnce() throws Exception {
    expected = digest(provider("first"));
  }

  private Packaging provider(String directory) throws Exception {
    return provider(directory, "index.html", "Überblick İ.txt", "a/b.js", "I", "i");
  }

  private Packaging provider(String directory, String... assets) throws Exception {
    Packaging packaging =
        Packaging.in(Files.createDirectories(temporary.resolve(directory)))
            .file("manifest.yaml", Packaging.UI + "iconFile: icon.svg # ours\n")
            .file("icon.svg", "<svg/>");
    for (String asset : assets) {
      packaging.file("dist/" + asset, "content of " + asset);
    }
    return packaging;
  }

  private static String digest(Packaging packaging) throws Exception {
    return packaging.release().archives().get(0).sha256();
  }

  @Test
  void inASecondRun() throws Exception {
    assertThat(digest(provider("first"))).isEqualTo(expected);
  }

  @Test
  void fromAnotherDirectory() throws Exception {
    assertThat(digest(provider("some/where else"))).isEqualTo(expected);
  }

  @Test
  void withFilesThatWereMadeInAnotherOrder() throws Exception {
    assertThat(digest(provider("order", "i", "I", "a/b.js", "Überblick İ.txt", "index.html")))
        .isEqualTo(expected);
  }

  @Test
  void atAnotherTime() throws Exception {
    Packaging packaging = provider("time");
    for (Path file : Files.walk(temporary.resolve("time")).toList()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
    }
    assertThat(digest(packaging)).isEqualTo(expected);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void withOtherModesOnTheDisk() throws Exception {
    // Given what a checkout under umask 077 and a careless chmod leave behind
    Packaging packaging = provider("modes");
    Path root = temporary.resolve("modes");
    Files.setPosixFilePermissions(
        root.resolve("icon.svg"), PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(
        root.resolve("dist/index.html"), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(digest(packaging)).isEqualTo(expected);
  }

  @Test
  void inAnotherTimeZoneAndLocale() throws Exception {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(digest(provider("zone"))).isEqualTo(expected);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void withOneThreadOrMany() throws Exception {
    assertThat(digest(provider("one").threads(1))).isEqualTo(expected);
    assertThat(digest(provider("many").threads(7))).isEqualTo(expected);
  }

  @Test
  void asAnotherUser() throws Exception {
    String user = System.getProperty("user.name");
    try {
      System.setProperty("user.name", "somebody-else");
      assertThat(digest(provider("user"))).isEqualTo(expected);
    } finally {
      System.setProperty("user.name", user);
    }
  }

  @Test
  void andOneByteOfContentChangesThem() throws Exception {
    assertThat(digest(provider("first").file("dist/I", "content of i"))).isNotEqualTo(expected);
  }
}
