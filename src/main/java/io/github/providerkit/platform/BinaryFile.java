package io.github.providerkit.platform;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an executable file says about itself in its header. Only the header is read, whatever the
 * size of the file.
 *
 * @param format how the file is laid out
 * @param os operating system in Go's names
 * @param archs architectures in Go's names, or the format's own name or number for one that Go does
 *     not have; several in a universal Mach-O file, never none
 * @param libc the C library that the file asks for: {@code glibc}, {@code musl}, the file name of
 *     another loader, or empty for none, as in a static ELF file and in other formats
 */
public record BinaryFile(Format format, String os, List<String> archs, String libc) {
  private static final int ELF_MAGIC = 0x7f454c46;

  /** The formats of executable files that are known. */
  public enum Format {
    /** Linux and most others. */
    ELF("ELF"),
    /** macOS. */
    MACH_O("Mach-O"),
    /** Windows. */
    PE("PE");

    private final String title;

    Format(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** Copies the architectures. */
  public BinaryFile {
    archs = List.copyOf(archs);
  }

  /**
   * Reads a file's header.
   *
   * @return empty if the file is no executable of a known format: a script, a library, an object
   *     file, a header that is cut off or points outside the file
   * @throws IOException if the file cannot be read
   */
  public static Optional<BinaryFile> read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(new HeadReader(channel));
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static Optional<BinaryFile> read(HeadReader file) throws IOException {
    int magic = file.read(0, Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
    if (magic == ELF_MAGIC) {
      return ElfHeader.read(file);
    }
    if (magic >>> Short.SIZE == PeHeader.DOS_MAGIC) {
      return PeHeader.read(file);
    }
    return MachOHeader.read(file, magic);
  }

  /**
   * Whether bytes begin as executable files of the known formats do. What follows may say
   * otherwise.
   *
   * @param beginning the first four bytes of a file, or all that there are
   */
  public static boolean isBeginning(byte[] beginning) {
    ByteBuffer bytes = ByteBuffer.wrap(beginning);
    if (bytes.limit() >= Short.BYTES && bytes.getChar(0) == PeHeader.DOS_MAGIC) {
      return true;
    }
    int magic = bytes.limit() >= Integer.BYTES ? bytes.getInt(0) : 0;
    return magic == ELF_MAGIC || MachOHeader.isMagic(magic);
  }

  /**
   * Checks that a file is an executable for a platform.
   *
   * @param file the file
   * @param wanted where it has to run; without a C library any is accepted, and a file that needs
   *     none suits all
   * @return what was expected and what was found, or empty when it suits
   * @throws IOException if the file cannot be read
   */
  public static Optional<String> mismatch(Path file, Platform wanted) throws IOException {
    Optional<BinaryFile> found = read(file);
    return found.isEmpty()
        ? Optional.of("expected " + wanted + ", found no executable of a known format")
        : found.get().mismatch(wanted);
  }

  /** The same for a header that was read already. */
  public Optional<String> mismatch(Platform wanted) {
    boolean libcFits = wanted.libc().isEmpty() || libc.isEmpty() || libc.equals(wanted.libc());
    return os.equals(wanted.os()) && archs.contains(wanted.arch()) && libcFits
        ? Optional.empty()
        : Optional.of("expected " + wanted + ", found " + this);
  }

  /** For example {@code linux/amd64 (ELF, glibc)} or {@code darwin/amd64+arm64 (Mach-O)}. */
  @Override
  public String toString() {
    String library = format == Format.ELF && libc.isEmpty() ? "static" : libc;
    return os
        + "/"
        + String.join("+", archs)
        + " ("
        + format
        + (library.isEmpty() ? "" : ", " + library)
        + ")";
  }
}
