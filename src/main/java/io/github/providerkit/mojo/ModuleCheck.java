package io.github.providerkit.mojo;

import io.github.providerkit.code.Language;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.maven.RuleSettings;
import io.github.providerkit.maven.reactor.ModuleParameters;
import io.github.providerkit.maven.reactor.ReactorModule;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Checks the manifest of a module for a goal that runs once for all of them. */
final class ModuleCheck {
  private final MavenSession session;

  ModuleCheck(MavenSession session) {
    this.session = session;
  }

  /**
   * Checks a manifest as the module's own build does.
   *
   * @throws ProviderException if there is none, or a parameter is wrong
   */
  ManifestCheck.Result run(ReactorModule module, FileChecks files) throws ProviderException {
    MavenProject project = module.project();
    ModuleParameters said = new ModuleParameters(session, project);
    String version = said.text("version", "provider.version").orElse(project.getVersion());
    CheckSettings settings =
        CheckSettings.of(
            Optional.of(version),
            said.text("versionPolicy", "provider.versionPolicy").orElse("strict"),
            null,
            said.text("checkstackRanges", "provider.checkstack.ranges").orElse("caret"),
            said.text("checkstackSiblings", "provider.checkstack.siblings").orElse("workspace"),
            Optional.empty());
    Path base = project.getBasedir().toPath();
    return new ManifestCheck(
            Formats.all(
                settings.checkstack(),
                Formats.dialect(
                    said.text("dialect", "provider.gestalt.dialect").flatMap(Generations::named),
                    session,
                    project)))
        .run(
            new CheckRequest(
                base,
                said.text("manifest", "provider.manifest").map(base::resolve),
                settings.version(),
                files,
                RuleSettings.levels(
                    new Properties(), project.getProperties(), session.getUserProperties()),
                OutputDirectory.in(Path.of(project.getBuild().getDirectory())),
                Optional.empty(),
                new CodeChoice(
                    said.text("language", "provider.language").flatMap(Language::of),
                    said.text("declarativeOnly", "provider.declarativeOnly")
                        .filter("true"::equals)
                        .isPresent())));
  }
}
