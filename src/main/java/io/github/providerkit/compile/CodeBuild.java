package io.github.providerkit.compile;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.fresh.InputDigest;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceDigest;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Compiles a provider for all platforms that are asked for, several at a time, and only what has
 * changed since the last time ({@code docs/spec/gestalt-release.md} sections 3 to 5).
 */
public final class CodeBuild {
  /** Changes when wrappers or compilers' arguments do, so that binaries are made again. */
  private static final String BUILDERS = "1";

  private final Host host;
  private final ToolchainResolver tools;
  private final Semaphore slots;
  private final Consumer<String> output;
  private final Function<Workshop, Compiler> compilers;

  /**
   * Creates a build.
   *
   * @param tools finds compilers
   * @param slots how many compilers may run at a time, in this build and all that share it
   * @param output receives progress, and each line that a command prints
   * @param compilers the compiler for the language of a workshop
   */
  public CodeBuild(
      Host host,
      ToolchainResolver tools,
      Semaphore slots,
      Consumer<String> output,
      Function<Workshop, Compiler> compilers) {
    this.host = host;
    this.tools = tools;
    this.slots = slots;
    this.output = output;
    this.compilers = compilers;
  }

  /**
   * What to compile.
   *
   * @param code the code
   * @param name the provider's short name
   * @param version the version of the release
   * @param kind the provider's kind in the words of its format
   * @param source digest of the sources, see {@link SourceDigest}
   * @param platforms each platform once; not empty
   * @param directory where the plugin writes, such as {@code target/provider}
   * @param foreign directories among the sources that hold none
   * @param offline whether tools must not use the network
   * @param smokeTest whether this machine's binary is started once
   * @param options settings for single languages by name, such as {@code rust.libc}
   * @param libraries whether it is written down what of others was built in
   */
  public record Request(
      ProviderCode code,
      String name,
      String version,
      String kind,
      String source,
      List<Platform> platforms,
      Path directory,
      List<Path> foreign,
      boolean offline,
      boolean smokeTest,
      Map<String, String> options,
      boolean libraries) {}

  /**
   * Compiles.
   *
   * @return a binary for each platform, in their order
   * @throws ProviderException if a tool is missing or a command fails
   */
  public List<BuiltBinary> run(Request request) throws ProviderException {
    BuildPaths paths = new BuildPaths(request.directory());
    Workshop workshop = workshop(request, paths);
    Compiler compiler = compilers.apply(workshop);
    InputDigest digest = new InputDigest(compiler.sources(foreign(request)));
    Platform describing = describing(compiler, request.platforms(), workshop.hostPlatform());
    Map<Platform, Map<String, String>> settings = settings(compiler, workshop, request, describing);
    SmokeTest smokeTest =
        request.smokeTest() && request.code().isWrapped()
            ? new StartOnce(workshop.hostPlatform(), workshop.isPlugin(), output)
            : SmokeTest.NONE;
    BuildSession session =
        new BuildSession(
            workshop, compiler, paths, digest, settings, describing, smokeTest, slots, output);
    session.run(request.platforms());
    List<BuiltBinary> binaries = new ArrayList<>();
    for (Platform platform : request.platforms()) {
      binaries.add(session.binary(platform, request));
    }
    return binaries;
  }

  /**
   * What the binaries depend on besides the sources, known before anything is compiled: tools,
   * settings, and what is installed on this machine.
   *
   * @return values by name
   * @throws ProviderException if a tool is missing, or a platform cannot be compiled for
   */
  public Map<String, String> facts(Request request) throws ProviderException {
    BuildPaths paths = new BuildPaths(request.directory());
    Workshop workshop = workshop(request, paths);
    Compiler compiler = compilers.apply(workshop);
    Platform describing = describing(compiler, request.platforms(), workshop.hostPlatform());
    InputDigest digest = new InputDigest(compiler.sources(foreign(request)));
    Map<String, String> facts = new TreeMap<>();
    for (var one : settings(compiler, workshop, request, describing).entrySet()) {
      String platform = one.getKey().toString();
      one.getValue().forEach((name, value) -> facts.put(platform + " " + name, value));
      Step step = new Step(platform, paths.log("packages"), new ProcessRunner(output));
      Inputs installed = compiler.installed(one.getKey(), step);
      facts.put(platform + " installed", digest.sha256(installed));
    }
    return facts;
  }

  private Workshop workshop(Request request, BuildPaths paths) {
    return new Workshop(
        request.code(),
        request.name(),
        Kind.named(request.kind()),
        paths.work(request.code().language()),
        tools,
        host,
        Platform.ofJava(host.osName(), host.osArch()),
        request.offline(),
        request.options());
  }

  private static List<Path> foreign(Request request) {
    List<Path> foreign = new ArrayList<>(request.foreign());
    foreign.add(request.directory());
    return foreign;
  }

  /**
   * What the catalog is written on: this machine, and where a binary does it, one that runs here is
   * asked for anyway perhaps, with a C library of its own.
   */
  private static Platform describing(
      Compiler compiler, List<Platform> platforms, Platform hostPlatform) {
    return platforms.stream()
        .filter(platform -> compiler.describesItselfByBinary())
        .filter(platform -> platform.target().equals(hostPlatform.target()))
        .findFirst()
        .orElse(hostPlatform);
  }

  /**
   * Asks for all platforms before anything is compiled, so that one run shows all that is missing.
   */
  private Map<Platform, Map<String, String>> settings(
      Compiler compiler, Workshop workshop, Request request, Platform describing)
      throws ProviderException {
    Set<Platform> wanted = new LinkedHashSet<>(request.platforms());
    if (workshop.isPlugin()) {
      wanted.add(describing);
    }
    Map<Platform, Map<String, String>> settings = new LinkedHashMap<>();
    Set<String> told = new LinkedHashSet<>();
    FailureList failures = new FailureList("parts of the build failed");
    for (Platform platform : wanted) {
      failures.collect(
          () -> {
            Map<String, String> ofPlatform = new TreeMap<>(compiler.settings(platform));
            for (Tool tool : compiler.tools(platform)) {
              ofPlatform.put("tool." + tool.kind().type(), tool.identity());
              told.add(tool.toString());
            }
            ofPlatform.put("builders", BUILDERS);
            ofPlatform.put("platform", platform.toString());
            ofPlatform.put("language", request.code().language().word());
            ofPlatform.put("entry", request.code().entry());
            ofPlatform.put("name", request.name());
            ofPlatform.put("kind", request.kind());
            settings.put(platform, ofPlatform);
          });
    }
    failures.rethrow();
    told.forEach(output);
    return settings;
  }
}
