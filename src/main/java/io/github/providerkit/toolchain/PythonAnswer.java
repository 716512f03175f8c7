package io.github.providerkit.toolchain;

import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.NoAnswerException;
import java.util.List;

/**
 * What a Python interpreter says about itself.
 *
 * @param version for example {@code 3.11.7}
 * @param identity implementation, version and platform in one line
 * @param platform what it runs on, with its C library on Linux
 */
record PythonAnswer(String version, String identity, Platform platform) {
  /**
   * Five lines: implementation, version, system, machine, C library. The system's name for the
   * machine is that of its kernel, which also runs programs for the narrower machine: so the width
   * of an address is asked as well.
   */
  static final String QUESTION =
      """
      import platform, sys, sysconfig
      wide = sys.maxsize > 2**32
      machine = platform.machine().lower()
      if sys.platform == 'win32':
          machine = sysconfig.get_platform().replace('win32', 'x86').replace('win-', '')
      elif not wide:
          machine = {'x86_64': 'x86', 'amd64': 'x86', 'aarch64': 'arm'}.get(machine, machine)
      libc = ''
      if sys.platform.startswith('linux'):
          built = sysconfig.get_config_var('HOST_GNU_TYPE') or ''
          libc = 'musl' if 'musl' in built else platform.libc_ver()[0] or 'unknown'
      print(platform.python_implementation(), platform.python_version(), sys.platform, machine, libc, sep='\\n')
      """;

  private static final int LINES = 4;

  static PythonAnswer parse(String text) throws NoAnswerException {
    List<String> lines = text.lines().map(String::strip).toList();
    if (lines.size() < LINES) {
      throw new NoAnswerException("does not answer as a Python 3 interpreter does");
    }
    String libc = lines.size() > LINES ? lines.get(LINES) : "";
    Platform machine =
        Platform.ofJava(lines.get(2).equals("win32") ? "windows" : lines.get(2), lines.get(3));
    Platform platform = new Platform(machine.os(), arch(machine.arch()), libc);
    return new PythonAnswer(
        lines.get(1), lines.get(0) + " " + lines.get(1) + " " + platform, platform);
  }

  /** Java has no name of its own for these. */
  private static String arch(String machine) {
    return machine.startsWith("armv") ? "arm" : machine;
  }

  /** Whether programs of this interpreter run on a platform. */
  static boolean suits(Platform found, Platform wanted) {
    return found.target().equals(wanted.target())
        && (wanted.libc().isEmpty() || found.libc().equals(wanted.libc()));
  }
}
