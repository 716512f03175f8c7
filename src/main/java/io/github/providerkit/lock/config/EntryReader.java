package io.github.providerkit.lock.config;

import io.github.providerkit.format.gestalt.rules.OperationOverrides;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes the providers out of a deployment's configuration. */
final class EntryReader {
  static final String REPOSITORIES = "providerRepositories";

  static final Pattern REPOSITORY_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  private final Map<String, Object> config;
  private final ConfigPlaces places;
  private final ServerGeneration generation;
  private final SecretValues secrets;

  private EntryReader(
      Map<String, Object> config,
      ConfigPlaces places,
      ServerGeneration generation,
      SecretValues secrets) {
    this.secrets = secrets;
    this.config = config;
    this.places = places;
    this.generation = generation;
  }

  static List<ProviderEntry> read(
      Map<String, Object> config,
      ConfigPlaces places,
      ServerGeneration generation,
      SecretValues secrets)
      throws ProviderException {
    EntryReader reader = new EntryReader(config, places, generation, secrets);
    List<ProviderEntry> entries = new ArrayList<>();
    reader.refuseFormer();
    for (Slot slot : generation.slots()) {
      entries.addAll(reader.entries(slot));
    }
    return List.copyOf(entries);
  }

  /** What stands at a former place would be left out of the lock. */
  private void refuseFormer() throws ProviderException {
    for (Map.Entry<String, String> former : new TreeMap<>(generation.former()).entrySet()) {
      List<String> path = Arrays.asList(former.getKey().split("\\."));
      if (!ConfigMerge.map(ConfigMerge.at(config, path)).isEmpty()) {
        throw places.mistake(
            path,
            "expected %s, as %s calls it, found %s"
                .formatted(former.getValue(), generation.configVersion(), former.getKey()),
            "rename it; a provider of %s has a release of its own, %s"
                .formatted(
                    generation.releases().title(),
                    "which mvn provider:migrate -Dprovider.migrate.to="
                        + generation.releases().word()
                        + " prepares"));
      }
    }
  }

  static Map<String, String> repositories(Map<String, Object> config, ConfigPlaces places)
      throws ProviderException {
    Map<String, String> repositories = new LinkedHashMap<>();
    Map<String, Object> found =
        new TreeMap<>(ConfigMerge.map(ConfigMerge.at(config, List.of(REPOSITORIES))));
    for (Map.Entry<String, Object> entry : found.entrySet()) {
      List<String> path = List.of(REPOSITORIES, entry.getKey());
      if (!REPOSITORY_NAME.matcher(entry.getKey()).matches()) {
        throw places.mistake(
            path, "expected a name of lower-case letters, digits, dots and dashes", null);
      }
      String url = ConfigMerge.text(ConfigMerge.map(entry.getValue()).get("url")).strip();
      if (url.isEmpty()) {
        throw places.mistake(path, "expected the url of a provider index, found nothing", null);
      }
      repositories.put(entry.getKey(), url);
    }
    return repositories;
  }

  private List<ProviderEntry> entries(Slot slot) throws ProviderException {
    List<String> path = generation.path(slot);
    Map<String, Object> found = new TreeMap<>(ConfigMerge.map(ConfigMerge.at(config, path)));
    List<ProviderEntry> entries = new ArrayList<>();
    for (Map.Entry<String, Object> entry : found.entrySet()) {
      List<String> place = new ArrayList<>(path);
      place.add(entry.getKey());
      entry(slot, entry.getKey(), ConfigMerge.map(entry.getValue()), place).ifPresent(entries::add);
    }
    if (slot == Slot.EXTERNAL_CREDENTIALS
        && found.isEmpty()
        && generation.externalCredentials().isPresent()) {
      entries.add(
          new ProviderEntry(
              generation,
              slot,
              "default",
              Source.Metadata.of(generation.externalCredentials().get()),
              Optional.empty(),
              Optional.empty(),
              "",
              "",
              false));
    }
    return entries;
  }

  private Optional<ProviderEntry> entry(
      Slot slot, String name, Map<String, Object> fields, List<String> place)
      throws ProviderException {
    if (slot == Slot.RUNTIME && !ConfigMerge.text(fields.get("driver")).isBlank()) {
      // One of the server's own.
      return Optional.empty();
    }
    Optional<SourceReader.Read> source =
        new SourceReader(generation, slot, place, places, secrets).read(fields);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Optional<OperationOverrides> operations = Optional.empty();
    if (slot == Slot.PLUGIN && fields.get("allowedOperations") != null) {
      try {
        operations = Optional.of(OperationOverrides.of(fields.get("allowedOperations")));
      } catch (ProviderException e) {
        throw places.mistake(place, e.getMessage(), e.hint());
      }
    }
    Map<String, Object> surfaces = ConfigMerge.map(fields.get("surfaces"));
    return Optional.of(
        new ProviderEntry(
            generation,
            slot,
            name,
            source.get().source(),
            source.get().login(),
            operations,
            url(surfaces, "graphql"),
            url(surfaces, "mcp"),
            source.get().rewritten()));
  }

  private static String url(Map<String, Object> surfaces, String surface) {
    return ConfigMerge.text(ConfigMerge.map(surfaces.get(surface)).get("url")).strip();
  }
}
