package io.github.providerkit.compile.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.compile.CodeBuild;
import io.github.providerkit.compile.ProviderBuild;
import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuiltArtifacts;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.script.ReleaseBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider in a repository whose commands are shell scripts, and how it is built and released.
 */
abstract class CommandProject {
  static final String APP =
      """
      kind: app
      source: github.com/acme/tools/app/bot
      version: 1.0.0
      install: {command: [sh, install.sh], env: {DEPTH: shallow}}
      build: [[sh, build.sh]]
      spec: {}
      """;

  /** Writes what a script for any platform would be, and notes what it was told. */
  static final String BUILD =
      """
      set -e
      echo "build $GESTALT_TARGET_PLATFORM $GOOS/$GOARCH" >> @LOG@
      test -f installed
      test -f ../neighbour/here
      mkdir -p .gestaltd/bin
      cat > .gestaltd/bin/bot <<'END'
      #!/bin/sh
      printf '%s' 'OPERATIONS' > "$GESTALT_APP_WRITE_CATALOG"
      END
      chmod +x .gestaltd/bin/bot
      """
          .replace("OPERATIONS", "name: bot\noperations: [{id: echo, method: POST}]\n");

  static final Platform MACHINE =
      Platform.ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));
  static final Platform OTHER =
      Platform.of(MACHINE.os().equals("linux") ? "darwin" : "linux", "arm64");

  @TempDir Path work;
  Path project;
  Path log;
  final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void project() throws IOException {
    project = Files.createDirectories(work.resolve("repo/app"));
    Files.createDirectories(work.resolve("repo/.git"));
    Files.writeString(Files.createDirectories(work.resolve("repo/neighbour")).resolve("here"), "");
    log = work.resolve("log");
    write("manifest.yaml", APP);
    write("install.sh", "echo \"install $DEPTH\" >> @LOG@; touch installed\n");
    write("build.sh", BUILD);
  }

  void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text.replace("@LOG@", log.toString()));
  }

  Provider provider() throws ProviderException {
    ManifestCheck.Result checked = check(FileChecks.BEFORE_PACKAGING);
    return checked.provider().orElseThrow(() -> new AssertionError(checked.sorted()));
  }

  ManifestCheck.Result check(FileChecks files) throws ProviderException {
    return check(new ManifestCheck(Formats.all()), files);
  }

  /** The same by a check that remembers what it was asked before. */
  ManifestCheck.Result check(ManifestCheck check, FileChecks files) throws ProviderException {
    return check.run(
        new CheckRequest(
            project,
            Optional.empty(),
            new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
            files,
            Map.of(),
            output(),
            Optional.empty(),
            CodeChoice.DEFAULT));
  }

  /** A file in the first archive of a release. */
  static String content(ReleasePlan plan, String name) throws Exception {
    return new String(
        plan.archives().get(0).contents().entries().stream()
            .filter(entry -> entry.name().equals(name))
            .findFirst()
            .orElseThrow()
            .content()
            .open()
            .readAllBytes(),
        UTF_8);
  }

  Path output() {
    return project.resolve("target/provider");
  }

  List<BuiltBinary> build(Platform... platforms) throws ProviderException {
    return new BuiltArtifacts(new BuildPaths(output()))
        .of(run(platforms), Optional.of(List.of(platforms)));
  }

  Provider run(Platform... platforms) throws ProviderException {
    return run(Optional.empty(), platforms);
  }

  /** Takes over what was built elsewhere. */
  List<BuiltBinary> merge(Path parts) throws ProviderException {
    Provider provider =
        run(
            Optional.of(new ProviderBuild.Prebuilt(Optional.empty(), paths -> List.of(parts))),
            MACHINE);
    return new BuiltArtifacts(new BuildPaths(output())).of(provider, Optional.empty());
  }

  private Provider run(Optional<ProviderBuild.Prebuilt> prebuilt, Platform... platforms)
      throws ProviderException {
    Provider provider = check(FileChecks.BEFORE_BUILD).provider().orElseThrow();
    Host host = Host.current();
    List<Path> foreign = List.of(project.resolve("target"), output());
    CodeBuild code =
        new CodeBuild(
            host,
            TestWorkshop.tools(host, false),
            new Semaphore(2),
            told::add,
            shop -> new CommandCompiler(shop, provider.phases().orElseThrow(), foreign));
    ReleaseBuild scripts =
        new ReleaseBuild(
            host, TestWorkshop.tools(host, false), output().resolve("logs"), told::add);
    new ProviderBuild(
            scripts,
            io.github.providerkit.script.BuildTurns.alone(),
            code,
            new CopyPreparation(MACHINE),
            told::add)
        .run(
            new ProviderBuild.Request(
                provider,
                Layout.RELEASE,
                List.of(platforms),
                prebuilt,
                output(),
                foreign,
                false,
                true,
                Map.of()));
    return provider;
  }

  List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(work.resolve("repo"))) {
      return files
          .filter(file -> !file.startsWith(project.resolve("target")))
          .map(file -> work.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  ReleasePlan plan(List<BuiltBinary> binaries) throws ProviderException {
    return provider()
        .plan(
            new PlanRequest(Optional.of(BuiltArtifacts.compiled(binaries)), Layout.RELEASE),
            new io.github.providerkit.manifest.Problems(
                io.github.providerkit.manifest.RuleLevels.DEFAULT))
        .orElseThrow();
  }

  static List<String> names(ReleasePlan plan) {
    return plan.archives().get(0).contents().entries().stream().map(ArchiveEntry::name).toList();
  }

  /** What changes while a build runs is not trusted, and a test is quicker than clocks tell. */
  void age() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(project)) {
      all.filter(file -> !file.startsWith(output()) && Files.isRegularFile(file))
          .forEach(files::add);
    }
    for (Path file : files) {
      Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    }
  }
}
