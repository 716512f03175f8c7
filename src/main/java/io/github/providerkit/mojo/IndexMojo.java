package io.github.providerkit.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.lock.resolve.ReleaseUrls;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.registry.CatalogFile;
import io.github.providerkit.registry.IndexPage;
import io.github.providerkit.registry.KnownOperations;
import io.github.providerkit.registry.Registry;
import io.github.providerkit.registry.RegistryTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes or refreshes a {@code provider-index.yaml} of the releases that a build has made, or of
 * those in a directory, such as a Maven repository that a web server serves, so that deployments
 * can ask for versions by constraint. Nothing in the index is lost or changed: texts, yanked marks,
 * comments and versions stay. Snapshots are passed over. From the index and the manifests of the
 * repository it also writes what shows the providers: {@code registry/catalog.json} for registries,
 * and a page for people.
 *
 * @since 0.1.0
 */
@Mojo(name = "index", requiresProject = false, aggregator = true, threadSafe = true)
public final class IndexMojo extends AbstractGoal {
  private static final String CATALOG = "registry/catalog.json";
  private static final String INDEX = "provider-index.yaml";

  /**
   * URL of the directory that is searched. By default the index names releases relative to its own
   * place.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.baseUrl")
  private @Nullable String baseUrl;

  /**
   * The branch of the repository whose files the catalog and the page link to.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.branch", defaultValue = "main")
  private String branch;

  /**
   * The catalog of all providers, JSON for registries. By default {@code registry/catalog.json}
   * where Maven was started, if that is there.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.catalog")
  private @Nullable File catalog;

  /**
   * The directory that is searched for releases, with everything below it. By default what the
   * modules of the build have made.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.directory")
  private @Nullable File directory;

  /**
   * The index. By default {@code provider-index.yaml} in the directory that is searched, or beside
   * the POM of the build.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.file")
  private @Nullable File file;

  /**
   * A page of all providers for people: one file of HTML that can be searched and needs no network,
   * such as {@code index.html}. By default none is written.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.page")
  private @Nullable File page;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.skip", defaultValue = "false")
  private boolean skipIndex;

  /**
   * The URL of each release's metadata, with placeholders: {@code {tag}} for the release's tag,
   * {@code {version}}, {@code {artifact}} for the Maven artifact id, and {@code {file}} for the
   * name of the metadata. For example {@code
   * https://github.com/acme/tools/releases/download/{tag}/{file}}. In place of {@code
   * provider.index.baseUrl}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.urlPattern")
  private String urlPattern;

  @Override
  boolean skipped() {
    return skipIndex;
  }

  @Override
  void run() throws ProviderException {
    Path start = started();
    Path usual = start.resolve(CATALOG);
    Optional<Path> programs =
        Optional.ofNullable(catalog)
            .map(chosen -> named(chosen, "provider.index.catalog"))
            .or(() -> Optional.of(usual).filter(Files::isRegularFile));
    Optional<Path> people =
        Optional.ofNullable(page).map(chosen -> named(chosen, "provider.index.page"));
    boolean shown = programs.isPresent() || people.isPresent();
    // Without a project nobody knows what lies around here, and how much.
    boolean inTree = shown || session().getRequest().isProjectPresent();
    Optional<RegistryTree> tree =
        inTree ? Optional.of(RegistryTree.below(start, Formats.all())) : Optional.empty();
    Path place = directory == null ? start : named(directory, "provider.index.directory");
    Path index = file == null ? place.resolve(INDEX) : named(file, "provider.index.file");
    List<Path> searched = directory == null ? made(shown && Files.exists(index)) : List.of(place);
    IndexWriter writer = new IndexWriter(index, urls());
    IndexWriter.Written written =
        writer.write(searched, tree.map(RegistryTree::words).orElse(Map.of()));
    written.added().forEach(release -> getLog().info("new: " + release));
    tell(written.changed(), index, written.packages(), "package");
    if (shown) {
      show(Registry.of(index, tree.orElseThrow(), branch), writer.found(), programs, people);
    }
  }

  private void tell(boolean changed, Path file, int number, String what) {
    getLog()
        .info(
            "%s%s, %d %s"
                .formatted(
                    changed ? "wrote " : "unchanged: ",
                    file,
                    number,
                    number == 1 ? what : what + "s"));
  }

  private void show(
      Registry registry,
      List<IndexWriter.Found> found,
      Optional<Path> programs,
      Optional<Path> people)
      throws ProviderException {
    int number = registry.providers().size();
    if (programs.isPresent()) {
      boolean changed = write(programs.get(), CatalogFile.text(registry));
      tell(changed, programs.get(), number, "provider");
    }
    if (people.isPresent()) {
      KnownOperations operations =
          new KnownOperations(found, started(), Formats.all(), getLog()::warn);
      boolean changed = write(people.get(), IndexPage.html(registry, operations));
      tell(changed, people.get(), number, "provider");
    }
  }

  private static boolean write(Path file, String text) throws ProviderException {
    try {
      if (Files.exists(file) && Files.readString(file).equals(text)) {
        return false;
      }
      AtomicFile.write(file, text.getBytes(UTF_8));
      return true;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }

  private ReleaseUrls urls() throws ProviderException {
    if (urlPattern == null) {
      return ReleaseUrls.below(Optional.ofNullable(baseUrl));
    }
    if (baseUrl != null) {
      throw ProviderException.user(
          "expected provider.index.baseUrl or provider.index.urlPattern, found both", null);
    }
    return ReleaseUrls.pattern(urlPattern);
  }

  /**
   * Where the modules of this build have put their releases.
   *
   * @param mayBeNone whether there is something to do without any
   */
  private List<Path> made(boolean mayBeNone) throws ProviderException {
    List<Path> outputs =
        session().getProjects().stream()
            .filter(module -> module.getBasedir() != null)
            .map(module -> OutputDirectory.in(Path.of(module.getBuild().getDirectory())))
            .filter(Files::isDirectory)
            .toList();
    if (outputs.isEmpty() && !mayBeNone) {
      throw ProviderException.user(
          "expected releases that the modules of this build have made, found none",
          "run mvn package before, or name a directory with -Dprovider.index.directory=…");
    }
    return outputs;
  }
}
