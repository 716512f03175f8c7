package io.github.providerkit.npm;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a package needs when it runs, directly and by way of others, in the versions that the lock
 * of its workspace pins. What only development needs is left out.
 */
public final class LockedPackages {
  private static final Comparator<LockedPackage> ORDER =
      Comparator.comparing(LockedPackage::name)
          .thenComparing(LockedPackage::version)
          .thenComparing(LockedPackage::source);

  private LockedPackages() {}

  /**
   * Reads the lock of a workspace: Bun's, npm's or pnpm's, the first that is there.
   *
   * @param root the root of the workspace; of a package that stands alone, its own directory
   * @param member the package, below the root or the root itself
   * @return sorted; empty when there is no lock, or it does not know the package
   * @throws ProviderException if a lock cannot be read
   */
  public static Optional<List<LockedPackage>> neededBy(Path root, Path member)
      throws ProviderException {
    Optional<LockGraph> graph = graph(root);
    return graph.isEmpty()
        ? Optional.empty()
        : graph
            .get()
            .roots(root.equals(member) ? "" : SlashPath.between(root, member))
            .map(keys -> all(graph.get(), keys));
  }

  private static List<LockedPackage> all(LockGraph graph, List<String> roots) {
    Set<LockedPackage> found = new TreeSet<>(ORDER);
    Set<String> seen = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(roots);
    while (!left.isEmpty()) {
      String key = left.pop();
      Optional<LockedPackage> locked = seen.add(key) ? graph.at(key) : Optional.empty();
      // An optional package for another platform, or a peer that nobody has.
      if (locked.isPresent()) {
        found.add(locked.get());
        left.addAll(graph.needs(key));
      }
    }
    return List.copyOf(found);
  }

  private static Optional<LockGraph> graph(Path root) throws ProviderException {
    // Commas at the end of a list: no JSON, and yet YAML.
    Optional<LockGraph> graph = read(root, BunLock.NAME, Document.Syntax.YAML, BunLock::new);
    for (String name : NpmLock.NAMES) {
      if (graph.isEmpty()) {
        graph = read(root, name, Document.Syntax.JSON, NpmLock::new);
      }
    }
    return graph.isEmpty() ? read(root, PnpmLock.NAME, Document.Syntax.YAML, PnpmLock::new) : graph;
  }

  private static Optional<LockGraph> read(
      Path root, String name, Document.Syntax syntax, Function<JsonValue, LockGraph> graph)
      throws ProviderException {
    Path file = root.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Problems ignored = new Problems(RuleLevels.DEFAULT);
      byte[] bytes = InputFile.readIn(root, file);
      return Optional.of(
          graph.apply(
              JsonValue.of(DocumentReader.read(file.toString(), bytes, syntax, ignored).root())));
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(
          e.position().in(file.toString()) + ": " + e.getMessage(),
          "it is written by the package manager: let it write it again");
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }
}
