package io.github.providerkit.mojo;

import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.lock.resolve.ReleaseUrls;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes or refreshes a {@code provider-index.yaml} of the releases that a build has made, or of
 * those in a directory, such as a Maven repository that a web server serves, so that deployments
 * can ask for versions by constraint. Nothing in the index is lost or changed: texts, yanked marks,
 * comments and versions stay. Snapshots are passed over.
 *
 * @since 0.1.0
 */
@Mojo(name = "index", requiresProject = false, aggregator = true, threadSafe = true)
public final class IndexMojo extends AbstractGoal {
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
   * The directory that is searched for releases, with everything below it. By default what the
   * modules of the build have made.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.directory")
  private File directory;

  /**
   * The index. By default {@code provider-index.yaml} in the directory that is searched, or beside
   * the POM of the build.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.file")
  private @Nullable File file;

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
    Path start = Path.of(session().getExecutionRootDirectory());
    List<Path> searched = directory == null ? made() : List.of(start.resolve(directory.toPath()));
    Path place = directory == null ? start : searched.get(0);
    Path index = file == null ? place.resolve(INDEX) : start.resolve(file.toPath());
    IndexWriter.Written written = new IndexWriter(index, urls()).write(searched);
    written.added().forEach(release -> getLog().info("new: " + release));
    getLog()
        .info(
            (written.changed() ? "wrote " : "unchanged: ")
                + index
                + ", "
                + written.packages()
                + (written.packages() == 1 ? " package" : " packages"));
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

  /** Where the modules of this build have put their releases. */
  private List<Path> made() throws ProviderException {
    List<Path> outputs =
        session().getProjects().stream()
            .filter(module -> module.getBasedir() != null)
            .map(module -> OutputDirectory.in(Path.of(module.getBuild().getDirectory())))
            .filter(Files::isDirectory)
            .toList();
    if (outputs.isEmpty()) {
      throw ProviderException.user(
          "expected releases that the modules of this build have made, found none",
          "run mvn package before, or name a directory with -Dprovider.index.directory=…");
    }
    return outputs;
  }
}
