package io.github.providerkit.mojo;

import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ValidationReport;
import io.github.providerkit.format.schema.EditorSchema;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the provider's manifest and the files that it names, and tells everything that is wrong at
 * once: file, line, column, field, rule and a hint. The result is also in {@code
 * target/provider/validation.json}.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "validate-manifest",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateManifestMojo extends AbstractProviderMojo {
  /**
   * Also looks at the files that the manifest names. Set it to {@code false} to check a manifest
   * alone, without its repository.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkFiles", defaultValue = "true")
  private boolean checkFiles;

  /**
   * Also writes the JSON Schema of the manifest's format to this file, for the help of editors:
   * {@code # yaml-language-server: $schema=<file>}. It is written for a wrong manifest too, and
   * replaced when it is there.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.schemaFile")
  private File schemaFile;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.validate-manifest.skip", defaultValue = "false")
  private boolean skipValidateManifest;

  @Override
  boolean skipped() {
    return skipValidateManifest;
  }

  @Override
  boolean isValidation() {
    return true;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    ManifestCheck.Result result = check(checkFiles ? FileChecks.BEFORE_BUILD : FileChecks.NONE);
    write(result);
    if (schemaFile != null) {
      EditorSchema.write(result.format(), schemaFile.toPath());
      getLog().info("wrote " + schemaFile);
    }
    show(result);
    if (!result.ok()) {
      throw failure(result);
    }
    long warnings = result.count(Severity.WARNING);
    getLog()
        .info(
            "%s is valid (format %s%s)"
                .formatted(
                    result.manifest(),
                    result.format(),
                    warnings == 0
                        ? ""
                        : warnings == 1 ? ", 1 warning" : ", " + warnings + " warnings"));
  }

  private void write(ManifestCheck.Result result) throws ProviderException {
    Path file = outputDirectory().resolve("validation.json");
    try {
      ValidationReport.write(result, file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }
}
