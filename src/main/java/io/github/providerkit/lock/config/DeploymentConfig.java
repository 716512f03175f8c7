package io.github.providerkit.lock.config;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.edit.YamlWriter;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The providers of a deployment, as one or several configuration files name them. */
public final class DeploymentConfig {
  private final ServerGeneration generation;
  private final List<ConfigLayer> layers;
  private final Map<String, Object> merged;
  private final List<ProviderEntry> entries;
  private final Map<String, String> repositories;

  private DeploymentConfig(
      ServerGeneration generation,
      List<ConfigLayer> layers,
      Map<String, Object> merged,
      List<ProviderEntry> entries,
      Map<String, String> repositories) {
    this.generation = generation;
    this.layers = layers;
    this.merged = merged;
    this.entries = entries;
    this.repositories = repositories;
  }

  /**
   * Reads configuration files, the later ones over the earlier: maps are joined, null takes an
   * entry away, all else replaces.
   *
   * @param files at least one
   * @param variables environment variables
   * @throws ProviderException if a file cannot be read or does not say what is expected
   */
  public static DeploymentConfig read(List<Path> files, Map<String, String> variables)
      throws ProviderException {
    EnvironmentText environment = new EnvironmentText(variables);
    List<ConfigLayer> layers = new ArrayList<>();
    Map<String, Object> merged = new LinkedHashMap<>();
    for (Path file : files) {
      ConfigLayer layer = ConfigLayer.read(file.toAbsolutePath().normalize(), environment);
      layers.add(layer);
      Path directory = layer.file().getParent();
      merged = ConfigMerge.merge(merged, ConfigMerge.withAbsolutePaths(layer.data(), directory));
    }
    ConfigPlaces places = new ConfigPlaces(layers);
    ServerGeneration generation = layers.get(layers.size() - 1).generation();
    return new DeploymentConfig(
        generation,
        layers,
        merged,
        EntryReader.read(merged, places, generation),
        EntryReader.repositories(merged, places));
  }

  /** The server that the configuration is for. */
  public ServerGeneration generation() {
    return generation;
  }

  /** All providers that are downloaded, in the order of the lock. */
  public List<ProviderEntry> entries() {
    return entries;
  }

  /** The provider indexes by name, URLs. */
  public Map<String, String> repositories() {
    return repositories;
  }

  /** The directory of the first file: the lock lies there, and paths in it are relative to it. */
  public Path directory() {
    return layers.get(0).file().getParent();
  }

  /** Where the server looks for prepared providers. */
  public Path artifactsDirectory() {
    Object directory = ConfigMerge.at(merged, List.of("server", "artifactsDir"));
    return directory instanceof String text && !text.isBlank()
        ? directory().resolve(text)
        : directory();
  }

  /**
   * The files that have to be given to a server which knows nothing of the sources that were
   * rewritten: each with plain URLs in their place, and otherwise as its author wrote it.
   *
   * @param resolved all providers
   * @return new text by file; nothing for a file that stays as it is
   */
  public Map<Path, String> effective(List<ProviderEntry> resolved) {
    Map<Path, String> texts = new LinkedHashMap<>();
    for (ConfigLayer layer : layers) {
      List<Edit> edits =
          resolved.stream()
              .filter(ProviderEntry::rewritten)
              .flatMap(entry -> edit(layer, entry))
              .sorted(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed())
              .toList();
      StringBuilder text = new StringBuilder(layer.written().text());
      edits.forEach(e -> text.replace(e.span().start(), e.span().end(), e.text()));
      if (!edits.isEmpty()) {
        texts.put(layer.file(), text.toString());
      }
    }
    return texts;
  }

  /** Files in the order in which the server takes them. */
  public List<Path> files() {
    return layers.stream().map(ConfigLayer::file).toList();
  }

  private record Edit(Node.Span span, String text) {}

  private static Stream<Edit> edit(ConfigLayer layer, ProviderEntry entry) {
    List<String> path = new ArrayList<>(Arrays.asList(entry.slot().path().split("\\.")));
    path.addAll(List.of(entry.name(), "source"));
    List<String> inside = new ArrayList<>(path);
    inside.add("url");
    String url = ((Source.Metadata) entry.source()).url();
    // The writer knows when a text needs quotes.
    String quoted = YamlWriter.write(Map.of("u", url)).strip().substring("u: ".length());
    return layer
        .find(inside)
        .or(() -> layer.find(path))
        .filter(Node.Scalar.class::isInstance)
        .map(node -> new Edit(node.span(), quoted))
        .stream();
  }
}
