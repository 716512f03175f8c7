package io.github.providerkit.platform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest files that are executables by their header. */
public final class Binaries {
  public static final int AMD64 = 62;
  public static final int ARM64 = 183;
  private static final int SIZE = 512;

  private Binaries() {}

  /** The smallest executable for a platform. */
  public static byte[] of(Platform platform) {
    boolean arm = platform.arch().equals("arm64");
    return switch (platform.os()) {
      case "linux" -> elf(arm ? ARM64 : AMD64, loader(platform.libc())).array();
      case "darwin" -> machO(ByteOrder.LITTLE_ENDIAN, arm ? 0x0100000c : 0x01000007, 2).array();
      case "windows" -> pe(arm ? 0xaa64 : 0x8664, 2).array();
      default -> throw new IllegalArgumentException(platform.toString());
    };
  }

  private static String loader(String libc) {
    return switch (libc) {
      case "musl" -> "/lib/ld-musl-x86_64.so.1";
      case "glibc" -> "/lib64/ld-linux-x86-64.so.2";
      default -> null;
    };
  }

  /**
   * An ELF file with two program headers, of which the second names the loader.
   *
   * @param loader null for a static file
   */
  public static ByteBuffer elf(boolean wide, ByteOrder order, int abi, int machine, String loader) {
    ByteBuffer file = ByteBuffer.allocate(SIZE).order(order);
    file.put(new byte[] {0x7f, 'E', 'L', 'F'});
    file.put((byte) (wide ? 2 : 1)).put((byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1));
    file.put(7, (byte) abi).putShort(16, (short) 2).putShort(18, (short) machine);
    int table = wide ? 64 : 52;
    int size = wide ? 56 : 32;
    if (wide) {
      file.putLong(32, table).putShort(54, (short) size).putShort(56, (short) 2);
    } else {
      file.putInt(28, table).putShort(42, (short) size).putShort(44, (short) 2);
    }
    file.putInt(table, 1);
    if (loader != null) {
      byte[] text = (loader + "\0").getBytes(StandardCharsets.ISO_8859_1);
      int second = table + size;
      file.putInt(second, 3);
      if (wide) {
        file.putLong(second + 8, 256).putLong(second + 32, text.length);
      } else {
        file.putInt(second + 4, 256).putInt(second + 16, text.length);
      }
      file.put(256, text);
    }
    return file.rewind();
  }

  /** A little-endian ELF file of 64 bits. */
  public static ByteBuffer elf(int machine, String loader) {
    return elf(true, ByteOrder.LITTLE_ENDIAN, 0, machine, loader);
  }

  /** The header of a thin Mach-O file. */
  public static ByteBuffer machO(ByteOrder order, int cpu, int type) {
    ByteBuffer file = ByteBuffer.allocate(64).order(order);
    return file.putInt(0xfeedfacf).putInt(cpu).putInt(0).putInt(type).rewind();
  }

  /** A Mach-O file for several processors. */
  public static ByteBuffer universal(boolean wide, int... cpus) {
    ByteBuffer file = ByteBuffer.allocate(SIZE);
    file.putInt(wide ? 0xcafebabf : 0xcafebabe).putInt(cpus.length);
    for (int i = 0; i < cpus.length; i++) {
      file.putInt(cpus[i]).putInt(0);
      int offset = 256 + 64 * i;
      if (wide) {
        file.putLong(offset).putLong(64).putLong(0);
      } else {
        file.putInt(offset).putInt(64).putInt(0);
      }
      file.put(offset, machO(ByteOrder.LITTLE_ENDIAN, cpus[i], 2).array());
    }
    return file.rewind();
  }

  /** The header of a Windows file. */
  public static ByteBuffer pe(int machine, int characteristics) {
    ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'M').put((byte) 'Z').putInt(0x3c, 0x80);
    file.put(0x80, new byte[] {'P', 'E', 0, 0});
    file.putShort(0x84, (short) machine).putShort(0x96, (short) characteristics);
    return file.rewind();
  }
}
