package io.github.providerkit.compile;

import io.github.providerkit.files.Directories;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.RunningProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a binary as the server would: a plugin has to write down its operations and end well,
 * every other kind has to open its socket. Binaries for other machines are not started.
 */
final class StartOnce implements SmokeTest {
  private static final String WRITE_CATALOG = "GESTALT_PLUGIN_WRITE_CATALOG";
  private static final String SOCKET = "GESTALT_PLUGIN_SOCKET";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MILLIS_BETWEEN_LOOKS = 20;

  private final Platform machine;
  private final boolean plugin;
  private final Consumer<String> output;
  private final Duration patience;

  /**
   * Creates the test.
   *
   * @param machine the platform of this machine
   * @param plugin whether the provider is of kind {@code plugin}
   * @param output receives the reason when a binary is not started
   */
  StartOnce(Platform machine, boolean plugin, Consumer<String> output) {
    this(machine, plugin, output, PATIENCE);
  }

  /** The same with another limit for how long a binary may take. */
  StartOnce(Platform machine, boolean plugin, Consumer<String> output, Duration patience) {
    this.machine = machine;
    this.plugin = plugin;
    this.output = output;
    this.patience = patience;
  }

  @Override
  public void run(Path binary, Platform platform, Step step) throws ProviderException {
    if (!platform.target().equals(machine.target())) {
      return;
    }
    try {
      Optional<String> mismatch = BinaryFile.mismatch(binary, ThisMachine.withLibrary(machine));
      if (mismatch.isPresent()) {
        output.accept("[%s] not started: %s".formatted(platform, told(mismatch.get(), platform)));
        return;
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + binary, e);
    }
    start(binary, step);
  }

  /** Whoever builds for this machine, and names no library, wants a program that starts here. */
  private String told(String mismatch, Platform platform) throws IOException {
    return platform.libc().isEmpty()
        ? mismatch
            + "; -Dprovider.platforms="
            + ThisMachine.withLibrary(machine)
            + " builds one that starts on this machine"
        : mismatch;
  }

  /** Starts a program of this machine. */
  void start(Path binary, Step step) throws ProviderException {
    try {
      Path directory = Files.createTempDirectory("provider");
      try {
        start(binary, directory, directory.resolve(plugin ? BuiltBinary.CATALOG : "socket"), step);
      } finally {
        Directories.delete(directory);
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot start " + binary, e);
    }
  }

  private void start(Path binary, Path directory, Path proof, Step step)
      throws IOException, ProviderException {
    ProcessBuilder builder =
        new ProcessBuilder(binary.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(step.log().toFile()));
    builder.environment().putAll(Map.of(plugin ? WRITE_CATALOG : SOCKET, proof.toString()));
    try (RunningProcess process = RunningProcess.start(builder)) {
      await(process, proof, binary, step);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment(step.name() + ": interrupted", e);
    }
  }

  private void await(RunningProcess process, Path proof, Path binary, Step step)
      throws InterruptedException, ProviderException {
    long end = System.nanoTime() + patience.toNanos();
    boolean ended = false;
    while (!ended && System.nanoTime() < end) {
      ended = process.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      if (!plugin && Files.exists(proof)) {
        return;
      }
    }
    if (plugin && ended && process.await() == 0 && Files.exists(proof)) {
      return;
    }
    throw ProviderException.user(
        "%s: expected the binary to %s, found that it %s"
            .formatted(
                step.name(),
                plugin ? "write down its operations" : "open its socket",
                ended
                    ? "ended with status " + process.await()
                    : "had not done so after " + patience.toSeconds() + " s"),
        "its output is in %s; -Dprovider.smokeTest=false leaves the test out (%s)"
            .formatted(step.log(), binary));
  }
}
