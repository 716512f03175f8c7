package io.github.providerkit.lock.config;

import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.PlainUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the author of a configuration should know of it, a line each. */
final class ConfigNotes {
  private final ServerGeneration server;
  private final ConfigPlaces places;
  private final List<String> notes = new ArrayList<>();

  ConfigNotes(ServerGeneration server, ConfigPlaces places) {
    this.server = server;
    this.places = places;
  }

  /**
   * The lines.
   *
   * @param entries all providers
   * @param repositories the provider indexes by name, URLs
   */
  List<String> of(List<ProviderEntry> entries, Map<String, String> repositories) {
    unknown(entries);
    for (ProviderEntry entry : entries) {
      if (entry.source() instanceof Source.Metadata metadata) {
        List<String> path = new ArrayList<>(server.path(entry.slot()));
        path.addAll(List.of(entry.name(), "source"));
        secret(path, metadata.url());
      }
    }
    repositories.forEach(
        (name, url) -> secret(List.of(EntryReader.REPOSITORIES, name), PlainUrl.of(url)));
    return List.copyOf(notes);
  }

  private void unknown(List<ProviderEntry> entries) {
    if (!server.known().configuration()) {
      notes.add(
          server.configVersion()
              + ": the configuration is read for its providers alone; what else the server demands"
              + " of it is not known here");
    }
    boolean named = entries.stream().anyMatch(e -> e.slot() == Slot.EXTERNAL_CREDENTIALS);
    if (server.externalCredentials().isEmpty() && !named) {
      notes.add(
          String.join(".", server.path(Slot.EXTERNAL_CREDENTIALS))
              + ": the configuration names none, and which one the server adds by itself is not"
              + " known here: it is not locked");
    }
  }

  private void secret(List<String> path, PlainUrl url) {
    if (!url.secrets().isEmpty()) {
      notes.add(
          places.at(path)
              + "this URL has a secret in it ("
              + Shown.text(String.join(", ", url.secrets()))
              + "): its server is asked with it, but it is written nowhere; what the server needs"
              + " belongs into source.auth.token");
    }
  }
}
