package io.github.providerkit.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.checkstack.CheckstackFormat;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.format.legacy.LegacyFormat;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Archives of others are read to their end or refused. */
class ArchiveFuzzTest {

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static void list(byte[] archive) {
    Fuzzing.file("a.tar.gz", archive, file -> new TarGzReader(ReadLimits.DEFAULT).list(file));
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void gzip(byte[] bytes) {
    list(bytes);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void tar(byte[] bytes) {
    list(compressed(bytes));
  }

  /** A package of a server; what is above it says which of them. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void release(byte[] bytes) {
    judge(new GestaltFormat(), compressed(bytes));
    judge(new LegacyFormat(), compressed(bytes));
  }

  /** A tarball of a Checkstack plugin. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void tarball(byte[] bytes) {
    judge(new CheckstackFormat(CheckstackSettings.DEFAULT), compressed(bytes));
  }

  private static void judge(ArchiveVerifier verifier, byte[] archive) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Fuzzing.file("a.tar.gz", archive, file -> verifier.verify(file, "a.tar.gz", problems));
    Fuzzing.expectSound(problems);
  }
}
