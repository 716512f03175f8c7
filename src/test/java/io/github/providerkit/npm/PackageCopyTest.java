package io.github.providerkit.npm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.files.KeptTime;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackageCopyTest {
  private static final Configuration WINDOWS_WITHOUT_LINKS =
      Configuration.windows().toBuilder().setSupportedFeatures(Feature.FILE_CHANNEL).build();

  @Test
  void packagesBesideItFindWhatIsInstalledThroughALink() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      PackageCopy copy = copy(disk.getPath("/work"));
      Path installed = install(copy);
      copy.installed();
      Path shared = disk.getPath("/work/provider/target/packages/node_modules");
      assertThat(Files.isSymbolicLink(shared)).isTrue();
      assertThat(shared.toRealPath()).isEqualTo(installed.toRealPath());
    }
  }

  @Test
  void whereThereAreNoLinksTheyGetACopy() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(WINDOWS_WITHOUT_LINKS)) {
      PackageCopy copy = copy(disk.getPath("C:\\work"));
      install(copy);
      copy.installed();
      Path shared = disk.getPath("C:\\work\\provider\\target\\packages\\node_modules");
      assertThat(shared.resolve("sdk\\index.js")).hasContent("first");

      // And another one when something else is installed
      Files.writeString(install(copy).resolve("sdk\\index.js"), "second");
      copy.refresh();
      copy.installed();
      assertThat(shared.resolve("sdk\\index.js")).hasContent("second");
    }
  }

  @Test
  void whatWasCopiedIsBroughtUpToDate() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
      Path work = disk.getPath("C:\\work");
      PackageCopy copy = copy(work);
      String first = copy.refresh();
      Path module = copy.of(work.resolve("provider\\src\\provider.ts"));
      assertThat(module).hasContent("code");

      Files.delete(work.resolve("provider\\src\\provider.ts"));
      Files.writeString(work.resolve("provider\\other.ts"), "more");
      assertThat(copy.refresh()).isNotEqualTo(first);
      assertThat(module).doesNotExist();
      assertThat(copy.of(work.resolve("provider\\other.ts"))).hasContent("more");
    }
  }

  @Test
  void whatKeptLengthAndTimeIsCopiedAgain() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      PackageCopy copy = copy(disk.getPath("/work"));
      Path original = disk.getPath("/work/provider/src/provider.ts");
      String first = copy.refresh();
      KeptTime.rewrite(original, "edoc");
      assertThat(copy.refresh()).isNotEqualTo(first);
      assertThat(copy.of(original)).hasContent("edoc");

      // And what somebody altered in the copy is what it should be again
      KeptTime.rewrite(copy.of(original), "code");
      copy.refresh();
      assertThat(copy.of(original)).hasContent("edoc");
    }
  }

  /** A package that depends on one beside it. */
  private static PackageCopy copy(Path work) throws Exception {
    Path provider = Files.createDirectories(work.resolve("provider"));
    write(provider.resolve("package.json"), "{\"dependencies\": {\"words\": \"file:../words\"}}");
    write(provider.resolve("src").resolve("provider.ts"), "code");
    write(work.resolve("words").resolve("package.json"), "{\"name\": \"words\"}");
    PackageCopy copy =
        new PackageCopy(provider, provider, provider.resolve("target").resolve("packages"));
    assertThat(copy.originals()).containsExactly(provider, work.resolve("words"));
    copy.refresh();
    return copy;
  }

  /** What a package manager leaves. */
  private static Path install(PackageCopy copy) throws IOException {
    Path installed = copy.of(copy.originals().get(0)).resolve(PackageCopy.PACKAGES);
    write(installed.resolve("sdk").resolve("index.js"), "first");
    return installed;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
