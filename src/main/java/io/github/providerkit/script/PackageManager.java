package io.github.providerkit.script;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageCopy;
import io.github.providerkit.npm.PackageFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import io.github.providerkit.toolchain.ToolchainResolver;
import io.github.providerkit.worktree.WorkTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What installs packages and runs the scripts of a {@code package.json}: Bun, or npm where there is
 * none ({@code docs/spec/checkstack.md} section 1.7).
 *
 * @param program its executable
 * @param bun whether it is Bun
 * @param identity what it says about its version; of npm, where it is
 * @param environment variables that it has to be started with
 */
record PackageManager(Path program, boolean bun, String identity, Map<String, String> environment) {
  private static final String HINT =
      "get Bun from https://bun.sh/, or name it with -Dprovider.bun=FILE; provider:doctor shows"
          + " where it is searched";

  /**
   * Finds one for scripts.
   *
   * @param directory where scripts run
   * @throws ProviderException if there is neither, or a Bun that was named cannot be used
   */
  static PackageManager find(Host host, ToolchainResolver tools, Path directory)
      throws ProviderException {
    Optional<PackageManager> bun = bun(host, tools, directory);
    if (bun.isPresent()) {
      return bun.get();
    }
    Path npm =
        host.onPath("npm")
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected Bun or npm to run the scripts of package.json, found neither",
                        HINT + "; npm is searched on the PATH"));
    return new PackageManager(npm, false, npm.toString(), Map.of());
  }

  /**
   * Finds Bun for packages that only Bun can install.
   *
   * @param directory where its lock file is
   * @throws ProviderException if there is none, or one that was named cannot be used
   */
  static PackageManager forLockOfBun(Host host, ToolchainResolver tools, Path directory)
      throws ProviderException {
    return bun(host, tools, directory)
        .orElseThrow(
            () ->
                ProviderException.user(
                    "expected Bun for the bun.lock in " + directory + ", found none", HINT));
  }

  private static Optional<PackageManager> bun(Host host, ToolchainResolver tools, Path directory)
      throws ProviderException {
    Platform machine = Platform.ofJava(host.osName(), host.osArch());
    Optional<Tool> bun = tools.find(ToolKind.BUN, machine, directory);
    return bun.map(
        tool ->
            new PackageManager(tool.executable(), true, tool.identity(), environment(tool, host)));
  }

  /** Scripts that call {@code bun} themselves get this one; Bun does not see to it. */
  private static Map<String, String> environment(Tool bun, Host host) {
    Map<String, String> environment = new HashMap<>(bun.environment());
    String separator = host.isWindows() ? ";" : ":";
    host.variable("PATH")
        .map(others -> bun.executable().getParent() + separator + others)
        .ifPresent(path -> environment.put(host.spelling("PATH"), path));
    return environment;
  }

  /** The arguments {@code bun run …} with this program. */
  List<String> run(List<String> arguments) {
    List<String> own = new ArrayList<>(arguments);
    own.set(0, program.toString());
    return own;
  }

  /**
   * The directory whose packages are locked and not there yet: the package's own, or the workspace
   * that it is a member of. Installing runs the scripts of whatever is locked, so a lock that only
   * lies above is nobody's; nor is one above the repository or, without one, above the project that
   * Maven was started for.
   *
   * @param directory the package
   * @param started that project's directory; empty when it is not known
   * @throws ProviderException if a package.json cannot be read
   */
  Optional<Path> awaitingInstallation(Path directory, Optional<Path> started)
      throws ProviderException {
    Path own = directory.toAbsolutePath().normalize();
    Optional<Path> locked =
        isLocked(own)
            ? Optional.of(own)
            : PackageFile.workspaceOf(own)
                .filter(root -> isOurs(root, started))
                .filter(this::isLocked);
    return locked.filter(place -> !Files.exists(place.resolve(PackageCopy.PACKAGES)));
  }

  private boolean isLocked(Path directory) {
    return LockFile.fileNames(bun ? LockFile.Manager.BUN : LockFile.Manager.NPM).stream()
        .anyMatch(lock -> Files.exists(directory.resolve(lock)));
  }

  private static boolean isOurs(Path root, Optional<Path> started) {
    return started.isEmpty()
        || root.startsWith(started.get().toAbsolutePath().normalize())
        || PackageFile.levels(root, root.getRoot()).anyMatch(WorkTree::isRoot);
  }

  /** The command that installs exactly what is locked. */
  List<String> install() {
    return bun
        ? List.of(program.toString(), "install", "--frozen-lockfile")
        : List.of(program.toString(), "ci");
  }
}
