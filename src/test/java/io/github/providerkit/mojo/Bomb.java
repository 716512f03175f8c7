package io.github.providerkit.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A tar.gz of gzip members, so that a gigabyte of the same is compressed once and written a
 * thousand times.
 */
final class Bomb implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 20;

  private final OutputStream out;

  Bomb(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  /** A file of few bytes. */
  Bomb file(String name, byte[] content) throws IOException {
    header(name, '0', content.length);
    byte[] padded = new byte[(content.length + 511) / 512 * 512];
    System.arraycopy(content, 0, padded, 0, content.length);
    return raw(padded);
  }

  Bomb file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  /** A file of many megabytes of the same line. */
  Bomb file(String name, String line, int megabytes) throws IOException {
    header(name, '0', (long) megabytes * PIECE_BYTES);
    byte[] member = gzip(line.repeat(PIECE_BYTES / line.length()).getBytes(UTF_8));
    for (int i = 0; i < megabytes; i++) {
      out.write(member);
    }
    return this;
  }

  /** Bytes of a tar file as they are. */
  Bomb raw(byte[] tar) throws IOException {
    out.write(gzip(tar));
    return this;
  }

  /** Members without anything in them. */
  Bomb emptyMembers(int count) throws IOException {
    byte[] member = gzip(new byte[0]);
    for (int i = 0; i < count; i++) {
      out.write(member);
    }
    return this;
  }

  Bomb header(String name, char type, long size) throws IOException {
    return raw(headerBytes(name, type, size));
  }

  static byte[] headerBytes(String name, char type, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format("%011o\0" + "00000000000\0", size));
    put(header, 148, "        " + type);
    put(header, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Ends the tar file. */
  @Override
  public void close() throws IOException {
    raw(new byte[1024]);
    out.close();
  }
}
