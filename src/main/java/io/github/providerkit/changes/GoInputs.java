package io.github.providerkit.changes;

import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Go package is made from: its module, also where that is further up; directories that
 * {@code replace} names; the modules of a workspace that it needs; packages of other providers that
 * it imports.
 */
final class GoInputs implements LanguageInputs {
  private static final String MOD = "go.mod";
  private static final String WORK = "go.work";

  /** Where programs have their main packages by custom. */
  private static final String COMMANDS = "cmd";

  private static final List<String> VERSIONS = List.of(".go-version");
  private static final Pattern IMPORT = Pattern.compile("\"([^\"\\s]+)\"");

  private final Map<Path, GoMod> known = new HashMap<>();
  private final Map<Path, Set<String>> imports = new HashMap<>();

  @Override
  public boolean isSign(String name) {
    return name.equals(MOD)
        || name.equals(COMMANDS)
        || (name.endsWith(".go") && !name.endsWith("_test.go"));
  }

  @Override
  public boolean add(Path directory, Set<Path> others, Watches watches) {
    Optional<Path> home = watches.nearest(directory, MOD);
    if (home.isEmpty()) {
      return false;
    }
    Path module = home.get();
    String shown = watches.shown(module.resolve(MOD));
    watches.file(module.resolve(MOD), MOD);
    watches.file(module.resolve("go.sum"), "go.sum");
    if (!module.equals(directory)) {
      watches.tree(module, "module of " + shown);
      addImported(module, directory, others, watches);
    }
    read(module.resolve(MOD))
        .replaced()
        .values()
        .forEach(
            target ->
                SlashPath.anywhere(module, target)
                    .ifPresent(place -> watches.tree(place, "replace in " + shown)));
    addWorkspace(module, watches);
    watches.upwards(directory, VERSIONS, "version of Go");
    return true;
  }

  /** Other providers of the same module are left out of its tree, but for what is imported. */
  private void addImported(Path module, Path directory, Set<Path> others, Watches watches) {
    String name = read(module.resolve(MOD)).module();
    Deque<Path> left = new ArrayDeque<>(List.of(directory));
    while (!left.isEmpty()) {
      Path from = left.pop();
      for (String imported : imports(from)) {
        if (imported.startsWith(name + "/")) {
          Path place = module.resolve(imported.substring(name.length() + 1)).normalize();
          Path other = place;
          while (other != null && other.startsWith(module) && !others.contains(other)) {
            other = other.getParent();
          }
          boolean ofOther = other != null && others.contains(other) && !other.equals(directory);
          if (ofOther && watches.tree(place, "imported by " + watches.shown(from))) {
            left.push(place);
          }
        }
      }
    }
  }

  private Set<String> imports(Path directory) {
    return imports.computeIfAbsent(
        directory,
        place -> {
          Set<String> found = new LinkedHashSet<>();
          try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".go")).toList()) {
              Watches.text(file)
                  .ifPresent(
                      text ->
                          IMPORT.matcher(text).results().map(GoInputs::path).forEach(found::add));
            }
          } catch (IOException e) {
            // The go command tells of it.
            return found;
          }
          return found;
        });
  }

  private static String path(MatchResult result) {
    return result.group(1);
  }

  /** What it requires of the modules that are developed together comes from their directories. */
  private void addWorkspace(Path module, Watches watches) {
    Optional<Path> home = watches.nearest(module, WORK);
    if (home.isEmpty()) {
      return;
    }
    Path work = home.get().resolve(WORK);
    GoMod workspace = read(work);
    Map<String, Path> used = new HashMap<>();
    for (String directory : workspace.used()) {
      SlashPath.from(home.get(), directory)
          .ifPresent(place -> used.put(read(place.resolve(MOD)).module(), place));
    }
    if (!used.containsValue(module)) {
      return;
    }
    String shown = watches.shown(work);
    watches.file(work, WORK);
    watches.file(home.get().resolve("go.work.sum"), "go.work.sum");
    workspace
        .replaced()
        .values()
        .forEach(
            target ->
                SlashPath.from(home.get(), target)
                    .ifPresent(place -> watches.tree(place, "replace in " + shown)));
    // Every module of a workspace has a say in the versions of what it depends on.
    used.values().forEach(place -> watches.file(place.resolve(MOD), "workspace of " + shown));
    Deque<Path> left = new ArrayDeque<>(List.of(module));
    while (!left.isEmpty()) {
      for (String required : read(left.pop().resolve(MOD)).required()) {
        Path place = used.get(required);
        if (place != null && watches.tree(place, "use in " + shown)) {
          left.push(place);
        }
      }
    }
  }

  private GoMod read(Path file) {
    return known.computeIfAbsent(file, path -> GoMod.parse(Watches.text(path).orElse("")));
  }
}
