package io.github.providerkit.host;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The machine that a build runs on.
 *
 * @param variables environment variables
 * @param osName operating system as Java names it
 * @param osArch processor architecture as Java names it
 */
public record Host(Map<String, String> variables, String osName, String osArch) {
  private static final String[] WINDOWS_ENDINGS = {".exe", ".cmd", ".bat"};

  /** Copies the variables; Windows calls one by its name in any case. */
  public Host {
    if (isWindows(osName)) {
      TreeMap<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      named.putAll(variables);
      variables = Collections.unmodifiableMap(named);
    } else {
      variables = Map.copyOf(variables);
    }
  }

  /** This machine. */
  public static Host current() {
    return new Host(
        System.getenv(), System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** An environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * The name of a variable as it is spelt here, where it is set: {@code Path} on most machines with
   * Windows. A child process must not be given two that differ in case alone.
   */
  public String spelling(String name) {
    return variables.keySet().stream()
        .filter(known -> isWindows() ? known.equalsIgnoreCase(name) : known.equals(name))
        .findFirst()
        .orElse(name);
  }

  /** The user's own directory; empty where nobody says which. */
  public Optional<String> home() {
    return variable(isWindows() ? "USERPROFILE" : "HOME");
  }

  /** Whether programs have the endings of Windows. */
  public boolean isWindows() {
    return isWindows(osName);
  }

  private static boolean isWindows(String osName) {
    return osName.regionMatches(true, 0, "windows", 0, 7);
  }

  /** The first program of that name on the search path; empty when there is none. */
  public Optional<Path> onPath(String program) {
    return searchPath().stream()
        .flatMap(directory -> candidates(program).stream().map(directory::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The directories of the search path; entries that are no paths are passed over. */
  public List<Path> searchPath() {
    List<Path> directories = new ArrayList<>();
    for (String entry : variable("PATH").orElse("").split(isWindows() ? ";" : ":")) {
      try {
        if (!entry.isBlank()) {
          directories.add(FileSystems.getDefault().getPath(entry));
        }
      } catch (InvalidPathException e) {
        // Search paths collect garbage over the years; an entry that is no path holds no program.
      }
    }
    return directories;
  }

  private List<String> candidates(String program) {
    List<String> names = new ArrayList<>();
    if (isWindows()) {
      for (String ending : WINDOWS_ENDINGS) {
        names.add(program + ending);
      }
    }
    names.add(program);
    return names;
  }
}
