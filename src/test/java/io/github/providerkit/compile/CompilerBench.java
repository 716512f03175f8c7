package io.github.providerkit.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a compiler needs around it in a test: a provider, a place to work, and tools. */
public record CompilerBench(Path directory, Workshop workshop) {
  static final Platform LINUX = Platform.of("linux", "amd64");
  private static final Host HOST = Host.current();
  static final Platform MACHINE = Platform.ofJava(HOST.osName(), HOST.osArch());

  /** A compiler for a provider's directory, with a tool by name or, if null, one of the machine. */
  public static CompilerBench of(
      Path directory, Language language, String entry, Path tool, Map<String, String> variables) {
    ToolKind kind = language == Language.GO ? ToolKind.GO : ToolKind.RUST;
    Map<String, String> all = new HashMap<>(HOST.variables());
    all.keySet().removeIf(name -> name.startsWith("GO") || name.equals("RUSTFLAGS"));
    all.putAll(variables);
    Host host = new Host(all, HOST.osName(), HOST.osArch());
    ToolRequirements requirements =
        new ToolRequirements(tool == null ? Map.of() : Map.of(kind, tool), Map.of(), false);
    return new CompilerBench(
        directory,
        new Workshop(
            new ProviderCode(language, directory, "sign", entry),
            "greeter",
            Optional.of(Kind.PLUGIN),
            directory.resolve("target/provider/build/" + language.word()),
            new ToolchainResolver(host, MACHINE, requirements, none()),
            host,
            MACHINE,
            false,
            Map.of("rust.libc", "gnu")));
  }

  public CompilerBench kind(String kind) {
    return with(Kind.of(kind), workshop.work(), workshop.offline());
  }

  public CompilerBench offline() {
    return with(workshop.kind(), workshop.work(), true);
  }

  CompilerBench work(Path work) {
    return with(workshop.kind(), work, workshop.offline());
  }

  private CompilerBench with(Optional<Kind> kind, Path work, boolean offline) {
    return new CompilerBench(
        directory,
        new Workshop(
            workshop.code(),
            workshop.name(),
            kind,
            work,
            workshop.tools(),
            workshop.machine(),
            workshop.hostPlatform(),
            offline,
            workshop.options()));
  }

  /** A step whose output only goes to its log. */
  public Step step(String name) {
    return new Step(
        name, directory.resolve("target/provider/logs/step.log"), new ProcessRunner(line -> {}));
  }

  /** A copy of a provider of the integration tests. */
  static Path copy(String test, Path to) throws IOException {
    Path from = Path.of("src", "it", test);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }

  /** All files of a provider outside {@code target}, with their content. */
  static Map<String, String> sources(Path directory) throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(directory.resolve("target")))
          .forEach(file -> sources.put(directory.relativize(file).toString(), read(file)));
    }
    return sources;
  }

  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips the test, visibly, where the machine has no such tool. */
  static void assumePresent(String program) {
    Assumptions.assumeTrue(
        HOST.onPath(program).isPresent(), () -> "needs " + program + " on the PATH");
  }

  private static DeclaredToolchains none() {
    return new DeclaredToolchains() {
      @Override
      public List<Declared> of(ToolKind kind) {
        return List.of();
      }

      @Override
      public boolean satisfies(String requirement, String version) {
        return true;
      }
    };
  }
}
