package io.github.providerkit.compile.commands;

import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.ThisMachine;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.files.FileStamp;
import io.github.providerkit.format.Phases;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceTree;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Has the author's own commands make the program ({@code docs/spec/gestalt-app.md} section 3): they
 * install once and build for each platform, each time in a copy of the sources of its own, so that
 * platforms are built side by side and the sources stay as they are, also when a build is killed.
 */
public final class CommandCompiler implements Compiler {
  static final String CATALOG = "catalog.yaml";

  private final Workshop workshop;
  private final Phases phases;
  private final List<Path> foreign;
  private final Path source;
  private final PhaseRunner runner;
  private final CopyBuilds builds;

  /**
   * Creates a compiler.
   *
   * @param phases what the author wants run
   * @param foreign directories among the sources that hold none
   */
  public CommandCompiler(Workshop workshop, Phases phases, List<Path> foreign) {
    this.workshop = workshop;
    this.phases = phases;
    this.foreign = foreign.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    this.source = workshop.code().directory();
    this.runner = new PhaseRunner(workshop.hostPlatform());
    this.builds = new CopyBuilds(workshop, phases, runner, othersUseTheFirst());
  }

  @Override
  public List<Tool> tools(Platform platform) {
    return List.of();
  }

  @Override
  public Map<String, String> settings(Platform platform) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("install", phases.install().toString());
    settings.put("build", phases.build().toString());
    settings.put("run", phases.run().toString());
    Stream.of(phases.install(), phases.build(), phases.run())
        .flatMap(List::stream)
        .map(command -> command.arguments().get(0))
        .forEach(program -> settings.put("program." + program, stamp(program)));
    return settings;
  }

  /**
   * What tells of another version of a program: nobody knows how to ask any program for that. A
   * program among the sources is one of the inputs.
   */
  private String stamp(String program) {
    try {
      Optional<Path> found = workshop.machine().onPath(program);
      return found.isPresent()
          ? found.get().toRealPath() + " " + FileStamp.of(found.get().toRealPath())
          : "";
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }

  @Override
  public SourceTree sources(List<Path> others) {
    return SourceTree.ofGit(others);
  }

  @Override
  public void prepare(Step step) throws ProviderException {
    builds.prepare(foreign, step);
  }

  /** Files to serve belong to apps. */
  @Override
  public boolean othersUseTheFirst() {
    return workshop.isPlugin();
  }

  @Override
  public void compile(Platform platform, Path binary, Step step) throws ProviderException {
    builds.run(platform, binary, step);
  }

  @Override
  public Optional<String> mismatch(Path made, Platform platform, Step step) throws IOException {
    if (Files.size(made) == 0 && assets(platform).isPresent()) {
      return Optional.empty();
    }
    if (BinaryFile.read(made).isEmpty() && BuildOutput.isScript(made)) {
      step.say("warning: the program is a script, which needs its interpreter on the server");
      return Optional.empty();
    }
    return BinaryFile.mismatch(made, platform);
  }

  @Override
  public Optional<Path> assets(Platform platform) {
    return builds.assets(platform);
  }

  @Override
  public Optional<Path> files(Platform platform) {
    return builds.files(platform);
  }

  @Override
  public Inputs inputs(Platform platform, Step step) {
    // A command that does not say what it reads may read anything.
    boolean declared = phases.build().stream().noneMatch(command -> command.inputs().isEmpty());
    if (!declared) {
      return Inputs.tree(source);
    }
    List<Path> trees = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    Stream.concat(phases.install().stream(), phases.build().stream())
        .flatMap(command -> command.inputs().stream())
        .map(source::resolve)
        .map(Path::normalize)
        .distinct()
        .forEach(input -> (Files.isDirectory(input) ? trees : files).add(input));
    files.add(source.resolve(workshop.code().sign()));
    return new Inputs(trees, List.of(), files);
  }

  @Override
  public String catalogVariable() {
    return "GESTALT_APP_WRITE_CATALOG";
  }

  /**
   * What lies there counts where the provider cannot be run without its program, and beside
   * surfaces.
   */
  @Override
  public boolean describesItselfByBinary() {
    return !phases.keepCatalog() || !Files.isRegularFile(source.resolve(CATALOG));
  }

  @Override
  public boolean needsCatalog() {
    return !phases.surfaces();
  }

  @Override
  public void writeCatalog(Optional<Path> binary, Path catalog, Step step)
      throws ProviderException {
    try {
      if (!describesItselfByBinary()) {
        Files.copy(source.resolve(CATALOG), catalog);
        return;
      }
      Map<String, String> environment = new HashMap<>();
      environment.put(catalogVariable(), catalog.toString());
      environment.put(
          "GESTALT_APP_WRITE_WORKFLOWS", catalog.resolveSibling("workflows.yaml").toString());
      Path place = builds.placeOf(workshop.hostPlatform());
      if (phases.run().isEmpty() && Files.isRegularFile(place.resolve(CATALOG))) {
        // The build itself has made it.
        Files.copy(place.resolve(CATALOG), catalog);
        return;
      }
      if (binary.isPresent() && Files.size(binary.get()) > 0) {
        Path program = startable(binary.get(), catalog.resolveSibling("program"), step);
        if (phases.surfaces()) {
          new AskedProgram(AskedProgram.PATIENCE).write(program, place, environment, catalog, step);
        } else {
          step.run("writing the catalog", place, environment, List.of(program.toString()));
        }
      } else if (phases.surfaces()) {
        step.say("no program that could have operations of its own");
      } else if (!phases.run().isEmpty()) {
        runner.run(phases.run().get(0), place, workshop.hostPlatform(), environment, step);
      } else {
        throw ProviderException.user(
            "catalog: expected a program or run to write down the operations, found neither",
            "put a " + CATALOG + " beside the manifest");
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + catalog, e);
    }
  }

  /**
   * A program that starts on this machine: what is built for Linux may need another C library, and
   * then one is built for this machine alone, whose commands are told its library.
   *
   * @param own where that one goes
   */
  private Path startable(Path program, Path own, Step step) throws IOException, ProviderException {
    Platform here = ThisMachine.withLibrary(workshop.hostPlatform());
    Optional<String> mismatch =
        BinaryFile.read(program).isPresent()
            ? BinaryFile.mismatch(program, here)
            : Optional.empty();
    if (mismatch.isEmpty()) {
      return program;
    }
    step.say("the program does not start here, so one is built that does: " + mismatch.get());
    builds.run(here, own, step);
    return own;
  }
}
