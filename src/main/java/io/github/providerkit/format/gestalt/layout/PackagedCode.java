package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was compiled for one platform, as it goes into that platform's package ({@code
 * docs/spec/gestalt-release.md} sections 7 and 9).
 *
 * @param binary the binary
 * @param path where the package has it
 * @param catalog what it offers; empty for kinds without operations
 * @param assets files to serve, under the names that the package has for them
 */
public record PackagedCode(
    CompiledCode.Binary binary, String path, Optional<ArchiveEntry> catalog, TreeListing assets) {
  private static final TreeListing NOTHING = new TreeListing(List.of(), List.of());

  /** The directory in the package of files that a build made to be served. */
  public static final String ASSET_ROOT = "static";

  /**
   * One for each package of a release; a single empty one for a release without code.
   *
   * @param names what its generation calls things
   * @throws IOException if the catalog cannot be read
   */
  public static List<Optional<PackagedCode>> of(
      PlanRequest request, String name, Generation.Names names) throws IOException {
    if (request.code().isEmpty()) {
      return List.of(Optional.empty());
    }
    CompiledCode code = request.code().get();
    Optional<ArchiveEntry> catalog =
        code.catalog().isPresent()
            ? Optional.of(
                ArchiveEntry.ofBytes(Catalog.FILE, Files.readAllBytes(code.catalog().get())))
            : Optional.empty();
    TreeListing assets = code.assets().isPresent() ? assets(code.assets().get()) : NOTHING;
    List<Optional<PackagedCode>> packaged = new ArrayList<>();
    for (CompiledCode.Binary binary : code.binaries()) {
      String path = path(request.layout(), binary.platform(), name, names);
      Path real = binary.file().toRealPath();
      packaged.add(
          Optional.of(
              new PackagedCode(
                  new CompiledCode.Binary(binary.platform(), real, binary.size(), binary.sha256()),
                  path,
                  catalog,
                  assets)));
    }
    return packaged;
  }

  private static String path(
      Layout layout, Platform platform, String name, Generation.Names names) {
    String ending = platform.os().equals("windows") ? ".exe" : "";
    String form = layout == Layout.FLAT ? names.program() : names.release();
    return form.formatted(platform.os(), platform.arch(), name) + ending;
  }

  private static TreeListing assets(Path directory) throws IOException {
    TreeListing found = FileTree.of(directory).list("");
    return new TreeListing(
        found.files().stream()
            .map(file -> new ArchiveEntry(ASSET_ROOT + "/" + file.name(), false, file.content()))
            .toList(),
        found.problems());
  }

  /** Whether there are files to serve. */
  public boolean hasAssets() {
    return !assets.files().isEmpty();
  }

  /** What it runs on. */
  public Platform platform() {
    return binary.platform();
  }

  /** The program, if there is one, and the files to serve. */
  TreeListing files() {
    Stream<ArchiveEntry> program =
        binary.isProgram()
            ? Stream.of(ArchiveEntry.ofFile(path, binary.file(), binary.size()).asExecutable())
            : Stream.empty();
    return new TreeListing(
        Stream.concat(program, assets.files().stream()).toList(), assets.problems());
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
