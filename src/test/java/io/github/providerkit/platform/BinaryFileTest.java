package io.github.providerkit.platform;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFileTest {
  private static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
  private static final String MUSL = "/lib/ld-musl-x86_64.so.1";
  private static final int X86_64 = 0x01000007;
  private static final int ARM_64 = 0x0100000c;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true,  LITTLE_ENDIAN, 0, 62,  /lib64/ld-linux-x86-64.so.2, 'linux/amd64 (ELF, glibc)'",
        "true,  LITTLE_ENDIAN, 3, 62,  -, 'linux/amd64 (ELF, static)'",
        "true,  LITTLE_ENDIAN, 0, 183, /lib/ld-musl-aarch64.so.1, 'linux/arm64 (ELF, musl)'",
        "true,  LITTLE_ENDIAN, 0, 183, /system/bin/linker64, 'android/arm64 (ELF, linker64)'",
        "true,  LITTLE_ENDIAN, 9, 62,  /libexec/ld-elf.so.1, 'freebsd/amd64 (ELF, ld-elf.so.1)'",
        "true,  LITTLE_ENDIAN, 0, 243, -, 'linux/riscv64 (ELF, static)'",
        "true,  LITTLE_ENDIAN, 0, 4711, -, 'linux/elf-machine-4711 (ELF, static)'",
        "true,  LITTLE_ENDIAN, 200, 62, -, 'elf-abi-200/amd64 (ELF, static)'",
        "false, LITTLE_ENDIAN, 0, 3,   /lib/ld-linux.so.2, 'linux/386 (ELF, glibc)'",
        "false, LITTLE_ENDIAN, 0, 40,  /lib/ld-linux-armhf.so.3, 'linux/arm (ELF, glibc)'",
        "false, LITTLE_ENDIAN, 0, 62,  -, 'linux/x32 (ELF, static)'",
        "true,  BIG_ENDIAN,    0, 22,  /lib/ld64.so.1, 'linux/s390x (ELF, glibc)'",
        "false, BIG_ENDIAN,    0, 8,   -, 'linux/mips (ELF, static)'",
        "true,  BIG_ENDIAN,    0, 21,  /lib64/ld64.so.2, 'linux/ppc64 (ELF, glibc)'",
      })
  void elfFilesOfAnyWidthAndOrder(
      boolean wide, String order, int abi, int machine, String loader, String expected)
      throws IOException {
    ByteOrder bytes = order.equals("BIG_ENDIAN") ? BIG_ENDIAN : LITTLE_ENDIAN;
    assertThat(read(Binaries.elf(wide, bytes, abi, machine, loader)).orElseThrow())
        .hasToString(expected);
  }

  @Test
  void machOFilesThinAndUniversal() throws IOException {
    assertThat(read(Binaries.machO(LITTLE_ENDIAN, ARM_64, 2)).orElseThrow())
        .hasToString("darwin/arm64 (Mach-O)");
    assertThat(read(Binaries.machO(BIG_ENDIAN, 18, 2)).orElseThrow())
        .hasToString("darwin/ppc (Mach-O)");
    for (boolean wide : new boolean[] {false, true}) {
      assertThat(read(Binaries.universal(wide, X86_64, ARM_64)).orElseThrow())
          .hasToString("darwin/amd64+arm64 (Mach-O)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  LITTLE_ENDIAN, 8, mips64le",
    "true,  BIG_ENDIAN, 8, mips64",
    "false, LITTLE_ENDIAN, 8, mipsle",
    "false, BIG_ENDIAN, 20, ppc",
    "true,  LITTLE_ENDIAN, 21, ppc64le",
    "false, BIG_ENDIAN, 22, s390",
    "false, BIG_ENDIAN, 40, armbe",
    "true,  BIG_ENDIAN, 183, arm64be",
    "false, LITTLE_ENDIAN, 183, arm64-ilp32",
    "false, LITTLE_ENDIAN, 243, riscv",
    "true,  LITTLE_ENDIAN, 258, loong64",
    "false, LITTLE_ENDIAN, 258, loong32",
  })
  void widthAndOrderArePartOfAnArchitecture(
      boolean wide, String order, int machine, String expected) throws IOException {
    ByteOrder bytes = order.equals("BIG_ENDIAN") ? BIG_ENDIAN : LITTLE_ENDIAN;
    assertThat(read(Binaries.elf(wide, bytes, 0, machine, null)).orElseThrow().archs())
        .containsExactly(expected);
  }

  @Test
  void anElfFileMayHaveNoTableAndNothingBehindItIsRead() throws IOException {
    ByteBuffer none = Binaries.elf(Binaries.AMD64, null);
    none.putShort(54, (short) 0).putShort(56, (short) 0);
    assertThat(read(none).orElseThrow().libc()).isEmpty();
    // What would name a loader, had the table one part more.
    ByteBuffer third = Binaries.elf(Binaries.AMD64, null);
    third.putInt(64 + 2 * 56, 3).putLong(64 + 2 * 56 + 8, 256).putLong(64 + 2 * 56 + 32, 8);
    third.put(256, "/lib/x\0".getBytes(StandardCharsets.UTF_8));
    assertThat(read(third).orElseThrow().libc()).isEmpty();
  }

  @Test
  void theNameOfALoaderEndsAtItsZeroOrWithItsSegment() throws IOException {
    int length = 64 + 56 + 32;
    assertThat(read(Binaries.elf(Binaries.AMD64, "")).orElseThrow().libc()).isEmpty();
    ByteBuffer endless = Binaries.elf(Binaries.AMD64, GLIBC).putLong(length, GLIBC.length());
    assertThat(read(endless).orElseThrow().libc()).isEqualTo("glibc");
    byte[] large = Arrays.copyOf(Binaries.elf(Binaries.AMD64, GLIBC).array(), 8192);
    ByteBuffer longest = ByteBuffer.wrap(large).order(LITTLE_ENDIAN).putLong(length, 4096);
    assertThat(read(longest).orElseThrow().libc()).isEqualTo("glibc");
    assertThat(read(longest.putLong(length, 4097))).isEmpty();
  }

  @Test
  void machOFilesOf32BitsAndOfMachinesThatGoDoesNotHave() throws IOException {
    for (ByteOrder order : List.of(LITTLE_ENDIAN, BIG_ENDIAN)) {
      ByteBuffer narrow = Binaries.machO(order, 7, 2).putInt(0, 0xfeedface);
      assertThat(read(narrow).orElseThrow().archs()).containsExactly("386");
    }
    assertThat(read(Binaries.machO(LITTLE_ENDIAN, 12, 2)).orElseThrow().archs())
        .containsExactly("arm");
    assertThat(read(Binaries.machO(LITTLE_ENDIAN, 0x0200000c, 2)).orElseThrow().archs())
        .containsExactly("arm64_32");
    assertThat(read(Binaries.machO(BIG_ENDIAN, 0x01000012, 2)).orElseThrow().archs())
        .containsExactly("ppc64");
    assertThat(read(Binaries.machO(LITTLE_ENDIAN, -1, 2)).orElseThrow().archs())
        .containsExactly("mach-cpu-4294967295");
  }

  @Test
  void aUniversalFileHasThirtyPartsAtMost() throws IOException {
    for (int parts : new int[] {30, 31}) {
      ByteBuffer file = ByteBuffer.allocate(1024).putInt(0xcafebabe).putInt(parts);
      for (int i = 0; i < parts; i++) {
        file.putInt(ARM_64).putInt(0).putInt(768).putInt(64).putInt(0);
      }
      file.put(768, Binaries.machO(LITTLE_ENDIAN, ARM_64, 2).array());
      assertThat(read(file.rewind()).map(found -> found.archs().size()))
          .isEqualTo(parts == 30 ? Optional.of(30) : Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource({"0x14c,386", "0x8664,amd64", "0xaa64,arm64", "0x200,pe-machine-200"})
  void windowsFiles(int machine, String arch) throws IOException {
    assertThat(read(Binaries.pe(machine, 0x22)).orElseThrow())
        .hasToString("windows/" + arch + " (PE)");
  }

  static Stream<ByteBuffer> others() {
    ByteBuffer object = Binaries.elf(Binaries.AMD64, null);
    ByteBuffer thirdWidth = Binaries.elf(Binaries.AMD64, null).put(4, (byte) 3);
    ByteBuffer noOrder = Binaries.elf(Binaries.AMD64, null).put(5, (byte) 0);
    return Stream.of(
        ByteBuffer.allocate(0),
        ByteBuffer.wrap(new byte[] {0x7f, 'E', 'L'}),
        ByteBuffer.wrap("#!/bin/sh\necho hello\n".getBytes(StandardCharsets.UTF_8)),
        ByteBuffer.wrap("MZ".getBytes(StandardCharsets.UTF_8)),
        object.putShort(16, (short) 1),
        thirdWidth,
        noOrder,
        Binaries.machO(LITTLE_ENDIAN, ARM_64, 6),
        Binaries.pe(0x8664, 0x2022),
        Binaries.pe(0x8664, 0),
        // A class of Java 17: same magic number, its version in the place of the count.
        ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(61).rewind());
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatCannotBeStartedIsNoExecutable(ByteBuffer bytes) throws IOException {
    assertThat(read(bytes)).isEmpty();
    assertThat(BinaryFile.mismatch(file(bytes), Platform.of("linux", "amd64")))
        .contains("expected linux/amd64, found no executable of a known format");
  }

  static Stream<ByteBuffer> whole() {
    return Stream.of(
        Binaries.elf(Binaries.AMD64, GLIBC),
        Binaries.elf(false, BIG_ENDIAN, 0, 8, "/lib/ld.so.1"),
        Binaries.universal(true, X86_64, ARM_64),
        Binaries.universal(false, X86_64),
        Binaries.pe(0x8664, 0x22));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aHeaderThatIsCutOffIsNone(ByteBuffer bytes) throws IOException {
    BinaryFile found = read(bytes).orElseThrow();
    for (int length = 0; length < bytes.capacity(); length++) {
      Optional<BinaryFile> cut = read(ByteBuffer.wrap(Arrays.copyOf(bytes.array(), length)));
      assertThat(cut)
          .satisfiesAnyOf(c -> assertThat(c).isEmpty(), c -> assertThat(c).contains(found));
    }
    assertThat(read(ByteBuffer.wrap(Arrays.copyOf(bytes.array(), 20)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aHeaderFullOfNonsenseIsReadOrNotAndNeverFails(ByteBuffer bytes) throws IOException {
    Random random = new Random(17);
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = bytes.array().clone();
      for (int j = 0; j < 6; j++) {
        broken[4 + random.nextInt(200)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
      }
      Optional<BinaryFile> found = read(ByteBuffer.wrap(broken));
      assertThat(found.map(BinaryFile::archs).orElse(List.of("none"))).isNotEmpty();
    }
  }

  @Test
  void offsetsAndCountsOutsideTheFileAreRefused() throws IOException {
    assertThat(read(Binaries.elf(Binaries.AMD64, GLIBC).putLong(32, Long.MAX_VALUE))).isEmpty();
    assertThat(read(Binaries.elf(Binaries.AMD64, GLIBC).putLong(32, -1))).isEmpty();
    assertThat(read(Binaries.elf(Binaries.AMD64, GLIBC).putShort(54, (short) 0))).isEmpty();
    assertThat(read(Binaries.elf(Binaries.AMD64, null).putShort(56, (short) -1))).isEmpty();
    assertThat(read(Binaries.elf(Binaries.AMD64, GLIBC).putLong(64 + 56 + 32, 1L << 40))).isEmpty();
    assertThat(read(Binaries.elf(Binaries.AMD64, GLIBC).putLong(64 + 56 + 32, 5_000))).isEmpty();
    assertThat(read(Binaries.pe(0x8664, 0x22).putInt(0x3c, -1))).isEmpty();
    assertThat(read(Binaries.universal(true, X86_64).putLong(16, Long.MAX_VALUE))).isEmpty();
    assertThat(read(Binaries.universal(false, X86_64).putInt(4, -1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        GLIBC + ", '',    -",
        GLIBC + ", glibc, -",
        GLIBC + ", musl,  'expected linux/amd64/musl, found linux/amd64 (ELF, glibc)'",
        MUSL + ",  '',    -",
        MUSL + ",  musl,  -",
        MUSL + ",  glibc, 'expected linux/amd64/glibc, found linux/amd64 (ELF, musl)'",
        "-, musl,  -",
        "-, glibc, -",
        "/lib/ld-uClibc.so.0, '', -",
        "/lib/ld-uClibc.so.0, musl,"
            + " 'expected linux/amd64/musl, found linux/amd64 (ELF, ld-uClibc.so.0)'",
      })
  void theLibraryCountsWhereItIsAskedFor(String loader, String libc, String expected)
      throws IOException {
    Path file = file(Binaries.elf(Binaries.AMD64, loader));
    assertThat(BinaryFile.mismatch(file, new Platform("linux", "amd64", libc)))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void systemAndArchitectureCount() throws IOException {
    Path file = file(Binaries.elf(Binaries.AMD64, GLIBC));
    assertThat(BinaryFile.mismatch(file, Platform.of("linux", "arm64")))
        .contains("expected linux/arm64, found linux/amd64 (ELF, glibc)");
    assertThat(BinaryFile.mismatch(file, Platform.of("darwin", "amd64"))).isPresent();
    Path universal = file(Binaries.universal(false, X86_64, ARM_64));
    assertThat(BinaryFile.mismatch(universal, Platform.of("darwin", "arm64"))).isEmpty();
    assertThat(BinaryFile.mismatch(universal, Platform.of("darwin", "arm")))
        .contains("expected darwin/arm, found darwin/amd64+arm64 (Mach-O)");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theShellOfThisMachineIsForThisMachine() throws IOException {
    Path shell = Path.of("/bin/sh");
    Platform machine =
        Platform.ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));
    assertThat(BinaryFile.mismatch(shell, machine)).isEmpty();
  }

  private Optional<BinaryFile> read(ByteBuffer bytes) throws IOException {
    return BinaryFile.read(file(bytes));
  }

  private Path file(ByteBuffer bytes) throws IOException {
    return Files.write(directory.resolve("binary"), bytes.array());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f454c46",
        "4d5a",
        "4d5a9000",
        "feedface",
        "feedfacf",
        "cefaedfe",
        "cffaedfe",
        "cafebabe",
        "cafebabf"
      })
  void knowsItsBeginnings(String hex) {
    assertThat(BinaryFile.isBeginning(HexFormat.of().parseHex(hex))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4d", "7f454c", "cefaed", "2321", "00000000", "454c467f", "bebafeca"})
  void knowsWhatIsNoBeginning(String hex) {
    assertThat(BinaryFile.isBeginning(HexFormat.of().parseHex(hex))).isFalse();
  }
}
