package io.github.providerkit.format;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where an archive holds what was compiled. */
public enum Layout {
  /** At {@code artifacts/<os>/<arch>/provider[.exe]}. */
  RELEASE,
  /** At the root, under the name that the consumer's own tool gives it. */
  FLAT,
  /** In the whole directory of the provider. */
  PACKAGE;

  /**
   * The layout of that name, in any case.
   *
   * @throws ProviderException if there is none
   */
  public static Layout of(String word) throws ProviderException {
    for (Layout layout : values()) {
      if (layout.word().equalsIgnoreCase(word.strip())) {
        return layout;
      }
    }
    List<String> words = Arrays.stream(values()).map(Layout::word).toList();
    throw ProviderException.user(
        "provider.layout: expected %s, found \"%s\"".formatted(String.join(", ", words), word),
        Names.hint(word, words, Map.of()));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
