package io.github.providerkit.compile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A failure of a tool that happens to many, told in our words instead of the tool's.
 *
 * @param sign what the tool's output contains, in ASCII
 * @param message what was expected and what was found
 * @param hint what to do about it
 */
public record KnownFailure(String sign, String message, String hint) {
  /**
   * The failure by its sign, with the tool's own last lines; one that is not known as it is.
   *
   * @param failed what came of a command
   * @param step the step that ran it: its whole output is searched, because the sign may stand
   *     above a long trace
   * @param known the first one whose sign is there counts
   */
  public static ProviderException explain(
      ProviderException failed, Step step, List<KnownFailure> known) {
    String output = output(step);
    return known.stream()
        .filter(failure -> output.contains(failure.sign))
        .findFirst()
        .map(failure -> ProviderException.user(failure.message, failure.hint, failed.details()))
        .orElse(failed);
  }

  /** Without its log the tool's failure is told as it is. */
  private static String output(Step step) {
    try {
      return Files.readString(step.log(), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
