package io.github.providerkit.maven.console;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.message.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a module lies from the directory that Maven was started in: names of files from there are
 * found by terminals and editors, and tell the module.
 *
 * @param started that directory
 * @param directory the module's
 */
public record ModulePath(Path started, Path directory) {
  private static final String SLASH = "/";

  /** The path of the module's directory, with a slash at its end; empty when it is the same. */
  public String prefix() {
    String path = ManifestCheck.shownAs(started, directory);
    return path.isEmpty() ? path : path + SLASH;
  }

  /**
   * Whether the name of the directory tells the module, as {@code weather} does for {@code
   * acme-weather}.
   *
   * @param module the name of the module
   */
  public boolean tells(String module) {
    String path = prefix();
    if (path.isEmpty()) {
      return false;
    }
    String name = directory.getFileName().toString().toLowerCase(Locale.ROOT);
    String own = module.toLowerCase(Locale.ROOT);
    return own.equals(name) || own.endsWith("-" + name) || own.endsWith("." + name);
  }

  /**
   * A line that begins with one of some places under its name from the module, with its name from
   * where Maven was started; empty for any other line.
   */
  public Optional<String> place(String line, List<Place> places) {
    return places.stream()
        .filter(place -> line.startsWith(at(directory, place)))
        .findFirst()
        .map(place -> at(started, place) + line.substring(at(directory, place).length()));
  }

  private static String at(Path from, Place place) {
    return "%s:%s:%s:"
        .formatted(ManifestCheck.shownAs(from, place.file()), place.line(), place.column());
  }

  /**
   * The name of a file from another directory.
   *
   * @param prefix what leads from there to what the name is relative to
   */
  public static String from(String prefix, String file) {
    boolean absolute = file.startsWith(SLASH) || file.matches("[A-Za-z]:[/\\\\].*");
    return absolute ? file : prefix + file;
  }
}
