package io.github.providerkit.format.checkstack;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.checkstack.rules.CheckstackRules;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The format of Checkstack's Plugin Manager ({@code docs/spec/checkstack.md}). */
public final class CheckstackFormat implements ProviderFormat, ArchiveVerifier {
  private final CheckstackSettings settings;

  /** Creates the format with what the build chose. */
  public CheckstackFormat(CheckstackSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "checkstack";
  }

  @Override
  public List<String> manifestNames() {
    return List.of(PackageJson.NAME);
  }

  @Override
  public Set<String> ruleCodes() {
    return Stream.concat(DocumentRules.all().stream(), CheckstackRules.all().stream())
        .map(Rule::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Provider> check(ManifestFile manifest, Problems problems)
      throws ProviderException {
    return PluginSource.read(manifest, settings, problems)
        .map(source -> new CheckstackProvider(source, settings));
  }

  @Override
  public String archiveEnding() {
    return ".tgz";
  }

  @Override
  public Optional<String> directoryBelow() {
    return Optional.of(CheckstackProvider.INSTALLED);
  }

  @Override
  public List<String> verify(Path archive, String shownAs, Problems problems)
      throws ProviderException {
    return verify(archive, shownAs, Map.of(), problems);
  }

  /** Packages that lie together may be siblings, each published for itself. */
  @Override
  public List<String> verifyTogether(List<Path> archives, Problems problems)
      throws ProviderException {
    Map<String, String> neighbours = new TreeMap<>();
    for (Path archive : archives) {
      PublishedPackage.of(archive).ifPresent(one -> neighbours.put(one.name(), one.version()));
    }
    List<String> unchecked = new ArrayList<>();
    for (Path archive : archives) {
      String name = archive.getFileName().toString();
      unchecked.addAll(verify(archive, name, neighbours, problems));
    }
    return unchecked;
  }

  private List<String> verify(
      Path archive, String shownAs, Map<String, String> neighbours, Problems problems)
      throws ProviderException {
    Optional<Map<String, String>> platform =
        LoadedVersions.read(settings.platform(), new SeenFiles());
    TarballCheck.Known known = new TarballCheck.Known(platform, neighbours);
    List<String> unchecked = new ArrayList<>();
    unchecked.add("whether a plugin can be loaded, and what its install scripts do");
    if (platform.isEmpty()) {
      unchecked.add(
          "whether a platform has what a plugin needs (name its versions with"
              + " -Dprovider.checkstack.platform=FILE)");
    }
    try {
      if (new TarballCheck(archive, shownAs, known, problems).run()) {
        unchecked.add(shownAs + " as an upload: it names siblings, so it is for an npm registry");
      }
      return unchecked;
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + archive, e);
    }
  }
}
