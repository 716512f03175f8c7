package io.github.providerkit.mojo;

import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes or refreshes a {@code provider-index.yaml} of the releases in a directory, such as a Maven
 * repository that a web server serves, so that deployments can ask for versions by constraint.
 * Nothing in the index is lost: texts, yanked marks, comments and versions stay.
 *
 * @since 0.1.0
 */
@Mojo(name = "index", requiresProject = false, threadSafe = true)
public final class IndexMojo extends AbstractGoal {
  /**
   * URL of the directory that is searched. By default the index names releases relative to its own
   * place.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.baseUrl")
  private String baseUrl;

  /**
   * The directory that is searched for releases, with everything below it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.directory", required = true)
  private File directory;

  /**
   * The index. By default {@code provider-index.yaml} in the directory that is searched.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.file")
  private File file;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.index.skip", defaultValue = "false")
  private boolean skipIndex;

  @Override
  boolean skipped() {
    return skipIndex;
  }

  @Override
  void run() throws ProviderException {
    Path start = Path.of(session().getExecutionRootDirectory());
    Path searched = start.resolve(directory.toPath());
    Path index =
        file == null ? searched.resolve("provider-index.yaml") : start.resolve(file.toPath());
    IndexWriter.Written written =
        new IndexWriter(index, Optional.ofNullable(baseUrl)).write(searched);
    written.added().forEach(release -> getLog().info("new: " + release));
    getLog()
        .info(
            (written.changed() ? "wrote " : "unchanged: ")
                + index
                + ", "
                + written.packages()
                + (written.packages() == 1 ? " package" : " packages"));
  }
}
