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
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Warns of properties that look like a parameter of this plugin and are none: Maven itself says
 * nothing of {@code -Dprovider.platfroms=all}. The names come from the plugin's own descriptor,
 * which is long: it is read once a build, and only where there is a property to look up.
 */
public final class UnknownProperties {
  private static final String DESCRIPTOR = "META-INF/maven/plugin.xml";
  private static final String ME = "<artifactId>provider-maven-plugin</artifactId>";
  private static final String PREFIX = "provider.";
  private static final String RULES = "provider.rules.";
  private static final String PARAMETER = "${" + PREFIX;

  private final Supplier<Set<String>> known;

  /**
   * Creates a check.
   *
   * @param descriptor the text of the plugin's descriptor; without one everything is known
   */
  UnknownProperties(String descriptor) {
    this(() -> names(descriptor));
  }

  /**
   * Creates a check.
   *
   * @param known gives the names of the parameters; asked when there is a property to look up
   */
  UnknownProperties(Supplier<Set<String>> known) {
    this.known = known;
  }

  private static Set<String> names(String descriptor) {
    Set<String> names = new TreeSet<>();
    int start = descriptor.indexOf(PARAMETER);
    while (start >= 0) {
      int end = descriptor.indexOf('}', start);
      names.add(descriptor.substring(start + 2, end < 0 ? descriptor.length() : end));
      start = descriptor.indexOf(PARAMETER, start + 1);
    }
    if (!names.isEmpty()) {
      names.add(ReleaseAttacher.RELEASE_TAG);
    }
    return Collections.unmodifiableSet(names);
  }

  /** Warns once a build of those of the command line, and once a project of those of its POM. */
  public static void warn(MavenSession session, MavenProject project, Consumer<String> warning) {
    if (session.getRepositorySession() == null) {
      // A goal that runs by itself, in a test.
      return;
    }
    SessionData data = session.getRepositorySession().getData();
    UnknownProperties check = new UnknownProperties(() -> names(session));
    if (isFirst(data, "command line")) {
      check.ofUser(session.getUserProperties()).forEach(warning);
    }
    if (isFirst(data, project.getId() + project.getBasedir())) {
      check.ofProject(project.getProperties(), session.getUserProperties()).forEach(warning);
    }
  }

  @SuppressWarnings("unchecked") // Nothing but texts is kept under this name.
  private static Set<String> names(MavenSession session) {
    return SessionShare.of(
        session, UnknownProperties.class.getName(), Set.class, () -> names(descriptor()));
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
      if (name.startsWith(PREFIX) && !name.startsWith(RULES)) {
        unknown.add(name);
      }
    }
    if (unknown.isEmpty() || known.get().isEmpty()) {
      return Set.of();
    }
    unknown.removeAll(known.get());
    return unknown;
  }

  private Optional<String> nearest(String name) {
    List<String> words = known.get().stream().map(UnknownProperties::word).toList();
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
