package io.github.providerkit.build;

/** The compilers: one line a language. */
final class Compilers {
  private Compilers() {}

  static Compiler of(Workshop workshop) {
    return switch (workshop.code().language()) {
      case GO -> new GoCompiler(workshop);
      case RUST -> new RustCompiler(workshop);
      case PYTHON -> new PythonCompiler(workshop);
      case TYPESCRIPT -> new TypeScriptCompiler(workshop);
    };
  }
}
