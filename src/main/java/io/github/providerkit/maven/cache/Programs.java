package io.github.providerkit.maven.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.host.Host;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the programs apart that an author's commands start. */
final class Programs {
  /** Those whose work is decided by the files that they are given, and by a lock of packages. */
  private static final Set<String> KNOWN =
      Set.of("bun", "bunx", "node", "npm", "npx", "pnpm", "pnpx", "yarn", "corepack");

  private static final String RUNTIME = "node";
  private static final Pattern DIRECTORY = Pattern.compile(".*[/\\\\]");
  private static final Pattern ENDING = Pattern.compile("\\.(exe|cmd|bat)$");
  private static final int PIECE = 1 << 20;

  private final Host host;

  Programs(Host host) {
    this.host = host;
  }

  /**
   * Adds which programs they are.
   *
   * @param vouched whether the author has named what commands depend on besides
   */
  void describe(CacheKey key, boolean vouched) {
    for (String program : key.programs()) {
      String name = name(program);
      if (!KNOWN.contains(name) && !vouched) {
        key.unknown(
            "nobody knows what \"%s\" depends on; provider.inputs names it".formatted(program));
        return;
      }
      describe(key, program, vouched || name.equals(RUNTIME));
      if (KNOWN.contains(name)) {
        describe(key, RUNTIME, true);
      }
    }
  }

  private void describe(CacheKey key, String program, boolean vouched) {
    Optional<Path> file = host.onPath(program);
    try {
      if (file.isPresent()) {
        key.fact("program " + name(program), of(file.get()));
      } else if (!vouched) {
        key.unknown("\"" + program + "\" is not on the search path");
      }
    } catch (IOException e) {
      key.unknown("cannot read " + file.orElseThrow());
    }
  }

  private static String name(String program) {
    return ENDING.matcher(DIRECTORY.matcher(program).replaceFirst("")).replaceFirst("");
  }

  /** Runtimes are of a hundred megabytes; of two versions the ends or the sizes differ. */
  private static String of(Path program) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(program.toRealPath().toFile(), "r")) {
      long size = file.length();
      byte[] first = piece(file, 0, (int) Math.min(size, PIECE));
      byte[] last = piece(file, Math.max(0, size - PIECE), (int) Math.min(size, PIECE));
      String text = size + " " + new String(first, ISO_8859_1) + new String(last, ISO_8859_1);
      return Sha256.of(text.getBytes(ISO_8859_1));
    }
  }

  private static byte[] piece(RandomAccessFile file, long from, int length) throws IOException {
    byte[] piece = new byte[length];
    file.seek(from);
    file.readFully(piece);
    return piece;
  }
}
