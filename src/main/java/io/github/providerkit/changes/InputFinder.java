package io.github.providerkit.changes;

import io.github.providerkit.code.Language;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what the modules of a build are made from. What several of them share is read once; nothing
 * is started. Where it is not certain that something goes into a release, it counts.
 */
public final class InputFinder {
  static final String DECLARED = "provider.inputs";
  static final String OWN = "own files";
  static final String OWN_POM = "own POM";

  private static final List<String> TOOL_VERSIONS =
      List.of(".tool-versions", "mise.toml", ".mise.toml");

  private final Path root;
  private final Set<Path> modules;
  private final Map<Language, LanguageInputs> languages = new EnumMap<>(Language.class);

  /**
   * A finder for one build.
   *
   * @param root the repository's, without links
   * @param modules the directories of all its providers
   */
  public InputFinder(Path root, Set<Path> modules) {
    this.root = root;
    this.modules = Set.copyOf(modules);
    TomlTables toml = new TomlTables();
    languages.put(Language.GO, new GoInputs());
    languages.put(Language.RUST, new RustInputs(toml));
    languages.put(Language.PYTHON, new PythonInputs(toml));
    languages.put(Language.TYPESCRIPT, new NpmInputs());
  }

  /**
   * What a module is made from.
   *
   * @throws ProviderException if its directory cannot be read
   */
  public ModuleInputs of(Module module) throws ProviderException {
    Watches watches = new Watches(root);
    Path directory = module.code();
    watches.tree(module.directory(), OWN);
    watches.tree(directory, OWN);
    List<String> names = names(directory);
    if (isPacked(directory)) {
      for (String name : names) {
        if (SideFiles.isDocument(name)) {
          watches.file(directory.resolve(name), "packed document");
        }
      }
    }
    Set<Language> found = EnumSet.noneOf(Language.class);
    languages.forEach(
        (language, inputs) -> {
          if (names.stream().anyMatch(inputs::isSign) && inputs.add(directory, modules, watches)) {
            found.add(language);
          }
        });
    if (!found.isEmpty()) {
      watches.upwards(directory, TOOL_VERSIONS, "versions of tools");
    }
    for (Path other : module.upstream()) {
      watches.tree(other, "dependency of the POM");
    }
    for (Path pom : module.poms()) {
      watches.pom(pom, pom.startsWith(module.directory()) ? OWN_POM : "POM further up");
    }
    List<String> missing = new ArrayList<>();
    for (String declared : module.declared()) {
      addDeclared(declared, module.directory(), found, watches, missing);
    }
    return new ModuleInputs(
        watches.shown(module.directory()), found, watches.all(), watches.outside(), missing);
  }

  /** Packages of npm hold their documents. */
  private static boolean isPacked(Path directory) {
    return PackageJson.quietly(directory.resolve(PackageJson.NAME))
        .filter(json -> json.checkstack().isObject())
        .isPresent();
  }

  private void addDeclared(
      String declared, Path directory, Set<Language> found, Watches watches, List<String> missing)
      throws ProviderException {
    int colon = declared.indexOf(':');
    Optional<Language> only =
        colon < 0 ? Optional.empty() : Language.of(declared.substring(0, colon));
    String path = only.isPresent() ? declared.substring(colon + 1).strip() : declared;
    Path from = path.startsWith("./") || path.startsWith("../") ? directory : root;
    Optional<Path> place = SlashPath.from(from, path).filter(at -> at.startsWith(root));
    if (place.isEmpty() || path.isBlank()) {
      throw ProviderException.user(
          DECLARED + ": expected a file or directory of the repository, found \"" + declared + "\"",
          "[language:]path, from the root of the repository");
    }
    if (only.isEmpty() || found.contains(only.get())) {
      watches.file(place.get(), DECLARED);
      if (!Files.exists(place.get())) {
        missing.add(path);
      }
    }
  }

  private static List<String> names(Path directory) throws ProviderException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + directory, e);
    }
  }
}
