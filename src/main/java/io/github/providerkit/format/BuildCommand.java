package io.github.providerkit.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command from a manifest.
 *
 * @param field where it stands, such as {@code manifest.yaml: release.build.command}
 * @param directory where it runs
 * @param arguments program and arguments; run as they are, without a shell
 * @param environment variables that are set for it beside those of the build
 * @param packageScript whether it is {@code bun run} with a script of a {@code package.json}, which
 *     npm runs as well
 */
public record BuildCommand(
    String field,
    Path directory,
    List<String> arguments,
    Map<String, String> environment,
    boolean packageScript) {

  /** A command of any kind in the build's own environment. */
  public BuildCommand(String field, Path directory, List<String> arguments) {
    this(field, directory, arguments, Map.of(), false);
  }

  /** A script of a {@code package.json}. */
  public static BuildCommand script(
      String field, Path directory, String script, Map<String, String> environment) {
    return new BuildCommand(field, directory, List.of("bun", "run", script), environment, true);
  }
}
