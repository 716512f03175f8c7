package io.github.providerkit.script;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
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

  /**
   * Creates a runner.
   *
   * @param host where to look for npm
   * @param tools finds Bun
   * @param logs directory for the commands' output, with one below it for each time
   * @param output receives each line that a command prints
   */
  public PackagingScripts(Host host, ToolchainResolver tools, Path logs, Consumer<String> output) {
    this.host = host;
    this.tools = tools;
    this.logs = logs;
    this.output = output;
  }

  /**
   * Runs what has to come first.
   *
   * @param provider empty when it is not fine; then nothing runs
   * @throws ProviderException if a command fails
   */
  public void beforePacking(Optional<Provider> provider) throws ProviderException {
    run("prepack", provider.map(Provider::packagingCommands));
  }

  /**
   * Runs what waits for the archives.
   *
   * @param provider as for {@link #beforePacking}
   * @throws ProviderException if a command fails
   */
  public void afterPacking(Optional<Provider> provider) throws ProviderException {
    run("postpack", provider.map(Provider::afterPackagingCommands));
  }

  private void run(String name, Optional<List<BuildCommand>> commands) throws ProviderException {
    if (commands.isPresent() && !commands.get().isEmpty()) {
      new ReleaseBuild(host, tools, logs.resolve(name), output).run(commands.get());
    }
  }
}
