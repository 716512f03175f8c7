package io.github.providerkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file is that should be a program.
 *
 * @param program what its header says; empty for a format that is not known
 * @param other what it is instead; empty when it may be a program after all
 */
public record ProgramFile(Optional<BinaryFile> program, Optional<NoProgram> other) {
  /**
   * Looks at a file.
   *
   * @throws IOException if it cannot be read
   */
  public static ProgramFile read(Path file) throws IOException {
    Optional<BinaryFile> program = BinaryFile.read(file);
    return new ProgramFile(program, program.isEmpty() ? NoProgram.of(file) : Optional.empty());
  }
}
