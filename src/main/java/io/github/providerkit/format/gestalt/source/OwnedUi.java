package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.Kind;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The UI that a plugin brings along: a package of its own, also outside the plugin's directory,
 * which keeps its own version ({@code docs/spec/gestalt-release.md} section 6).
 */
public final class OwnedUi {
  /** Where it is put in the plugin's package. */
  private static final String ROOT = "_owned_ui";

  private OwnedUi() {}

  static Optional<SourcePackage> read(
      ManifestFile file, ManifestReader.Read manifest, Problems problems) {
    if (!manifest.value().get("spec").knows("ui")) {
      return Optional.empty();
    }
    Value path = manifest.value().get("spec").get("ui").get("path");
    String relative = PackagePath.clean(GoText.trim(path.text()));
    boolean usable = manifest.kind().equals(Optional.of(Kind.PLUGIN)) && !relative.equals(".");
    if (!usable || relative.startsWith("/")) {
      return Optional.empty();
    }
    Optional<Path> found = SlashPath.from(file.directory(), relative).filter(file.seen()::isFile);
    if (found.isEmpty()) {
      problems.add(
          GestaltRules.MISSING_FILE,
          file.shownAs(),
          path.path(),
          path.position(),
          "expected the manifest of the UI, found no file at \"" + path.text() + "\"",
          null);
      return Optional.empty();
    }
    ReleaseVersion own = new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT);
    ManifestFile ofUi =
        new ManifestFile(found.get(), relative, file.request().withVersion(own), file.seen());
    Optional<SourcePackage> ui =
        SourcePackage.read(ofUi, Dialect.of(Optional.of(manifest.generation())), problems);
    ui.filter(other -> other.kind() != Kind.UI)
        .ifPresent(
            other ->
                problems.add(
                    GestaltRules.OWNED_UI,
                    relative,
                    "kind",
                    other.value().get("kind").position(),
                    "expected kind ui for what spec.ui.path names, found \""
                        + other.kind().word()
                        + "\"",
                    null));
    return ui;
  }

  /** The directory that it has in the plugin's package. */
  public static String directory(String path) {
    String clean = PackagePath.clean(path.replace('\\', '/'));
    int end = clean.lastIndexOf('/');
    String parent = end < 0 ? "" : clean.substring(0, end);
    String name = parent.substring(parent.lastIndexOf('/') + 1);
    return name.isEmpty() || name.equals(".") ? ROOT : PackagePath.clean(ROOT + "/" + name);
  }
}
