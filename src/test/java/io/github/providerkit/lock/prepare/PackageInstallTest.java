package io.github.providerkit.lock.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.read.ForeignTar;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageInstallTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"web/nul", "AUX.txt", "web/x.js."})
  void aNameThatWindowsReadsOtherwiseIsUnpackedNowhere(String name) throws Exception {
    // Given
    byte[] archive = archive("manifest.yaml", name);
    Path file = Files.write(directory.resolve("a.tar.gz"), archive);

    // Then
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
      Path place = disk.getPath("C:\\server\\plugins\\echo");
      assertThatThrownBy(
              () -> new PackageInstall(ReadLimits.DEFAULT).install(file, Sha256.of(archive), place))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("cannot be unpacked here")
          .hasMessageContaining(name);
      assertThat(disk.getPath("C:\\server\\plugins")).isEmptyDirectory();
    }
  }

  @Test
  void ordinaryNamesAreUnpackedThere() throws Exception {
    byte[] archive = archive("manifest.yaml", "web/js/x.js");
    Path file = Files.write(directory.resolve("a.tar.gz"), archive);
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
      Path place = disk.getPath("C:\\server\\plugins\\echo");
      new PackageInstall(ReadLimits.DEFAULT).install(file, Sha256.of(archive), place);
      assertThat(place.resolve("web\\js\\x.js")).hasContent("x");
    }
  }

  private static byte[] archive(String... names) throws Exception {
    ForeignTar tar = new ForeignTar();
    for (String name : names) {
      tar.add(name, '0', 0644, "x");
    }
    return ForeignTar.gzip(tar.bytes());
  }
}
