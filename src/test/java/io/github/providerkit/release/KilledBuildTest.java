package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.providerkit.compile.CodeBuild;
import io.github.providerkit.compile.ProviderBuild;
import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.compile.go.GoCompiler;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.host.Host;
import io.github.providerkit.lock.Deployment;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.script.BuildTurns;
import io.github.providerkit.script.ReleaseBuild;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds, each a process of its own, that are killed without a word at random moments: the next one
 * ends well, leaves nothing of the killed one, and makes the same bytes as one that nobody
 * disturbed. {@code -Dkills=30} kills each as often.
 */
@Timeout(1800)
class KilledBuildTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final long SEED = 20260513;

  @TempDir Path directory;

  /** What is built. */
  enum Work {
    PACKAGE("target/provider/release") {
      @Override
      void change(Path place, int round, Deployment servers) throws IOException {
        Packaging.in(place).file("manifest.yaml", Packaging.UI);
        for (int i = 0; i < 40; i++) {
          write(place.resolve("dist/asset-" + i), text(round, i));
        }
      }

      @Override
      void run(Path place) throws Exception {
        Packaging.in(place).release();
      }
    },
    /** Most of its time goes to writing one archive. */
    BIG_ARCHIVE("target/provider/release") {
      @Override
      void change(Path place, int round, Deployment servers) throws IOException {
        Packaging.in(place).file("manifest.yaml", Packaging.UI);
        byte[] noise = new byte[16 * 1024 * 1024];
        new Random(round).nextBytes(noise);
        Files.createDirectories(place.resolve("dist"));
        Files.write(place.resolve("dist/film"), noise);
        write(place.resolve("dist/index.html"), "<html>" + round);
      }

      @Override
      void run(Path place) throws Exception {
        Packaging.in(place).release();
      }
    },
    CHECKSTACK("target/provider/release", "target/provider/npm") {
      @Override
      void change(Path place, int round, Deployment servers) throws IOException {
        PluginPackaging.in(place)
            .file(
                "backend/package.json",
                PluginPackaging.packageJson(
                    "@acme/widget-backend", "backend", "\"main\": \"m.js\""));
        for (int i = 0; i < 40; i++) {
          write(place.resolve("backend/dist/asset-" + i), text(round, i));
        }
        write(place.resolve("backend/m.js"), "exports.x = " + round + ";\n");
      }

      @Override
      void run(Path place) throws Exception {
        PluginPackaging.in(place).release("backend");
      }
    },
    LOCK("gestalt.lock.json") {
      @Override
      void change(Path place, int round, Deployment servers) throws IOException {
        publish(round, servers);
      }

      @Override
      void run(Path place) throws Exception {
        try (Deployment deployment = new Deployment(place)) {
          deployment.lock();
        }
      }
    },
    PREPARE("gestalt.lock.json", ".gestaltd") {
      @Override
      void change(Path place, int round, Deployment servers) throws IOException {
        publish(round, servers);
      }

      @Override
      void run(Path place) throws Exception {
        try (Deployment deployment = new Deployment(place)) {
          deployment.lock();
          deployment.prepare();
        }
      }
    },
    GO("target/provider/artifacts") {
      @Override
      void change(Path place, int round, Deployment servers) throws IOException {
        assumeTrue(Host.current().onPath("go").isPresent(), "needs the tool go");
        PluginPackaging.copy(Path.of("src/it/build-go"), place);
        Files.deleteIfExists(place.resolve("pom.xml"));
        write(
            place.resolve("greeting/more.go"),
            "package greeting\n\nvar More = \"" + round + "\"\n");
      }

      @Override
      void run(Path place) throws Exception {
        Host host = Host.current();
        ToolchainResolver tools = TestWorkshop.tools(host, false);
        Path output = place.resolve("target/provider");
        Provider provider =
            new ManifestCheck(Formats.all())
                .run(
                    new CheckRequest(
                        place,
                        Optional.empty(),
                        new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
                        CheckRequest.FileChecks.BEFORE_BUILD,
                        Map.of(),
                        output,
                        Optional.empty(),
                        new CodeChoice(Optional.empty(), false)))
                .provider()
                .orElseThrow();
        new ProviderBuild(
                new ReleaseBuild(host, tools, output.resolve("logs"), line -> {}),
                BuildTurns.alone(),
                new CodeBuild(host, tools, new Semaphore(2), line -> {}, GoCompiler::new),
                (source, phases, paths, foreign, step) -> {},
                line -> {})
            .run(
                new ProviderBuild.Request(
                    provider,
                    Layout.RELEASE,
                    List.of(Platform.of("linux", "amd64"), Platform.of("linux", "arm64")),
                    Optional.empty(),
                    output,
                    List.of(output),
                    false,
                    false,
                    Map.of()));
      }
    };

    private final List<String> made;

    Work(String... made) {
      this.made = List.of(made);
    }

    /** Writes what is built; another one for each round. */
    abstract void change(Path place, int round, Deployment servers) throws IOException;

    abstract void run(Path place) throws Exception;

    private static void publish(int round, Deployment servers) throws IOException {
      String[] plugins = new String[4];
      for (int i = 0; i < plugins.length; i++) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("manifest.yaml", Deployment.REST.replace("/hello", "/hello/" + round));
        for (int j = 0; j < 10; j++) {
          files.put("notes/" + j, text(round, i * 10 + j));
        }
        servers.publish("/" + i, Deployment.archive(files));
        plugins[i] =
            "p%s: {source: \"%s\"}"
                .formatted(i, servers.server.url("/" + i + "/provider-release.yaml"));
      }
      servers.configure(plugins);
    }

    /** What hardly gets smaller. */
    private static String text(int round, int number) {
      Random random = new Random(round * 1_000L + number);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 4_000; i++) {
        text.append(Long.toHexString(random.nextLong()));
      }
      return text.toString();
    }

    private static void write(Path file, String text) throws IOException {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  /** A build of its own: the work, and the place. */
  static final class Build {
    private Build() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println("at work");
      Work.valueOf(arguments[0]).run(Path.of(arguments[1]));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNextBuildIsAsIfNothingHadBeen(Work work) throws Exception {
    Random random = new Random(SEED);
    Path place = Files.createDirectories(directory.resolve("killed"));
    Path other = Files.createDirectories(directory.resolve("undisturbed"));
    try (Deployment servers = new Deployment(place)) {
      work.change(place, 0, servers);
      long whole = duration(build(work, place));
      for (int round = 1; round <= KILLS; round++) {
        // Given a build that is killed at some moment
        work.change(place, round, servers);
        Process killed = build(work, place);
        long moment = (long) (random.nextDouble() * whole * 1.1);
        Thread.sleep(moment);
        killed.destroyForcibly().waitFor();

        // When the next one runs to its end, and one that knows of nothing elsewhere
        String what = "round " + round + ", killed after " + moment + " of " + whole + " ms";
        work.run(place);
        work.change(other, round, servers);
        copyConfiguration(place, other);
        work.run(other);

        // Then nothing is left, and every byte is the same
        assertThat(leftovers(place)).as(what).isEmpty();
        assertThat(made(work, place)).as(what).isNotEmpty().isEqualTo(made(work, other));
      }
    }
  }

  private Process build(Work work, Path place) throws IOException {
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName(),
                work.name(),
                place.toString())
            .redirectError(Redirect.appendTo(directory.resolve("errors").toFile()))
            .start();
    BufferedReader output = build.inputReader(UTF_8);
    assertThat(output.readLine()).isEqualTo("at work");
    return build;
  }

  private long duration(Process build) throws Exception {
    long start = System.nanoTime();
    assertThat(build.waitFor()).as(Files.readString(directory.resolve("errors"))).isZero();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void copyConfiguration(Path from, Path to) throws IOException {
    Path config = from.resolve("config.yaml");
    if (Files.exists(config)) {
      Files.writeString(to.resolve("config.yaml"), Files.readString(config));
    }
  }

  /** What nobody has a use for: made directories and files under names for the time being. */
  private static List<String> leftovers(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .map(file -> place.relativize(file).toString())
          .filter(name -> name.matches(".*(\\.(new|old)-[0-9a-f-]+|\\.tmp|\\.lock|\\.part)"))
          .toList();
    }
  }

  private static Map<String, String> made(Work work, Path place) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String name : work.made) {
      try (Stream<Path> files = Files.walk(place.resolve(name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          digests.put(place.relativize(file).toString(), Sha256.of(file));
        }
      }
    }
    return digests;
  }
}
