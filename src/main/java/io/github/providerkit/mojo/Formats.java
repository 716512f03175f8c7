package io.github.providerkit.mojo;

import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.checkstack.CheckstackFormat;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.source.Dialect;
import io.github.providerkit.format.legacy.LegacyFormat;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The registered formats: one line each. */
public final class Formats {
  private Formats() {}

  /** All formats with nothing chosen. */
  public static List<ProviderFormat> all() {
    return all(CheckstackSettings.DEFAULT);
  }

  /**
   * All formats.
   *
   * @param checkstack what a build chose for one of them
   */
  public static List<ProviderFormat> all(CheckstackSettings checkstack) {
    return all(checkstack, Dialect.of(Optional.empty()));
  }

  /**
   * All formats.
   *
   * @param checkstack what a build chose for one of them
   * @param dialect how the generation of another's manifests is found
   */
  public static List<ProviderFormat> all(CheckstackSettings checkstack, Dialect dialect) {
    return List.of(
        new GestaltFormat(dialect), new LegacyFormat(), new CheckstackFormat(checkstack));
  }

  /**
   * How the generation of a project's manifest is found.
   *
   * @param named the one that the user names; empty for what the manifest says, and where that says
   *     nothing, the other modules of the build
   */
  static Dialect dialect(
      Optional<Generation> named, MavenSession session, @Nullable MavenProject project) {
    return new Dialect(
        named,
        seen ->
            GestaltFormat.saidIn(
                Optional.ofNullable(session.getProjects()).stream()
                    .flatMap(List::stream)
                    .filter(other -> !other.equals(project) && other.getBasedir() != null)
                    .map(other -> other.getBasedir().toPath())
                    .toList(),
                seen));
  }
}
