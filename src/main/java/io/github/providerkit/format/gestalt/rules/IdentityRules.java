package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.shape.Value;

/** Rules of what says who a provider is, and of the files that describe it. */
public final class IdentityRules {
  private static final String SOURCE_HINT =
      "for example source: github.com/acme/plugins/weather; its last part is the provider's name";

  private IdentityRules() {}

  public static void check(Check check) {
    Value manifest = check.manifest();
    Value source = manifest.get("source");
    if (check.required(
        source, "where the provider comes from, host/owner/repository/path", SOURCE_HINT)) {
      SourceName.breach(source.text())
          .ifPresent(
              breach ->
                  check.expected(GestaltRules.SOURCE, source, breach.expected(), breach.hint()));
    }
    Value version = manifest.get("version");
    if (!version.broken() && !SemanticVersion.isValid(version.text())) {
      check.expected(
          GestaltRules.VERSION,
          version,
          "a semantic version of three numbers",
          SemanticVersion.hint(version.text()));
    }
    Value icon = manifest.get("iconFile");
    if (!icon.text().isEmpty()) {
      check.packagePath(icon);
    }
  }

  static void configSchema(Check check) {
    Value schema = check.spec().get("configSchemaPath");
    if (!schema.text().isEmpty()) {
      check.packagePath(schema);
    }
  }
}
