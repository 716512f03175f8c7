package io.github.providerkit.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the header of a Mach-O file, thin or universal ({@code mach-o/loader.h} and {@code
 * mach-o/fat.h}).
 */
final class MachOHeader {
  private static final int THIN_32 = 0xfeedface;
  private static final int THIN_64 = 0xfeedfacf;
  private static final int FAT = 0xcafebabe;
  private static final int FAT_64 = 0xcafebabf;
  private static final int TYPE_EXECUTE = 2;

  /**
   * A Java class starts with the same magic number; its version, 45 or more, stands where the count
   * is.
   */
  private static final int MOST_SLICES = 30;

  private MachOHeader() {}

  /** Whether a file may be one that begins with this number, read in big-endian order. */
  static boolean isMagic(int magic) {
    return isUniversal(magic) || isThin(magic) || isThin(Integer.reverseBytes(magic));
  }

  private static boolean isUniversal(int magic) {
    return magic == FAT || magic == FAT_64;
  }

  private static boolean isThin(int magic) {
    return magic == THIN_32 || magic == THIN_64;
  }

  static Optional<BinaryFile> read(HeadReader file, int magic) throws IOException {
    List<String> archs = isUniversal(magic) ? universal(file, magic == FAT_64) : thin(file, 0);
    return archs.isEmpty()
        ? Optional.empty()
        : Optional.of(new BinaryFile(BinaryFile.Format.MACH_O, "darwin", archs, ""));
  }

  /** The architectures of all slices that can be started; the table is big-endian everywhere. */
  private static List<String> universal(HeadReader file, boolean wide) throws IOException {
    int count = file.read(4, Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
    if (count < 0 || count > MOST_SLICES) {
      return List.of();
    }
    int size = wide ? 32 : 20;
    List<String> archs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer slice = file.read(8 + (long) i * size, size, ByteOrder.BIG_ENDIAN);
      long offset = wide ? slice.getLong(8) : Integer.toUnsignedLong(slice.getInt(8));
      archs.addAll(thin(file, offset));
    }
    return archs;
  }

  private static List<String> thin(HeadReader file, long start) throws IOException {
    int magic = file.read(start, Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
    boolean big = isThin(magic);
    if (!big && !isThin(Integer.reverseBytes(magic))) {
      return List.of();
    }
    ByteBuffer header = file.read(start, 16, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return header.getInt(12) == TYPE_EXECUTE ? List.of(arch(header.getInt(4))) : List.of();
  }

  private static String arch(int cpu) {
    return switch (cpu) {
      case 7 -> "386";
      case 0x01000007 -> "amd64";
      case 12 -> "arm";
      case 0x0100000c -> "arm64";
      case 0x0200000c -> "arm64_32";
      case 18 -> "ppc";
      case 0x01000012 -> "ppc64";
      default -> "mach-cpu-" + Integer.toUnsignedString(cpu);
    };
  }
}
