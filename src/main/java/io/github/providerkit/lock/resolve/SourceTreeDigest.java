package io.github.providerkit.lock.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.release.ByteOrder;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The digest of a repository whose release lies in its directory {@code dist}: for the server, such
 * a lock is out of date as soon as the repository changes ({@code docs/spec/gestalt-lock.md}
 * section 5).
 */
final class SourceTreeDigest {
  private static final String CATALOG = "catalog.yaml";

  private SourceTreeDigest() {}

  /** Empty where a release does not lie so. */
  static Optional<String> beside(Path metadata) throws ProviderException {
    Path dist = metadata.getParent();
    Path directory = dist == null ? null : dist.getParent();
    if (dist == null || directory == null || !dist.getFileName().toString().equals("dist")) {
      return Optional.empty();
    }
    Optional<Path> manifest =
        PackageReader.MANIFESTS.stream().map(directory::resolve).filter(Files::exists).findFirst();
    try {
      return manifest.isEmpty() ? Optional.empty() : Optional.of(of(directory, manifest.get()));
    } catch (IOException e) {
      throw ProviderException.user(
          "expected the files of the provider in " + directory + ", found " + e.getMessage(),
          "the server looks into the repository around a directory named dist; put the release"
              + " elsewhere");
    }
  }

  private static String of(Path directory, Path manifestFile)
      throws IOException, ProviderException {
    byte[] bytes = InputFile.readIn(directory, manifestFile);
    ReleasedManifest manifest =
        ReleasedManifest.read(
                manifestFile.getFileName().toString(), bytes, Mode.SOURCE, new ArrayList<>())
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected a valid manifest beside the release, found " + manifestFile,
                        "mvn provider:validate-manifest tells what is wrong with it"));
    List<String> digests = new ArrayList<>();
    digests.add(Sha256.of(bytes));
    for (ReleasedManifest.Artifact artifact : manifest.artifacts()) {
      digests.add(Sha256.of(directory.resolve(artifact.path())));
    }
    for (String file : manifest.localFiles()) {
      digests.add(Sha256.of(directory.resolve(file)));
    }
    if (Files.exists(directory.resolve(CATALOG))) {
      digests.add(Sha256.of(directory.resolve(CATALOG)));
    }
    if (!manifest.assetRoot().isEmpty()) {
      addAssets(directory.resolve(manifest.assetRoot()), "", digests);
    }
    return Sha256.of(String.join("\n", digests).getBytes(UTF_8));
  }

  /** Directory by directory, each in the order of names, as Go walks. */
  private static void addAssets(Path directory, String prefix, List<String> digests)
      throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(directory)) {
      children = listed.sorted((a, b) -> ByteOrder.OF_TEXT.compare(name(a), name(b))).toList();
    }
    for (Path child : children) {
      String name = prefix + name(child);
      if (Files.isDirectory(child)) {
        addAssets(child, name + "/", digests);
      } else {
        digests.add(name + "=" + Sha256.of(child));
      }
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
