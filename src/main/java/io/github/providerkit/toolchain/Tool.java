package io.github.providerkit.toolchain;

import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A tool that was found and has answered.
 *
 * @param kind what it is
 * @param executable its program, absolute
 * @param version its version, for example {@code 1.26.8}
 * @param identity everything that it says about its version, in one line: two tools with the same
 *     identity build the same
 * @param origin where it was found, in words for the log, for example {@code PATH}
 * @param platform what it runs on; only known for Python, whose programs run there and nowhere else
 * @param environment variables that it has to be started with, besides those of the build; an empty
 *     value stands for a variable that must not count
 */
public record Tool(
    ToolKind kind,
    Path executable,
    String version,
    String identity,
    String origin,
    Optional<Platform> platform,
    Map<String, String> environment) {

  /** Copies the variables. */
  public Tool {
    environment = Map.copyOf(environment);
  }

  /** The line for the log, for example {@code Go 1.26.8: /usr/local/go/bin/go (PATH)}. */
  @Override
  public String toString() {
    return kind.title() + " " + version + ": " + executable + " (" + origin + ")";
  }
}
