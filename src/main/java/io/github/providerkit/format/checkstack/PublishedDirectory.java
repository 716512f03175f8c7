package io.github.providerkit.format.checkstack;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.checkstack.rules.CheckstackRules;
import io.github.providerkit.format.checkstack.rules.MetadataRules;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.PublishFields;
import io.github.providerkit.npm.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What pnpm publishes of a package: with {@code publishConfig.directory} another directory, which a
 * build has filled and which has a {@code package.json} of its own. Others ignore the field.
 */
final class PublishedDirectory {
  private PublishedDirectory() {}

  /**
   * The {@code package.json} that is published. As long as no build has made it, that is the one in
   * the source; {@link #require} refuses that later.
   */
  static PackageJson of(
      PackageJson written, Workspace workspace, ManifestFile file, Problems problems) {
    if (!workspace.ofPnpm()) {
      return written;
    }
    Optional<PackageJson> published =
        place(written)
            .filter(file.seen()::isFile)
            .flatMap(place -> read(place, written, file, problems));
    return PublishFields.applied(published.orElse(written));
  }

  private static Optional<PackageJson> read(
      Path place, PackageJson written, ManifestFile file, Problems problems) {
    String above = written.shownAs();
    String directory = PublishFields.directory(written).text();
    String shownAs =
        above.substring(0, above.lastIndexOf('/') + 1) + directory + "/" + PackageJson.NAME;
    Optional<PackageJson> published = PackageJson.read(place, shownAs, file.seen(), problems);
    published.ifPresent(json -> MetadataRules.check(json.root(), new Report(shownAs, problems)));
    return published.filter(json -> json.root().isObject());
  }

  private static Optional<Path> place(PackageJson written) {
    JsonValue directory = PublishFields.directory(written);
    return directory.isText() && !directory.text().isEmpty()
        ? SlashPath.below(written.directory(), directory.text())
            .map(place -> place.resolve(PackageJson.NAME))
            .filter(place -> !place.equals(written.file()))
        : Optional.empty();
  }

  /** Refuses a package whose other directory nobody has filled. */
  static void require(PluginPackage one, Workspace workspace, Problems problems) {
    JsonValue directory = PublishFields.directory(one.source());
    boolean made = !one.json().file().equals(one.source().file());
    if (!workspace.ofPnpm() || made) {
      return;
    }
    boolean outside =
        directory.isText()
            && !directory.text().isEmpty()
            && SlashPath.below(one.source().directory(), directory.text()).isEmpty();
    if (outside) {
      new Report(one.source().shownAs(), problems)
          .expected(
              CheckstackRules.PUBLISH_DIRECTORY,
              directory,
              "a directory in the package",
              "what pnpm publishes from elsewhere is another package: release that one");
    } else if (place(one.source()).isPresent()) {
      new Report(one.source().shownAs(), problems)
          .expected(
              CheckstackRules.PUBLISH_DIRECTORY,
              directory,
              "a directory with a package.json, which pnpm publishes",
              "build the package first; a script \"prepack\" is run before each packing");
    }
  }
}
