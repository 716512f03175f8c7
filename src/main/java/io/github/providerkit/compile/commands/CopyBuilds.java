package io.github.providerkit.compile.commands;

import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.compile.commands.BuiltFiles.State;
import io.github.providerkit.files.Directories;
import io.github.providerkit.format.Phases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds for platforms, each in a copy of the sources in which everything was installed once. */
final class CopyBuilds {
  /** The variable with the directory of files to serve. */
  static final String ASSETS = "GESTALT_BUILD_STATIC";

  private static final Set<String> NEVER = Set.of(".git", BuiltFiles.OUTPUT, BuiltFiles.STATE);

  /** Made by installing; what somebody installed for another purpose may be of another age. */
  private static final Set<String> INSTALLED =
      Set.of(".git", BuiltFiles.OUTPUT, BuiltFiles.STATE, "node_modules", ".venv");

  private static final String INSTALLED_COPY = "source";

  private final Workshop workshop;
  private final Phases phases;
  private final Path source;
  private final PhaseRunner runner;
  private final boolean first;

  /** Known once the first platform was built, where the others wait for that. */
  private volatile @Nullable SharedAssets shared;

  /**
   * Creates builds.
   *
   * @param first whether one build is run before the others, which are spared what it did
   */
  CopyBuilds(Workshop workshop, Phases phases, PhaseRunner runner, boolean first) {
    this.workshop = workshop;
    this.phases = phases;
    this.source = workshop.code().directory();
    this.runner = runner;
    this.first = first;
  }

  /**
   * Copies the sources and installs.
   *
   * @param foreign directories among the sources that hold none
   */
  void prepare(List<Path> foreign, Step step) throws ProviderException {
    SourceCopy copy = copy(INSTALLED_COPY);
    make(copy, source, foreign, leftOut(phases));
    for (Phases.Step command : phases.install()) {
      runner.run(command, copy.directory(), workshop.hostPlatform(), Map.of(), step);
    }
  }

  /** Names of directories that no copy of the sources has. */
  static Set<String> leftOut(Phases phases) {
    return phases.install().isEmpty() ? NEVER : INSTALLED;
  }

  /** The files to serve of a platform; empty when there are none. */
  Optional<Path> assets(Platform platform) {
    return Optional.of(kept(platform)).filter(Files::isDirectory);
  }

  /** What else was made for a platform that is packaged; empty when there is nothing. */
  Optional<Path> files(Platform platform) {
    return Optional.of(made(platform)).filter(Files::isDirectory);
  }

  /** Where a platform was built, or else where everything was installed. */
  Path placeOf(Platform platform) {
    Path directory = copy(place(platform)).directory();
    return Files.isDirectory(directory) ? directory : copy(INSTALLED_COPY).directory();
  }

  /**
   * Builds for a platform.
   *
   * @param binary the file to write: the program, or an empty one where there are only files to
   *     serve
   * @throws ProviderException if a command fails, or they make nothing that could be packaged
   */
  void run(Platform platform, Path binary, Step step) throws ProviderException {
    SharedAssets known = shared;
    try {
      if (known != null && known.complete()) {
        step.say("takes the files to serve that were made for " + known.platform());
        take(kept(known.platform()), kept(platform));
        take(made(known.platform()), made(platform));
        Files.write(binary, new byte[0]);
        return;
      }
      BuiltFiles files = built(platform);
      List<State> states = run(files, platform, known, step);
      if (known != null && !known.isEmpty()) {
        take(kept(known.platform()), kept(platform));
      } else if (files.isServed()) {
        take(files.assets(), kept(platform));
      } else {
        Directories.delete(kept(platform));
      }
      Directories.delete(made(platform));
      files.keepMade(phases.files(), source, made(platform));
      boolean program = take(files, platform, binary);
      if (known == null && first) {
        shared = SharedAssets.of(platform, states, program);
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot take over what was built for " + platform, e);
    }
  }

  /** Builds in a copy of its own, and tells what there was before and after each command. */
  private List<State> run(
      BuiltFiles files, Platform platform, @Nullable SharedAssets known, Step step)
      throws ProviderException, IOException {
    files.prepare();
    List<State> states = new ArrayList<>();
    states.add(files.state(phases.files()));
    for (int i = 0; i < phases.build().size(); i++) {
      Phases.Step command = phases.build().get(i);
      if (known != null && known.steps().contains(i)) {
        step.say(command.field() + ": its files to serve were made for " + known.platform());
        continue;
      }
      runner.run(
          command, files.directory(), platform, Map.of(ASSETS, files.assets().toString()), step);
      if (known == null && first) {
        states.add(files.state(phases.files()));
      }
    }
    return states;
  }

  private BuiltFiles built(Platform platform) throws ProviderException {
    SourceCopy copy = copy(place(platform));
    // What installing put into hidden directories belongs to it.
    make(copy, copy(INSTALLED_COPY).directory(), List.of(), Set.of());
    return new BuiltFiles(copy.directory());
  }

  private static void take(Path made, Path kept) throws IOException {
    if (!made.equals(kept)) {
      Directories.delete(kept);
      if (Files.isDirectory(made)) {
        Directories.copy(made, kept);
      }
    }
  }

  /** Puts the program in its place, or what stands for one, and tells whether there is one. */
  private boolean take(BuiltFiles files, Platform platform, Path binary)
      throws IOException, ProviderException {
    Optional<Path> program = BuildOutput.program(files.programs(), workshop.name(), platform);
    if (program.isPresent()) {
      Files.copy(
          program.get(),
          binary,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    } else if (assets(platform).isPresent()) {
      // Stands for the program that there is none of.
      Files.write(binary, new byte[0]);
    } else {
      throw ProviderException.user(
          "%s: expected build to make %s/bin/%s, or files with an index.html, found neither"
              .formatted(platform, BuiltFiles.OUTPUT, workshop.name()),
          "the SDK's command \"gestalt build\" makes the former; the directory for the latter is in"
              + " GESTALT_BUILD_STATIC");
    }
    return program.isPresent();
  }

  private SourceCopy copy(String name) {
    return new SourceCopy(source, workshop.work().resolve(name));
  }

  private static String place(Platform platform) {
    return platform.os() + "-" + platform.arch();
  }

  private Path kept(Platform platform) {
    return workshop.work().resolve("static").resolve(place(platform));
  }

  private Path made(Platform platform) {
    return workshop.work().resolve("made").resolve(place(platform));
  }

  private static void make(SourceCopy copy, Path content, List<Path> excluded, Set<String> names)
      throws ProviderException {
    try {
      copy.make(content, excluded, names);
    } catch (IOException e) {
      throw ProviderException.environment("cannot copy " + content, e);
    }
  }
}
