package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Excerpt;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the digests that an author gives to artifacts are some. The consumer takes any text in a
 * manifest ({@code docs/spec/gestalt-manifest.md} section 5), and compares it with the digest that
 * it computes ({@code docs/spec/gestalt-manifest.md} section 9): what is no digest packages
 * nothing.
 */
final class GivenDigests {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private GivenDigests() {}

  /**
   * Reports each text that no file has as its digest: as an error where the artifact is going to be
   * packaged, else as a word to the author of the manifest.
   */
  static void check(SourcePackage source, Problems problems) {
    if (source.generation().made().program()) {
      return;
    }
    // What is compiled takes the place of the artifacts, whatever is said of them.
    boolean packaged = source.request().files() != FileChecks.NONE && source.code().isEmpty();
    for (Value artifact : source.value().get("artifacts").items()) {
      Value digest = artifact.get("sha256");
      if (!digest.text().isEmpty() && !DIGEST.matcher(digest.text()).matches()) {
        report(source, digest, packaged, problems);
      }
    }
  }

  private static void report(
      SourcePackage source, Value digest, boolean packaged, Problems problems) {
    Rule rule = packaged ? GestaltRules.DIGEST_MISMATCH : GestaltRules.DIGEST_FORM;
    problems.add(
        rule,
        source.shownAs(),
        digest.path(),
        digest.position(),
        "expected 64 hexadecimal digits in lower case, found \"%s\""
            .formatted(Excerpt.of(digest.text())),
        hint(digest.text()));
  }

  private static @Nullable String hint(String text) {
    String digest = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^sha-?256[:=-] *", "");
    return DIGEST.matcher(digest).matches()
        ? "write " + digest
        : "remove sha256 to have it filled in";
  }
}
