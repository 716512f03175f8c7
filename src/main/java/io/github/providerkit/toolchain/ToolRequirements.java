package io.github.providerkit.toolchain;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a build says about its tools.
 *
 * @param executables programs that are named by parameter
 * @param versions versions or ranges that are asked for
 * @param offline whether tools may not use the network
 */
public record ToolRequirements(
    Map<ToolKind, Path> executables, Map<ToolKind, String> versions, boolean offline) {

  /** Nothing is asked for: any tool that is found will do. */
  public static final ToolRequirements NONE = new ToolRequirements(Map.of(), Map.of(), false);

  /** Copies both maps. */
  public ToolRequirements {
    executables = Map.copyOf(executables);
    versions = Map.copyOf(versions);
  }

  Optional<Path> executable(ToolKind kind) {
    return Optional.ofNullable(executables.get(kind));
  }

  Optional<String> version(ToolKind kind) {
    return Optional.ofNullable(versions.get(kind));
  }
}
