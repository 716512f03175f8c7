package io.github.providerkit.script;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs what a provider wants run around its packaging ({@code docs/spec/checkstack.md} section
 * 2.4).
 */
public final class PackagingScripts {
  private final Host host;
  private final ToolchainResolver tools;
  private final Path logs;
  private final Consumer<String> output;
  private final BuildTurns turns;
  private final Path module;
  private final Path started;

  /**
   * Creates a runner.
   *
   * @param host where to look for npm
   * @param tools finds Bun
   * @param paths where the module writes; the commands' output goes to a directory for each time
   * @param turns what other modules do and have done
   * @param output receives each line that a command prints
   * @param started directory of the project that Maven was started for
   */
  public PackagingScripts(
      Host host,
      ToolchainResolver tools,
      BuildPaths paths,
      BuildTurns turns,
      Consumer<String> output,
      Path started) {
    this.host = host;
    this.tools = tools;
    this.logs = paths.logs();
    this.module = paths.output();
    this.turns = turns;
    this.output = output;
    this.started = started;
  }

  /**
   * Waits for the moment when nobody else writes the files that are packed.
   *
   * @param provider as for {@link #beforePacking}
   * @return to be closed when everything is packed and all scripts ran
   */
  public BuildTurns.Turn begin(Optional<Provider> provider) {
    boolean runs =
        provider.isPresent()
            && !(provider.get().packagingCommands().isEmpty()
                && provider.get().afterPackagingCommands().isEmpty());
    return runs ? turns.toRunScripts() : turns.toPack();
  }

  /**
   * Runs what has to come first.
   *
   * @param provider empty when it is not fine; then nothing runs
   * @throws ProviderException if a command fails
   */
  public void beforePacking(Optional<Provider> provider) throws ProviderException {
    // What is cleaned up again after each packing has to be made before each.
    boolean lasts = provider.isPresent() && provider.get().afterPackagingCommands().isEmpty();
    run("prepack", provider.map(Provider::packagingCommands), lasts ? turns : BuildTurns.alone());
  }

  /**
   * Runs what waits for the archives.
   *
   * @param provider as for {@link #beforePacking}
   * @throws ProviderException if a command fails
   */
  public void afterPacking(Optional<Provider> provider) throws ProviderException {
    run("postpack", provider.map(Provider::afterPackagingCommands), BuildTurns.alone());
  }

  private void run(String name, Optional<List<BuildCommand>> commands, BuildTurns shared)
      throws ProviderException {
    if (commands.isPresent() && !commands.get().isEmpty()) {
      new ReleaseBuild(host, tools, logs.resolve(name), output, Optional.of(started))
          .runOnce(commands.get(), shared, module);
    }
  }
}
