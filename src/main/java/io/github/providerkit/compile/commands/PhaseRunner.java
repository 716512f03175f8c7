package io.github.providerkit.compile.commands;

import io.github.providerkit.compile.Step;
import io.github.providerkit.format.Phases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs an author's commands and tells them what they build for ({@code docs/spec/gestalt-app.md}
 * section 3).
 */
final class PhaseRunner {
  private final Platform machine;

  PhaseRunner(Platform machine) {
    this.machine = machine;
  }

  /**
   * Runs a command.
   *
   * @param directory the copy of the provider's directory
   * @param platform what is built for
   * @param more variables that are set beside those of the platform and of the command
   * @throws ProviderException if it cannot be started or fails
   */
  void run(
      Phases.Step command, Path directory, Platform platform, Map<String, String> more, Step step)
      throws ProviderException {
    Path place = directory.resolve(command.directory());
    if (!Files.isDirectory(place)) {
      throw ProviderException.user(
          "%s: expected the directory \"%s\" to run in, found none"
              .formatted(command.field(), command.directory()),
          null);
    }
    step.run(command.field(), place, environment(command, platform, more), command.arguments());
  }

  private Map<String, String> environment(
      Phases.Step command, Platform platform, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    // "go run" compiles what it runs, which has to run here: the program that it starts looks at
    // the other variables.
    boolean foreignGo = command.isGoRun() && !platform.target().equals(machine.target());
    if (!foreignGo) {
      environment.put("GOOS", platform.os());
      environment.put("GOARCH", platform.arch());
    }
    environment.put("GESTALT_TARGET_OS", platform.os());
    environment.put("GESTALT_TARGET_ARCH", platform.arch());
    environment.put("GESTALT_TARGET_PLATFORM", platform.target());
    if (!platform.libc().isEmpty()) {
      environment.put("GESTALT_TARGET_LIBC", platform.libc());
    }
    environment.putAll(command.environment());
    environment.putAll(more);
    return environment;
  }
}
