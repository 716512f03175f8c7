package io.github.providerkit.start;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What builds a provider on a server: every commit is packaged, every tag is released. */
enum CiFile {
  GITHUB(".github/workflows/provider.yml"),
  GITLAB(".gitlab-ci.yml");

  private final String path;

  CiFile(String path) {
    this.path = path;
  }

  /**
   * The file for a service by its name.
   *
   * @throws ProviderException if there is none
   */
  static CiFile of(String word) throws ProviderException {
    List<String> words = Arrays.stream(values()).map(CiFile::word).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw ProviderException.user(
          "provider.init.ci: expected %s, found \"%s\"".formatted(String.join(" or ", words), word),
          Names.hint(word, words, Map.of()));
    }
    return values()[index];
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place in the repository, with slashes. */
  String path() {
    return path;
  }

  /** Its text for a repository of many providers. */
  String treeText() {
    return Template.text(CiFile.class, word() + "-tree.yml");
  }

  /** Its text for a provider with such needs. */
  String text(CiNeeds needs) {
    String setup =
        needs
            .language()
            .map(
                language ->
                    Template.filled(
                        CiFile.class,
                        "%s-%s.yml".formatted(word(), language.word()),
                        Map.of("directory", needs.directory())))
            .orElse("");
    String everywhere = needs.language().isPresent() ? " -Dprovider.platforms=all" : "";
    return Template.filled(
        CiFile.class,
        word() + (needs.takesSeveral() ? "-matrix" : "") + ".yml",
        Map.of("setup", setup, "platforms", everywhere));
  }
}
