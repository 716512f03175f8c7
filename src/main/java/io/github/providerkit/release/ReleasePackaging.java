package io.github.providerkit.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns a checked provider into a release. */
public final class ReleasePackaging {
  private final ReleaseWriter writer;

  /** Creates a packaging that writes with the given writer. */
  public ReleasePackaging(ReleaseWriter writer) {
    this.writer = writer;
  }

  /**
   * Plans and writes a release.
   *
   * @param checked the provider, checked for packaging
   * @param request what goes into it besides the manifest and its files
   * @param directory where the release goes
   * @return the release; empty when there are errors, which are among the problems of the check
   * @throws ProviderException if the provider needs code that is not there, or a file cannot be
   *     read or written
   */
  public Optional<Release> run(ManifestCheck.Result checked, PlanRequest request, Path directory)
      throws ProviderException {
    Optional<Provider> provider = checked.provider();
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    provider.get().requireCode();
    try {
      Optional<ReleasePlan> plan = provider.get().plan(request, checked.problems());
      return plan.isEmpty() ? Optional.empty() : Optional.of(writer.write(plan.get(), directory));
    } catch (ArchiveException e) {
      throw ProviderException.user(e.getMessage(), e.hint(), e.messages());
    } catch (IOException e) {
      throw ProviderException.environment("cannot write the release to " + directory, e);
    }
  }
}
