package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import java.nio.file.Files;
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
      CheckRequest request, ManifestReader.Read manifest, Problems problems) {
    Value path = manifest.value().get("spec").get("ui").get("path");
    String relative = PackagePath.clean(GoText.trim(path.text()));
    boolean usable = manifest.kind().equals(Optional.of(Kind.PLUGIN)) && !relative.equals(".");
    if (!usable || relative.startsWith("/")) {
      return Optional.empty();
    }
    Path file = request.directory().resolve(relative).normalize();
    if (!Files.isRegularFile(file)) {
      problems.add(
          GestaltRules.MISSING_FILE,
          request.shownAs(),
          path.path(),
          path.position(),
          "expected the manifest of the UI, found no file at \"" + path.text() + "\"",
          null);
      return Optional.empty();
    }
    CheckRequest ofUi =
        new CheckRequest(
            file,
            relative,
            new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
            request.files(),
            request.outputDirectory(),
            request.fetcher(),
            request.code());
    Optional<SourcePackage> ui = SourcePackage.read(ofUi, problems);
    ui.filter(found -> found.kind() != Kind.UI)
        .ifPresent(
            found ->
                problems.add(
                    GestaltRules.OWNED_UI,
                    relative,
                    "kind",
                    found.value().get("kind").position(),
                    "expected kind ui for what spec.ui.path names, found \""
                        + found.kind().word()
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
