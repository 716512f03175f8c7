package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Tar files with any bytes in any field of a header. */
public final class RawTar {
  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  /** A header that is right but for what is changed in it. */
  public static final class Header {
    private final byte[] record = new byte[512];

    Header(String name, char type, int size) {
      put(0, name);
      put(100, "0000644\0").put(108, "0000000\0").put(116, "0000000\0");
      put(124, String.format("%011o\0", size)).put(136, "00000000000\0");
      record[156] = (byte) type;
      put(257, "ustar\0" + "00");
    }

    /** Writes characters of one byte each at an offset. */
    public Header put(int offset, String bytes) {
      System.arraycopy(bytes.getBytes(ISO_8859_1), 0, record, offset, bytes.length());
      return this;
    }

    public Header fill(int offset, int length, int value) {
      Arrays.fill(record, offset, offset + length, (byte) value);
      return this;
    }

    /** The record with the right checksum. */
    byte[] bytes() {
      Arrays.fill(record, 148, 156, (byte) ' ');
      int sum = 0;
      for (byte value : record) {
        sum += value & 0xff;
      }
      return put(148, String.format("%06o\0 ", sum)).record.clone();
    }
  }

  public static Header header(String name, char type, int size) {
    return new Header(name, type, size);
  }

  public RawTar add(Header header) {
    tar.writeBytes(header.bytes());
    return this;
  }

  /** Any bytes, padded to whole records. */
  public RawTar content(String bytes) {
    byte[] content = bytes.getBytes(ISO_8859_1);
    tar.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    return this;
  }

  public RawTar add(String name, char type, String content) {
    return add(header(name, type, content.length())).content(content);
  }

  /** Without records at the end. */
  public byte[] bytes() {
    return tar.toByteArray();
  }

  /** With two records at the end. */
  public byte[] ended() {
    tar.writeBytes(new byte[1024]);
    return bytes();
  }
}
