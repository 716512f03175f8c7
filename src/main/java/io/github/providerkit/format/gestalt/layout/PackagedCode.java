package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was compiled for one platform, as it goes into that platform's package ({@code
 * docs/spec/gestalt-release.md} sections 7 and 9).
 *
 * @param binary the binary
 * @param path where the package has it
 * @param catalog what it offers; empty for kinds without operations
 */
public record PackagedCode(
    CompiledCode.Binary binary, String path, Optional<ArchiveEntry> catalog) {

  /**
   * One for each package of a release; a single empty one for a release without code.
   *
   * @throws IOException if the catalog cannot be read
   */
  public static List<Optional<PackagedCode>> of(PlanRequest request, String name)
      throws IOException {
    if (request.code().isEmpty()) {
      return List.of(Optional.empty());
    }
    CompiledCode code = request.code().get();
    Optional<ArchiveEntry> catalog =
        code.catalog().isPresent()
            ? Optional.of(
                ArchiveEntry.ofBytes(Catalog.FILE, Files.readAllBytes(code.catalog().get())))
            : Optional.empty();
    List<Optional<PackagedCode>> packaged = new ArrayList<>();
    for (CompiledCode.Binary binary : code.binaries()) {
      String path = path(request.layout(), binary.platform(), name);
      Path real = binary.file().toRealPath();
      packaged.add(
          Optional.of(
              new PackagedCode(
                  new CompiledCode.Binary(binary.platform(), real, binary.size(), binary.sha256()),
                  path,
                  catalog)));
    }
    return packaged;
  }

  private static String path(Layout layout, Platform platform, String name) {
    String ending = platform.os().equals("windows") ? ".exe" : "";
    return layout == Layout.FLAT
        ? "gestalt-plugin-" + name + ending
        : "artifacts/%s/%s/provider%s".formatted(platform.os(), platform.arch(), ending);
  }

  /** What it runs on. */
  public Platform platform() {
    return binary.platform();
  }

  ArchiveEntry entry() {
    return ArchiveEntry.ofFile(path, binary.file(), binary.size()).asExecutable();
  }

  /** Its description in the manifest: os, arch, libc where it matters, path, sha256. */
  public Map<String, Object> artifact() {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("os", platform().os());
    artifact.put("arch", platform().arch());
    if (!platform().libc().isEmpty()) {
      artifact.put("libc", platform().libc());
    }
    artifact.put("path", path);
    artifact.put("sha256", binary.sha256());
    return artifact;
  }
}
