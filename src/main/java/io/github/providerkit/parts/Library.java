package io.github.providerkit.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.EntryName;
import io.github.providerkit.message.UrlSecrets;
import io.github.providerkit.npm.pinned.LockedPackage;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package of somebody else's that was built into a program.
 *
 * @param ecosystem where it comes from, in the words of package URLs: {@code golang}, {@code
 *     cargo}, {@code pypi} or {@code npm}
 * @param name its name there, such as {@code @acme/ui} or {@code golang.org/x/net}
 * @param version its version; empty where it has none, as the sources of a workspace
 * @param digests digests of the file that it was published as, in lower-case hex, by algorithm such
 *     as {@code SHA-256}; empty where nobody keeps any
 * @param notes what else is known of it, by name
 */
public record Library(
    String ecosystem,
    String name,
    String version,
    Map<String, String> digests,
    Map<String, String> notes) {
  /** By ecosystem, name and version, whatever the machine's language. */
  public static final Comparator<Library> ORDER =
      Comparator.comparing(Library::ecosystem, EntryName.BYTE_ORDER)
          .thenComparing(Library::name, EntryName.BYTE_ORDER)
          .thenComparing(Library::version, EntryName.BYTE_ORDER);

  private static final String UNRESERVED = "-._~";

  /** Sorts the maps, and takes logins out of URLs: all of it is published. */
  public Library {
    digests = new TreeMap<>(digests);
    notes = new TreeMap<>(notes);
    notes.replaceAll((key, note) -> UrlSecrets.of(note).plain());
  }

  /** A library of which nothing else is known. */
  public Library(String ecosystem, String name, String version) {
    this(ecosystem, name, version, Map.of(), Map.of());
  }

  /** A package as a lock pins it. */
  public static Library ofNpm(LockedPackage locked) {
    return new Library(
        "npm",
        locked.name(),
        locked.version(),
        locked.digests(),
        locked.source().isEmpty() ? Map.of() : Map.of("source", locked.source()));
  }

  /** Its package URL, such as {@code pkg:npm/%40acme/ui@1.0.0}. */
  public String url() {
    StringBuilder url = new StringBuilder("pkg:").append(ecosystem);
    for (String segment : normalName().split("/")) {
      if (!segment.isEmpty()) {
        url.append('/').append(encoded(segment));
      }
    }
    return version.isEmpty() ? url.toString() : url.append('@').append(encoded(version)).toString();
  }

  /** Names of PyPI are one when they differ only by case and underscores. */
  private String normalName() {
    return ecosystem.equals("pypi") ? name.toLowerCase(Locale.ROOT).replace('_', '-') : name;
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
