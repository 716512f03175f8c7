package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseLimitsTest {
  private static final int HEADERS = 3 * 512;

  @Test
  void directoriesCountAsMuchAsFiles() {
    ReleaseLimits four = limits(4, 1 << 20);
    assertThatCode(() -> four.check(planned("a/b/c", "a/b/d"))).doesNotThrowAnyException();
    assertThat(refusal(four, planned("a/b/c", "a/e/d")).messages())
        .containsExactly("x.tar.gz: expected at most 4 files and directories, found 5");
  }

  @Test
  void bytesAreThoseOfTheTarFile() {
    ReleaseLimits exact = limits(9, HEADERS + 1);
    assertThatCode(() -> exact.check(planned("a"))).doesNotThrowAnyException();
    assertThat(refusal(limits(9, HEADERS), planned("a")))
        .hasMessage("x.tar.gz: expected at most 1536 bytes, found 1537");
  }

  @Test
  void allNamesThatNobodyCanUnpackAreTold() {
    String segment = "n".repeat(256);
    String deep = "a/".repeat(2_000) + "a";
    ReleaseLimits limits = limits(9_000, 1 << 30);
    assertThat(refusal(limits, planned(segment, deep)).messages())
        .containsExactly(
            "x.tar.gz: " + deep.substring(0, 200) + "…: the name is longer than 4000 bytes",
            "x.tar.gz: "
                + segment.substring(0, 200)
                + "…: the name has a part of more than 255 bytes");
    assertThatCode(() -> limits.check(planned(segment.substring(1)))).doesNotThrowAnyException();
    assertThat(refusal(limits, planned("é".repeat(128)))).hasMessageContaining("255 bytes");
  }

  @Test
  void whatUnpacksToManyTimesItsSizeIsRefusedFromAnAmountOn() {
    ReleaseLimits limits = new ReleaseLimits(new ReadLimits(9, 1 << 20, 10, 2_000));
    PlannedArchive large = planned("a", "b");
    assertThatCode(() -> limits.check(large, written(307))).doesNotThrowAnyException();
    assertThat(
            catchThrowableOfType(ArchiveException.class, () -> limits.check(large, written(300))))
        .hasMessage("x.tar.gz: expected at most 10 times its size when unpacked, found 10");
    assertThatCode(() -> limits.check(planned("a"), written(1))).doesNotThrowAnyException();
  }

  private static ReleaseLimits limits(int entries, long bytes) {
    return new ReleaseLimits(new ReadLimits(entries, bytes, 200));
  }

  private static ArchiveException refusal(ReleaseLimits limits, PlannedArchive planned) {
    return catchThrowableOfType(ArchiveException.class, () -> limits.check(planned));
  }

  private static WrittenArchive written(long size) {
    return new WrittenArchive(size, "");
  }

  /** Files of one byte. */
  private static PlannedArchive planned(String... names) {
    List<ArchiveEntry> entries =
        Stream.of(names).map(name -> ArchiveEntry.ofBytes(name, new byte[1])).toList();
    return new PlannedArchive(
        ReleasePlan.GENERIC, Optional.empty(), "x.tar.gz", ArchiveContents.of(entries));
  }
}
