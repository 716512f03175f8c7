package io.github.providerkit.lock.config;

import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A field of the joined configuration, also one that is not there.
 *
 * @param places knows where fields stand
 * @param path from the top; {@code [0]} is the first of a list
 * @param value plain data; null when there is none
 */
public record ConfigField(ConfigPlaces places, List<String> path, @Nullable Object value) {

  private static final Set<String> YES = Set.of("y", "Y", "yes", "on");

  /** A field of this map. */
  public ConfigField get(String name) {
    return child(name, ConfigMerge.map(value).get(name));
  }

  /** A field further below, by its dotted path. */
  public ConfigField at(String dotted) {
    ConfigField field = this;
    for (String name : dotted.split("\\.")) {
      field = field.get(name);
    }
    return field;
  }

  private ConfigField child(String name, @Nullable Object child) {
    List<String> inner = new ArrayList<>(path);
    inner.add(name);
    return new ConfigField(places, inner, child);
  }

  /** The fields of a map by name, sorted; empty for anything else. */
  public Map<String, ConfigField> entries() {
    Map<String, ConfigField> entries = new TreeMap<>();
    ConfigMerge.map(value).forEach((name, child) -> entries.put(name, child(name, child)));
    return entries;
  }

  /** The elements of a list; empty for anything else. The server passes over those of null. */
  public List<ConfigField> items() {
    List<ConfigField> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) != null) {
          items.add(child("[" + i + "]", list.get(i)));
        }
      }
    }
    return items;
  }

  /** Its own name. */
  public String name() {
    return path.get(path.size() - 1);
  }

  /** Whether it is a map that has this key, if only with null. */
  public boolean has(String name) {
    return ConfigMerge.map(value).containsKey(name);
  }

  /** Whether there is anything. */
  public boolean isPresent() {
    return value != null;
  }

  /** Whether it is a text, map or list with nothing in it, or nothing. */
  public boolean isEmpty() {
    return value == null
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof String text && text.isBlank());
  }

  /** Whether the server puts one of its secrets here. */
  public boolean isSecret() {
    return SecretReferences.isOne(value);
  }

  /** A text without blanks around it, also that of a number; empty for none. */
  public String text() {
    if (isSecret()) {
      return SecretReferences.KEY;
    }
    return ConfigMerge.text(value).strip();
  }

  /** A text as it stands there, where the server does not pass over blanks around it. */
  public String exact() {
    return isSecret() ? SecretReferences.KEY : ConfigMerge.text(value);
  }

  /** Whether it says so, if only with a word of YAML 1.1, which the server takes for a flag. */
  public boolean flag() {
    return Boolean.TRUE.equals(value) || (value instanceof String && YES.contains(value));
  }

  /** A whole number; 0 for none. */
  public long whole() {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** A user's mistake here. */
  public ProviderException mistake(String expected) {
    return mistake(expected, null);
  }

  /** A user's mistake here, with what to do about it. */
  public ProviderException mistake(String expected, @Nullable String hint) {
    String found = value instanceof Map || value instanceof List ? "another one" : words();
    return places.mistake(path, "expected " + expected + ", found " + found, hint);
  }

  /** A user's mistake in what nobody is to see. */
  public ProviderException mistakeUnseen(String expected, String found) {
    return places.mistake(path, "expected " + expected + ", found " + found, null);
  }

  /** A user's mistake: it names something that is not among these. */
  public ProviderException unknown(String what, Collection<String> known) {
    return mistake(what, Names.hint(text(), known, Map.of()));
  }

  private String words() {
    return isEmpty() ? "nothing" : Shown.text(PlainTree.words(value));
  }
}
