package io.github.providerkit.sbom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.parts.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Go linker writes into every program of the modules that it was built from, as {@code go
 * version -m} shows it. Read from the file itself, so that it is there for programs that other
 * machines built, for any platform, and without Go.
 *
 * @param goVersion version of Go, such as {@code go1.26.8}
 * @param program import path of the package that was built
 * @param libraries the modules in it and Go's own library, sorted; the module that was built itself
 *     is none
 */
record GoBuildInfo(String goVersion, String program, List<Library> libraries) {
  private static final String ECOSYSTEM = "golang";

  /** The linker aligns what follows to this. */
  private static final int ALIGNMENT = 16;

  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(ISO_8859_1);
  private static final int FLAGS_AT = 15;

  /** The texts follow; programs of Go before 1.18 have addresses of them instead. */
  private static final int INLINE = 2;

  private static final int HEADER_BYTES = 32;

  /** Stands before and behind the list of modules. */
  private static final int SENTINEL_BYTES = 16;

  private static final int CHUNK_BYTES = 1 << 20;

  /** More than thousands of modules take; a file may claim anything. */
  private static final int MOST_BYTES = 4 << 20;

  /** A replaced module without a version comes from a directory. */
  private static final String NO_VERSION = "(devel)";

  /**
   * Looks through a program.
   *
   * @param content its bytes; not closed
   * @return empty if Go wrote nothing into it that can be read
   * @throws IOException if it cannot be read
   */
  static Optional<GoBuildInfo> read(InputStream content) throws IOException {
    byte[] window = new byte[CHUNK_BYTES + MOST_BYTES];
    int filled = content.readNBytes(window, 0, window.length);
    while (true) {
      int last = Math.min(CHUNK_BYTES, filled - HEADER_BYTES);
      for (int at = 0; at < last; at += ALIGNMENT) {
        Optional<GoBuildInfo> found =
            isMagic(window, at)
                ? parse(ByteBuffer.wrap(window, at, filled - at).slice())
                : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
      if (filled <= CHUNK_BYTES) {
        return Optional.empty();
      }
      System.arraycopy(window, CHUNK_BYTES, window, 0, filled - CHUNK_BYTES);
      filled -= CHUNK_BYTES;
      filled += content.readNBytes(window, filled, window.length - filled);
    }
  }

  private static boolean isMagic(byte[] window, int at) {
    return window[at] == MAGIC[0]
        && Arrays.equals(window, at, at + MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static Optional<GoBuildInfo> parse(ByteBuffer bytes) {
    if ((bytes.get(FLAGS_AT) & INLINE) == 0) {
      return Optional.empty();
    }
    bytes.position(HEADER_BYTES);
    Optional<byte[]> version = text(bytes);
    Optional<byte[]> modules = version.isEmpty() ? Optional.empty() : text(bytes);
    // A program that reads such information has the sign among its texts, and nothing behind it.
    return modules
        .filter(
            m ->
                m.length > 2 * SENTINEL_BYTES
                    && m[m.length - SENTINEL_BYTES - 1] == '\n'
                    && version.get().length > 0)
        .map(
            m ->
                of(
                    new String(version.get(), UTF_8),
                    new String(m, SENTINEL_BYTES, m.length - 2 * SENTINEL_BYTES, UTF_8)));
  }

  /** A text behind its length, as Go writes them. */
  private static Optional<byte[]> text(ByteBuffer bytes) {
    long length = 0;
    for (int shift = 0; bytes.hasRemaining() && shift < Integer.SIZE; shift += 7) {
      byte next = bytes.get();
      length |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        if (length > bytes.remaining()) {
          return Optional.empty();
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static GoBuildInfo of(String goVersion, String lines) {
    String program = "";
    List<Library> libraries = new ArrayList<>();
    String[] replaced = {};
    // The text has no line for what Go itself brings along.
    libraries.add(new Library(ECOSYSTEM, "stdlib", plainVersion(goVersion)));
    for (String line : (lines + "\n.").split("\n")) {
      String[] fields = line.split("\t", -1);
      boolean replaces = fields[0].equals("=>") && fields.length > 2;
      if (replaced.length > 0) {
        libraries.add(replaces ? replaced(replaced, fields) : module(replaced));
        replaced = new String[0];
      }
      if (fields[0].equals("path") && fields.length > 1) {
        program = fields[1];
      } else if (fields[0].equals("dep") && fields.length > 2) {
        replaced = fields;
      }
    }
    libraries.sort(Library.ORDER);
    return new GoBuildInfo(goVersion, program, List.copyOf(libraries));
  }

  /** {@code go1.26.8 X:nodwarf5} is one of 1.26.8. */
  private static String plainVersion(String goVersion) {
    String first = goVersion.split(" ", 2)[0];
    return first.startsWith("go") ? first.substring(2) : first;
  }

  private static Library module(String[] fields) {
    return module(fields[1], fields[2], sum(fields), Map.of());
  }

  /** A directory has no name and version of its own: it stands for what it replaces. */
  private static Library replaced(String[] fields, String[] by) {
    return isDirectory(by)
        ? module(fields[1], fields[2], sum(fields), Map.of("replacedBy", by[1]))
        : module(by[1], by[2], sum(by), Map.of("replaces", fields[1] + "@" + fields[2]));
  }

  private static boolean isDirectory(String[] by) {
    return by[2].isEmpty() || by[2].equals(NO_VERSION);
  }

  private static String sum(String[] fields) {
    return fields.length > 3 ? fields[3] : "";
  }

  private static Library module(String path, String version, String sum, Map<String, String> more) {
    Map<String, String> notes = new LinkedHashMap<>(more);
    if (!sum.isEmpty()) {
      notes.put("go.sum", sum);
    }
    String known = version.equals(NO_VERSION) ? "" : version;
    return new Library(ECOSYSTEM, path, known, Map.of(), notes);
  }
}
