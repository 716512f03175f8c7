package io.github.providerkit.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Libraries as they stand in the record of a build. */
final class LibraryData {
  private static final String ECOSYSTEM = "ecosystem";
  private static final String NAME = "name";
  private static final String VERSION = "version";
  private static final String DIGESTS = "digests";
  private static final String NOTES = "notes";

  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final Set<String> ALGORITHMS = Set.of("SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");

  private LibraryData() {}

  static List<Object> write(List<Library> libraries) {
    List<Object> list = new ArrayList<>();
    for (Library library : libraries) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put(ECOSYSTEM, library.ecosystem());
      data.put(NAME, library.name());
      data.put(VERSION, library.version());
      data.put(DIGESTS, library.digests());
      data.put(NOTES, library.notes());
      list.add(data);
    }
    return list;
  }

  /** What somebody else may have written: of what is no library nothing is known. */
  static Optional<List<Library>> read(@Nullable Object data) {
    if (!(data instanceof List<?> list)) {
      return Optional.empty();
    }
    List<Library> libraries = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> fields)
          || text(fields, NAME).isEmpty()
          || !WORD.matcher(text(fields, ECOSYSTEM)).matches()) {
        return Optional.empty();
      }
      Map<String, String> digests = texts(fields.get(DIGESTS));
      digests.keySet().retainAll(ALGORITHMS);
      digests.values().removeIf(value -> !HEX.matcher(value).matches());
      libraries.add(
          new Library(
              text(fields, ECOSYSTEM),
              text(fields, NAME),
              text(fields, VERSION),
              digests,
              texts(fields.get(NOTES))));
    }
    return Optional.of(List.copyOf(libraries));
  }

  private static String text(Map<?, ?> fields, String key) {
    return fields.get(key) instanceof String text ? text : "";
  }

  private static Map<String, String> texts(@Nullable Object data) {
    Map<String, String> texts = new TreeMap<>();
    if (data instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key instanceof String name && value instanceof String text) {
              texts.put(name, text);
            }
          });
    }
    return texts;
  }
}
