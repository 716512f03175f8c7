package io.github.providerkit.format.gestalt;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.Offer;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.Phases;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.layout.PackageLayout;
import io.github.providerkit.format.gestalt.layout.PackagedCode;
import io.github.providerkit.format.gestalt.release.ReleaseMetadata;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.source.OperationFiles;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.format.gestalt.source.SourcePhases;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Gestalt provider that passed its checks. */
final class GestaltProvider implements Provider {
  private static final String METADATA_FILE = "provider-release.yaml";

  /** Beside a manifest: other manifests, of which one may come first, and the catalog. */
  private static final Set<String> READ_BY_SERVERS =
      Set.of("manifest.json", "manifest.yaml", "manifest.yml", Catalog.FILE);

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
    DeclaredBuild.of(source).ifPresent(commands::add);
    preparation().ifPresent(phases -> commands.addAll(SourcePhases.commands(source, phases)));
    source.ownedUi().flatMap(DeclaredBuild::of).ifPresent(commands::add);
    return commands;
  }

  @Override
  public List<OfferedOperation> operations(Optional<CompiledCode> compiled)
      throws ProviderException {
    return GestaltOperations.of(source, compiled);
  }

  @Override
  public Optional<Offer> offer(Optional<CompiledCode> compiled) throws ProviderException {
    return Optional.of(GestaltOffer.of(source, compiled));
  }

  @Override
  public Optional<EarlierRelease> earlier(EarlierRelease.Files files) throws ProviderException {
    return Optional.of(GestaltOffer.released(files, source.generation()));
  }

  @Override
  public Path directory() {
    return source.directory();
  }

  @Override
  public List<Path> generatedDirectories() {
    List<Path> directories = new ArrayList<>();
    Stream.concat(Stream.of(source), source.ownedUi().stream())
        .filter(made -> DeclaredBuild.of(made).isPresent())
        .forEach(
            made -> {
              String assets = made.spec().get("assetRoot").text();
              if (!assets.isEmpty()) {
                SlashPath.below(made.directory(), assets).ifPresent(directories::add);
              }
            });
    return directories;
  }

  @Override
  public String kind() {
    return source.generation().wordOf(source.kind());
  }

  @Override
  public Optional<Phases> phases() {
    return code().flatMap(made -> SourcePhases.of(source));
  }

  @Override
  public Optional<Phases> preparation() {
    return SourcePhases.preparation(source);
  }

  @Override
  public Optional<ProviderCode> code() {
    return source.code();
  }

  @Override
  public void requireCode() throws ProviderException {
    MissingCode.refuse(source, kind());
  }

  @Override
  public Optional<ReleasePlan> plan(PlanRequest request, Problems problems)
      throws ProviderException {
    if (request.layout() == Layout.PACKAGE) {
      throw ProviderException.user(
          "provider.layout: expected release or flat, found \"package\"",
          "whole directories are packages of the format gestalt-legacy alone");
    }
    if (code().isPresent() && request.code().isEmpty()) {
      throw notCompiled();
    }
    if (request.code().isPresent()) {
      OperationFiles.check(source, request.code(), problems);
    }
    List<PlannedArchive> archives = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Optional<PackagedCode> code : packagedCode(request)) {
      PackageLayout layout = new PackageLayout(problems, code);
      layout.add(source, "", version());
      layout.addFromBuild(request.added(), READ_BY_SERVERS);
      Optional<PackageLayout.Contents> contents = layout.contents(source);
      if (contents.isEmpty()) {
        return Optional.empty();
      }
      notes.addAll(contents.get().notes());
      archives.add(archive(code.map(PackagedCode::platform), contents.get().archive()));
    }
    boolean compiled = request.code().isPresent();
    if (!compiled) {
      warnAboutGenericExecutable(archives.get(0).platform(), problems);
    }
    return Optional.of(
        new ReleasePlan(
            archives,
            List.copyOf(new LinkedHashSet<>(notes)),
            METADATA_FILE,
            new GestaltMetadata(source, version(), request.code()).metadata()::render));
  }

  private ProviderException notCompiled() {
    String hint = "provider:build-artifacts compiles it";
    return ProviderException.user(
        "%s: expected the compiled code that %s stands for, found none"
            .formatted(source.shownAs(), code().orElseThrow().sign()),
        GestaltMetadata.of(source) == ReleaseMetadata.Runtime.DECLARATIVE
            ? hint + "; -Dprovider.declarativeOnly=true releases the provider without its code"
            : hint);
  }

  private List<Optional<PackagedCode>> packagedCode(PlanRequest request) throws ProviderException {
    try {
      return PackagedCode.of(request, name(), source.generation().names());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the catalog of the compiled code", e);
    }
  }

  private PlannedArchive archive(Optional<Platform> compiledFor, ArchiveContents contents) {
    Optional<Platform> platform = compiledFor.or(this::onlyPlatform);
    String suffix = compiledFor.map(p -> "_" + p.os() + "_" + p.arch()).orElse("");
    return new PlannedArchive(
        platform.map(Platform::target).orElse(ReleasePlan.GENERIC),
        platform,
        source.generation().names().archivePrefix()
            + name()
            + "_v"
            + version()
            + suffix
            + ".tar.gz",
        contents);
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

  private void warnAboutGenericExecutable(Optional<Platform> platform, Problems problems) {
    if (platform.isEmpty() && GestaltMetadata.of(source) == ReleaseMetadata.Runtime.EXECUTABLE) {
      Value artifacts = source.value().get("artifacts");
      problems.add(
          GestaltRules.GENERIC_EXECUTABLE,
          source.shownAs(),
          artifacts.path(),
          artifacts.position(),
          "expected one artifact with os and arch, found "
              + artifacts.items().size()
              + "; servers refuse an executable that is released for no platform in particular",
          "release each platform from a manifest with its artifact alone");
    }
  }
}
