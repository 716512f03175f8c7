package io.github.providerkit.compile;

import io.github.providerkit.format.Phases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import java.nio.file.Path;
import java.util.List;

/** Runs the commands that prepare a release and make no program. */
@FunctionalInterface
public interface Preparation {
  /**
   * Runs them; the sources stay as they are. What they made of the files that are packaged is in
   * {@link BuildPaths#made} afterwards.
   *
   * @param source the provider's directory
   * @param foreign directories among the sources that hold none
   * @throws ProviderException if a command fails
   */
  void run(Path source, Phases phases, BuildPaths paths, List<Path> foreign, Step step)
      throws ProviderException;
}
