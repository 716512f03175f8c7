package io.github.providerkit.compile;

import io.github.providerkit.files.Directories;
import io.github.providerkit.files.PlaceLock;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.Provider;
import io.github.providerkit.fresh.SourceDigest;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.PartsMerge;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.Marked;
import io.github.providerkit.script.BuildTurns;
import io.github.providerkit.script.GeneratedFiles;
import io.github.providerkit.script.ReleaseBuild;
import io.github.providerkit.script.ScriptBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes what a release needs and the repository does not hold: what the author's own commands make,
 * and a binary for each platform, compiled here or taken over from other machines.
 */
public final class ProviderBuild {
  private final ReleaseBuild commands;
  private final BuildTurns turns;
  private final CodeBuild compilers;
  private final Preparation preparation;
  private final Consumer<String> output;

  /**
   * Creates a build.
   *
   * @param commands runs the author's commands
   * @param turns what other modules do with scripts of packages, and have done
   * @param compilers compiles code
   * @param preparation runs commands that only prepare
   * @param output receives progress
   */
  public ProviderBuild(
      ReleaseBuild commands,
      BuildTurns turns,
      CodeBuild compilers,
      Preparation preparation,
      Consumer<String> output) {
    this.commands = commands;
    this.turns = turns;
    this.compilers = compilers;
    this.preparation = preparation;
    this.output = output;
  }

  /**
   * What to build.
   *
   * @param provider a provider that is fine
   * @param layout how it will be packaged, which says whether compiled code has a place
   * @param platforms what to compile for; not empty
   * @param prebuilt what other machines compiled; empty to compile here
   * @param directory where the plugin writes, such as {@code target/provider}
   * @param foreign directories that hold neither sources nor what the author's commands make
   * @param offline whether tools must not use the network
   * @param smokeTest whether this machine's binary is started once
   * @param options settings for single languages by name, such as {@code rust.libc}
   * @param libraries whether it is written down what of others was built in
   */
  public record Request(
      Provider provider,
      Layout layout,
      List<Platform> platforms,
      Optional<Prebuilt> prebuilt,
      Path directory,
      List<Path> foreign,
      boolean offline,
      boolean smokeTest,
      Map<String, String> options,
      boolean libraries) {
    /** A build that nobody asks what was built in. */
    public Request(
        Provider provider,
        Layout layout,
        List<Platform> platforms,
        Optional<Prebuilt> prebuilt,
        Path directory,
        List<Path> foreign,
        boolean offline,
        boolean smokeTest,
        Map<String, String> options) {
      this(
          provider, layout, platforms, prebuilt, directory, foreign, offline, smokeTest, options,
          false);
    }
  }

  /**
   * Binaries of other machines.
   *
   * @param platforms those that have to be there; empty for all that are
   * @param parts where they are
   */
  public record Prebuilt(Optional<List<Platform>> platforms, Parts parts) {}

  /** Finds what other machines left. */
  @FunctionalInterface
  public interface Parts {
    /**
     * The directories that hold it.
     *
     * @param paths where files may be kept that have to be fetched first
     * @throws ProviderException if it cannot be fetched
     */
    List<Path> directories(BuildPaths paths) throws ProviderException;
  }

  /**
   * Builds.
   *
   * @throws ProviderException if code is missing that the provider cannot do without, or a tool; if
   *     a command fails, or a part does not fit
   */
  public void run(Request request) throws ProviderException {
    Provider provider = request.provider();
    provider.requireCode();
    List<Path> foreign = new ArrayList<>(provider.generatedDirectories());
    foreign.addAll(request.foreign());
    boolean hasCommands = !provider.buildCommands().isEmpty();
    boolean hasCode = provider.code().isPresent() && request.layout() != Layout.PACKAGE;
    if (!hasCode && !hasCommands) {
      output.accept("nothing to build");
      return;
    }
    // What the author's own command makes is no source. Only compiled code is told by its sources;
    // without any, the files may be a large page that is about to be packed, and read then.
    String source = hasCode ? SourceDigest.of(provider.directory(), foreign) : "";
    BuildPaths paths = new BuildPaths(request.directory());
    // Two that build in one directory would take each other's half-made files for their own.
    try {
      PlaceLock lock =
          PlaceLock.of(paths.build(), Marked.BUILD, () -> output.accept(waiting(paths)));
      try (lock) {
        // Its compilers may have outlived a build that was killed, and would write where this does.
        lock.abandoned().ifPresent(Marked::endAllOf);
        build(request, source, foreign, hasCode, paths);
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot work in " + paths.build(), e);
    }
  }

  private static String waiting(BuildPaths paths) {
    return "another build is at work in " + paths.output() + "; waiting until it has ended";
  }

  private void build(
      Request request, String source, List<Path> foreign, boolean hasCode, BuildPaths paths)
      throws ProviderException {
    Provider provider = request.provider();
    List<Path> others = new ArrayList<>(request.foreign());
    others.add(paths.output());
    if (provider.preparation().isPresent()) {
      preparation.run(
          provider.directory(),
          provider.preparation().get(),
          paths,
          others,
          new Steps(paths, output).begin("preparation"));
    } else if (!provider.buildCommands().isEmpty()) {
      GeneratedFiles files =
          GeneratedFiles.before(
              provider.directory(),
              provider.buildCommands(),
              provider.generatedDirectories(),
              others);
      new ScriptBuild(commands, turns, paths, output)
          .run(provider.buildCommands(), provider.generatedDirectories(), foreign);
      files.require();
    }
    if (!hasCode) {
      output.accept("no code to compile");
    } else if (request.prebuilt().isPresent()) {
      merge(provider, request.prebuilt().get(), source, paths);
    } else {
      compile(request, source, foreign);
    }
  }

  private void compile(Request request, String source, List<Path> foreign)
      throws ProviderException {
    Provider provider = request.provider();
    List<BuiltBinary> binaries =
        compilers.run(
            new CodeBuild.Request(
                provider.code().orElseThrow(),
                provider.name(),
                provider.version(),
                provider.kind(),
                source,
                request.platforms(),
                request.directory(),
                foreign,
                request.offline(),
                request.smokeTest(),
                request.options(),
                request.libraries()));
    keepMade(binaries.get(0), new BuildPaths(request.directory()));
  }

  /** What was made beside the program is looked for in one place, whatever it was made for. */
  private static void keepMade(BuiltBinary binary, BuildPaths paths) throws ProviderException {
    try {
      Directories.delete(paths.made());
      if (binary.files().isPresent()) {
        Directories.copy(binary.files().get(), paths.made());
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + paths.made(), e);
    }
  }

  private void merge(Provider provider, Prebuilt prebuilt, String source, BuildPaths paths)
      throws ProviderException {
    PartsMerge.Expected expected =
        new PartsMerge.Expected(
            provider.name(), provider.version(), provider.kind(), prebuilt.platforms(), source);
    List<BuiltBinary> binaries =
        new PartsMerge(paths).run(prebuilt.parts().directories(paths), expected);
    keepMade(binaries.get(0), paths);
    for (BuiltBinary binary : binaries) {
      output.accept(
          "[%s] taken over, sha256 %s"
              .formatted(binary.record().platform(), binary.record().sha256()));
    }
  }
}
