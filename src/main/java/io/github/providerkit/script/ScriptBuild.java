package io.github.providerkit.script;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.fresh.InputDigest;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceTree;
import io.github.providerkit.fresh.UpToDate;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs an author's commands, and scripts of packages only when something changed since they last
 * succeeded: a file of the packages or of what is installed for them, what they have generated, or
 * what runs them. A variable of the environment that a script reads is not seen. All scripts run
 * again, or none: one package's types are checked against the others.
 */
public final class ScriptBuild {
  private static final String STEP = "scripts";

  private final ReleaseBuild build;
  private final BuildTurns turns;
  private final BuildPaths paths;
  private final Consumer<String> output;

  /**
   * Creates a build.
   *
   * @param build runs the commands
   * @param turns what other modules do and have done
   * @param paths where the plugin keeps what it remembers
   * @param output receives progress
   */
  public ScriptBuild(
      ReleaseBuild build, BuildTurns turns, BuildPaths paths, Consumer<String> output) {
    this.build = build;
    this.turns = turns;
    this.paths = paths;
    this.output = output;
  }

  /**
   * Runs commands that are not up to date, and that no other module of the build has run.
   *
   * @param commands the commands in order; those that are no scripts of a package always run
   * @param generated directories that the commands fill
   * @param foreign directories that hold neither sources nor what the commands make
   * @throws ProviderException if a command fails, or what it depends on cannot be read
   */
  public void run(List<BuildCommand> commands, List<Path> generated, List<Path> foreign)
      throws ProviderException {
    if (commands.isEmpty() || !commands.stream().allMatch(BuildCommand::packageScript)) {
      build.run(commands);
      return;
    }
    BuildTurns.Turn turn = turns.toRunScripts();
    try {
      runScripts(commands, generated, foreign);
    } finally {
      turn.close();
    }
  }

  private void runScripts(List<BuildCommand> commands, List<Path> generated, List<Path> foreign)
      throws ProviderException {
    // Before anything is compared: what is installed belongs to what scripts depend on.
    build.install(commands);
    List<Path> excluded = new ArrayList<>(generated);
    excluded.addAll(foreign);
    excluded.add(paths.output());
    ScriptInputs inputs = new ScriptInputs(commands, generated);
    UpToDate memory =
        new UpToDate(
            paths.memory(STEP),
            new InputDigest(SourceTree.whole(inputs.withBuildOutput(excluded))));
    Path made = build.lastLog(commands);
    Inputs before = inputs.current();
    Optional<String> known = memory.sha256(made, settings(commands, before));
    if (known.isPresent()) {
      output.accept("[" + STEP + "] up to date");
      return;
    }
    long started = UpToDate.begin();
    build.runOnce(commands, turns, paths.output());
    Inputs after = inputs.current();
    memory.remember(made, settings(commands, after), after, turns.started(commands, started));
  }

  /** What counts besides the content of files; also which files count. */
  private Map<String, String> settings(List<BuildCommand> commands, Inputs inputs)
      throws ProviderException {
    Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < commands.size(); i++) {
      BuildCommand command = commands.get(i);
      settings.put(
          "script." + i,
          command.field() + " " + new TreeMap<>(command.environment()) + command.directory());
    }
    PackageManager manager = build.manager(commands.get(0));
    settings.put("program", manager.program() + " " + manager.identity());
    settings.put("files", inputs.toString());
    return settings;
  }
}
