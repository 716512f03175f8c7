package io.github.providerkit.mojo;

import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.compile.commands.CommandCompiler;
import io.github.providerkit.compile.go.GoCompiler;
import io.github.providerkit.compile.python.PythonCompiler;
import io.github.providerkit.compile.rust.RustCompiler;
import io.github.providerkit.compile.typescript.TypeScriptCompiler;
import io.github.providerkit.format.Phases;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The compilers: one line a language. */
public final class Compilers {
  private Compilers() {}

  /**
   * A compiler.
   *
   * @param phases the author's own commands, where they are what compiles
   */
  static Compiler of(Workshop workshop, Optional<Phases> phases, List<Path> foreign) {
    return switch (workshop.code().language()) {
      case GO -> new GoCompiler(workshop);
      case RUST -> new RustCompiler(workshop);
      case PYTHON -> new PythonCompiler(workshop);
      case TYPESCRIPT -> new TypeScriptCompiler(workshop);
      case COMMANDS -> new CommandCompiler(workshop, phases.orElseThrow(), foreign);
    };
  }
}
