package io.github.providerkit.lock.config;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one generation of the server fixes about deployments: the next one is another value ({@code
 * docs/spec/gestalt-lock.md} sections 2, 4 and 5, {@code docs/spec/gestalt-app.md} section 6).
 *
 * @param configVersion what {@code apiVersion} of a configuration says
 * @param releases the releases that it takes
 * @param lockSchema what {@code schema} of a lock says
 * @param lockVersion the version of locks that it writes
 * @param oldestLockVersion the oldest version of locks that it reads
 * @param externalCredentials URL of the release metadata that it adds where a configuration names
 *     no provider of external credentials; empty where that is not known
 * @param indexes the provider indexes that it knows itself, URLs by name
 * @param places the slots that it has, with their names
 * @param former places of other generations, with its own in their stead
 * @param unpinnable forms of sources of which no release can be found here
 * @param known what is known of it
 */
public record ServerGeneration(
    String configVersion,
    Generation releases,
    String lockSchema,
    long lockVersion,
    long oldestLockVersion,
    Optional<String> externalCredentials,
    Map<String, String> indexes,
    Map<Slot, Place> places,
    Map<String, String> former,
    List<String> unpinnable,
    Known known) {

  /**
   * The names of a slot.
   *
   * @param bucket in the lock
   * @param path in a configuration, dotted
   */
  public record Place(String bucket, String path) {}

  /**
   * What is known of a server.
   *
   * @param configuration whether all fields of its configuration and their rules are
   * @param operations whether it is how the lock tells what a configuration says of operations
   */
  public record Known(boolean configuration, boolean operations) {}

  private static final String LOCK = "gestaltd-provider-lock";

  private static final Map<String, String> INDEXES =
      Map.of(
          "valon",
          "https://raw.githubusercontent.com/valon-technologies/gestalt-providers/main/"
              + "provider-index.yaml");

  /** The server of May 2026. */
  public static final ServerGeneration MAY =
      new ServerGeneration(
          "gestaltd.config/v5",
          Generations.MAY,
          LOCK,
          6,
          5,
          Optional.of(
              "https://github.com/valon-technologies/gestalt-providers/releases/download/"
                  + "external_credentials/default/v0.0.1-alpha.5/provider-release.yaml"),
          INDEXES,
          Slot.places(),
          Map.of(),
          List.of(),
          new Known(true, true));

  /** Today's server. */
  public static final ServerGeneration APP =
      new ServerGeneration(
          "gestaltd.config/v8",
          Generations.APP,
          LOCK,
          11,
          11,
          Optional.empty(),
          INDEXES,
          Slot.places(
              Map.of(
                  Slot.PLUGIN, Optional.of(new Place("app", "apps")),
                  Slot.AUTHENTICATION, Optional.of(new Place("identity", "providers.identity")),
                  Slot.UI, Optional.empty())),
          Map.of(
              "plugins", "apps",
              "providers.authentication", "providers.identity",
              "providers.ui", "apps"),
          List.of("git", "registry"),
          new Known(false, false));

  private static final List<ServerGeneration> ALL = List.of(MAY, APP);

  /** Whether a lock of a version is one that a server before this one wrote. */
  public boolean isOfOneBefore(long version) {
    return version < oldestLockVersion
        && ALL.stream().anyMatch(one -> version >= one.oldestLockVersion);
  }

  /** The slots that it has, in the order of the lock. */
  public List<Slot> slots() {
    return Arrays.stream(Slot.values()).filter(places::containsKey).toList();
  }

  private Place place(Slot slot) {
    return Objects.requireNonNull(places.get(slot), () -> configVersion + " has no " + slot);
  }

  /** A slot's name in the lock. */
  public String bucket(Slot slot) {
    return place(slot).bucket();
  }

  /** Where a slot stands in a configuration. */
  public List<String> path(Slot slot) {
    return Arrays.asList(place(slot).path().split("\\."));
  }

  /** The slot by its name in the lock; empty for any other name. */
  public Optional<Slot> ofBucket(String bucket) {
    return slots().stream().filter(slot -> bucket(slot).equals(bucket)).findFirst();
  }

  /**
   * Whether the manifests in its lock are those of packages for its own platform; else they are
   * what the metadata tell, and no platform is special.
   */
  public boolean hasPlatform() {
    return !releases.metadata().validated();
  }

  /** There is one for each version of configurations. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServerGeneration server && server.configVersion.equals(configVersion);
  }

  @Override
  public int hashCode() {
    return configVersion.hashCode();
  }

  /** The generation of a configuration; empty when none is known that says so. */
  static Optional<ServerGeneration> ofConfig(String apiVersion) {
    return ALL.stream().filter(one -> one.configVersion.equals(apiVersion.strip())).findFirst();
  }

  /** What {@code apiVersion} of a configuration can say, newest last. */
  static List<String> configVersions() {
    return ALL.stream().map(ServerGeneration::configVersion).toList();
  }
}
