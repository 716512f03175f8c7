package io.github.providerkit.compile.commands;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the commands of a build have to leave ({@code docs/spec/gestalt-app.md} section 3). */
final class BuildOutput {
  private BuildOutput() {}

  /**
   * The program.
   *
   * @param place the directory that it has to be in
   * @param name the provider's short name
   * @return empty when there is none
   * @throws ProviderException if it may not be run
   */
  static Optional<Path> program(Path place, String name, Platform platform)
      throws ProviderException {
    Optional<Path> program =
        Stream.of(name, name + ".exe").map(place::resolve).filter(Files::isRegularFile).findFirst();
    if (program.isPresent()
        && !platform.os().equals("windows")
        && !Files.isExecutable(program.get())) {
      throw ProviderException.user(
          "%s: expected a program that may be run, found %s without an execute bit"
              .formatted(platform, program.get()),
          "let the build set it");
    }
    return program;
  }

  /** Whether a program is a text that another program reads. */
  static boolean isScript(Path made) throws IOException {
    try (var content = Files.newInputStream(made)) {
      return new String(content.readNBytes(2), StandardCharsets.ISO_8859_1).equals("#!");
    }
  }
}
