package io.github.providerkit.format.checkstack;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The versions that a platform has loaded, from a file of the user's. */
final class LoadedVersions {
  private LoadedVersions() {}

  /**
   * Reads the versions by package name.
   *
   * @param file a JSON object of texts; empty when there is none to read
   * @param seen looks at the disk
   * @throws ProviderException if the file is missing or holds anything else
   */
  static Optional<Map<String, String>> read(Optional<Path> file, SeenFiles seen)
      throws ProviderException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Optional<PackageJson> json =
        PackageJson.read(file.get(), file.get().toString(), seen, problems);
    boolean sound =
        json.isPresent()
            && !problems.hasErrors()
            && json.get().root().isObject()
            && json.get().root().entries().values().stream().allMatch(JsonValue::isText);
    if (!sound) {
      throw ProviderException.user(
          "provider.checkstack.platform: expected a JSON object of versions by package name, found "
              + file.get()
              + problems.sorted().stream()
                  .findFirst()
                  .map(problem -> ": " + problem.message())
                  .orElse(" with something else"),
          "for example {\"@checkstack/backend-api\": \"0.35.2\"}");
    }
    Map<String, String> versions = new TreeMap<>();
    json.get().root().entries().forEach((name, version) -> versions.put(name, version.text()));
    return Optional.of(versions);
  }
}
