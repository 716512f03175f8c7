package io.github.providerkit.npm.pinned;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.Workspace;
import io.github.providerkit.record.ForeignYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a package needs when it runs, directly and by way of others, in the versions that the lock
 * of its workspace pins. What only development needs is left out.
 */
public final class LockedPackages {
  private static final Comparator<LockedPackage> ORDER =
      Comparator.comparing(LockedPackage::name)
          .thenComparing(LockedPackage::version)
          .thenComparing(LockedPackage::source);

  /** What only the locks of Yarn 2 and newer begin with. */
  private static final String YARN_2 = "__metadata:";

  private LockedPackages() {}

  /**
   * Reads the lock of a workspace: Bun's, npm's, pnpm's or Yarn's, the first that is there.
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
    Optional<LockGraph> graph =
        read(root, BunLock.NAME, bytes -> new BunLock(value(bytes, Document.Syntax.YAML)));
    for (String name : NpmLock.NAMES) {
      if (graph.isEmpty()) {
        graph = read(root, name, bytes -> new NpmLock(value(bytes, Document.Syntax.JSON)));
      }
    }
    if (graph.isEmpty()) {
      graph =
          read(
              root,
              PnpmLock.NAME,
              bytes -> new PnpmLock(ForeignYaml.read(bytes, PnpmLock.Content.class)));
    }
    return graph.isEmpty() ? read(root, YarnLock.NAME, bytes -> ofYarn(root, bytes)) : graph;
  }

  private static JsonValue value(byte[] bytes, Document.Syntax syntax)
      throws UnreadableDocumentException {
    Problems ignored = new Problems(RuleLevels.DEFAULT);
    return JsonValue.of(DocumentReader.read("", bytes, syntax, ignored).root());
  }

  /** Yarn 1 writes a language of its own, which names no members: nothing is known of those. */
  private static @Nullable LockGraph ofYarn(Path root, byte[] bytes)
      throws UnreadableDocumentException, IOException {
    if (!new String(bytes, StandardCharsets.UTF_8).contains(YARN_2)) {
      return null;
    }
    Workspace workspace =
        Workspace.rootedAt(root, new SeenFiles())
            .orElseGet(() -> new Workspace(root, Map.of(), Map.of()));
    return new YarnLock(ForeignYaml.read(bytes, YarnLock.Content.class), workspace);
  }

  /** Makes a graph of a file. */
  private interface GraphReader {
    @Nullable LockGraph read(byte[] bytes) throws UnreadableDocumentException, IOException;
  }

  private static Optional<LockGraph> read(Path root, String name, GraphReader reader)
      throws ProviderException {
    Path file = root.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(reader.read(InputFile.readIn(root, file)));
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(
          e.position().in(file.toString()) + ": " + e.getMessage(),
          "it is written by the package manager: let it write it again");
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }
}
