package io.github.providerkit.start;

import io.github.providerkit.message.Template;
import io.github.providerkit.pom.PomText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A POM with nothing in it but what a provider's has to have. */
final class Pom {
  static final String NAME = "pom.xml";

  private Pom() {}

  /**
   * Its text.
   *
   * @param coordinates the provider's, which need no escape
   * @param manifest where the manifest is; empty where the plugin finds it
   * @param pluginVersion this plugin's version
   */
  static String text(Coordinates coordinates, Optional<String> manifest, String pluginVersion) {
    String properties =
        manifest
            .map(
                file ->
                    Template.filled(
                        Pom.class, "properties.xml", Map.of("manifest", PomText.escaped(file))))
            .orElse("");
    return Template.filled(
        Pom.class,
        NAME,
        Map.of(
            "groupId", coordinates.groupId(),
            "artifactId", coordinates.artifactId(),
            "version", coordinates.version(),
            "properties", properties,
            "pluginVersion", pluginVersion));
  }

  /**
   * That of a provider in a tree.
   *
   * @param parent the POM at the top
   * @param depth how many directories lie between
   */
  static String ofModule(Coordinates coordinates, Coordinates parent, int depth) {
    boolean same = coordinates.groupId().equals(parent.groupId());
    return Template.filled(
        Pom.class,
        "module.xml",
        Map.of(
            "parentGroupId", PomText.escaped(parent.groupId()),
            "parentArtifactId", PomText.escaped(parent.artifactId()),
            "parentVersion", PomText.escaped(parent.version()),
            "relativePath", "../".repeat(depth) + NAME,
            "group", same ? "" : "  <groupId>" + coordinates.groupId() + "</groupId>\n",
            "artifactId", coordinates.artifactId(),
            "version", coordinates.version()));
  }

  /** That at the top of a tree, with its modules' directories. */
  static String ofTree(Coordinates coordinates, List<String> modules, String pluginVersion) {
    StringBuilder lines = new StringBuilder();
    modules.forEach(
        module ->
            lines.append("    <module>").append(PomText.escaped(module)).append("</module>\n"));
    return Template.filled(
        Pom.class,
        "aggregator.xml",
        Map.of(
            "groupId", coordinates.groupId(),
            "artifactId", coordinates.artifactId(),
            "version", coordinates.version(),
            "modules", lines.toString(),
            "pluginVersion", pluginVersion));
  }
}
