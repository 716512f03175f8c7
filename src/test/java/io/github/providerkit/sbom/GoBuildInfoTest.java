package io.github.providerkit.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.parts.Library;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoBuildInfoTest {
  private static final String LINES =
      """
      path\tcommand-line-arguments
      dep\tgopkg.in/yaml.v3\tv3.0.1\th1:yaml=
      dep\texample.com/acme/greeter\t(devel)\t
      dep\tgithub.com/acme/sdk\tv0.0.0
      =>\t./sdk\t(devel)\t
      dep\tgithub.com/Old/thing\tv1.0.0
      =>\tgithub.com/new/thing\tv1.2.0+incompatible\th1:new=
      build\t-trimpath=true
      """;

  @Test
  void everyModuleIsOneLibraryAndGoBringsOneAlong() throws Exception {
    GoBuildInfo info = read(GoPrograms.program(4096, "go1.26.8 X:nodwarf5", LINES)).orElseThrow();
    assertThat(info.program()).isEqualTo("command-line-arguments");
    assertThat(info.goVersion()).isEqualTo("go1.26.8 X:nodwarf5");
    assertThat(info.libraries().stream().map(Library::url))
        .containsExactly(
            "pkg:golang/example.com/acme/greeter",
            "pkg:golang/github.com/acme/sdk@v0.0.0",
            "pkg:golang/github.com/new/thing@v1.2.0%2Bincompatible",
            "pkg:golang/gopkg.in/yaml.v3@v3.0.1",
            "pkg:golang/stdlib@1.26.8");
    assertThat(info.libraries().get(1).notes()).containsEntry("replacedBy", "./sdk");
    assertThat(info.libraries().get(2).notes())
        .containsEntry("replaces", "github.com/Old/thing@v1.0.0")
        .containsEntry("go.sum", "h1:new=");
  }

  /** Also behind what is read in one piece, and where two pieces meet. */
  @ParameterizedTest
  @ValueSource(ints = {0, 16, (1 << 20) - 32, (1 << 20) - 16, 1 << 20, (5 << 20) - 16, 12 << 20})
  void itIsFoundAnywhere(int before) throws Exception {
    assertThat(read(GoPrograms.program(before, "go1.26", LINES))).isPresent();
  }

  @Test
  void theSignAloneIsNothing() throws Exception {
    // A program that reads such information has the sign among its own texts.
    byte[] sign = GoPrograms.program(64, "", "");
    byte[] whole = GoPrograms.program(0, "go1.26", LINES);
    byte[] both = Arrays.copyOf(sign, 4096 + whole.length);
    System.arraycopy(whole, 0, both, 4096, whole.length);
    assertThat(read(sign)).isEmpty();
    assertThat(read(both)).isPresent();
  }

  @Test
  void whatIsCutOffOrOfAnOlderGoIsNothing() throws Exception {
    byte[] whole = GoPrograms.program(0, "go1.26", LINES);
    for (int length : new int[] {0, 15, 31, 32, 33, 40, 100}) {
      assertThat(read(Arrays.copyOf(whole, length))).as("%s bytes", length).isEmpty();
    }
    whole[15] = 0;
    assertThat(read(whole)).as("addresses instead of texts").isEmpty();
  }

  @Test
  void aLengthThatIsNotTrueIsNothing() throws Exception {
    byte[] whole = GoPrograms.program(0, "go1.26", LINES);
    Arrays.fill(whole, 32, 37, (byte) 0xff);
    assertThat(read(whole)).isEmpty();
  }

  @Test
  void linesThatAreNoneArePassedOver() throws Exception {
    GoBuildInfo info =
        read(GoPrograms.program(0, "devel", "dep\nmod\n=>\ta\n\ndep\tx\tv1\n=>\n")).orElseThrow();
    assertThat(info.libraries())
        .isEqualTo(List.of(new Library("golang", "stdlib", "devel"), library("x", "v1")));
  }

  private static Library library(String name, String version) {
    return new Library("golang", name, version);
  }

  private static Optional<GoBuildInfo> read(byte[] bytes) throws IOException {
    return GoBuildInfo.read(new ByteArrayInputStream(bytes));
  }
}
