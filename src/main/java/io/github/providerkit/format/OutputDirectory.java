package io.github.providerkit.format;

import java.nio.file.Path;

/**
 * Where builds write what they make: a directory in the build's own, {@code target/provider} where
 * nobody says otherwise.
 */
public final class OutputDirectory {
  private static final String BUILD = "target";
  private static final String NAME = "provider";

  private OutputDirectory() {}

  /** The place in a build's directory, such as {@code target}. */
  public static Path in(Path build) {
    return build.resolve(NAME);
  }

  /**
   * Where files are that the author's commands made beside the program, as they would lie beside
   * the manifest; there need not be any.
   *
   * @param output where the plugin writes, such as {@code target/provider}
   */
  public static Path made(Path output) {
    return output.toAbsolutePath().normalize().resolve("build").resolve("made");
  }

  /** The place of a project whose build says nothing about directories. */
  public static Path of(Path project) {
    return in(project.resolve(BUILD));
  }
}
