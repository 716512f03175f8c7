package io.github.providerkit.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.message.Names;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Warns of properties that look like a parameter of this plugin and are none: Maven itself says
 * nothing of {@code -Dprovider.platfroms=all}. The names come from the plugin's own descriptor.
 */
public final class UnknownProperties {
  private static final String DESCRIPTOR = "META-INF/maven/plugin.xml";
  private static final String ME = "<artifactId>provider-maven-plugin</artifactId>";
  private static final String PREFIX = "provider.";
  private static final String RULES = "provider.rules.";
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{(provider\\.[A-Za-z0-9.-]+)}");

  private final Set<String> known;

  /**
   * Creates a check.
   *
   * @param descriptor the text of the plugin's descriptor; without one everything is known
   */
  UnknownProperties(String descriptor) {
    Set<String> names = new TreeSet<>();
    Matcher parameters = PARAMETER.matcher(descriptor);
    while (parameters.find()) {
      names.add(parameters.group(1));
    }
    if (!names.isEmpty()) {
      names.add(ReleaseAttacher.RELEASE_TAG);
    }
    this.known = names;
  }

  /** Warns once a build of those of the command line, and once a project of those of its POM. */
  public static void warn(MavenSession session, MavenProject project, Consumer<String> warning) {
    if (session.getRepositorySession() == null) {
      // A goal that runs by itself, in a test.
      return;
    }
    SessionData data = session.getRepositorySession().getData();
    UnknownProperties check = new UnknownProperties(descriptor());
    if (isFirst(data, "command line")) {
      check.ofUser(session.getUserProperties()).forEach(warning);
    }
    if (isFirst(data, project.getId() + project.getBasedir())) {
      check.ofProject(project.getProperties(), session.getUserProperties()).forEach(warning);
    }
  }

  private static boolean isFirst(SessionData data, String what) {
    return data.set(UnknownProperties.class.getName() + " " + what, null, "told");
  }

  /** What nobody reads of the properties of the command line. */
  List<String> ofUser(Properties properties) {
    List<String> warnings = new ArrayList<>();
    for (String name : unknown(properties)) {
      warnings.add(
          "-D%s: no parameter of this plugin%s"
              .formatted(
                  name,
                  nearest(name)
                      .map(meant -> "; did you mean \"" + meant + "\"?")
                      .orElse("; mvn provider:help -Ddetail lists them")));
    }
    return warnings;
  }

  /** Of those of a POM, which may have properties of its own, what is nearly a parameter. */
  List<String> ofProject(Properties properties, Properties user) {
    List<String> warnings = new ArrayList<>();
    for (String name : unknown(properties)) {
      Optional<String> meant = nearest(name);
      if (meant.isPresent() && !user.containsKey(name)) {
        warnings.add(
            "property %s of the project: no parameter of this plugin; did you mean \"%s\"?"
                .formatted(name, meant.get()));
      }
    }
    return warnings;
  }

  private Set<String> unknown(Properties properties) {
    Set<String> unknown = new TreeSet<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !name.startsWith(RULES) && !known.contains(name)) {
        unknown.add(name);
      }
    }
    return known.isEmpty() ? Set.of() : unknown;
  }

  private Optional<String> nearest(String name) {
    List<String> words = known.stream().map(UnknownProperties::word).toList();
    return Names.nearest(word(name), words, Map.of()).map(PREFIX::concat);
  }

  private static String word(String name) {
    return name.substring(PREFIX.length());
  }

  /** Empty where it cannot be read, as while the plugin itself is built. */
  private static String descriptor() {
    try {
      ClassLoader loader = UnknownProperties.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources(DESCRIPTOR))) {
        try (InputStream in = url.openStream()) {
          String text = new String(in.readAllBytes(), UTF_8);
          if (text.contains(ME)) {
            return text;
          }
        }
      }
    } catch (IOException e) {
      // Nobody is told of a wrong name then, which is no reason to fail.
      return "";
    }
    return "";
  }
}
