package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.host.Host;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.toolchain.DeclaredToolchains;
import io.github.providerkit.toolchain.ToolKind;
import io.github.providerkit.toolchain.ToolRequirements;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A provider's directory, and a workshop for it whose tools are shell scripts. */
public final class TestWorkshop {
  public static final Platform LINUX = Platform.of("linux", "amd64");

  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> shown = new ArrayList<>();
  private boolean offline;

  public TestWorkshop(Path directory) {
    this.directory = directory;
  }

  /** Sets a variable of the environment. */
  public TestWorkshop with(String variable, Object value) {
    variables.put(variable, value.toString());
    return this;
  }

  public TestWorkshop offline() {
    offline = true;
    return this;
  }

  public Workshop of(Language language, String kind, String entry) {
    Host host = new Host(variables, "Linux", "amd64");
    return new Workshop(
        new ProviderCode(language, directory, "", entry),
        "weather",
        Kind.of(kind),
        work(),
        tools(host, offline),
        host,
        LINUX,
        offline,
        Map.of());
  }

  /** Finds the tools of a machine without a {@code toolchains.xml}. */
  public static ToolchainResolver tools(Host host, boolean offline) {
    return new ToolchainResolver(
        host, LINUX, new ToolRequirements(Map.of(), Map.of(), offline), new NoToolchains());
  }

  public Path work() {
    return directory.resolve("target/provider/build/language");
  }

  /** A step of no workshop. */
  public static Step step(Path log, java.util.function.Consumer<String> output) {
    return new Step("test", log, new ProcessRunner(output));
  }

  public Step step() {
    return new Step("test", directory.resolve("target/test.log"), new ProcessRunner(shown::add));
  }

  /** What was shown to the user. */
  public List<String> shown() {
    return shown;
  }

  /** Writes a file with its directories. */
  public Path write(String name, String... lines) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** Writes a program. */
  public Path program(String name, String... lines) throws IOException {
    List<String> script = new ArrayList<>(List.of("#!/bin/sh"));
    script.addAll(List.of(lines));
    Path file = write(name, script.toArray(String[]::new));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /** The names of everything in the directory, except what a build may write. */
  public List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .map(file -> directory.relativize(file).toString())
          .filter(name -> !name.isEmpty() && !name.startsWith("target"))
          .sorted()
          .toList();
    }
  }

  private static final class NoToolchains implements DeclaredToolchains {
    @Override
    public List<Declared> of(ToolKind kind) {
      return List.of();
    }

    @Override
    public boolean satisfies(String requirement, String version) {
      return true;
    }
  }
}
