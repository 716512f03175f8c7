package io.github.providerkit.code;

import io.github.providerkit.manifest.Position;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the file that declares a provider's code.
 *
 * @param file its name, relative to the provider's directory; empty for the manifest
 * @param path dotted field path; empty for the file as a whole
 * @param position where
 * @param message what was expected and what was found
 * @param hint what to do about it, or null
 */
public record CodeProblem(
    String file, String path, Position position, String message, @Nullable String hint) {

  static CodeProblem unreadable(String file, IOException e) {
    return new CodeProblem(
        file,
        "",
        Position.START,
        "expected a readable file, found one that cannot be read: " + e.getMessage(),
        null);
  }
}
