package io.github.providerkit.toolchain;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A kind of tool that providers are built with. */
public enum ToolKind {
  /** The Go command. */
  GO("Go", "go", "get it from https://go.dev/dl/"),
  /** Rust's package manager, which runs the compiler. */
  RUST("Rust", "cargo", "get it from https://rustup.rs/"),
  /** An interpreter of the platform that is built for: nothing is cross-compiled. */
  PYTHON("Python", "python", "get it from https://www.python.org/downloads/"),
  /** Runtime and bundler for TypeScript. */
  BUN("Bun", "bun", "get it from https://bun.sh/");

  private final String title;
  private final String program;
  private final String advice;

  ToolKind(String title, String program, String advice) {
    this.title = title;
    this.program = program;
    this.advice = advice;
  }

  /** Its name in messages. */
  public String title() {
    return title;
  }

  /** Its type in {@code toolchains.xml}: {@code go}, {@code rust}, {@code python}, {@code bun}. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parameter that names its executable, for example {@code provider.cargo}. */
  public String parameter() {
    return "provider." + program;
  }

  /** Where to get it, as the beginning of a hint. */
  String advice() {
    return advice;
  }

  /** The name of its program as it is installed, without an ending. */
  String program() {
    return program;
  }

  /** The names of its program on the search path, best first. */
  List<String> programs(boolean windows) {
    if (this != PYTHON) {
      return List.of(program);
    }
    return windows ? List.of("py", "python") : List.of("python3", "python");
  }

  /**
   * Where its program may be in the directory that it was installed in, likeliest first.
   *
   * @param home the directory
   * @param windows whether programs have the endings of Windows
   */
  public List<Path> programsIn(Path home, boolean windows) {
    String ending = windows ? ".exe" : "";
    Path inBin = home.resolve("bin").resolve(program + ending);
    Path atRoot = home.resolve(program + ending);
    return switch (this) {
      case GO, RUST -> List.of(inBin);
      case BUN -> List.of(inBin, atRoot);
      case PYTHON ->
          windows
              ? List.of(home.resolve("Scripts").resolve("python.exe"), atRoot)
              : Stream.of("python3", "python").map(home.resolve("bin")::resolve).toList();
    };
  }
}
