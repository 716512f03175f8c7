package io.github.providerkit.toolchain;

import io.github.providerkit.host.Host;
import io.github.providerkit.platform.Platform;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where tools are searched, in the order of their precedence: parameter, toolchains.xml,
 * environment and project, search path, usual place. Environment and project as in the original
 * ({@code docs/spec/gestalt-release.md} section 4).
 */
final class SearchPlaces {
  private static final String TOOLCHAINS = "toolchains.xml";

  private final Host host;
  private final Platform machine;
  private final ToolRequirements requirements;
  private final DeclaredToolchains declared;

  SearchPlaces(
      Host host, Platform machine, ToolRequirements requirements, DeclaredToolchains declared) {
    this.host = host;
    this.machine = machine;
    this.requirements = requirements;
    this.declared = declared;
  }

  /**
   * The places for a tool.
   *
   * @param kind what is searched
   * @param wanted the platform to build for
   * @param directory the provider's
   */
  List<SearchPlace> of(ToolKind kind, Platform wanted, Path directory) {
    boolean here = kind != ToolKind.PYTHON || isThisMachine(wanted);
    List<SearchPlace> places = new ArrayList<>();
    if (here) {
      places.add(byParameter(kind));
    }
    places.add(byToolchain(kind, wanted));
    switch (kind) {
      case GO -> places.add(inVariableHome(kind, "GOROOT", true));
      case RUST -> {
        places.add(byVariable("CARGO", directory));
        places.add(inVariableHome(kind, "CARGO_HOME", false));
      }
      case PYTHON -> pythons(wanted, directory, here, places);
      case BUN -> {
        places.add(byVariable("GESTALT_BUN", directory));
        places.add(inVariableHome(kind, "BUN_INSTALL", false));
      }
    }
    if (here) {
      for (String program : kind.programs(host.isWindows())) {
        List<Path> found = host.onPath(program).stream().toList();
        places.add(new SearchPlace("PATH", found, false, "no " + program));
      }
      usual(kind).ifPresent(places::add);
    }
    return places;
  }

  /** Whether a platform is this machine's; its C library shows when the tool is asked. */
  boolean isThisMachine(Platform wanted) {
    return wanted.target().equals(machine.target());
  }

  /** The variable that names the interpreter for a platform. */
  static String pythonVariable(Platform platform) {
    return "GESTALT_PYTHON_" + platform.classifier().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private SearchPlace byParameter(ToolKind kind) {
    String origin = "parameter " + kind.parameter();
    return requirements
        .executable(kind)
        .map(file -> SearchPlace.named(origin, List.of(file)))
        .orElseGet(() -> SearchPlace.silent(origin, "not set"));
  }

  private SearchPlace byToolchain(ToolKind kind, Platform wanted) {
    List<DeclaredToolchains.Declared> all = declared.of(kind);
    return all.stream()
        .filter(toolchain -> suits(toolchain.provides(), kind, wanted))
        .findFirst()
        .map(toolchain -> SearchPlace.named(TOOLCHAINS, toolchain.candidates()))
        .orElseGet(() -> SearchPlace.silent(TOOLCHAINS, none(kind, wanted, all.size())));
  }

  private String none(ToolKind kind, Platform wanted, int others) {
    String needs =
        (kind == ToolKind.PYTHON ? " for " + wanted : "")
            + requirements.version(kind).map(version -> " of version " + version).orElse("");
    return "no toolchain of type "
        + kind.type()
        + needs
        + (others == 0 ? "" : " (" + others + " of others)");
  }

  /** A toolchain that does not say where its programs run is one for this machine. */
  private boolean suits(Map<String, String> provides, ToolKind kind, Platform wanted) {
    Optional<String> version = requirements.version(kind);
    if (version.isPresent()
        && provides.containsKey("version")
        && !declared.satisfies(version.get(), provides.get("version"))) {
      return false;
    }
    return kind != ToolKind.PYTHON
        || (provides.getOrDefault("os", machine.os()).equals(wanted.os())
            && provides.getOrDefault("arch", machine.arch()).equals(wanted.arch()));
  }

  private SearchPlace byVariable(String variable, Path directory) {
    Optional<String> value = host.variable(variable);
    return value
        .map(text -> SearchPlace.named(variable, program(text, directory)))
        .orElseGet(() -> SearchPlace.silent(variable, "not set"));
  }

  /** As the original takes it: a path, or the name of a program on the search path. */
  private List<Path> program(String text, Path directory) {
    try {
      Path path = Path.of(text);
      Path inDirectory = directory.resolve(path).toAbsolutePath();
      return path.getNameCount() == 1 && !path.isAbsolute()
          ? List.of(host.onPath(text).orElse(inDirectory))
          : List.of(inDirectory);
    } catch (InvalidPathException e) {
      // Told as a place that names no program.
      return List.of();
    }
  }

  /**
   * A directory named by a variable. One that tools also use for other things, such as their
   * downloads, need not hold the program.
   */
  private SearchPlace inVariableHome(ToolKind kind, String variable, boolean binding) {
    Optional<String> value = host.variable(variable);
    if (value.isEmpty()) {
      return SearchPlace.silent(variable, "not set");
    }
    List<Path> candidates =
        path(value.get())
            .map(home -> kind.programsIn(home.toAbsolutePath(), host.isWindows()))
            .orElse(List.of());
    return binding
        ? SearchPlace.named(variable, candidates)
        : SearchPlace.usual(variable, candidates);
  }

  private void pythons(Platform wanted, Path directory, boolean here, List<SearchPlace> places) {
    if (!wanted.libc().isEmpty()) {
      pythons(wanted, directory, places);
    }
    pythons(Platform.of(wanted.os(), wanted.arch()), directory, places);
    if (here) {
      places.add(byVariable("GESTALT_PYTHON", directory));
      places.add(environment(directory, ".venv", wanted));
      places.add(environment(directory, "venv", wanted));
    }
  }

  private void pythons(Platform platform, Path directory, List<SearchPlace> places) {
    places.add(byVariable(pythonVariable(platform), directory));
    String suffix = platform.classifier();
    for (String name :
        List.of(".venv-" + suffix, "venv-" + suffix, ".venv/" + suffix, "venv/" + suffix)) {
      places.add(environment(directory, name, platform));
    }
  }

  private static SearchPlace environment(Path directory, String name, Platform platform) {
    Path home = directory.resolve(name).toAbsolutePath();
    Path program =
        platform.os().equals("windows")
            ? home.resolve("Scripts").resolve("python.exe")
            : home.resolve("bin").resolve("python");
    return SearchPlace.usual(name, List.of(program));
  }

  private Optional<SearchPlace> usual(ToolKind kind) {
    Optional<Path> user = host.home().flatMap(SearchPlaces::path);
    Optional<Path> home =
        switch (kind) {
          case GO ->
              Optional.of(Path.of(host.isWindows() ? "C:\\Program Files\\Go" : "/usr/local/go"));
          case RUST -> user.map(directory -> directory.resolve(".cargo"));
          case BUN -> user.map(directory -> directory.resolve(".bun"));
          case PYTHON -> Optional.empty();
        };
    return home.map(
        directory ->
            SearchPlace.usual(directory.toString(), kind.programsIn(directory, host.isWindows())));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      // Told as a place that names no program.
      return Optional.empty();
    }
  }
}
