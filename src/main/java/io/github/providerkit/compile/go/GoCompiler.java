package io.github.providerkit.compile.go;

import io.github.providerkit.compile.BinaryCatalog;
import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles Go ({@code docs/spec/gestalt-release.md} section 4): a wrapper that imports the
 * provider's package is built inside the provider's module(). Only the wrapper's file name gets
 * into the binary, never its directory, so the bytes are the same wherever the project is. A
 * program of its own is built as it is.
 */
public final class GoCompiler implements Compiler {
  private static final String WRAPPER = "gestalt-go-provider.go";

  /** Pairs of our platforms that Go does not know, or no longer. */
  private static final Set<String> UNKNOWN = Set.of("darwin/386", "darwin/arm", "windows/arm");

  /** The user's variables that change what is compiled. */
  private static final List<String> VARIABLES =
      List.of(
          "GOFLAGS", "GOEXPERIMENT", "GOFIPS140", "GOWORK", "GO386", "GOAMD64", "GOARM", "GOARM64");

  private final Workshop workshop;
  private final Path directory;
  private final Map<Platform, Inputs> inputs = new ConcurrentHashMap<>();
  private volatile @Nullable GoModule module;

  public GoCompiler(Workshop workshop) {
    this.workshop = workshop;
    this.directory = workshop.code().directory();
  }

  @Override
  public List<Tool> tools(Platform platform) throws ProviderException {
    return List.of(workshop.tools().resolve(ToolKind.GO, platform, directory));
  }

  @Override
  public Map<String, String> settings(Platform platform) throws ProviderException {
    if (UNKNOWN.contains(platform.target())) {
      throw ProviderException.user(
          "provider.platforms: expected a platform that Go compiles for, found " + platform,
          "\"go tool dist list\" shows them");
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : VARIABLES) {
      workshop.machine().variable(name).ifPresent(value -> settings.put("go." + name, value));
    }
    return settings;
  }

  @Override
  public void prepare(Step step) throws ProviderException {
    GoModule found =
        GoModule.find(arguments -> read(workshop.hostPlatform(), step, arguments), workshop.code());
    if (workshop.code().isWrapped()) {
      writeWrapper(found);
    }
    module = found;
  }

  private GoModule module() {
    return Objects.requireNonNull(module, "prepared first");
  }

  @Override
  public void compile(Platform platform, Path binary, Step step) throws ProviderException {
    List<String> arguments =
        command(
            platform,
            "build",
            module().mode(),
            "-trimpath",
            "-buildvcs=false",
            "-ldflags",
            "-s -w",
            "-o",
            binary.toString(),
            workshop.code().isWrapped() ? wrapper().toString() : workshop.code().entry());
    try {
      step.run("go build", directory, environment(platform), arguments);
    } catch (ProviderException e) {
      throw KnownFailure.explain(e, step, GoFailures.of(step));
    }
  }

  @Override
  public Inputs inputs(Platform platform, Step step) throws ProviderException {
    Inputs known = inputs.get(platform);
    if (known != null) {
      return known;
    }
    GoSources sources =
        new GoSources(module().vendored(), module().files())
            .add(
                read(
                    platform,
                    step,
                    "list",
                    "-deps",
                    module().mode(),
                    "-f",
                    GoSources.TEMPLATE,
                    workshop.code().isWrapped() ? "." : workshop.code().entry()));
    if (module().workspace().isPresent()) {
      // Every module of a workspace has a say in the versions of what it depends on.
      for (String file : read(platform, step, "list", "-m", "-f", "{{.GoMod}}")) {
        sources.addModule(Path.of(file));
      }
    }
    Inputs found = sources.inputs();
    inputs.put(platform, found);
    return found;
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

  private void writeWrapper(GoModule found) throws ProviderException {
    String source = GoWrapper.source(workshop, found.importPath());
    try {
      AtomicFile.write(wrapper(), source.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + wrapper(), e);
    }
  }

  private Path wrapper() {
    return workshop.work().resolve(WRAPPER);
  }

  private List<String> read(Platform platform, Step step, String... arguments)
      throws ProviderException {
    try {
      return step.read(
          "go " + arguments[0], directory, environment(platform), command(platform, arguments));
    } catch (ProviderException e) {
      throw KnownFailure.explain(e, step, GoFailures.of(step));
    }
  }

  private List<String> command(Platform platform, String... arguments) throws ProviderException {
    List<String> command = new ArrayList<>();
    command.add(tools(platform).get(0).executable().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private Map<String, String> environment(Platform platform) throws ProviderException {
    Map<String, String> environment = new HashMap<>(tools(platform).get(0).environment());
    environment.put("CGO_ENABLED", "0");
    environment.put("GOOS", platform.os());
    environment.put("GOARCH", platform.arch());
    if (workshop.offline()) {
      environment.put("GOPROXY", "off");
      // Modules that match GOPRIVATE would be fetched past the proxy.
      environment.put("GONOPROXY", "none");
    }
    return environment;
  }
}
