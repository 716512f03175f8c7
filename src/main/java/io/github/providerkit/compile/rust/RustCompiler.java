package io.github.providerkit.compile.rust;

import io.github.providerkit.compile.BinaryCatalog;
import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.RustTarget;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Compiles Rust ({@code docs/spec/gestalt-release.md} section 4): a crate that wraps the provider's
 * is built with the versions of the provider's own {@code Cargo.lock}, which the original ignores.
 * The target directory is kept, so that only what has changed is compiled again.
 */
public final class RustCompiler implements Compiler {
  /** Variables of the user that change what is compiled start with one of these. */
  private static final List<String> VARIABLES =
      List.of(
          "RUSTFLAGS",
          "RUSTC_",
          "CARGO_ENCODED_",
          "CARGO_INCREMENTAL",
          "CARGO_PROFILE_",
          "CARGO_BUILD_",
          "CARGO_TARGET_");

  private static final String RELEASE_PROFILE = "CARGO_PROFILE_RELEASE_";

  private final Workshop workshop;
  private final Path directory;
  private final RustWrapper wrapper;

  /** Cargo uses all cores by itself, and lets nobody else into its target directory meanwhile. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private volatile @Nullable CargoWorkspace workspace;
  private volatile boolean incremental;

  public RustCompiler(Workshop workshop) {
    this.workshop = workshop;
    this.directory = workshop.code().directory();
    this.wrapper = new RustWrapper(workshop.work().resolve("wrapper"));
  }

  @Override
  public List<Tool> tools(Platform platform) throws ProviderException {
    return List.of(tool());
  }

  @Override
  public Map<String, String> settings(Platform platform) throws ProviderException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("rust.target", rustTarget(platform).triple());
    workshop.machine().variables().entrySet().stream()
        .filter(variable -> VARIABLES.stream().anyMatch(variable.getKey()::startsWith))
        .forEach(variable -> settings.put("rust." + variable.getKey(), variable.getValue()));
    return settings;
  }

  @Override
  public void prepare(Step step) throws ProviderException {
    List<String> found =
        step.read(
            "cargo locate-project",
            directory,
            tool().environment(),
            List.of(
                tool().executable().toString(),
                "locate-project",
                "--workspace",
                "--message-format",
                "plain",
                "--manifest-path",
                directory.resolve("Cargo.toml").toString()));
    CargoWorkspace root = new CargoWorkspace(Path.of(String.join("\n", found).strip()));
    wrapper.write(workshop, root);
    incremental = !root.isTuned() && !isTunedByVariables();
    workspace = root;
  }

  private CargoWorkspace workspace() {
    return Objects.requireNonNull(workspace, "prepared first");
  }

  @Override
  public void compile(Platform platform, Path binary, Step step) throws ProviderException {
    RustTarget target = rustTarget(platform);
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment(step.name() + ": interrupted", e);
    }
    try {
      fetch(target, step);
      showChanges(target);
      build(target, step);
      Files.copy(
          built(target, platform.os().equals("windows") ? ".exe" : ""),
          binary,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ProviderException.environment("cannot copy the binary to " + binary, e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public Inputs inputs(Platform platform, Step step) throws ProviderException {
    return new RustSources(workshop.work())
        .addListed(built(rustTarget(platform), ".d"))
        .addWorkspace(workspace())
        .addSettings(directory, workshop.machine())
        .inputs();
  }

  @Override
  public Platform target(Platform platform) throws ProviderException {
    return new Platform(platform.os(), platform.arch(), rustTarget(platform).library());
  }

  @Override
  public boolean describesItselfByBinary() {
    return true;
  }

  @Override
  public void writeCatalog(Optional<Path> binary, Path catalog, Step step)
      throws ProviderException {
    BinaryCatalog.write(binary.orElseThrow(), catalog, directory, step);
  }

  @Override
  public Optional<List<Library>> libraries(Platform platform, Path binary, Step step)
      throws ProviderException {
    List<String> arguments = new ArrayList<>(List.of("metadata", "--format-version", "1"));
    arguments.addAll(List.of("--locked", "--filter-platform", rustTarget(platform).triple()));
    List<String> found =
        step.read("cargo metadata", directory, tool().environment(), command(arguments));
    return Optional.of(
        CrateGraph.of(String.join("\n", found)).libraries(CargoLock.read(wrapper.lock())));
  }

  /**
   * Downloads crates and completes the copied lock by the wrapper. Nothing else may be missing in
   * it: Cargo would take the newest versions, and say nothing.
   */
  private void fetch(RustTarget target, Step step) throws ProviderException {
    cargo(target, step, Map.of(), List.of("fetch", "--target", target.triple()));
    if (workspace().lock().isPresent()) {
      CargoLock.read(workspace().lockFile())
          .requireAll(CargoLock.read(wrapper.lock()), workspace().lockFile());
    }
  }

  private void showChanges(RustTarget target) throws ProviderException, IOException {
    if (Files.exists(built(target, ".d"))) {
      Path own = Objects.requireNonNull(built(target, "").getParent());
      new CargoTimes(List.of(own, targetDirectory().resolve(own.getFileName())))
          .forgetIfHidden(new RustSources(workshop.work()).addListed(built(target, ".d")).inputs());
    }
  }

  private void build(RustTarget target, Step step) throws ProviderException {
    RustFlags flags = RustFlags.of(workspace().directory(), workshop.machine());
    List<String> arguments = new ArrayList<>(List.of("build", "--release", "--locked"));
    arguments.addAll(List.of("--target", target.triple()));
    arguments.addAll(List.of("--target-dir", targetDirectory().toString()));
    arguments.addAll(flags.arguments());
    Map<String, String> environment = new HashMap<>(flags.environment());
    if (incremental) {
      environment.put("CARGO_INCREMENTAL", "1");
    }
    cargo(target, step, environment, arguments);
  }

  /**
   * Incremental compilation is for the provider's own crates, where it makes a changed line many
   * times faster; whoever has tuned the release profile knows better.
   */
  private boolean isTunedByVariables() {
    return workshop.machine().variables().keySet().stream()
        .anyMatch(name -> name.equals("CARGO_INCREMENTAL") || name.startsWith(RELEASE_PROFILE));
  }

  /** Runs in the provider's directory, whose {@code .cargo/config.toml} counts. */
  private void cargo(RustTarget target, Step step, Map<String, String> more, List<String> arguments)
      throws ProviderException {
    Map<String, String> environment = new HashMap<>(tool().environment());
    environment.putAll(more);
    try {
      step.run("cargo " + arguments.get(0), directory, environment, command(arguments));
    } catch (ProviderException e) {
      throw KnownFailure.explain(
          e, step, RustFailures.known(step.name(), target, workshop.code().entry()));
    }
  }

  private List<String> command(List<String> arguments) throws ProviderException {
    List<String> command = new ArrayList<>();
    command.add(tool().executable().toString());
    command.addAll(arguments);
    command.addAll(List.of("--manifest-path", wrapper.manifest().toString()));
    if (workshop.offline()) {
      command.add("--offline");
    }
    return command;
  }

  /** What Cargo has built, or a file beside it. */
  private Path built(RustTarget target, String ending) {
    return targetDirectory()
        .resolve(target.triple())
        .resolve("release")
        .resolve(RustWrapper.NAME + ending);
  }

  private Path targetDirectory() {
    return workshop.work().resolve("target");
  }

  private RustTarget rustTarget(Platform platform) throws ProviderException {
    return RustTarget.of(platform, workshop.options());
  }

  /** The same for all platforms. */
  private Tool tool() throws ProviderException {
    return workshop.tools().resolve(ToolKind.RUST, workshop.hostPlatform(), directory);
  }
}
