package io.github.providerkit.compile.go;

import io.github.providerkit.fresh.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the files that a Go binary depends on from what {@code go list} says about its packages.
 * Packages of the standard library and of the module cache never change and are left out.
 */
final class GoSources {
  private static final char[] WILDCARDS = {'*', '?', '['};

  /** Embeds hidden files, too. */
  private static final String ALL = "all:";

  /**
   * One line a package that is not of the standard library, its fields separated by tabs: whether
   * it is a local one, its directory, its {@code go.mod}, then what it embeds: patterns and files.
   */
  static final String TEMPLATE =
      "{{if not .Standard}}"
          + "{{with .Module}}{{if .Main}}local{{else if .Replace}}"
          + "{{if not .Replace.Version}}local{{end}}{{end}}{{else}}local{{end}}"
          + "\t{{.Dir}}\t{{with .Module}}{{.GoMod}}{{end}}"
          + "{{range .EmbedPatterns}}\tpattern {{.}}{{end}}{{range .EmbedFiles}}\tfile {{.}}{{end}}"
          + "{{end}}";

  private final boolean vendored;
  private final Set<Path> trees = new LinkedHashSet<>();
  private final Set<Path> directories = new LinkedHashSet<>();
  private final Set<Path> files;

  /**
   * Gathers.
   *
   * @param vendored whether the packages of other modules are files of this project
   * @param more further files
   */
  GoSources(boolean vendored, List<Path> more) {
    this.vendored = vendored;
    this.files = new LinkedHashSet<>(more);
  }

  /** Adds what lines in the form of {@link #TEMPLATE} tell. */
  GoSources add(List<String> lines) {
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length >= 3 && (vendored || fields[0].equals("local"))) {
        addPackage(fields);
      }
    }
    return this;
  }

  /** Adds the {@code go.mod} of a module, and what is beside it. */
  GoSources addModule(Path module) {
    files.add(module);
    files.add(module.resolveSibling("go.sum"));
    if (vendored) {
      files.add(module.resolveSibling("vendor").resolve("modules.txt"));
    }
    return this;
  }

  Inputs inputs() {
    return new Inputs(new ArrayList<>(trees), new ArrayList<>(directories), new ArrayList<>(files));
  }

  private void addPackage(String[] fields) {
    Path directory = Path.of(fields[1]);
    directories.add(directory);
    if (!fields[2].isEmpty()) {
      addModule(Path.of(fields[2]));
    }
    for (int i = 3; i < fields.length; i++) {
      String field = fields[i];
      if (field.startsWith("file ")) {
        files.add(directory.resolve(field.substring("file ".length())));
      } else {
        addPattern(directory, field.substring("pattern ".length()));
      }
    }
  }

  /**
   * Files that match today are inputs by themselves; a pattern also tells where others may appear.
   */
  private void addPattern(Path directory, String pattern) {
    String path = pattern.startsWith(ALL) ? pattern.substring(ALL.length()) : pattern;
    Path base = directory;
    String[] parts = path.split("/");
    for (int i = 0; i < parts.length; i++) {
      if (hasWildcard(parts[i])) {
        boolean filesOnly = i == parts.length - 1 && parts[i].contains(".");
        (filesOnly ? directories : trees).add(base);
        return;
      }
      base = base.resolve(parts[i]);
    }
    if (Files.isDirectory(base)) {
      trees.add(base);
    }
  }

  private static boolean hasWildcard(String part) {
    for (char wildcard : WILDCARDS) {
      if (part.indexOf(wildcard) >= 0) {
        return true;
      }
    }
    return false;
  }
}
