package io.github.providerkit.provenance;

import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.Library;
import io.github.providerkit.release.ArtifactList.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes where a release comes from: an in-toto statement of version 1 with a predicate of SLSA's
 * provenance of version 1. It says nothing of when and where the build ran, so that the same
 * release has the same statement; whoever signs it adds that.
 */
public final class Provenance {
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://slsa.dev/provenance/v1";
  private static final String BUILD_TYPE =
      "https://github.com/providerkit/provider-maven-plugin/blob/main/docs/releases.md#where-it-comes-from-provenance";
  private static final String PLUGIN = "pkg:maven/io.github.providerkit/provider-maven-plugin";

  /** Files of a release that somebody else fetches. */
  private static final Set<String> SUBJECTS = Set.of("archive", "package", "checksums", "metadata");

  private Provenance() {}

  /**
   * Writes a statement.
   *
   * @param facts how the release was made
   * @param items its files; those that only tell of it are by-products
   * @return JSON with a line break at its end
   */
  public static String write(BuildFacts facts, List<Item> items) {
    Map<String, Object> predicate = new LinkedHashMap<>();
    predicate.put("buildDefinition", definition(facts));
    predicate.put("runDetails", details(facts, items));
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("_type", STATEMENT);
    statement.put("subject", files(items, true));
    statement.put("predicateType", PREDICATE);
    statement.put("predicate", predicate);
    return JsonWriter.write(statement);
  }

  private static Map<String, Object> definition(BuildFacts facts) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("manifest", facts.manifest());
    asked.put("version", facts.version());
    asked.put("layout", facts.layout());
    asked.put(
        "platforms", facts.records().stream().map(record -> record.platform().toString()).toList());
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", facts.kind());
    found.put("releaseTag", facts.tag());
    facts.records().stream()
        .findFirst()
        .ifPresent(
            record -> {
              found.put("language", record.language());
              found.put("sources", Map.of("sha256", record.source()));
            });
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("buildType", BUILD_TYPE);
    definition.put("externalParameters", asked);
    definition.put("internalParameters", found);
    definition.put("resolvedDependencies", dependencies(facts));
    return definition;
  }

  private static List<Object> dependencies(BuildFacts facts) {
    List<Object> dependencies = new ArrayList<>();
    facts.git().ifPresent(git -> dependencies.add(source(git)));
    Map<String, Set<String>> tools = new TreeMap<>();
    for (BuildRecord record : facts.records()) {
      record
          .tools()
          .forEach(
              (name, version) -> tools.computeIfAbsent(name, n -> new TreeSet<>()).add(version));
    }
    tools.forEach(
        (name, versions) -> {
          for (String version : versions) {
            Map<String, Object> tool = new LinkedHashMap<>();
            tool.put("uri", new Library("generic", name, version).url());
            tool.put("name", name);
            dependencies.add(tool);
          }
        });
    return dependencies;
  }

  private static Map<String, Object> source(GitSource git) {
    Map<String, Object> source = new LinkedHashMap<>();
    git.url().ifPresent(url -> source.put("uri", "git+" + url));
    source.put("digest", Map.of("gitCommit", git.commit()));
    source.put("name", "source");
    if (git.changed()) {
      source.put("annotations", Map.of("modified", true));
    }
    return source;
  }

  private static Map<String, Object> details(BuildFacts facts, List<Item> items) {
    Map<String, Object> builder = new LinkedHashMap<>();
    builder.put("id", facts.builderId());
    builder.put("version", Map.of(PLUGIN, facts.pluginVersion()));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("builder", builder);
    List<Object> byproducts = files(items, false);
    if (!byproducts.isEmpty()) {
      details.put("byproducts", byproducts);
    }
    return details;
  }

  /** A file that is published twice under one name is one. */
  private static List<Object> files(List<Item> items, boolean subjects) {
    Map<String, Object> files = new LinkedHashMap<>();
    for (Item item : items) {
      if (SUBJECTS.contains(item.role()) == subjects) {
        String name = item.file().substring(item.file().lastIndexOf('/') + 1);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("digest", Map.of("sha256", item.sha256()));
        files.putIfAbsent(name + " " + item.sha256(), file);
      }
    }
    return new ArrayList<>(files.values());
  }
}
