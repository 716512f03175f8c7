package io.github.providerkit.compile.python;

import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.compile.RequiredPython;
import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.files.Directories;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Freezes Python with the SDK's own builder, which runs PyInstaller ({@code
 * docs/spec/gestalt-release.md} section 4). Nothing is cross-compiled: every platform needs an
 * interpreter that runs there.
 */
public final class PythonCompiler implements Compiler {
  /** PyInstaller orders parts of its archives as sets of Python do, which is by this seed. */
  private static final String HASH_SEED = "PYTHONHASHSEED";

  private static final String COMPRESSION = "PYINSTALLER_ZLIB_COMPRESSION_LEVEL";

  /**
   * PyInstaller's own is 9: four times as slow, more than half of a whole build, for half a percent
   * of size.
   */
  private static final String COMPRESSION_LEVEL = "6";

  private static final String SDK_HINT =
      "install the SDK gestalt-sdk in it, which brings PyInstaller, or name another interpreter:"
          + " -Dprovider.python=FILE, or a virtual environment .venv in the provider's directory";

  private static final Pattern MODULE_MARKS = Pattern.compile("['.]");

  private final Workshop workshop;
  private final PythonSdk sdk;
  private final Map<Path, List<String>> packages = new HashMap<>();

  /** Searched once, by whoever comes first: Maven 4 tells its toolchains to its own thread only. */
  private final Map<Platform, Tool> interpreters = new HashMap<>();

  public PythonCompiler(Workshop workshop) {
    this.workshop = workshop;
    this.sdk = new PythonSdk(workshop.machine());
  }

  @Override
  public List<Tool> tools(Platform platform) throws ProviderException {
    return List.of(interpreter(platform));
  }

  @Override
  public Map<String, String> settings(Platform platform) throws ProviderException {
    Map<String, String> settings = new TreeMap<>();
    // Two interpreters of the same version may have different packages.
    settings.put("interpreter", interpreter(platform).executable().toString());
    settings.put("PYTHONPATH", sdk.searchPath());
    settings.put(COMPRESSION, compressionLevel());
    return settings;
  }

  /** Nothing has to be prepared: the builder brings its own wrapper. */
  @Override
  public void prepare(Step step) {}

  @Override
  public void compile(Platform platform, Path binary, Step step) throws ProviderException {
    Path work = workshop.work().resolve(platform.classifier());
    Path made = work.resolve("dist").resolve(binary.getFileName().toString());
    warnOfVersion(interpreter(platform), step);
    try {
      Directories.delete(work);
      Path temporary = Files.createDirectories(work.resolve("tmp"));
      Files.createDirectories(made.getParent());
      Map<String, String> environment = environment(platform);
      // What a killed build leaves behind is found and removed by the next one.
      environment.put("TMPDIR", temporary.toString());
      environment.put("TEMP", temporary.toString());
      run(
          "PyInstaller",
          platform,
          environment,
          step,
          List.of(
              "gestalt._build",
              workshop.code().directory().toString(),
              workshop.code().entry(),
              made.toString(),
              workshop.name(),
              runtimeKind(),
              platform.os(),
              platform.arch()));
      Files.move(made, binary, StandardCopyOption.REPLACE_EXISTING);
      Directories.delete(work);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + work, e);
    }
  }

  /** The builder does not ask, and the program fails on the server or not at all. */
  private void warnOfVersion(Tool interpreter, Step step) {
    RequiredPython.of(workshop.code().directory())
        .filter(required -> !required.isMetBy(interpreter.version()))
        .ifPresent(
            required ->
                step.say(
                    "warning: pyproject.toml: project.requires-python: expected Python %s, found %s at %s"
                        .formatted(
                            required.text(), interpreter.version(), interpreter.executable())));
  }

  @Override
  public Inputs inputs(Platform platform, Step step) throws ProviderException {
    return new PythonPackages(packages(platform, step)).inputs(workshop.code().directory());
  }

  @Override
  public Inputs installed(Platform platform, Step step) throws ProviderException {
    return inputs(platform, step);
  }

  @Override
  public Optional<List<Library>> libraries(Platform platform, Path binary, Step step)
      throws ProviderException {
    Path question = FrozenPackages.question(workshop.work());
    return Optional.of(
        FrozenPackages.of(
            step.read(
                "list of frozen packages",
                workshop.code().directory(),
                environment(platform),
                List.of(
                    interpreter(platform).executable().toString(),
                    question.toString(),
                    binary.toString()))));
  }

  /** Each interpreter is asked once: the catalog depends on the same packages as a binary. */
  private synchronized List<String> packages(Platform platform, Step step)
      throws ProviderException {
    Path interpreter = interpreter(platform).executable();
    if (!packages.containsKey(interpreter)) {
      packages.put(
          interpreter,
          step.read(
              "list of packages",
              workshop.code().directory(),
              environment(platform),
              List.of(interpreter.toString(), "-c", PythonPackages.QUESTION)));
    }
    return packages.get(interpreter);
  }

  @Override
  public boolean describesItselfByBinary() {
    return false;
  }

  @Override
  public void writeCatalog(Optional<Path> binary, Path catalog, Step step)
      throws ProviderException {
    Map<String, String> environment = environment(workshop.hostPlatform());
    environment.put(WRITE_CATALOG, catalog.toString());
    run(
        "catalog",
        workshop.hostPlatform(),
        environment,
        step,
        List.of(
            "gestalt._runtime",
            workshop.code().directory().toString(),
            workshop.code().entry(),
            runtimeKind()));
  }

  private void run(
      String what,
      Platform platform,
      Map<String, String> environment,
      Step step,
      List<String> module)
      throws ProviderException {
    Path interpreter = interpreter(platform).executable();
    List<String> command = new ArrayList<>(List.of(interpreter.toString(), "-m"));
    command.addAll(module);
    try {
      step.run(what, workshop.code().directory(), environment, command);
    } catch (ProviderException e) {
      throw KnownFailure.explain(e, step, missingModules(step, interpreter));
    }
  }

  /** An interpreter names a module with quotes for an import and without for {@code -m}. */
  private static List<KnownFailure> missingModules(Step step, Path interpreter) {
    return Stream.of("'gestalt'", "'gestalt.", "gestalt.", "PyInstaller", "'PyInstaller'")
        .map(
            module ->
                new KnownFailure(
                    "No module named " + module,
                    "%s: expected the Python package %s in %s, found none"
                        .formatted(
                            step.name(), MODULE_MARKS.matcher(module).replaceAll(""), interpreter),
                    SDK_HINT))
        .toList();
  }

  private Map<String, String> environment(Platform platform) throws ProviderException {
    Map<String, String> environment = new HashMap<>(interpreter(platform).environment());
    environment.put("PYTHONPATH", sdk.searchPath());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put(HASH_SEED, "0");
    environment.put("SOURCE_DATE_EPOCH", "0");
    environment.put(COMPRESSION, compressionLevel());
    return environment;
  }

  private String compressionLevel() {
    return workshop.machine().variable(COMPRESSION).orElse(COMPRESSION_LEVEL);
  }

  /** The SDK's word for the kind. */
  private String runtimeKind() {
    return workshop.isPlugin() ? "integration" : workshop.wrappedKind().word();
  }

  private synchronized Tool interpreter(Platform platform) throws ProviderException {
    if (!interpreters.containsKey(platform)) {
      interpreters.put(
          platform,
          workshop.tools().resolve(ToolKind.PYTHON, platform, workshop.code().directory()));
    }
    return interpreters.get(platform);
  }
}
