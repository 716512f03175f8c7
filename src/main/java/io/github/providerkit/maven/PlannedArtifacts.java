package io.github.providerkit.maven;

import io.github.providerkit.format.Layout;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** The coordinates under which {@link ReleaseAttacher} would deploy a release. */
public final class PlannedArtifacts {
  private PlannedArtifacts() {}

  /**
   * The coordinates of a release, as far as they are known before it is built.
   *
   * @param platforms what its code would be compiled for; empty for a provider without code
   */
  public static List<String> of(MavenProject project, Provider provider, List<Platform> platforms) {
    if (!platforms.isEmpty()) {
      List<String> classifiers = platforms.stream().map(Platform::classifier).toList();
      return ofArchives(project, classifiers, true);
    }
    Optional<ReleasePlan> plan = plan(provider);
    if (plan.flatMap(ReleasePlan::tarballs).isPresent()) {
      return ofPackages(project, plan.get().tarballs().get());
    }
    List<String> classifiers =
        plan.map(known -> known.archives().stream().map(PlannedArtifacts::classifier).toList())
            .orElse(List.of(ReleasePlan.GENERIC));
    return ofArchives(project, classifiers, plan.isEmpty() || plan.get().metadata().isPresent());
  }

  private static String classifier(PlannedArchive archive) {
    return archive.platform().map(Platform::classifier).orElse(archive.target());
  }

  /** Empty where something has to be built before anybody can tell. */
  private static Optional<ReleasePlan> plan(Provider provider) {
    try {
      return provider.plan(
          new PlanRequest(Optional.empty(), Layout.RELEASE),
          new Problems(new RuleLevels(Map.of())));
    } catch (ProviderException e) {
      // The build tells what is wrong.
      return Optional.empty();
    }
  }

  private static List<String> ofArchives(
      MavenProject project, List<String> classifiers, boolean metadata) {
    List<String> all = new ArrayList<>();
    all.add(
        ReleaseAttacher.coordinates(
            project,
            metadata ? ReleaseAttacher.METADATA_TYPE : ReleaseAttacher.CHECKSUMS_TYPE,
            ReleaseAttacher.mainClassifier(project)));
    for (String classifier : classifiers) {
      all.add(ReleaseAttacher.coordinates(project, ReleaseAttacher.ARCHIVE_TYPE, classifier));
    }
    if (metadata) {
      all.add(checksums(project));
    }
    return all;
  }

  private static List<String> ofPackages(MavenProject project, ReleasePlan.Tarballs tarballs) {
    List<String> all = new ArrayList<>();
    String main = ReleaseAttacher.mainClassifier(project);
    all.add(ReleaseAttacher.coordinates(project, ReleaseAttacher.TARBALL_TYPE, main));
    if (tarballs.bundle().isPresent()) {
      for (PlannedArchive one : tarballs.packages()) {
        all.add(
            ReleaseAttacher.coordinates(project, ReleaseAttacher.TARBALL_TYPE, classifier(one)));
      }
    }
    all.add(checksums(project));
    return all;
  }

  private static String checksums(MavenProject project) {
    return ReleaseAttacher.coordinates(
        project, ReleaseAttacher.CHECKSUMS_TYPE, ReleaseAttacher.CHECKSUMS);
  }
}
