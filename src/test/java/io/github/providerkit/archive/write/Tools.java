package io.github.providerkit.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Other programs, which know the formats independently of us. */
public final class Tools {
  private Tools() {}

  /** Skips the test, visibly, where a program is missing. */
  public static void assumePresent(String program) {
    boolean present;
    try {
      present = new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      present = false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Assumptions.assumeTrue(present, () -> "needs the program " + program);
  }

  /** Output of a program, which must succeed. */
  public static String run(Path directory, String... command) throws Exception {
    return run(directory, Map.of(), command);
  }

  public static String run(Path directory, Map<String, String> environment, String... command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Arrays.toString(command) + ": " + output).isZero();
    return output;
  }
}
