package io.github.providerkit.platform;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the header of an ELF file (System V ABI, chapters "ELF Header" and "Program Header"). */
final class ElfHeader {
  private static final int CLASS_64 = 2;
  private static final int TYPE_EXECUTABLE = 2;

  /**
   * Position-independent executables have this type too; libraries, which do not start, as well.
   */
  private static final int TYPE_SHARED = 3;

  private static final int PT_INTERP = 3;
  private static final int LONGEST_PATH = 4096;

  private final HeadReader file;
  private final boolean wide;
  private final ByteOrder order;

  private ElfHeader(HeadReader file, boolean wide, ByteOrder order) {
    this.file = file;
    this.wide = wide;
    this.order = order;
  }

  static Optional<BinaryFile> read(HeadReader file) throws IOException {
    ByteBuffer identification = file.read(0, 16, ByteOrder.BIG_ENDIAN);
    int width = identification.get(4);
    int encoding = identification.get(5);
    if (width < 1 || width > CLASS_64 || encoding < 1 || encoding > 2) {
      return Optional.empty();
    }
    ByteOrder order = encoding == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return new ElfHeader(file, width == CLASS_64, order).read(identification.get(7));
  }

  private Optional<BinaryFile> read(int abi) throws IOException {
    ByteBuffer header = file.read(0, wide ? 64 : 52, order);
    int type = header.getShort(16);
    if (type != TYPE_EXECUTABLE && type != TYPE_SHARED) {
      return Optional.empty();
    }
    String loader = loader(header);
    // Android's files have the mark of Linux; what tells them apart is where their loader is.
    String os = loader.startsWith("/system/") ? "android" : os(abi);
    String arch = arch(Short.toUnsignedInt(header.getShort(18)));
    return Optional.of(new BinaryFile(BinaryFile.Format.ELF, os, List.of(arch), libc(loader)));
  }

  /** The path in the segment that names the loader; empty without one, as in a static file. */
  private String loader(ByteBuffer header) throws IOException {
    long table = wide ? header.getLong(32) : Integer.toUnsignedLong(header.getInt(28));
    int size = Short.toUnsignedInt(header.getShort(wide ? 54 : 42));
    int count = Short.toUnsignedInt(header.getShort(wide ? 56 : 44));
    if (count > 0 && size < (wide ? 56 : 32)) {
      throw new EOFException();
    }
    for (int i = 0; i < count; i++) {
      ByteBuffer segment = file.read(table + (long) i * size, wide ? 56 : 32, order);
      if (segment.getInt(0) == PT_INTERP) {
        return path(segment);
      }
    }
    return "";
  }

  private String path(ByteBuffer segment) throws IOException {
    long offset = wide ? segment.getLong(8) : Integer.toUnsignedLong(segment.getInt(4));
    long length = wide ? segment.getLong(32) : Integer.toUnsignedLong(segment.getInt(16));
    if (length > LONGEST_PATH) {
      throw new EOFException();
    }
    String text = StandardCharsets.ISO_8859_1.decode(file.read(offset, length, order)).toString();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String libc(String loader) {
    String name = loader.substring(loader.lastIndexOf('/') + 1);
    if (name.startsWith("ld-musl-")) {
      return "musl";
    }
    // 32-bit ARM and others have ld-linux-armhf.so.3; MIPS, s390x and big-endian PowerPC ld.so.1
    // and
    // ld64.so.
    return name.startsWith("ld-linux") || name.matches("ld(64)?\\.so\\.[12]") ? "glibc" : name;
  }

  private static String os(int abi) {
    return switch (abi) {
      case 0, 3 -> "linux";
      case 2 -> "netbsd";
      case 6 -> "solaris";
      case 9 -> "freebsd";
      case 12 -> "openbsd";
      default -> "elf-abi-" + Integer.toString(abi & 0xff);
    };
  }

  private String arch(int machine) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    return switch (machine) {
      case 3 -> "386";
      case 8 -> "mips" + (wide ? "64" : "") + (little ? "le" : "");
      case 20 -> "ppc";
      case 21 -> little ? "ppc64le" : "ppc64";
      case 22 -> wide ? "s390x" : "s390";
      case 40 -> little ? "arm" : "armbe";
      // Pointers of 32 bits in a 64-bit machine's code: another ABI, which few kernels run.
      case 62 -> wide ? "amd64" : "x32";
      case 183 -> wide ? little ? "arm64" : "arm64be" : "arm64-ilp32";
      case 243 -> wide ? "riscv64" : "riscv";
      case 258 -> wide ? "loong64" : "loong32";
      default -> "elf-machine-" + Integer.toString(machine);
    };
  }
}
