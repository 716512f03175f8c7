package io.github.providerkit.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.pom.PomText;
import io.github.providerkit.tree.FoundProvider;
import io.github.providerkit.tree.ManifestTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts a tree: a POM for each provider in it, and one at its top that names this plugin once. */
final class TreeStart {
  private final ProjectStart.Request request;
  private final Path root;
  private final ManifestTree tree;
  private final Optional<Aggregator> aggregator;

  /** What is not as it should be, and is put right by a run that may write. */
  private final List<String> findings = new ArrayList<>();

  /** What only its author can put right. */
  private final List<String> byHand = new ArrayList<>();

  /** New texts by their paths; those of files that are there already replace them. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  private final List<StartedFile> kept = new ArrayList<>();

  /** The directories with POMs that were written for a tree. */
  private final List<String> marked;

  private TreeStart(ProjectStart.Request request, ManifestTree tree, List<String> marked)
      throws ProviderException {
    this.marked = marked;
    this.request = request;
    this.root = request.directory();
    this.tree = tree;
    this.aggregator = Aggregator.in(root);
  }

  /**
   * Starts the tree below a directory.
   *
   * @return empty when there is no provider
   * @throws ProviderException if a manifest cannot be read or named, or a file cannot be written
   */
  static Optional<ProjectStart.Result> run(ProjectStart.Request request) throws ProviderException {
    ManifestTree tree =
        ManifestTree.below(request.directory(), request.formats(), request.excludes());
    List<String> marked = marked(request.directory(), tree.poms());
    if (tree.providers().isEmpty() && marked.isEmpty() && tree.problems().isEmpty()) {
      return Optional.empty();
    }
    if (!tree.problems().isEmpty()) {
      throw ProviderException.user(
          "expected manifests that can be read, found %d that cannot"
              .formatted(tree.problems().size()),
          "mend them, or leave out their directories with -Dprovider.init.excludes=…",
          tree.problems());
    }
    return Optional.of(new TreeStart(request, tree, marked).decided());
  }

  private static List<String> marked(Path root, List<String> directories) throws ProviderException {
    List<String> marked = new ArrayList<>();
    for (String directory : directories) {
      Path pom = root.resolve(directory).resolve(Pom.NAME);
      try {
        if (MarkedPom.state(new String(InputFile.read(pom), UTF_8)) != MarkedPom.State.OWN) {
          marked.add(directory);
        }
      } catch (IOException e) {
        throw ProviderException.environment("cannot read " + pom, e);
      }
    }
    return marked;
  }

  private ProjectStart.Result decided() throws ProviderException {
    Map<FoundProvider, String> directories = new LinkedHashMap<>();
    tree.providers().forEach(provider -> directories.put(provider, tree.directory(provider)));
    Map<FoundProvider, PomText> there = new LinkedHashMap<>();
    for (Map.Entry<FoundProvider, String> entry : directories.entrySet()) {
      Path pom = root.resolve(entry.getValue()).resolve(Pom.NAME);
      if (Files.exists(pom, LinkOption.NOFOLLOW_LINKS)) {
        there.put(entry.getKey(), Aggregator.read(pom));
      }
    }
    TreeNames names = new TreeNames(request, directories, there, aggregator.isPresent());
    Coordinates parent = aggregator.isPresent() ? aggregator.get().coordinates() : names.top(root);
    for (Map.Entry<FoundProvider, String> entry : directories.entrySet()) {
      FoundProvider provider = entry.getKey();
      String directory = entry.getValue();
      decide(provider, directory, Optional.ofNullable(there.get(provider)), names, parent);
    }
    Set<String> wanted = new LinkedHashSet<>(directories.values());
    decideTop(parent, wanted);
    for (String directory : marked) {
      if (!wanted.contains(directory)) {
        byHand.add(
            "orphaned: %s/pom.xml, its manifest is gone; delete it as well".formatted(directory));
      }
    }
    if (request.check()) {
      findings.addAll(byHand);
      return new ProjectStart.Result(List.of(), tree.leftOut(), findings, List.of());
    }
    return written();
  }

  private void decide(
      FoundProvider provider,
      String directory,
      Optional<PomText> there,
      TreeNames names,
      Coordinates parent)
      throws ProviderException {
    String name = directory + "/" + Pom.NAME;
    MarkedPom.State state = there.map(pom -> MarkedPom.state(pom.text())).orElse(null);
    if (state == MarkedPom.State.OWN) {
      kept.add(new StartedFile(name, StartedFile.Outcome.KEPT));
      return;
    }
    if (state == MarkedPom.State.EDITED) {
      kept.add(new StartedFile(name, StartedFile.Outcome.KEPT));
      byHand.add(
          "edited: %s, changed by hand; take out its first line, and it is yours".formatted(name));
      return;
    }
    String text =
        MarkedPom.marked(Pom.ofModule(names.of(provider, parent), parent, depth(directory)));
    if (there.isEmpty()) {
      texts.put(name, text);
      findings.add("missing: %s, for %s".formatted(name, provider.shownAs()));
    } else if (there.get().text().replace("\r", "").equals(text)) {
      kept.add(new StartedFile(name, StartedFile.Outcome.KEPT));
    } else {
      texts.put(name, text);
      findings.add("stale: %s, it no longer fits %s".formatted(name, provider.shownAs()));
    }
  }

  private static int depth(String directory) {
    return directory.split("/").length;
  }

  /** The POM at the top, or what its list of modules lacks. */
  private void decideTop(Coordinates parent, Set<String> wanted) throws ProviderException {
    if (aggregator.isEmpty()) {
      findings.add("missing: pom.xml, for %d providers below".formatted(wanted.size()));
      texts.put(Pom.NAME, Pom.ofTree(parent, List.copyOf(wanted), request.pluginVersion()));
      return;
    }
    Set<String> listed = aggregator.get().modules();
    List<String> added = wanted.stream().filter(module -> !listed.contains(module)).toList();
    Set<String> orphans = new LinkedHashSet<>(marked);
    orphans.removeAll(wanted);
    List<String> removed = aggregator.get().lost(wanted, orphans);
    added.forEach(module -> findings.add("missing: module %s in pom.xml".formatted(module)));
    removed.forEach(
        module ->
            findings.add(
                "orphaned: module %s in pom.xml, which has no provider".formatted(module)));
    if (added.isEmpty() && removed.isEmpty()) {
      kept.add(new StartedFile(Pom.NAME, StartedFile.Outcome.KEPT));
    } else {
      texts.put(Pom.NAME, aggregator.get().with(added, removed));
    }
  }

  private ProjectStart.Result written() throws ProviderException {
    List<StartedFile> files = new ArrayList<>(kept);
    StartFiles writer = new StartFiles(root);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      files.add(writer.put(text.getKey(), text.getValue()));
    }
    files.sort((a, b) -> a.name().compareTo(b.name()));
    if (request.ci().isPresent()) {
      CiFile ci = CiFile.of(request.ci().get());
      files.add(writer.add(ci.path(), ci.treeText()));
    }
    files.add(writer.ignoreTarget());
    return new ProjectStart.Result(files, tree.leftOut(), byHand, List.of("next: mvn package"));
  }
}
