package io.github.providerkit.tree;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.worktree.GitIgnore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The providers below a directory. Links are not followed, and what git ignores, hidden directories
 * and those that tools fill are passed over.
 */
public final class ManifestTree {
  private static final Set<String> FILLED =
      Set.of("node_modules", "target", "vendor", "__pycache__", "venv");
  private static final Set<String> TEST_DATA =
      Set.of(
          "testdata",
          "test-data",
          "test_data",
          "test",
          "tests",
          "__tests__",
          "fixtures",
          "__fixtures__");

  private final Path root;
  private final List<ProviderFormat> formats;
  private final Set<String> excluded;
  private final List<FoundProvider> providers = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> poms = new ArrayList<>();

  private ManifestTree(Path root, List<ProviderFormat> formats, Set<String> excluded) {
    this.root = root;
    this.formats = formats;
    this.excluded = excluded;
  }

  /**
   * Looks through a tree.
   *
   * @param excluded slash paths of directories that are passed over
   * @throws ProviderException if a directory cannot be read
   */
  public static ManifestTree below(Path root, List<ProviderFormat> formats, Set<String> excluded)
      throws ProviderException {
    ManifestTree tree = new ManifestTree(root, formats, excluded);
    try {
      tree.enter(root, "", GitIgnore.none(), false);
    } catch (IOException e) {
      throw ProviderException.environment("cannot look through " + root, e);
    }
    return tree;
  }

  private void enter(Path directory, String path, GitIgnore above, boolean testData)
      throws IOException {
    GitIgnore ignore = above.in(directory, path);
    if (!path.isEmpty()) {
      look(directory, testData);
      Path pom = directory.resolve("pom.xml");
      if (Files.isRegularFile(pom, LinkOption.NOFOLLOW_LINKS)) {
        poms.add(path);
      }
    }
    for (Path child : children(directory)) {
      String name = child.getFileName().toString();
      String below = path.isEmpty() ? name : path + "/" + name;
      boolean passed =
          name.startsWith(".")
              || FILLED.contains(name)
              || excluded.contains(below)
              || ignore.ignores(below, true);
      if (!passed) {
        enter(child, below, ignore, testData || TEST_DATA.contains(name));
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          children.add(entry);
        }
      }
    }
    children.sort(null);
    return children;
  }

  private void look(Path directory, boolean testData) {
    if (!ManifestFinder.mayBeIn(directory)) {
      return;
    }
    try {
      FoundProvider found = FoundProvider.at(root, directory, formats);
      if (!found.namesProvider()) {
        leftOut.add(found.shownAs() + ", which names no source");
      } else if (testData) {
        leftOut.add(found.shownAs() + ", test data");
      } else {
        providers.add(found);
      }
    } catch (ProviderException e) {
      (testData ? leftOut : problems).add(e.text());
    }
  }

  /** The providers, by their paths; what another brings along is not among them. */
  public List<FoundProvider> providers() {
    Map<Path, FoundProvider> brought = brought();
    return providers.stream().filter(one -> !brought.containsKey(place(one))).toList();
  }

  /** Manifests that get no POM, with the reason. */
  public List<String> leftOut() {
    Map<Path, FoundProvider> brought = brought();
    List<String> all = new ArrayList<>(leftOut);
    for (FoundProvider provider : providers) {
      FoundProvider by = brought.get(place(provider));
      if (by != null) {
        all.add(provider.shownAs() + ", part of " + by.shownAs());
      }
    }
    return all;
  }

  /**
   * The manifests of what is packed into others, siblings of a bundle and UIs, each with the first
   * that brings it along.
   */
  private Map<Path, FoundProvider> brought() {
    Map<String, List<FoundProvider>> byName = new HashMap<>();
    Set<Path> files = new HashSet<>();
    for (FoundProvider provider : providers) {
      files.add(place(provider));
      provider
          .packageName()
          .ifPresent(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(provider));
    }
    Map<Path, FoundProvider> brought = new HashMap<>();
    for (FoundProvider provider : providers) {
      Set<Path> parts = new LinkedHashSet<>();
      provider.ownedUi().filter(files::contains).ifPresent(parts::add);
      for (String name : provider.bundle()) {
        byName.getOrDefault(name, List.of()).forEach(part -> parts.add(place(part)));
      }
      parts.remove(place(provider));
      parts.forEach(part -> brought.putIfAbsent(part, provider));
    }
    return brought;
  }

  private static Path place(FoundProvider provider) {
    return provider.file().toAbsolutePath();
  }

  /** What cannot be read. */
  public List<String> problems() {
    return problems;
  }

  /** The directories below the root that have a POM, as slash paths from there. */
  public List<String> poms() {
    return poms;
  }

  /** A provider's directory from the root. */
  public String directory(FoundProvider provider) {
    return SlashPath.between(root, provider.home());
  }
}
