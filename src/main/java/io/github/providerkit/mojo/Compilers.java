package io.github.providerkit.mojo;

import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.compile.go.GoCompiler;
import io.github.providerkit.compile.python.PythonCompiler;
import io.github.providerkit.compile.rust.RustCompiler;
import io.github.providerkit.compile.typescript.TypeScriptCompiler;

/** The compilers: one line a language. */
public final class Compilers {
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
