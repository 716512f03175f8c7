package io.github.providerkit.toolchain;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks which tools are there, and says what to do about those that are not. */
public final class Doctor {
  private final ToolchainResolver resolver;
  private final Map<String, String> options;

  /**
   * Creates a doctor that finds tools as a build does.
   *
   * @param options the user's settings for single languages by name, as a build takes them
   */
  public Doctor(ToolchainResolver resolver, Map<String, String> options) {
    this.resolver = resolver;
    this.options = Map.copyOf(options);
  }

  /**
   * What there is to build with one kind of tool for one platform.
   *
   * @param kind the tool
   * @param platform what would be built for
   * @param tool empty if there is none
   * @param problem what keeps it from building for that platform; empty when nothing does
   * @param advice what to do about it; empty when there is nothing to do
   * @param searched where it was searched, line by line; empty if that does not matter
   */
  public record Finding(
      ToolKind kind,
      Platform platform,
      Optional<Tool> tool,
      String problem,
      @Nullable String advice,
      List<String> searched) {

    /** Copies the lines. */
    public Finding {
      searched = List.copyOf(searched);
    }

    /** Whether the tool can build for the platform. */
    public boolean ok() {
      return problem.isEmpty();
    }
  }

  /**
   * Examines tools.
   *
   * @param kinds the tools
   * @param platforms what to build for
   * @param directory the provider's
   * @return one finding for each kind and platform, in their order
   * @throws ProviderException if the machine fails or the build is stopped; never for a tool that
   *     is missing
   */
  public List<Finding> examine(
      Collection<ToolKind> kinds, Collection<Platform> platforms, Path directory)
      throws ProviderException {
    List<Finding> findings = new ArrayList<>();
    for (ToolKind kind : kinds) {
      for (Platform platform : platforms) {
        findings.add(examine(kind, platform, directory));
      }
    }
    return findings;
  }

  private Finding examine(ToolKind kind, Platform platform, Path directory)
      throws ProviderException {
    Tool tool;
    try {
      tool = resolver.resolve(kind, platform, directory);
    } catch (ProviderException e) {
      if (e.fault() != ProviderException.Fault.USER) {
        throw e;
      }
      return new Finding(kind, platform, Optional.empty(), e.getMessage(), e.hint(), e.details());
    }
    if (kind != ToolKind.RUST) {
      return fine(kind, platform, tool);
    }
    RustTarget target;
    try {
      target = RustTarget.of(platform, options);
    } catch (ProviderException e) {
      return trouble(tool, platform, e.getMessage(), e.hint());
    }
    return resolver.canBuildFor(tool, target, directory)
        ? fine(kind, platform, tool)
        : trouble(
            tool,
            platform,
            "Rust: expected the standard library for " + target.triple() + ", found none",
            "rustup target add " + target.triple());
  }

  private static Finding fine(ToolKind kind, Platform platform, Tool tool) {
    return new Finding(kind, platform, Optional.of(tool), "", "", List.of());
  }

  private static Finding trouble(
      Tool tool, Platform platform, String problem, @Nullable String advice) {
    return new Finding(tool.kind(), platform, Optional.of(tool), problem, advice, List.of());
  }
}
