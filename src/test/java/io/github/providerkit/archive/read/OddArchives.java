package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Archives that are a little wrong in one way or another, the same ones for the same number on
 * every machine: nothing in them is compressed, since compressors differ.
 */
final class OddArchives {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "a/b",
          "./a",
          "a/",
          "d",
          "d/",
          "d/e/f",
          "./d//e",
          "d/./f",
          "././g",
          "manifest.yaml",
          "\u00c3\u00a4",
          "\u00ff",
          "\u00fe",
          "new\nline",
          "C:/x",
          "x".repeat(100),
          "p/".repeat(45) + "x");

  /** Names that are refused, or taken for another one; rarer than the others. */
  private static final List<String> ODD_NAMES =
      List.of(
          "",
          ".",
          "./",
          "/",
          "/a",
          ".//b",
          "..",
          "../up",
          "a/../c",
          "/../c",
          "a\\b",
          "a\0b",
          "n".repeat(300));

  private static final List<String> NUMBERS =
      List.of(
          "00000000000\0",
          "00000000001\0",
          "00000000777\0",
          "         17\0",
          "17 \0        ",
          "\0\0\0\0\0\0\0\0\0\0\0\0",
          "            ",
          "-0000000001\0",
          "+0000000001\0",
          "00000000008\0",
          "0000 000001\0",
          "1\0009         ",
          "777777777777",
          "\u0080\0\0\0\0\0\0\0\0\0\0\5",
          "\u0080\0\0\0\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
          "\u0080\0\0\0\u0080\0\0\0\0\0\0\0",
          "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
          "\u00c0\0\0\0\0\0\0\0\0\0\0\0");

  private static final List<String> RECORDS =
      List.of(
          "path=pax",
          "path=d/pax",
          "path=",
          "path=../up",
          "path=a\0b",
          "size=5",
          "size=0",
          "size=-1",
          "size=x",
          "size=",
          "size=9223372036854775807",
          "size=9223372036854775808",
          "uid=1",
          "gid=-1",
          "uid=1.5",
          "mtime=1.5",
          "mtime=-1",
          "mtime=1.x",
          "atime=.5",
          "ctime=",
          "linkpath=x",
          "uname=\0",
          "comment=\0",
          "=x",
          "x==",
          "x",
          "\0=x",
          "GNU.sparse.major=1");

  private final Random random;

  private OddArchives(long seed) {
    random = new Random(seed);
  }

  /** An archive. */
  static byte[] of(int number) {
    return new OddArchives(7_001L * number).archive();
  }

  /** Writes the first archives, each after its length, for whoever judges them in another way. */
  public static void main(String... arguments) throws IOException {
    DataOutputStream out = new DataOutputStream(System.out);
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      byte[] archive = of(i);
      out.writeInt(archive.length);
      out.write(archive);
    }
    out.flush();
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private byte[] archive() {
    byte[] tar = tar();
    if (oneIn(8)) {
      tar[random.nextInt(tar.length)] ^= (byte) (1 << random.nextInt(8));
    }
    if (oneIn(12)) {
      tar = Arrays.copyOf(tar, random.nextInt(tar.length));
    }
    return gzip(tar);
  }

  private byte[] tar() {
    RawTar tar = new RawTar();
    int entries = 1 + random.nextInt(4);
    for (int i = 0; i < entries; i++) {
      if (oneIn(3)) {
        meta(tar);
      }
      entry(tar);
    }
    return end(tar);
  }

  private byte[] end(RawTar tar) {
    byte[] bytes = tar.bytes();
    return switch (random.nextInt(10)) {
      case 0 -> bytes;
      case 1 -> Arrays.copyOf(bytes, bytes.length + 512);
      case 2 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(1024));
      case 3 -> behindOne(bytes);
      default -> Arrays.copyOf(bytes, bytes.length + 1024 + 512 * random.nextInt(3));
    };
  }

  /** Something behind a single empty record. */
  private static byte[] behindOne(byte[] bytes) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1024);
    longer[bytes.length + 700] = 1;
    return longer;
  }

  private void meta(RawTar tar) {
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> {
        StringBuilder records = new StringBuilder();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
          records.append(record(any(RECORDS)));
        }
        content(tar, odd(RawTar.header("x", 'x', records.length())), records.toString());
      }
      case 4, 5 -> {
        String name = name() + (oneIn(2) ? "\0" : "") + (oneIn(6) ? "junk" : "");
        content(tar, odd(RawTar.header("l", 'L', name.length())), name);
      }
      case 6 -> content(tar, odd(RawTar.header("k", 'K', 3)), "abc");
      default -> content(tar, RawTar.header("g", 'g', 10), record("uid=1"));
    }
  }

  private String record(String record) {
    int length = record.length() + 3;
    length += Integer.toString(length).length() - 1;
    int wrong = oneIn(15) ? random.nextInt(5) - 2 : 0;
    String end = oneIn(30) ? "" : "\n";
    return (length + wrong) + " " + record + end;
  }

  private String name() {
    return any(oneIn(8) ? ODD_NAMES : NAMES);
  }

  private void entry(RawTar tar) {
    char type =
        oneIn(12)
            ? "1237SA\u00e9".charAt(random.nextInt(7))
            : "0000\0005".charAt(random.nextInt(6));
    String name = name();
    String shortName = name.substring(0, Math.min(100, name.length()));
    String text = type == '5' ? "" : "x".repeat(random.nextInt(3) * random.nextInt(400));
    RawTar.Header header = RawTar.header(shortName, type, text.length());
    if (oneIn(6)) {
      header.put(257, any(List.of("\0\0\0\0\0\0\0\0", "ustar  \0", "ustar\0  ", "ustar   ")));
    }
    if (oneIn(12)) {
      header.put(508, "tar\0");
    }
    if (oneIn(10)) {
      header.put(345, any(List.of("p", "p/q", "1", "\u00e4", "00000000001\0", "p".repeat(155))));
    }
    content(tar, odd(header), text);
  }

  /** Perhaps with another number somewhere. */
  private RawTar.Header odd(RawTar.Header header) {
    if (oneIn(9)) {
      int offset = any(List.of(100, 108, 116, 124, 124, 124, 136, 329, 337, 345, 476));
      String number = any(NUMBERS);
      boolean isShort = offset < 124 || offset > 136 && offset < 345;
      header.put(offset, isShort ? number.substring(number.length() - 8) : number);
    }
    if (oneIn(40)) {
      header.put(100, "0040755\0");
    }
    return header;
  }

  private static void content(RawTar tar, RawTar.Header header, String content) {
    tar.add(header).content(content);
  }

  private byte[] gzip(byte[] tar) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int start = 0;
    while (oneIn(6)) {
      int end = start + random.nextInt(tar.length - start + 1);
      out.writeBytes(member(Arrays.copyOfRange(tar, start, end)));
      start = end;
    }
    out.writeBytes(member(Arrays.copyOfRange(tar, start, tar.length)));
    byte[] bytes = out.toByteArray();
    return switch (random.nextInt(24)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> join(bytes, "garbage".getBytes(ISO_8859_1));
      case 2 -> join(bytes, new byte[1 + random.nextInt(20)]);
      case 3 -> join(bytes, Arrays.copyOf(member(new byte[700]), random.nextInt(60)));
      case 4 -> flipped(bytes);
      default -> bytes;
    };
  }

  private byte[] flipped(byte[] bytes) {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private byte[] member(byte[] content) {
    int flags = oneIn(8) ? random.nextInt(256) & ~(oneIn(2) ? 0xe0 : 0) : 0;
    int name = oneIn(4) ? 505 + random.nextInt(12) : 5;
    return StoredGzip.member(content, flags, name, oneIn(30));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
