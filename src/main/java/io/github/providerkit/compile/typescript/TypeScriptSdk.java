package io.github.providerkit.compile.typescript;

import io.github.providerkit.compile.Workshop;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageCopy;
import io.github.providerkit.npm.PackageFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The SDK for TypeScript: an installed package, or a directory that the user has named. */
final class TypeScriptSdk {
  private static final String VARIABLE = "GESTALT_TYPESCRIPT_SDK_DIR";
  private static final String NAME = "@valon-technologies/gestalt";

  /** The program that the original starts providers with; its module also runs bundled ones. */
  private static final String RUNTIME = "gestalt-ts-runtime";

  private static final Path USUAL_RUNTIME = Path.of("src", "runtime.ts");

  private TypeScriptSdk() {}

  /**
   * The named directory. One that holds no package does not count, as in the original.
   *
   * @return empty if the SDK is an installed package
   */
  static Optional<Path> directory(Workshop workshop) {
    return workshop
        .machine()
        .variable(VARIABLE)
        .map(String::strip)
        .map(text -> FileSystems.getDefault().getPath(text).toAbsolutePath().normalize())
        .filter(directory -> Files.isRegularFile(directory.resolve(PackageFile.NAME)));
  }

  /**
   * The package as it is installed for a directory.
   *
   * @throws ProviderException if it is not
   */
  static Path installedFor(Path directory) throws ProviderException {
    for (Path level = directory; level != null; level = level.getParent()) {
      Path sdk = level.resolve(PackageCopy.PACKAGES).resolve(NAME);
      if (Files.isRegularFile(sdk.resolve(PackageFile.NAME))) {
        return sdk;
      }
    }
    throw ProviderException.user(
        "package.json: expected the SDK %s among the installed packages, found none"
            .formatted(NAME),
        "add it to \"dependencies\" and run \"bun install\", or name its directory in " + VARIABLE);
  }

  /**
   * The module that starts providers.
   *
   * @param sdk the SDK's directory
   * @throws ProviderException if its package.json cannot be read
   */
  static Path runtime(Path sdk) throws ProviderException {
    return PackageFile.in(sdk)
        .flatMap(file -> file.program(RUNTIME))
        .orElse(sdk.resolve(USUAL_RUNTIME));
  }
}
