package io.github.providerkit.maven.cache;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * Maven's Build Cache Extension, as far as builds have to do with it. It is known by its classes
 * and by the properties that it documents: it has no interface for plugins.
 */
public final class CacheExtension {
  /** One of its classes, by which it is found. */
  static final String A_CLASS = "org/apache/maven/buildcache/CacheController.class";

  /** The package of the classes of what it has given back. */
  static final String PACKAGE = "org.apache.maven.buildcache.";

  private static final String NAME = ":maven-build-cache-extension:";
  private static final String ENABLED = "maven.build.cache.enabled";
  private static final String SKIP_SAVE = "maven.build.cache.skipSave";
  private static final String ALWAYS = "maven.build.cache.alwaysRunPlugins";

  /** Without either of them what the release consists of is not kept, or not given back. */
  private static final List<String> NEEDED =
      List.of("maven.build.cache.restoreGeneratedSources", "maven.build.cache.cacheCompile");

  /**
   * Goals that are run also when all else comes from the cache: those that check, that put the
   * release in its place, and that publish it, which a user expects of each build that says so.
   */
  private static final List<String> ALWAYS_RUN =
      List.of(
          "provider-maven-plugin:validate-manifest",
          "provider-maven-plugin:release-archive",
          "provider-maven-plugin:lock",
          "provider-maven-plugin:publish-npm",
          "maven-install-plugin:install",
          "maven-deploy-plugin:deploy");

  private CacheExtension() {}

  /** Whether it is an extension of this build. */
  public static boolean isPresent() {
    return CacheExtension.class.getClassLoader() instanceof ClassRealm realm
        && isIn(realm.getWorld().getRealms());
  }

  /** Whether it may have something to do with this build: the user has not switched it off. */
  public static boolean isActive(MavenSession session) {
    return isPresent() && !"false".equals(session.getUserProperties().getProperty(ENABLED));
  }

  static boolean isIn(Collection<ClassRealm> realms) {
    return realms.stream()
        .anyMatch(
            realm ->
                realm.getId().contains(NAME)
                    || (!isOfAPlugin(realm) && realm.findResource(A_CLASS) != null));
  }

  /** Plugins, this one among them, are no extension of Maven; theirs are most of all jars. */
  private static boolean isOfAPlugin(ClassRealm realm) {
    return realm.getId().startsWith("plugin>") || realm == CacheExtension.class.getClassLoader();
  }

  /** Has the goals run in each build that make a release whole, and that publish it. */
  static void runAlways(MavenSession session) {
    Properties properties = session.getUserProperties();
    Set<String> all = new LinkedHashSet<>();
    for (String one : properties.getProperty(ALWAYS, "").split(",")) {
      if (!one.isBlank()) {
        all.add(one.strip());
      }
    }
    all.addAll(ALWAYS_RUN);
    properties.setProperty(ALWAYS, String.join(",", all));
  }

  /** Leaves a project alone: nothing of it is looked for, and nothing is kept. */
  static void leaveOut(MavenProject project) {
    project.getProperties().setProperty(ENABLED, "false");
    project.getProperties().setProperty(SKIP_SAVE, "true");
  }

  /** The first property that keeps the extension from giving back all; empty when none does. */
  static String hindrance(MavenSession session, MavenProject project) {
    for (String name : NEEDED) {
      for (Properties properties :
          List.of(
              session.getUserProperties(),
              session.getSystemProperties(),
              project.getProperties())) {
        if ("false".equals(properties.getProperty(name))) {
          return name;
        }
      }
    }
    return "";
  }
}
