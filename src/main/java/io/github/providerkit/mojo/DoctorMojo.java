package io.github.providerkit.mojo;

import io.github.providerkit.code.Language;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.toolchain.Doctor;
import io.github.providerkit.toolchain.DoctorTable;
import io.github.providerkit.toolchain.ToolKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Shows which compilers this machine has for the project's platforms, where they were found, and
 * what to do about those that are missing. With {@code -X} also every place that was searched.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractToolMojo {
  /**
   * Fails the build when a tool is missing. By default the goal only tells.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.doctor.fail", defaultValue = "false")
  private boolean fail;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.doctor.skip", defaultValue = "false")
  private boolean skipDoctor;

  /** Creates the goal; Maven hands in what knows the selected toolchains. */
  @Inject
  public DoctorMojo(ToolchainManager toolchains) {
    super(toolchains);
  }

  @Override
  boolean skipped() {
    return skipDoctor;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    Host host = Host.current();
    Set<ToolKind> needed = needed();
    List<Doctor.Finding> findings =
        new Doctor(resolver(host), languageOptions())
            .examine(List.of(ToolKind.values()), platforms(host), directory());
    DoctorTable.lines(findings).forEach(getLog()::info);
    findings.forEach(finding -> finding.searched().forEach(getLog()::debug));
    long missing =
        findings.stream()
            .filter(finding -> !finding.ok() && needed.contains(finding.kind()))
            .count();
    if (fail && missing > 0) {
      throw new MojoFailureException(
          "provider.doctor.fail: expected all tools, found "
              + missing
              + (missing == 1 ? " problem" : " problems")
              + ", listed above");
    }
  }

  /** The tools that the project's code is compiled with; all where that is not known. */
  private Set<ToolKind> needed() {
    try {
      Optional<Provider> provider =
          check(FileChecks.BEFORE_BUILD, CheckSettings.NONE, outputDirectory(null)).provider();
      if (provider.isEmpty()) {
        return EnumSet.allOf(ToolKind.class);
      }
      Optional<ToolKind> tool = provider.get().code().flatMap(code -> tool(code.language()));
      getLog()
          .info(
              tool.map(kind -> "the code of this project needs " + kind.title())
                  .orElse("this project has no code to compile"));
      return tool.isPresent() ? EnumSet.of(tool.get()) : EnumSet.noneOf(ToolKind.class);
    } catch (ProviderException e) {
      // Also a directory without a provider can be asked what it would have.
      getLog().debug(e.text());
      return EnumSet.allOf(ToolKind.class);
    }
  }

  /** Empty where the author's own commands know what they need. */
  private static Optional<ToolKind> tool(Language language) {
    return switch (language) {
      case GO -> Optional.of(ToolKind.GO);
      case RUST -> Optional.of(ToolKind.RUST);
      case PYTHON -> Optional.of(ToolKind.PYTHON);
      case TYPESCRIPT -> Optional.of(ToolKind.BUN);
      case COMMANDS -> Optional.empty();
    };
  }
}
