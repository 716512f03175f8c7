package io.github.providerkit.format.checkstack;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.npm.PackageJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The scripts of a plugin's packages that are run, in order ({@code docs/spec/checkstack.md}
 * sections 1.7 and 2.4). The checks run for the siblings too, which the original leaves out for
 * bundles.
 */
final class PluginScripts {
  private static final String BUILD = "build";

  /** Where the platform looks for a frontend that was built. */
  private static final String BUILT = "dist";

  private static final List<String> CHECKS = List.of("typecheck", "lint");

  /** Bundlers build nothing that a platform could load in any other mode. */
  private static final Map<String, String> PRODUCTION = Map.of("NODE_ENV", "production");

  private PluginScripts() {}

  /** Whether a package has scripts that check it. */
  static boolean check(PackageJson json) {
    return CHECKS.stream().anyMatch(script -> json.script(script).isPresent());
  }

  /** What checks and builds the packages. */
  static List<BuildCommand> building(List<PluginPackage> packages) {
    List<BuildCommand> commands = new ArrayList<>();
    for (PluginPackage one : packages) {
      CHECKS.forEach(script -> add(one, script, Map.of(), commands));
    }
    for (PluginPackage one : packages) {
      if (isFrontend(one)) {
        add(one, BUILD, PRODUCTION, commands);
      }
    }
    return commands;
  }

  /** The directories that the scripts which build fill. */
  static List<Path> generated(List<PluginPackage> packages) {
    return packages.stream()
        .filter(one -> isFrontend(one) && one.source().script(BUILD).isPresent())
        .map(one -> one.source().directory().resolve(BUILT))
        .toList();
  }

  private static boolean isFrontend(PluginPackage one) {
    return !one.installed() && one.source().type().equals("frontend");
  }

  /** What the packages want run before their files are chosen. */
  static List<BuildCommand> beforePacking(List<PluginPackage> packages) {
    List<BuildCommand> commands = new ArrayList<>();
    for (PluginPackage one : packages) {
      add(one, "prepack", Map.of(), commands);
      add(one, "prepare", Map.of(), commands);
    }
    return commands;
  }

  /** What they want run when their tarballs are there. */
  static List<BuildCommand> afterPacking(List<PluginPackage> packages) {
    List<BuildCommand> commands = new ArrayList<>();
    packages.forEach(one -> add(one, "postpack", Map.of(), commands));
    return commands;
  }

  private static void add(
      PluginPackage one,
      String script,
      Map<String, String> environment,
      List<BuildCommand> commands) {
    PackageJson json = one.source();
    if (!one.installed() && json.script(script).isPresent()) {
      String field = json.shownAs() + ": scripts." + script;
      commands.add(BuildCommand.script(field, json.directory(), script, environment));
    }
  }
}
