package io.github.providerkit.compile;

import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What programs that start here are like. */
public final class ThisMachine {
  /** Any dynamic program of this machine tells its C library. */
  private static final Path SHELL = Path.of("/bin/sh");

  private ThisMachine() {}

  /**
   * The platform of this machine with its C library, where it has one to choose.
   *
   * @param machine the platform without it
   */
  public static Platform withLibrary(Platform machine) throws IOException {
    String library =
        Files.isRegularFile(SHELL) ? BinaryFile.read(SHELL).map(BinaryFile::libc).orElse("") : "";
    return new Platform(machine.os(), machine.arch(), library);
  }
}
