package io.github.providerkit.platform;

import io.github.providerkit.files.LfsPointers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is often found where a program should be, and can run on no machine. */
public enum NoProgram {
  EMPTY("an empty file", "build it, or copy it, again"),
  LFS_POINTER(LfsPointers.WORDS, LfsPointers.HINT),
  HTML("an HTML page", "a server answered with a page when it was downloaded; look at the address"),
  TEXT("a text", "pack the program; a script begins with #! and its interpreter");

  private static final int HEAD_BYTES = 1024;

  private final String words;
  private final String hint;

  NoProgram(String words, String hint) {
    this.words = words;
    this.hint = hint;
  }

  /** To be read behind "found". */
  public String words() {
    return words;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }

  /**
   * Recognises a file; one that is a script is no text.
   *
   * @return empty for what may be a program
   * @throws IOException if it cannot be read
   */
  public static Optional<NoProgram> of(Path file) throws IOException {
    byte[] head = head(file);
    if (head.length == 0) {
      return Optional.of(EMPTY);
    }
    if (LfsPointers.is(head)) {
      return Optional.of(LFS_POINTER);
    }
    Optional<String> text = text(head).filter(NoProgram::isText);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String start = text.get().replaceFirst("^\ufeff", "").stripLeading().toLowerCase(Locale.ROOT);
    boolean html = start.startsWith("<!doctype html") || start.startsWith("<html");
    return html ? Optional.of(HTML) : Optional.of(TEXT);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  /** Empty for what is no UTF-8; a character that is cut off at the end is left out. */
  private static Optional<String> text(byte[] head) {
    CharBuffer text = CharBuffer.allocate(head.length);
    boolean whole = head.length < HEAD_BYTES;
    CoderResult read =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, whole);
    return read.isUnderflow() ? Optional.of(text.flip().toString()) : Optional.empty();
  }

  /** Several words or lines without a control character; what is shorter may be anything. */
  private static boolean isText(String head) {
    boolean plain = head.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t' || isEnd(c));
    return plain && !head.startsWith("#!") && head.chars().anyMatch(c -> c == ' ' || isEnd(c));
  }

  private static boolean isEnd(int character) {
    return character == '\n' || character == '\r' || character == '\f';
  }
}
