package io.github.providerkit.maven.reactor;

import io.github.providerkit.maven.ReleaseExecutions;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What a module says to parameters of a goal that runs once for all of them: its configuration of
 * the plugin, then the command line, then its properties, as Maven itself weighs them.
 *
 * @param session the build
 * @param project the module
 */
public record ModuleParameters(MavenSession session, MavenProject project) {
  /** The value of a parameter; empty when nobody says anything. */
  public Optional<String> text(String name, String property) {
    return configured(name)
        .map(Xpp3Dom::getValue)
        .or(() -> Optional.ofNullable(session.getUserProperties().getProperty(property)))
        .or(() -> Optional.ofNullable(project.getProperties().getProperty(property)))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** The values of a parameter that is a list; in a property they stand with commas between. */
  public List<String> texts(String name, String property) {
    Optional<Xpp3Dom> configured = configured(name).filter(node -> node.getChildCount() > 0);
    List<String> values = new ArrayList<>();
    if (configured.isPresent()) {
      for (Xpp3Dom child : configured.get().getChildren()) {
        values.add(child.getValue() == null ? "" : child.getValue());
      }
    } else {
      text(name, property).ifPresent(text -> values.addAll(Arrays.asList(text.split(","))));
    }
    return values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
  }

  /**
   * The platforms that the module names.
   *
   * @param others those of one that names none
   * @param host what {@code host} stands for
   * @throws ProviderException if an element is no platform
   */
  public List<Platform> platforms(List<Platform> others, Platform host) throws ProviderException {
    Optional<String> named = text("platforms", "provider.platforms");
    return named.isPresent() ? Platforms.parse(named.get(), host) : others;
  }

  private Optional<Xpp3Dom> configured(String name) {
    Plugin plugin = project.getPlugin(ReleaseExecutions.PLUGIN);
    return plugin != null && plugin.getConfiguration() instanceof Xpp3Dom configuration
        ? Optional.ofNullable(configuration.getChild(name))
        : Optional.empty();
  }
}
