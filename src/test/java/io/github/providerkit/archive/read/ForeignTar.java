package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives that our own writer would not make. */
public final class ForeignTar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

  public ForeignTar() {
    this(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  public ForeignTar(int longFileMode) {
    tar.setLongFileMode(longFileMode);
  }

  public ForeignTar add(String name, char type, int mode, String content) throws IOException {
    return add(name, type, mode, content.getBytes(UTF_8));
  }

  public ForeignTar add(String name, char type, int mode, byte[] content) throws IOException {
    TarArchiveEntry entry = new Entry(name, type);
    entry.setMode(mode);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  public byte[] bytes() throws IOException {
    tar.finish();
    return bytes.toByteArray();
  }

  public void writeTo(Path file) throws IOException {
    Files.write(file, gzip(bytes()));
  }

  /** A record of less than a hundred bytes. */
  public static String pax(String key, String value) {
    int length = 3 + key.length() + 1 + value.length() + 1;
    return length + " " + key + "=" + value + "\n";
  }

  public static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Any type without what the library does for it. */
  private static final class Entry extends TarArchiveEntry {
    Entry(String name, char type) {
      super(name, (byte) type, true);
    }

    @Override
    public boolean isGlobalPaxHeader() {
      return false;
    }

    @Override
    public boolean isDirectory() {
      return false;
    }
  }
}
