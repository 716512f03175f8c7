package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
  @TempDir Path directory;

  @Test
  void otherContentsOfTheSameLengthAndTimeHaveAnotherStamp() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "one");
    String before = FileStamp.of(file);
    assertThat(FileStamp.of(file)).isEqualTo(before);
    FileStamp.awaitNextTime();
    KeptTime.rewrite(file, "two");
    assertThat(FileStamp.of(file)).isNotEqualTo(before);
  }

  @Test
  void anotherFileInItsPlaceHasAnotherStamp() throws Exception {
    // As an editor that writes beside the file and renames
    Path file = Files.writeString(directory.resolve("a"), "one");
    Path other = Files.writeString(directory.resolve("b"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    String before = FileStamp.of(file);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(FileStamp.of(file)).isNotEqualTo(before);
  }

  @Test
  void whereNoChangeIsNotedTheContentsDecide() throws Exception {
    // Jimfs has a time of change that is never written
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = Files.writeString(disk.getPath("/work/a"), "one");
      String before = FileStamp.of(file);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1));
      assertThat(FileStamp.of(file)).isEqualTo(before).isEqualTo(Sha256.of(file));
      KeptTime.rewrite(file, "two");
      assertThat(FileStamp.of(file)).isNotEqualTo(before);
      assertThat(FileStamp.lastChange(file)).isEqualTo(1);
    }
  }

  @Test
  void aTimeThatWasSetHidesNoChange() throws Exception {
    long before = System.currentTimeMillis();
    FileStamp.awaitNextTime();
    Path file = Files.writeString(directory.resolve("a"), "one");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    boolean noted = !FileStamp.of(file).equals(Sha256.of(file));
    assertThat(FileStamp.lastChange(file) > before).isEqualTo(noted);
  }

  @Test
  void aDigestIsRememberedWhileTheFileIsTheSame() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "one");
    Path memory = directory.resolve("deep/memory.txt");
    assertThat(new KnownDigest(memory).of(file)).isEqualTo(Sha256.of(file));
    Files.writeString(memory, Files.readString(memory).replaceFirst("\n.*", "\nremembered"));
    assertThat(new KnownDigest(memory).of(file)).isEqualTo("remembered");
    KeptTime.rewrite(file, "two");
    assertThat(new KnownDigest(memory).of(file)).isEqualTo(Sha256.of(file));
    Files.write(memory, new byte[] {(byte) 0xff, '\n'});
    assertThat(new KnownDigest(memory).of(file)).isEqualTo(Sha256.of(file));
  }
}
