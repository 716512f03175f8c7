package io.github.providerkit.format.finished;

import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges finished archives of all formats: single ones, and those of directories. */
public final class ArchiveReview {
  private final List<ArchiveVerifier> verifiers;

  /**
   * Creates a review.
   *
   * @param verifiers of all formats; of two with the same ending the first one takes what is not
   *     known by sight
   */
  public ArchiveReview(List<ArchiveVerifier> verifiers) {
    this.verifiers = List.copyOf(verifiers);
  }

  /**
   * What was judged.
   *
   * @param archives names of the archives
   * @param unchecked what was not looked at, each to be read after "not checked: "
   */
  public record Result(List<String> archives, Set<String> unchecked) {}

  /** Archives that are judged together. */
  private record Group(Path directory, ArchiveVerifier verifier) {}

  /**
   * Judges archives.
   *
   * @param places archives, and directories of archives
   * @param problems receives everything for which a consumer would refuse one of them
   * @throws ProviderException if one cannot be read, or is no archive by name and by sight
   */
  public Result run(List<Path> places, Problems problems) throws ProviderException {
    Map<Group, List<Path>> groups = new LinkedHashMap<>();
    boolean directories = false;
    for (Path place : places) {
      directories |= Files.isDirectory(place);
      for (Path archive : archives(place)) {
        groups
            .computeIfAbsent(
                new Group(directory(place), verifier(archive)), group -> new ArrayList<>())
            .add(archive);
      }
    }
    List<String> names = new ArrayList<>();
    Set<String> unchecked = new LinkedHashSet<>();
    for (var group : groups.entrySet()) {
      List<Path> archives = group.getValue().stream().distinct().toList();
      archives.forEach(archive -> names.add(archive.getFileName().toString()));
      unchecked.addAll(
          directories || archives.size() > 1
              ? group.getKey().verifier().verifyTogether(archives, problems)
              : group
                  .getKey()
                  .verifier()
                  .verify(archives.get(0), names.get(names.size() - 1), problems));
    }
    return new Result(names, unchecked);
  }

  private List<Path> archives(Path place) throws ProviderException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    List<Path> archives = new ArrayList<>();
    if (Files.isDirectory(place)) {
      archives.addAll(list(place, verifiers));
      for (ArchiveVerifier verifier : verifiers) {
        Optional<Path> below = verifier.directoryBelow().map(place::resolve);
        if (!archives.isEmpty() && below.isPresent() && Files.isDirectory(below.get())) {
          archives.addAll(list(below.get(), List.of(verifier)));
        }
      }
    }
    if (archives.isEmpty()) {
      throw none(place);
    }
    return archives;
  }

  private static List<Path> list(Path directory, List<ArchiveVerifier> of)
      throws ProviderException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> byEnding(file, of).isPresent()).sorted().toList();
    } catch (IOException e) {
      throw ProviderException.environment("cannot list " + directory, e);
    }
  }

  /** Where archives lie that are judged together with those of a place. */
  private static Path directory(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    return Files.isDirectory(place) ? absolute : Objects.requireNonNull(absolute.getParent());
  }

  private ArchiveVerifier verifier(Path archive) throws ProviderException {
    Optional<String> format = ArchiveSight.of(archive);
    return verifiers.stream()
        .filter(verifier -> format.isPresent() && verifier.name().equals(format.get()))
        .findFirst()
        .or(() -> byEnding(archive, verifiers))
        .orElseThrow(() -> none(archive));
  }

  private static Optional<ArchiveVerifier> byEnding(Path archive, List<ArchiveVerifier> of) {
    String name = archive.getFileName().toString();
    return of.stream().filter(verifier -> name.endsWith(verifier.archiveEnding())).findFirst();
  }

  private ProviderException none(Path place) {
    Set<String> endings = new LinkedHashSet<>();
    verifiers.forEach(verifier -> endings.add(verifier.archiveEnding()));
    return ProviderException.user(
        "expected an archive, " + String.join(" or ", endings) + ", found none at " + place,
        "name it with -Dprovider.archive=FILE, or run provider:release-archive first");
  }
}
