package io.github.providerkit.format.gestalt;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.release.ReleaseMetadata;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.message.ProviderException;

/** Refuses a provider that is nothing without code and has none. */
final class MissingCode {
  private MissingCode() {}

  /** Of what could be of May as well, its author may have meant that. */
  private static String unsaid(SourcePackage source) {
    boolean either =
        Generations.MAY.kindOf(source.value().get("kind").text()).isPresent()
            && !source.value().get("install").isPresent()
            && !source.value().get("build").isPresent();
    return either
        ? "; code as of May 2026, which -Dprovider.gestalt.dialect=may compiles, is recognised by "
            + CodeDetector.recognisedBy(source.kind())
        : "";
  }

  static void refuse(SourcePackage source, String kind) throws ProviderException {
    if (source.code().isPresent()
        || GestaltMetadata.of(source) != ReleaseMetadata.Runtime.EXECUTABLE) {
      return;
    }
    if (source.generation().made().program()) {
      throw ProviderException.user(
          "%s: expected a build that makes the program of kind %s, found none"
              .formatted(source.shownAs(), kind),
          "declare build with a command, as a map or a list of lists"
              + (source.kind() == Kind.PLUGIN
                  ? "; spec.surfaces would do without"
                  : unsaid(source)));
    }
    if (!source.value().get("entrypoint").isPresent()) {
      throw ProviderException.user(
          "%s: expected code for kind %s, or a prebuilt artifact with an entrypoint, found neither"
              .formatted(source.shownAs(), kind),
          "code is recognised by "
              + CodeDetector.recognisedBy(source.kind())
              + (source.kind() == Kind.PLUGIN ? "; spec.surfaces would do without code" : ""));
    }
  }
}
