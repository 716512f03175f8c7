package io.github.providerkit.mojo;

import io.github.providerkit.compile.ProjectNeeds;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.toolchain.Doctor;
import io.github.providerkit.toolchain.DoctorTable;
import io.github.providerkit.toolchain.ToolKind;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Shows which compilers this machine has for the project's platforms, where they were found, and
 * what to do about those that are missing; then what this very project needs, and whether it is
 * there: the compiler of its code, the programs of its commands, and what runs the scripts of its
 * packages. With {@code -X} also every place that was searched.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractToolMojo {
  /**
   * Fails the build when something is missing that the project needs. By default the goal only
   * tells.
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
    Optional<Provider> provider = provider();
    List<Doctor.Finding> findings =
        new Doctor(resolver(host), languageOptions())
            .examine(List.of(ToolKind.values()), platforms(host), directory());
    // All are needed where nobody knows.
    provider
        .map(known -> DoctorTable.lines(findings, ProjectNeeds.tools(known)))
        .orElseGet(() -> DoctorTable.lines(findings))
        .forEach(getLog()::info);
    findings.forEach(finding -> finding.searched().forEach(getLog()::debug));
    long missing =
        provider.isPresent()
            ? missing(ProjectNeeds.of(provider.get(), findings, host))
            : findings.stream().filter(finding -> !finding.ok()).count();
    if (fail && missing > 0) {
      throw new MojoFailureException(
          "provider.doctor.fail: expected all tools, found "
              + missing
              + (missing == 1 ? " problem" : " problems")
              + ", listed above");
    }
  }

  private int missing(ProjectNeeds needs) {
    if (!needs.lines().isEmpty()) {
      getLog().info("this project needs:");
      needs.lines().forEach(line -> getLog().info("  " + line));
    }
    return needs.missing();
  }

  /** The project's provider; empty where there is none, or where its manifest is wrong. */
  private Optional<Provider> provider() {
    try {
      Optional<Provider> provider =
          check(FileChecks.BEFORE_BUILD, CheckSettings.NONE, outputDirectory(null)).provider();
      if (provider.isPresent()) {
        getLog()
            .info(
                ProjectNeeds.tool(provider.get())
                    .map(kind -> "the code of this project needs " + kind.title())
                    .orElse("this project has no code to compile"));
      }
      return provider;
    } catch (ProviderException e) {
      // Also a directory without a provider can be asked what it would have.
      getLog().debug(e.text());
      return Optional.empty();
    }
  }
}
