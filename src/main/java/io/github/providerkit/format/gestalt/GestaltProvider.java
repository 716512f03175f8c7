package io.github.providerkit.format.gestalt;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Gestalt provider that passed its checks. */
final class GestaltProvider implements Provider {
  private static final String METADATA_FILE = "provider-release.yaml";

  private final SourcePackage source;

  GestaltProvider(SourcePackage source) {
    this.source = source;
  }

  @Override
  public String name() {
    return sourceName().name();
  }

  private SourceName sourceName() {
    return new SourceName(source.value().get("source").text());
  }

  @Override
  public String version() {
    return source.request().version().resolve(source.value().get("version").text());
  }

  @Override
  public String releaseTag() {
    return sourceName().releaseTag(version());
  }

  @Override
  public List<BuildCommand> buildCommands() {
    List<BuildCommand> commands = new ArrayList<>();
    buildCommand(source).ifPresent(commands::add);
    source.ownedUi().flatMap(GestaltProvider::buildCommand).ifPresent(commands::add);
    return commands;
  }

  private static Optional<BuildCommand> buildCommand(SourcePackage source) {
    Value build = source.value().get("release").get("build");
    if (!build.isPresent()) {
      return Optional.empty();
    }
    Path directory = source.directory().resolve(build.get("workdir").text());
    List<String> arguments = build.get("command").items().stream().map(Value::text).toList();
    return Optional.of(
        new BuildCommand(
            source.request().shownAs() + ": release.build.command", directory, arguments));
  }

  @Override
  public Code code() {
    if (source.kind() == Kind.UI || source.value().get("entrypoint").isPresent()) {
      return Code.NONE;
    }
    return source.kind() == Kind.PLUGIN && source.isManifestBacked()
        ? Code.POSSIBLE
        : Code.REQUIRED;
  }

  @Override
  public Optional<String> sourceCode() {
    return SourceCode.sign(source.directory());
  }

  @Override
  public Optional<ReleasePlan> plan(Problems problems) {
    if (sourceCode().isPresent()) {
      // What was unknown as long as the code might come along is known now: it does not.
      OperationFiles.check(source, false, problems);
    }
    PackageLayout layout = new PackageLayout(problems);
    layout.add(source, "", version());
    Optional<PackageLayout.Contents> contents = layout.contents(source);
    if (contents.isEmpty()) {
      return Optional.empty();
    }
    Optional<Platform> platform = onlyPlatform();
    warnAboutGenericExecutable(platform, problems);
    PlannedArchive archive =
        new PlannedArchive(
            platform.map(Platform::target).orElse(ReleasePlan.GENERIC),
            platform,
            "gestalt-plugin-" + name() + "_v" + version() + ".tar.gz",
            contents.get().archive());
    return Optional.of(
        new ReleasePlan(
            List.of(archive), contents.get().notes(), METADATA_FILE, metadata()::render));
  }

  /** A prebuilt provider for one platform is released for that platform. */
  private Optional<Platform> onlyPlatform() {
    List<Value> artifacts = source.value().get("artifacts").items();
    if (artifacts.size() != 1) {
      return Optional.empty();
    }
    Value artifact = artifacts.get(0);
    String os = artifact.get("os").text();
    String arch = artifact.get("arch").text();
    return os.isEmpty() || arch.isEmpty()
        ? Optional.empty()
        : Optional.of(new Platform(os, arch, artifact.get("libc").text()));
  }

  private ReleaseMetadata metadata() {
    return new ReleaseMetadata(sourceName().text(), source.kind(), version(), runtime());
  }

  private ReleaseMetadata.Runtime runtime() {
    if (source.kind() == Kind.UI) {
      return ReleaseMetadata.Runtime.UI;
    }
    return code() == Code.POSSIBLE
        ? ReleaseMetadata.Runtime.DECLARATIVE
        : ReleaseMetadata.Runtime.EXECUTABLE;
  }

  private void warnAboutGenericExecutable(Optional<Platform> platform, Problems problems) {
    if (platform.isEmpty() && runtime() == ReleaseMetadata.Runtime.EXECUTABLE) {
      Value artifacts = source.value().get("artifacts");
      problems.add(
          GestaltRules.GENERIC_EXECUTABLE,
          source.request().shownAs(),
          artifacts.path(),
          artifacts.position(),
          "expected one artifact with os and arch, found "
              + artifacts.items().size()
              + "; servers refuse an executable that is released for no platform in particular",
          "release each platform from a manifest with its artifact alone");
    }
  }
}
