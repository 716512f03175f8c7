package io.github.providerkit.compile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A failure of a tool that happens to many, told in our words instead of the tool's.
 *
 * @param sign what the tool's output contains, in ASCII
 * @param message what was expected and what was found
 * @param hint what to do about it
 */
public record KnownFailure(String sign, String message, String hint) {
  private static final int PIECE = 64 * 1024;

  /**
   * The failure by its sign, with the tool's own last lines; one that is not known by the place in
   * the author's code that it is about, or else as it is.
   *
   * @param failed what came of a command
   * @param step the step that ran it: its whole output is searched, because the sign may stand
   *     above a long trace
   * @param known the first one whose sign is there counts
   */
  public static ProviderException explain(
      ProviderException failed, Step step, List<KnownFailure> known) {
    Set<String> found = signs(step, known);
    return known.stream()
        .filter(failure -> found.contains(failure.sign))
        .findFirst()
        .map(failure -> ProviderException.user(failure.message, failure.hint, failed.details()))
        .orElseGet(() -> CompileErrors.explain(failed, step));
  }

  /** Without its log the tool's failure is told as it is; a log may be larger than the memory. */
  private static Set<String> signs(Step step, List<KnownFailure> known) {
    Set<String> found = new HashSet<>();
    int longest = known.stream().mapToInt(failure -> failure.sign.length()).max().orElse(0);
    try (Reader log = Files.newBufferedReader(step.log(), ISO_8859_1)) {
      char[] piece = new char[PIECE];
      String before = "";
      for (int read = log.read(piece); read >= 0; read = log.read(piece)) {
        String text = before + new String(piece, 0, read);
        known.stream().map(KnownFailure::sign).filter(text::contains).forEach(found::add);
        before = text.substring(Math.max(0, text.length() - longest));
      }
    } catch (IOException e) {
      return Set.of();
    }
    return found;
  }
}
