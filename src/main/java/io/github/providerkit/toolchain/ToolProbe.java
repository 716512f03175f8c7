package io.github.providerkit.toolchain;

import io.github.providerkit.host.Host;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.NoAnswerException;
import io.github.providerkit.process.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks programs which version they are and, where that matters, for which platform. */
final class ToolProbe {
  /**
   * Long, because a first question makes {@code go} and {@code rustup} fetch what files ask for.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\S*");

  private final Host host;
  private final boolean offline;

  ToolProbe(Host host, boolean offline) {
    this.host = host;
    this.offline = offline;
  }

  /** What a program answered; the parts of a {@link Tool} that do not depend on where it was. */
  record Answer(
      String version,
      String identity,
      Optional<Platform> platform,
      Map<String, String> environment) {}

  Answer ask(ToolKind kind, Path executable, Path directory)
      throws NoAnswerException, InterruptedException {
    Map<String, String> environment = environment(kind, executable);
    if (kind == ToolKind.PYTHON) {
      String text =
          ask(
              List.of(executable.toString(), "-I", "-c", PythonAnswer.QUESTION),
              environment,
              directory);
      PythonAnswer python = PythonAnswer.parse(text);
      return new Answer(
          python.version(), python.identity(), Optional.of(python.platform()), environment);
    }
    String argument = kind == ToolKind.GO ? "version" : "--version";
    String identity = ask(List.of(executable.toString(), argument), environment, directory).strip();
    Matcher version = VERSION.matcher(identity);
    if (!version.find()) {
      throw new NoAnswerException(
          "answers \"" + identity.lines().findFirst().orElse("") + "\" and not its version");
    }
    if (kind == ToolKind.RUST) {
      List<String> rustc = List.of(compiler(executable), "--version");
      identity += "; " + ask(rustc, environment, directory).strip();
    }
    return new Answer(version.group(), identity, Optional.empty(), environment);
  }

  /** Where a Rust installation has its libraries. */
  String sysroot(Tool rust, Path directory) throws NoAnswerException, InterruptedException {
    List<String> question = List.of(compiler(rust.executable()), "--print", "sysroot");
    return ask(question, rust.environment(), directory).strip();
  }

  private String ask(List<String> command, Map<String, String> environment, Path directory)
      throws NoAnswerException, InterruptedException {
    Map<String, String> variables = new HashMap<>(host.variables());
    variables.putAll(environment);
    return new Question(command, directory, variables, PATIENCE).ask();
  }

  /** What makes a program that was taken from its own place use its own other programs. */
  private Map<String, String> environment(ToolKind kind, Path executable) {
    Map<String, String> environment = new HashMap<>();
    if (kind == ToolKind.GO) {
      // Another installation's library would be of another version than this compiler.
      host.variable("GOROOT")
          .filter(home -> !executable.startsWith(home))
          .ifPresent(home -> environment.put("GOROOT", ""));
    }
    if (kind == ToolKind.RUST && host.variable("RUSTC").isEmpty()) {
      sibling(executable, "rustc")
          .filter(rustc -> !host.onPath("rustc").equals(Optional.of(rustc)))
          .ifPresent(rustc -> environment.put("RUSTC", rustc.toString()));
    }
    if (offline && kind == ToolKind.GO) {
      environment.put("GOPROXY", "off");
    }
    if (offline && kind == ToolKind.RUST) {
      environment.put("CARGO_NET_OFFLINE", "true");
      environment.put("RUSTUP_AUTO_INSTALL", "0");
    }
    return environment;
  }

  /** The compiler that cargo would take. */
  private String compiler(Path cargo) throws NoAnswerException {
    Optional<String> named = host.variable("RUSTC");
    if (named.isPresent()) {
      return named.get();
    }
    List<Path> found = new ArrayList<>(sibling(cargo, "rustc").stream().toList());
    host.onPath("rustc").ifPresent(found::add);
    if (found.isEmpty()) {
      throw new NoAnswerException("has no rustc beside it, and there is none on the PATH");
    }
    return found.get(0).toString();
  }

  private Optional<Path> sibling(Path program, String name) {
    Path file = program.resolveSibling(host.isWindows() ? name + ".exe" : name);
    return Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
  }
}
