package io.github.providerkit.transfer;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings an archive into a file. What is there of an earlier try is not asked for again, where the
 * server can do that; the digest of the whole shows in the end whether the parts belong together.
 */
public final class Download {
  /** The largest archive that the server takes ({@code docs/spec/gestalt-lock.md} section 2). */
  static final long MOST_BYTES = 512L << 20;

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final Pattern RANGE_START = Pattern.compile("bytes ([0-9]{1,18})-.*");

  private final HttpTransfer transfer;
  private final PlainUrl url;
  private final Optional<Access> access;

  /**
   * Creates a download.
   *
   * @param access a login for the server; empty for none but the user's settings
   */
  public Download(HttpTransfer transfer, PlainUrl url, Optional<Access> access) {
    this.transfer = transfer;
    this.url = url;
    this.access = access;
  }

  /** Where it comes from, as messages say it. */
  String shown() {
    return Shown.url(url.plain());
  }

  /**
   * Completes a file and holds it against its digest. What does not fit together is brought here
   * once more as a whole; what has another digest is removed.
   *
   * @param part has the first bytes of the archive, or does not exist
   * @param sha256 64 lower-case hex digits
   * @throws ProviderException if the archive cannot be had, is too large, or is another one
   */
  void complete(Path part, String sha256) throws IOException, ProviderException {
    Countdown countdown = transfer.countdown();
    boolean several = complete(part, countdown);
    String found = Sha256.of(part);
    if (!found.equals(sha256) && several) {
      Files.delete(part);
      complete(part, countdown);
      found = Sha256.of(part);
    }
    if (!found.equals(sha256)) {
      Files.delete(part);
      throw ProviderException.user(
          shown() + ": expected an archive with the SHA-256 digest " + sha256 + ", found " + found,
          "it was damaged on the way, or published again under the same name");
    }
  }

  /**
   * Completes a file.
   *
   * @param part has the first bytes of the archive, or does not exist
   * @return whether it was put together from several answers
   * @throws ProviderException if the archive cannot be had, or is too large
   */
  private boolean complete(Path part, Countdown countdown) throws ProviderException {
    Pieces pieces = new Pieces(part);
    transfer.get(url.full(), access, countdown, pieces::headers, pieces::take);
    return pieces.several;
  }

  /** The answers that make one file. */
  private final class Pieces {
    private final Path part;
    private String tag = "";
    private long there;
    private boolean several;

    Pieces(Path part) {
      this.part = part;
    }

    Map<String, String> headers() throws IOException {
      Map<String, String> headers = new HashMap<>();
      headers.put("Accept", "application/octet-stream");
      boolean usable = Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS);
      there = usable ? Files.size(part) : 0;
      if (!usable || there > MOST_BYTES) {
        startAnew();
      }
      if (there > 0) {
        several = true;
        headers.put("Range", "bytes=" + there + "-");
        if (!tag.isEmpty()) {
          headers.put("If-Range", tag);
        }
      } else {
        // As the server asks, so that what would break its download is found here.
        headers.put("Accept-Encoding", "gzip");
      }
      return headers;
    }

    private void startAnew() throws IOException {
      Files.deleteIfExists(part);
      there = 0;
    }

    Void take(HttpTransfer.Answer answer) throws IOException, ProviderException {
      requireNoEncoding(answer);
      if (answer.status() == 416) {
        // The part is no shorter than the archive: it may be complete, or of something else.
        return null;
      }
      if (answer.status() == 206) {
        requireRest(answer);
      } else {
        several = false;
        there = 0;
      }
      // A weak tag says nothing of bytes.
      tag = answer.header("ETag").filter(value -> value.matches("\"[!#-~]*\"")).orElse("");
      requireSize(AnswerCheck.length(answer).orElse(0L));
      try (OutputStream out = open()) {
        copy(answer.body(), out);
      }
      return null;
    }

    private void requireRest(HttpTransfer.Answer answer) throws IOException {
      Matcher range = RANGE_START.matcher(answer.header("Content-Range").orElse(""));
      boolean other = range.matches() && Long.parseLong(range.group(1)) != there;
      String found = answer.header("ETag").orElse(tag);
      if (other || (!tag.isEmpty() && !found.equals(tag))) {
        startAnew();
        throw new IOException("the server sent another part than the one that was asked for");
      }
    }

    private OutputStream open() throws ProviderException {
      try {
        return there > 0
            ? Files.newOutputStream(part, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)
            : Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        throw ProviderException.environment("cannot write " + part, e);
      }
    }

    private void copy(InputStream in, OutputStream out) throws IOException, ProviderException {
      byte[] buffer = new byte[BUFFER_BYTES];
      long size = there;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        try {
          out.write(buffer, 0, read);
        } catch (IOException e) {
          // A full disk is no reason to ask the server again.
          throw ProviderException.environment("cannot write " + part, e);
        }
        size += read;
        if (size > MOST_BYTES) {
          throw tooLarge("more");
        }
      }
    }

    private void requireSize(long announced) throws ProviderException {
      if (announced > MOST_BYTES - there) {
        throw tooLarge("Content-Length: " + announced);
      }
    }
  }

  private void requireNoEncoding(HttpTransfer.Answer answer) throws ProviderException {
    Optional<String> encoding =
        answer.header("Content-Encoding").filter(value -> !value.equalsIgnoreCase("identity"));
    if (encoding.isPresent()) {
      throw ProviderException.user(
          shown()
              + ": expected the archive as it is, found Content-Encoding: "
              + Shown.text(encoding.get()),
          "the consumer would unpack it on the way and find another digest; serve .tar.gz files as"
              + " application/octet-stream without encoding");
    }
  }

  private ProviderException tooLarge(String found) {
    return ProviderException.user(
        shown() + ": expected at most " + MOST_BYTES + " bytes, found " + found,
        "the consumer takes no larger archive");
  }
}
