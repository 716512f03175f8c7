package io.github.providerkit.mojo;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.finished.ArchiveReview;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.PartArchive;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Judges an archive in a virtual machine of its own, with a heap of 64 MB. */
public final class SmallMachine {
  private SmallMachine() {}

  /**
   * What came of it.
   *
   * @param output what was said; the last line is the processor time in milliseconds
   */
  record Answer(int exitCode, String output) {
    /** Time of the processor, which does not depend on what else the machine does. */
    long cpuMillis() {
      String[] lines = output.strip().split("\n");
      return Long.parseLong(lines[lines.length - 1]);
    }
  }

  /** As verify-archive judges. */
  static Answer verify(Path archive) throws Exception {
    return run("verify", archive.toString());
  }

  /** As the merge of several machines' parts unpacks. */
  static Answer unpackPart(Path archive, Path record, Path directory) throws Exception {
    return run("part", archive.toString(), record.toString(), directory.toString());
  }

  private static Answer run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallMachine.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Answer(process.exitValue(), output);
  }

  /** What runs in the other virtual machine. */
  public static void main(String... arguments) throws Exception {
    try {
      if (arguments[0].equals("verify")) {
        verify(List.of(Path.of(arguments[1])));
      } else {
        PartArchive.unpack(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
      }
    } catch (ArchiveException | ProviderException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
  }

  private static void verify(List<Path> archives) throws ProviderException {
    List<ArchiveVerifier> verifiers =
        Formats.all().stream()
            .filter(ArchiveVerifier.class::isInstance)
            .map(ArchiveVerifier.class::cast)
            .toList();
    Problems problems = new Problems(RuleLevels.DEFAULT);
    new ArchiveReview(verifiers).run(archives, problems);
    problems.sorted().forEach(System.out::println);
    System.out.println(problems.hasErrors() ? "refused" : "taken");
  }
}
