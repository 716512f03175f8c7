package io.github.providerkit.archive.read;

import static io.github.providerkit.archive.read.RawTar.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries the server takes, and under which name; each expectation was asked of it. */
class TarPolicyTest {

  @Test
  void gnusNameWinsOverAllOthers() throws IOException {
    RawTar both = new RawTar().add("x", 'x', "12 path=pax\n").add("l", 'L', "gnu\0");
    assertThat(names(both.add("ustar", '0', "").ended())).containsExactly("gnu");
    RawTar swapped = new RawTar().add("l", 'L', "gnu\0").add("x", 'x', "12 path=pax\n");
    assertThat(names(swapped.add("ustar", '0', "").ended())).containsExactly("gnu");
    RawTar evil = new RawTar().add("x", 'x', "12 path=pax\n").add("l", 'L', "../up\0");
    assertThatThrownBy(() -> names(evil.add("ustar", '0', "").ended())).hasMessageContaining("..");
  }

  @Test
  void ofSeveralNamesTheLastOneCountsAndAnEmptyOneNotAtAll() throws IOException {
    RawTar pax = new RawTar().add("x", 'x', "9 path=a\n").add("x", 'x', "9 path=b\n");
    assertThat(names(pax.add("u", '0', "").ended())).containsExactly("b");
    RawTar other = new RawTar().add("x", 'x', "9 path=a\n").add("x", 'x', "7 uid=0\n".repeat(2));
    assertThatThrownBy(() -> names(other.add("u", '0', "").ended())).hasMessageContaining("PAX");
    RawTar replaced = new RawTar().add("x", 'x', "9 path=a\n").add("x", 'x', "8 uid=0\n");
    assertThat(names(replaced.add("u", '0', "").ended())).containsExactly("u");
    RawTar gnu = new RawTar().add("l", 'L', "a\0").add("l", 'L', "b\0junk");
    assertThat(names(gnu.add("u", '0', "").ended())).containsExactly("b");
    RawTar empty = new RawTar().add("l", 'L', "a\0").add("l", 'L', "\0a");
    assertThat(names(empty.add("u", '0', "").ended())).containsExactly("u");
    RawTar emptyPath = new RawTar().add("x", 'x', "8 path=\n");
    assertThat(names(emptyPath.add("u", '0', "").ended())).containsExactly("u");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 =a\n",
        "11 path=\0a\n",
        "13 uname=\0bc\n",
        "8 \0u=00\n",
        "8 uid=x\n",
        "8 uid= \n",
        "11 mtime=.\n",
        "12 mtime=1x\n",
        "13 ctime=1.x\n",
        "14 atime=1.-2\n",
        "4 a=\n",
        "+8 uid=0\n",
        "10 uid=0 \n",
        "18446744073709551625 path=a\n",
        "12 path-pax\n",
        "\u0663\u0661 path=a\n",
      })
  void damagedPaxRecordsAreRefused(String records) {
    byte[] tar = new RawTar().add("x", 'x', records).add("u", '0', "").ended();
    assertThatThrownBy(() -> names(tar)).hasMessageContaining("damaged PAX header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 a=\n",
        "8 foo=\0\n",
        "+9 uid=0\n",
        "011 uid=00\n",
        "8 uid=0\n9 uid=+1\n",
        "9 uid=-1\n",
        "14 mtime=-1.5\n",
        "12 mtime=1.\n",
        "24 mtime=1.000000000000\n",
        "6 a==\n",
      })
  void oddPaxRecordsAreTaken(String records) throws IOException {
    byte[] tar = new RawTar().add("x", 'x', records).add("u", '0', "").ended();
    assertThat(names(tar)).containsExactly("u");
  }

  @Test
  void aLengthInPaxCountsAndADirectoryHasNone() throws IOException {
    RawTar pax = new RawTar().add("x", 'x', "9 size=3\n").add(header("a", '0', 0)).content("abc");
    assertThat(names(pax.add("b", '0', "").ended())).containsExactly("a", "b");
    RawTar directory = new RawTar().add(header("d", '5', 700)).add("b", '0', "");
    assertThat(names(directory.ended())).containsExactly("d", "b");
    RawTar negative = new RawTar().add(header("d", '5', 0).fill(124, 12, 0xff)).add("b", '0', "");
    assertThat(names(negative.ended())).containsExactly("d", "b");
    // Known as a directory by its name only, when its length has been looked at already.
    RawTar old = new RawTar().add(header("d/", '\0', 0).fill(124, 12, 0xff));
    assertThatThrownBy(() -> names(old.ended())).hasMessageContaining("a size that makes no sense");
  }

  @Test
  void anEndlessFileEndsWithTheArchive() {
    for (String size : List.of("9223372036854775807", "9223372036854775297")) {
      byte[] tar =
          new RawTar().add("x", 'x', "28 size=" + size + "\n").add(header("a", '0', 0)).ended();
      assertThatThrownBy(() -> names(tar)).hasMessageContaining("ends in the middle of a file");
    }
  }

  @Test
  void headersOfNamesHaveALengthThatMakesSense() {
    for (char type : "xLK".toCharArray()) {
      byte[] tar = new RawTar().add(header("n", type, 0).fill(124, 12, 0xff)).ended();
      assertThatThrownBy(() -> names(tar)).hasMessageContaining("has a name of -1 bytes");
    }
  }

  @Test
  void anArchiveMayEndInAPaddingBehindOneRecordAndBehindAHeaderForTheNextFile() throws IOException {
    byte[] one = new RawTar().add("a", '0', "abc").bytes();
    assertThat(names(Arrays.copyOf(one, 515))).containsExactly("a");
    assertThat(names(Arrays.copyOf(one, 700))).containsExactly("a");
    assertThat(names(Arrays.copyOf(one, one.length + 512))).containsExactly("a");
    assertThat(names(new RawTar().add("a", '0', "").add("l", 'L', "b").bytes()))
        .containsExactly("a");
    assertThatThrownBy(() -> names(Arrays.copyOf(one, 514))).hasMessageContaining("in the middle");
    for (int more : List.of(1, 511, 513, 1023)) {
      assertThatThrownBy(() -> names(Arrays.copyOf(one, one.length + more)))
          .hasMessageContaining("the last tar record is incomplete");
    }
  }

  @Test
  void nothingStandsBehindASingleEmptyRecord() {
    byte[] tar = new RawTar().add("a", '0', "").content("\0").add("b", '0', "").ended();
    assertThatThrownBy(() -> names(tar)).hasMessageContaining("goes on behind an empty record");
  }

  @Test
  void namesAreBytes() throws IOException {
    RawTar two = new RawTar().add("a\u00ff", '0', "").add("a\u00fe", '0', "");
    assertThat(names(two.ended())).containsExactly("a\udcff", "a\udcfe");
    byte[] same = new RawTar().add("\u00c3\u00a4", '0', "").add("./\u00c3\u00a4", '0', "").ended();
    assertThatThrownBy(() -> names(same)).hasMessageContaining("\"./ä\" comes twice");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, '0', a, '5', ''",
    "a/b, '0', a/c, '0', ''",
    "a, '5', a/b, '0', ''",
    "a, '5', a/, '5', comes twice",
    "a, '5', a, '0', comes twice",
    "a/b, '0', a, '0', is a file and a directory",
    "a, '0', a/b, '0', lies in something that is a file",
    "a, '0', a/b/c, '5', lies in something that is a file",
    "a, '0', /a, '0', comes twice",
  })
  void eachPlaceIsTakenOnce(String first, char type, String second, char secondType, String why)
      throws IOException {
    byte[] tar = new RawTar().add(first, type, "").add(second, secondType, "").ended();
    if (why.isEmpty()) {
      assertThat(names(tar)).hasSize(2);
    } else {
      assertThatThrownBy(() -> names(tar)).hasMessageContaining(why);
    }
  }

  @Test
  void aFileIsNoDirectoryToBeLookedFor() {
    byte[] tar = new RawTar().add(header("manifest.yaml", '0', 0).put(100, "0040644\0")).ended();
    assertThatThrownBy(() -> names(tar))
        .hasMessageContaining("a file with the mode of a directory");
  }

  @Test
  void longNamesAreRefusedBeforeTheyAreTakenApart() throws IOException {
    String deep = "a/".repeat(499_000) + "a\0";
    byte[] tar = new RawTar().add("l", 'L', deep).add("u", '0', "").ended();
    assertThatThrownBy(() -> names(tar))
        .hasMessageContaining("a name of 998001 bytes")
        .hasMessageMatching("(?s).{0,400}");
    String longest = "x".repeat(255);
    assertThat(names(new RawTar().add("l", 'L', longest).add("u", '0', "").ended())).hasSize(1);
    byte[] longer = new RawTar().add("l", 'L', longest + "x").add("u", '0', "").ended();
    assertThatThrownBy(() -> names(longer)).hasMessageContaining("a part of 256 bytes");
  }

  @Test
  void whatANameSaysIsShownAndNotDone() {
    String name = "\u001b[2Ja\n::error::pwned\n[INFO] BUILD SUCCESS";
    byte[] tar = new RawTar().add(name, '0', "").add(name, '0', "").ended();
    assertThatThrownBy(() -> names(tar))
        .hasMessageContaining("\\u001b[2Ja\\u000a::error::pwned")
        .hasMessageMatching("[^\\p{Cntrl}]+");
  }

  private static List<String> names(byte[] tar) throws IOException {
    List<String> names = new ArrayList<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(
            "a.tar.gz",
            new ByteArrayInputStream(ForeignTar.gzip(tar)),
            (entry, content) -> names.add(entry.name()));
    return names;
  }
}
