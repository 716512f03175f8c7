package io.github.providerkit.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.pom.PomElement;
import io.github.providerkit.pom.PomSyntaxException;
import io.github.providerkit.pom.PomText;
import io.github.providerkit.version.VersionChange.Change;
import io.github.providerkit.version.VersionChange.NewText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version in a POM: its own, or the property that is all of it. */
final class PomVersion {
  private static final String NAME = "pom.xml";
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}]+)}");

  private PomVersion() {}

  static NewText changed(Path file, SeenFiles seen, String version) throws ProviderException {
    PomText pom = read(file, seen);
    PomElement own =
        pom.first("project/version")
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "pom.xml: expected a version of its own, found only that of its parent",
                        "set it in the parent"));
    PomElement place = own;
    String found = pom.value(own);
    Matcher property = PROPERTY.matcher(found);
    if (property.matches()) {
      Optional<PomElement> value = pom.first("project/properties/" + property.group(1));
      place =
          value.orElseThrow(
              () ->
                  ProviderException.user(
                      "pom.xml: expected the property of its version, %s, in it, found none"
                          .formatted(found),
                      "set it where it stands, such as in the parent"));
    } else if (found.contains("${")) {
      throw ProviderException.user(
          "pom.xml: expected a version or one property, found \"%s\"".formatted(found),
          "set it by hand");
    }
    return new NewText(file, pom.with(place, version), new Change(NAME, pom.value(place), version));
  }

  private static PomText read(Path file, SeenFiles seen) throws ProviderException {
    try {
      Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
      return PomText.of(new String(seen.readIn(directory, file), UTF_8));
    } catch (IOException e) {
      throw ProviderException.user(
          "expected a readable file at " + file + ", found " + InputFile.words(e), null);
    } catch (PomSyntaxException e) {
      throw ProviderException.user(file + ": " + e.getMessage(), null);
    }
  }
}
