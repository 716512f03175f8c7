package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs that npm installs below {@code target/}, once; tests are skipped where it cannot. */
public final class NpmTools {
  private static final Path PLACE = Path.of("target", "npm-tools").toAbsolutePath();
  private static final long INSTALL_SECONDS = 1800;
  private static final long RUN_SECONDS = 900;

  private NpmTools() {}

  /** Bun, the version that the specification was made with. */
  public static Path bun() throws Exception {
    return install("bun", "1.4.5");
  }

  /** A registry that runs on this machine; later versions need packages that do not exist. */
  static Path verdaccio() throws Exception {
    return install("verdaccio", "5.20.1");
  }

  private static Path install(String name, String version) throws Exception {
    Path directory = PLACE.resolve(name + "-" + version);
    Path program = directory.resolve("node_modules/.bin").resolve(name);
    if (!Files.exists(program)) {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("package.json"), "{\"private\": true}\n");
      String installed;
      try {
        installed =
            output(
                INSTALL_SECONDS,
                directory,
                Map.of(),
                List.of("npm", "install", "--no-audit", "--no-fund", name + "@" + version));
      } catch (IOException e) {
        installed = e.toString();
      }
      String told = installed;
      Assumptions.assumeTrue(
          Files.exists(program),
          () -> "skipped: npm could not install " + name + "@" + version + ": " + told);
    }
    return program;
  }

  /** Output of a program, which must succeed. */
  static String run(Path directory, Map<String, String> environment, Object... command)
      throws Exception {
    List<String> words = new ArrayList<>();
    Arrays.stream(command).forEach(word -> words.add(word.toString()));
    return output(RUN_SECONDS, directory, environment, words);
  }

  private static String output(
      long seconds, Path directory, Map<String, String> environment, List<String> command)
      throws Exception {
    Path log = Files.createTempFile("npm-tools", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      String output = Files.readString(log, StandardCharsets.UTF_8);
      assertThat(ended).as("%s ended; it said %s", command, output).isTrue();
      if (seconds == RUN_SECONDS) {
        assertThat(process.exitValue()).as("%s said %s", command, output).isZero();
      }
      return output;
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(log);
    }
  }
}
