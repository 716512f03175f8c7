package io.github.providerkit.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Reads the header of a Windows executable (Microsoft, "PE Format"). */
final class PeHeader {
  /** {@code MZ}, with which the small DOS program before the header starts. */
  static final int DOS_MAGIC = 0x4d5a;

  private static final int PE_MAGIC = 0x50450000;
  private static final int EXECUTABLE = 0x0002;
  private static final int LIBRARY = 0x2000;

  private PeHeader() {}

  static Optional<BinaryFile> read(HeadReader file) throws IOException {
    int place = file.read(0x3c, Integer.BYTES, ByteOrder.LITTLE_ENDIAN).getInt();
    ByteBuffer header = file.read(Integer.toUnsignedLong(place), 24, ByteOrder.LITTLE_ENDIAN);
    int characteristics = header.getShort(22);
    if (header.getInt(0) != Integer.reverseBytes(PE_MAGIC)
        || (characteristics & EXECUTABLE) == 0
        || (characteristics & LIBRARY) != 0) {
      return Optional.empty();
    }
    String arch = arch(Short.toUnsignedInt(header.getShort(4)));
    return Optional.of(new BinaryFile(BinaryFile.Format.PE, "windows", List.of(arch), ""));
  }

  private static String arch(int machine) {
    return switch (machine) {
      case 0x14c -> "386";
      case 0x1c4 -> "arm";
      case 0x8664 -> "amd64";
      case 0xaa64 -> "arm64";
      default -> "pe-machine-" + Integer.toHexString(machine);
    };
  }
}
