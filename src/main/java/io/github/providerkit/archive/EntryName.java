package io.github.providerkit.archive;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The rules for names in an archive: relative slash paths that stay where they are put. */
public final class EntryName {
  /** Byte order of the UTF-8 form, which differs from {@link String#compareTo} beyond U+FFFF. */
  public static final Comparator<String> BYTE_ORDER =
      (left, right) -> Arrays.compareUnsigned(bytes(left), bytes(right));

  /** Linux takes 4,095 bytes, some of which are for the place where a package is unpacked. */
  public static final int LONGEST = 4_000;

  /** What file systems take between two slashes, in bytes. */
  public static final int LONGEST_SEGMENT = 255;

  private EntryName() {}

  /** The name as it stands in the archive. */
  public static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What is wrong with a name, to be read after "the name ..."; empty when nothing is ({@code
   * docs/spec/gestalt-release.md} section 7, path rules).
   */
  public static Optional<String> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("contains a backslash");
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("contains a NUL character");
    }
    if (name.startsWith("/")) {
      return Optional.of("is absolute");
    }
    if (!isEncodable(name)) {
      return Optional.of("is not valid Unicode");
    }
    for (String segment : name.split("/", -1)) {
      if (segment.isEmpty()) {
        return Optional.of("contains an empty segment");
      }
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("contains a \"" + segment + "\" segment");
      }
    }
    return Optional.empty();
  }

  /**
   * What is too long in a name that is no fault otherwise, to be read after "the name ..."; empty
   * when it can be unpacked.
   */
  public static Optional<String> excess(String name) {
    if (bytes(name).length > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " bytes");
    }
    for (String segment : name.split("/")) {
      if (bytes(segment).length > LONGEST_SEGMENT) {
        return Optional.of("has a part of more than " + LONGEST_SEGMENT + " bytes");
      }
    }
    return Optional.empty();
  }

  /** Joins a directory's name (empty for the top) and a name in it. */
  public static String join(String directory, String child) {
    return directory.isEmpty() ? child : directory + "/" + child;
  }

  /**
   * The last segment of a path as Unicode text, whatever the locale. In the POSIX locale, which
   * containers like, a JVM cannot turn the bytes of a non-ASCII file name into text; the file's URI
   * still has them.
   *
   * @return empty when the bytes on disk are not UTF-8
   */
  public static Optional<String> ofLastSegment(Path path) {
    String text = path.getFileName().toString();
    boolean ascii = text.chars().allMatch(character -> character < 0x80);
    if (ascii || !path.getFileSystem().provider().getScheme().equals("file")) {
      return Optional.of(text);
    }
    return decode(lastSegment(path.toUri()));
  }

  private static String lastSegment(URI uri) {
    String path = uri.getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static Optional<String> decode(String percentEncoded) {
    ByteBuffer bytes = ByteBuffer.allocate(percentEncoded.length());
    for (int i = 0; i < percentEncoded.length(); i++) {
      char character = percentEncoded.charAt(i);
      if (character == '%') {
        bytes.put((byte) Integer.parseInt(percentEncoded, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) character);
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isEncodable(String name) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
