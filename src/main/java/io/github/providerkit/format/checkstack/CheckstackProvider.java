package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.Bundle;
import io.github.providerkit.format.ReleasePlan.Limits;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.ReleasePlan.Tarballs;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.format.checkstack.rules.SiblingSource;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.BuildOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A plugin that is fine so far, and how it is released. */
final class CheckstackProvider implements Provider {
  /**
   * What the installer takes ({@code docs/spec/checkstack.md} sections 0 and 1.3). The last one is
   * ours: a platform unpacks in memory, and has no bound to that but the ratio.
   */
  static final Limits LIMITS = new Limits(50L << 20, 1_000, 256L << 20);

  private static final String NPM = "npm";

  /** Where packages lie in there that somebody has published already. */
  static final String INSTALLED = "installed";

  private static final String POM = "pom.xml";

  private final PluginSource source;
  private final CheckstackSettings settings;

  CheckstackProvider(PluginSource source, CheckstackSettings settings) {
    this.source = source;
    this.settings = settings;
  }

  @Override
  public String name() {
    return source.primary().name();
  }

  @Override
  public String version() {
    return source.primary().version();
  }

  /** A date that every tool reads, the one of npm, Bun and pnpm. */
  @Override
  public Optional<Instant> usualTime() {
    return Optional.of(Instant.parse("1985-10-26T08:15:00Z"));
  }

  @Override
  public String releaseTag() {
    return "v" + version();
  }

  @Override
  public List<BuildCommand> buildCommands() {
    return PluginScripts.building(source.packages());
  }

  @Override
  public List<BuildCommand> packagingCommands() {
    return PluginScripts.beforePacking(source.packages());
  }

  @Override
  public List<BuildCommand> afterPackagingCommands() {
    return PluginScripts.afterPacking(source.packages());
  }

  @Override
  public String kind() {
    return source.primary().json().type();
  }

  @Override
  public Path directory() {
    return source.primary().source().directory();
  }

  @Override
  public List<Path> generatedDirectories() {
    return PluginScripts.generated(source.packages());
  }

  /** Code is packed as it is; the platform runs TypeScript. */
  @Override
  public Optional<ProviderCode> code() {
    return Optional.empty();
  }

  @Override
  public void requireCode() {
    // A package is complete with what is packed.
  }

  @Override
  public Optional<ReleasePlan> plan(PlanRequest request, Problems problems)
      throws ProviderException {
    Optional<PluginSource> current =
        packagingCommands().isEmpty()
            ? Optional.of(source)
            // Scripts may have edited what was read before them.
            : PluginSource.read(source.file(), settings, problems);
    if (current.isEmpty()) {
      return Optional.empty();
    }
    List<PluginPackage> packages = current.get().packages();
    packages.stream()
        .filter(one -> !one.installed())
        .forEach(one -> PublishedDirectory.require(one, source.workspace(), problems));
    List<PlannedArchive> tarballs = new ArrayList<>();
    for (PluginPackage one : packages) {
      tarballs.add(
          new PlannedArchive(
              one.json().safeName(),
              Optional.empty(),
              (one.installed() ? INSTALLED + "/" : "") + one.tarball(),
              contents(one, request.added(), problems)));
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReleasePlan(
            List.of(), new Tarballs(NPM, List.copyOf(tarballs), bundle(packages), LIMITS)));
  }

  private ArchiveContents contents(PluginPackage one, AddedFiles added, Problems problems)
      throws ProviderException {
    Path directory = one.json().directory();
    try {
      return TarballContents.of(
          one,
          output(directory),
          source.workspace(),
          added,
          new Report(one.json().shownAs(), problems));
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the files of " + directory, e);
    }
  }

  /**
   * Where builds write, as seen from a package: in a reactor each may have a directory of its own,
   * at the same place as this build or where builds write that say nothing.
   */
  private BuildOutput output(Path directory) {
    CheckRequest request = source.file().request();
    Path project = request.directory().toAbsolutePath().normalize();
    Path own = request.outputDirectory().toAbsolutePath().normalize();
    Set<Path> outputs = new TreeSet<>(List.of(own, OutputDirectory.of(directory)));
    if (own.startsWith(project)) {
      outputs.add(directory.resolve(project.relativize(own)));
    }
    boolean isModule = directory.equals(project) || Files.exists(directory.resolve(POM));
    Set<Path> builds = new TreeSet<>();
    for (Path output : outputs) {
      Path build = output.getParent();
      if (build != null
          && isModule
          && OutputDirectory.in(build).equals(output)
          && !directory.startsWith(build)) {
        builds.add(build);
      }
    }
    return new BuildOutput(outputs, builds);
  }

  /** Only a list of siblings makes a bundle; the installer takes its primary in no other form. */
  private Optional<Bundle> bundle(List<PluginPackage> packages) {
    boolean alone = settings.siblings() == SiblingSource.PUBLISHED;
    if (alone || packages.get(0).json().bundle().isEmpty()) {
      return Optional.empty();
    }
    String tarball = packages.get(0).tarball();
    String name = tarball.substring(0, tarball.length() - ".tgz".length()) + "-bundle.tgz";
    return Optional.of(
        new Bundle(name, List.of(BundleManifest.of(packages)), BundleManifest.PACKAGES));
  }
}
