package io.github.providerkit.maven;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.EntryName;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.files.TreeProblem;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.archiver.FileSet;
import org.codehaus.plexus.archiver.util.DefaultFileSet;
import org.codehaus.plexus.components.io.resources.PlexusIoResource;
import org.jspecify.annotations.Nullable;

/** The file sets of a POM, in plexus-archiver's words, as files of a package. */
public final class FileSets {
  private final MavenProject project;
  private final Path directory;
  private final Path outputDirectory;
  private final List<ArchiveEntry> files = new ArrayList<>();
  private final List<TreeProblem> problems = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param directory the project's directory; links in it may lead to any place in it
   * @param outputDirectory where the plugin writes; never added
   */
  public FileSets(MavenProject project, Path directory, Path outputDirectory) {
    this.project = project;
    this.directory = directory;
    this.outputDirectory = outputDirectory;
  }

  /**
   * Finds the files.
   *
   * @param sets one without a directory is for the project's
   * @param warnings receives what is no mistake but hardly wanted
   * @throws ProviderException if a directory cannot be read, or a file set asks for what is not
   *     possible
   */
  public AddedFiles read(@Nullable List<DefaultFileSet> sets, Consumer<String> warnings)
      throws ProviderException {
    if (sets == null || sets.isEmpty()) {
      return AddedFiles.NONE;
    }
    for (DefaultFileSet set : sets) {
      if (set.getDirectory() == null) {
        set.setDirectory(directory.toFile());
      }
      read(set, warnings);
    }
    return new AddedFiles(
        ManifestCheck.shownAs(directory, project.getFile().toPath()),
        new TreeListing(files, problems));
  }

  private void read(DefaultFileSet set, Consumer<String> warnings) throws ProviderException {
    Path from = set.getDirectory().toPath();
    if (set.getStreamTransformer() != null) {
      throw ProviderException.user(
          "fileSets: expected files as they are, found a streamTransformer for " + shownAs(from),
          null);
    }
    Optional<String> fault = EntryName.fault(prefix(set) + "file");
    if (fault.isPresent()) {
      problem(
          TreeProblem.Kind.NAME,
          set.getPrefix(),
          "the prefix " + fault.get(),
          "give a directory in the package, such as docs/");
    } else if (!Files.isDirectory(from)) {
      problem(
          TreeProblem.Kind.MISSING,
          shownAs(from),
          "no such directory",
          "check the <directory> of the file set");
    } else if (!find(set)) {
      warnings.accept("fileSets: expected files in " + shownAs(from) + ", found none to add");
    }
  }

  /** Whether there was anything that the file set asks for. */
  private boolean find(DefaultFileSet set) throws ProviderException {
    int before = files.size() + problems.size();
    set.setPrefix(prefix(set));
    try {
      FileSetResources found = FileSetResources.of(set, directory, List.of(outputDirectory));
      for (Iterator<PlexusIoResource> all = found.getResources(); all.hasNext(); ) {
        PlexusIoResource one = all.next();
        files.add(
            new ArchiveEntry(
                found.getName(one).replace(File.separatorChar, '/'),
                false,
                ((EntryResource) one).entry().content()));
      }
      problems.addAll(found.problems());
    } catch (ArchiveException e) {
      throw ProviderException.user("fileSets: " + e.getMessage(), e.hint());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + set.getDirectory(), e);
    }
    return files.size() + problems.size() > before;
  }

  /** A directory in the package, also without the slash that plexus-archiver wants at its end. */
  private static String prefix(FileSet set) {
    String prefix = set.getPrefix() == null ? "" : set.getPrefix();
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private String shownAs(Path path) {
    String shown = ManifestCheck.shownAs(directory, path);
    return shown.isEmpty() ? "." : shown;
  }

  private void problem(TreeProblem.Kind kind, String name, String reason, String hint) {
    problems.add(new TreeProblem(kind, name, reason, hint));
  }
}
