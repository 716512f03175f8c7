package io.github.providerkit.maven;

import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Collects the levels of single rules from a POM and from the command line; the latter wins. */
public final class RuleSettings {
  private static final String PREFIX = "provider.rules.";

  private RuleSettings() {}

  /**
   * Levels by rule code.
   *
   * @param configured from the plugin's configuration
   * @param project properties of the project
   * @param user properties of the command line
   * @throws ProviderException if a word is no level
   */
  public static Map<String, RuleLevels.Level> levels(
      Properties configured, Properties project, Properties user) throws ProviderException {
    Map<String, String> words = new LinkedHashMap<>();
    configured.stringPropertyNames().forEach(c -> words.put(c, configured.getProperty(c)));
    collect(project, words);
    collect(user, words);
    Map<String, RuleLevels.Level> levels = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : words.entrySet()) {
      levels.put(entry.getKey(), level(entry.getKey(), entry.getValue()));
    }
    return levels;
  }

  private static void collect(Properties properties, Map<String, String> words) {
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(name -> words.put(name.substring(PREFIX.length()), properties.getProperty(name)));
  }

  private static RuleLevels.Level level(String code, String word) throws ProviderException {
    return RuleLevels.Level.of(word)
        .orElseThrow(
            () ->
                ProviderException.user(
                    PREFIX + code + ": expected error, warn or off, found \"" + word + "\"", null));
  }
}
