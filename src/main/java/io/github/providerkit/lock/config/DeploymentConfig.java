package io.github.providerkit.lock.config;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Origin;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.WebUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The providers of a deployment, as one or several configuration files name them. */
public final class DeploymentConfig {
  private final ServerGeneration generation;
  private final List<ConfigLayer> layers;
  private final Map<String, Object> merged;
  private final List<ProviderEntry> entries;
  private final Map<String, String> repositories;
  private final SecretValues secrets;

  private DeploymentConfig(
      ServerGeneration generation,
      List<ConfigLayer> layers,
      Map<String, Object> merged,
      List<ProviderEntry> entries,
      Map<String, String> repositories,
      SecretValues secrets) {
    this.secrets = secrets;
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
      merged = ConfigMerge.merge(merged, ConfigMerge.withAbsolutePaths(layer, layer.directory()));
    }
    ConfigPlaces places = new ConfigPlaces(layers);
    ServerGeneration generation = generation(layers);
    SecretValues secrets = new SecretValues(merged, variables);
    return new DeploymentConfig(
        generation,
        layers,
        merged,
        EntryReader.read(merged, places, generation, secrets),
        EntryReader.repositories(merged, places),
        secrets);
  }

  private static ServerGeneration generation(List<ConfigLayer> layers) throws ProviderException {
    ServerGeneration first = layers.get(0).generation();
    for (ConfigLayer layer : layers) {
      ServerGeneration other = layer.generation();
      if (!other.configVersion().equals(first.configVersion())) {
        throw ProviderException.user(
            "%sapiVersion: expected %s, as %s says, found %s"
                .formatted(
                    layer.at(List.of("apiVersion")),
                    first.configVersion(),
                    layers.get(0).file().getFileName(),
                    other.configVersion()),
            null);
      }
    }
    return first;
  }

  /**
   * All files joined, as the server checks them: with nothing in the place of variables that are
   * not set.
   *
   * @param shape the fields that there are
   * @throws ProviderException if there are others, or of another type; tells all with their places
   */
  public ConfigField checked(Shape shape) throws ProviderException {
    Map<String, Object> checked = new LinkedHashMap<>();
    for (ConfigLayer layer : layers) {
      checked = ConfigMerge.merge(checked, layer.checkedData(shape));
    }
    return new ConfigField(new ConfigPlaces(layers), List.of(), checked);
  }

  /** The server that the configuration is for. */
  public ServerGeneration generation() {
    return generation;
  }

  /** All providers that are downloaded, in the order of the lock. */
  public List<ProviderEntry> entries() {
    return entries;
  }

  /** How messages call a provider; of one that the server adds itself, that too. */
  public String label(ProviderEntry entry) {
    List<String> path = generation.path(entry.slot());
    boolean named = ConfigMerge.map(ConfigMerge.at(merged, path)).containsKey(entry.name());
    return named
        ? entry.label()
        : entry.label()
            + " (the server adds it where a configuration names none; name one to have"
            + " another)";
  }

  /** File, line, column and name of a provider, as a message begins. */
  public String place(ProviderEntry entry) {
    List<String> path = new ArrayList<>(generation.path(entry.slot()));
    path.add(entry.name());
    return new ConfigPlaces(layers).at(path).replaceFirst(": $", "");
  }

  /** What it says of a provider beside where that comes from. */
  public ProviderSettings settings(ProviderEntry entry) {
    ConfigField root = new ConfigField(new ConfigPlaces(layers), List.of(), merged);
    return new ProviderSettings(
        root.at(String.join(".", generation.path(entry.slot()))).get(entry.name()), secrets);
  }

  /** The provider indexes by name, URLs. */
  public Map<String, String> repositories() {
    return repositories;
  }

  /** The directory of the first file: the lock lies there, and paths in it are relative to it. */
  public Path directory() {
    return layers.get(0).directory();
  }

  /**
   * Where the server looks for prepared providers.
   *
   * @throws ProviderException if what the configuration says is no path
   */
  public Path artifactsDirectory() throws ProviderException {
    List<String> path = List.of("server", "artifactsDir");
    if (!(ConfigMerge.at(merged, path) instanceof String text) || text.isBlank()) {
      return directory();
    }
    Optional<Path> directory = SlashPath.anywhere(directory(), text);
    if (directory.isEmpty()) {
      throw new ConfigPlaces(layers)
          .mistake(path, "expected a path, found " + Shown.text(text), null);
    }
    return directory.get();
  }

  /** The servers that it names with scheme and port: whoever wrote it wants to speak to them. */
  public Set<Origin> servers() {
    Set<Origin> servers = new HashSet<>();
    for (ProviderEntry entry : entries) {
      if (entry.source() instanceof Source.Metadata metadata) {
        addServer(servers, metadata.url());
      }
    }
    repositories.values().forEach(url -> addServer(servers, PlainUrl.of(url)));
    return servers;
  }

  private static void addServer(Set<Origin> servers, PlainUrl url) {
    try {
      servers.add(WebUrl.of(url.plain()).origin());
    } catch (ProviderException e) {
      // No server, perhaps a file; who asks for it tells what is wrong.
      return;
    }
  }

  /** What its author should know of it, a line each: of secrets in URLs, and what is unknown. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    ConfigNotes told = new ConfigNotes(generation, new ConfigPlaces(layers));
    notes.addAll(told.of(entries, repositories));
    secrets.missing(merged).ifPresent(notes::add);
    return notes;
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
      PlainConfig.of(layer, generation, resolved).ifPresent(text -> texts.put(layer.file(), text));
    }
    return texts;
  }

  /** Files in the order in which the server takes them. */
  public List<Path> files() {
    return layers.stream().map(ConfigLayer::file).toList();
  }
}
