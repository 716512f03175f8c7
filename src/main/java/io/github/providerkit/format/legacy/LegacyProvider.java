package io.github.providerkit.format.legacy;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.gestalt.GestaltOperations;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.layout.PackageLayout;
import io.github.providerkit.format.gestalt.layout.PackagedCode;
import io.github.providerkit.format.gestalt.source.SourcePackage;
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
import org.jspecify.annotations.Nullable;

/** A provider of the {@code plugin.yaml} generation that passed its checks. */
final class LegacyProvider implements Provider {
  /** The history of the files is none of the package's; the original took it along. */
  private static final Set<String> HISTORY = Set.of(".git", ".hg", ".svn");

  private final SourcePackage source;
  private final Value author;

  /**
   * Creates a provider.
   *
   * @param source the package in today's terms
   * @param author the manifest's fields as the author wrote them
   */
  LegacyProvider(SourcePackage source, Value author) {
    this.source = source;
    this.author = author;
  }

  @Override
  public String name() {
    return new SourceName(author.get("source").text()).name();
  }

  @Override
  public String version() {
    return source.request().version().resolve(author.get("version").text());
  }

  /** The consumer looks for releases of its plugins under {@code plugin/}. */
  @Override
  public String releaseTag() {
    return "plugin/" + name() + "/v" + version();
  }

  @Override
  public List<BuildCommand> buildCommands() {
    return List.of();
  }

  @Override
  public List<OfferedOperation> operations(Optional<CompiledCode> compiled)
      throws ProviderException {
    return GestaltOperations.of(source, compiled);
  }

  @Override
  public Path directory() {
    return source.directory();
  }

  @Override
  public List<Path> generatedDirectories() {
    return List.of();
  }

  @Override
  public String kind() {
    return author.get("provider").isPresent() ? "provider" : "webui";
  }

  /** Any of them gets the Go program beside it, a UI too. */
  @Override
  public Optional<ProviderCode> code() {
    return source.code();
  }

  /** What is to be run and has neither artifact nor program is refused with its manifest. */
  @Override
  public void requireCode() {
    // So there is nothing left to refuse.
  }

  @Override
  public Optional<ReleasePlan> plan(PlanRequest request, Problems problems)
      throws ProviderException {
    List<PlannedArchive> archives = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (Optional<PackagedCode> code : packagedCode(request)) {
      PackageLayout layout = new PackageLayout(problems, code);
      FileTree tree = layout.addNamedFiles(source, "");
      if (tree != null && request.layout() == Layout.PACKAGE) {
        layout.addUnnamedFiles(source, withoutHistory(tree.list("")));
      } else {
        staticCatalog(layout, tree);
      }
      new PackageManifest(source, author, problems)
          .of(version(), layout.files(), code)
          .ifPresent(bytes -> layout.addManifest(source, fileName(), bytes));
      layout.addFromBuild(request.added(), LegacyFormat.MANIFESTS);
      Optional<PackageLayout.Contents> contents = layout.contents(source);
      if (contents.isEmpty()) {
        return Optional.empty();
      }
      notes.addAll(contents.get().notes());
      archives.add(archive(code.map(PackagedCode::platform), contents.get().archive()));
    }
    return Optional.of(
        new ReleasePlan(archives, List.copyOf(notes), Optional.empty(), Optional.empty()));
  }

  private List<Optional<PackagedCode>> packagedCode(PlanRequest request) throws ProviderException {
    // A package of the whole directory is what its author has put there.
    if (request.layout() == Layout.PACKAGE) {
      return List.of(Optional.empty());
    }
    if (code().isPresent() && request.code().isEmpty()) {
      String hint = "provider:build-artifacts compiles it";
      throw ProviderException.user(
          "%s: expected the compiled code that %s stands for, found none"
              .formatted(source.shownAs(), code().get().sign()),
          author.get("provider").get("exec").isPresent()
              ? hint
              : hint + "; -Dprovider.declarativeOnly=true releases the provider without its code");
    }
    try {
      return PackagedCode.of(request, name(), Generations.MAY.names());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the compiled code", e);
    }
  }

  private PlannedArchive archive(Optional<Platform> platform, ArchiveContents contents) {
    String suffix = platform.map(p -> "_" + p.os() + "_" + p.arch()).orElse("");
    return new PlannedArchive(
        platform.map(Platform::target).orElse(ReleasePlan.GENERIC),
        platform,
        "gestalt-plugin-" + name() + "_v" + version() + suffix + ".tar.gz",
        contents);
  }

  /** Only the last servers of the generation know it, see {@link LegacyRules#LATER}. */
  private void staticCatalog(PackageLayout layout, @Nullable FileTree tree) {
    String path = author.get("provider").get("static_catalog_path").text();
    if (tree != null && !path.isEmpty()) {
      layout.addUnnamedFiles(source, tree.list(path));
    }
  }

  private TreeListing withoutHistory(TreeListing listing) {
    return new TreeListing(
        listing.files().stream().filter(file -> isContent(file.name())).toList(),
        listing.problems().stream().filter(problem -> isContent(problem.name())).toList());
  }

  private boolean isContent(String name) {
    return !name.equals(fileName()) && Stream.of(name.split("/")).noneMatch(HISTORY::contains);
  }

  private String fileName() {
    return source.file().path().getFileName().toString();
  }
}
