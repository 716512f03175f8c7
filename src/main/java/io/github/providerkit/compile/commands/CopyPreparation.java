package io.github.providerkit.compile.commands;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.Preparation;
import io.github.providerkit.compile.Step;
import io.github.providerkit.files.Directories;
import io.github.providerkit.format.Phases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prepares in a copy of the sources, and keeps what is packaged of it ({@code
 * docs/spec/gestalt-app.md} section 3).
 */
public final class CopyPreparation implements Preparation {
  private final Platform machine;

  /**
   * Creates it.
   *
   * @param machine the platform of this machine, which is what is prepared for
   */
  public CopyPreparation(Platform machine) {
    this.machine = machine;
  }

  @Override
  public void run(Path source, Phases phases, BuildPaths paths, List<Path> foreign, Step step)
      throws ProviderException {
    Path directory = source.toAbsolutePath().normalize();
    SourceCopy copy =
        new SourceCopy(directory, paths.work(Language.COMMANDS).resolve("preparation"));
    BuiltFiles files = new BuiltFiles(copy.directory());
    try {
      // Nobody releases what an earlier run made when this one fails.
      Directories.delete(paths.made());
      copy.make(
          directory,
          foreign.stream().map(path -> path.toAbsolutePath().normalize()).toList(),
          CopyBuilds.leftOut(phases));
      files.prepare();
      PhaseRunner runner = new PhaseRunner(machine);
      Map<String, String> more = Map.of(CopyBuilds.ASSETS, files.assets().toString());
      for (Phases.Step command :
          Stream.concat(phases.install().stream(), phases.build().stream()).toList()) {
        runner.run(command, copy.directory(), machine, more, step);
      }
      files.keepMade(phases.files(), directory, paths.made());
    } catch (IOException e) {
      throw ProviderException.environment("cannot prepare in a copy of " + source, e);
    }
  }
}
