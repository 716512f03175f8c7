package io.github.providerkit.maven;

import io.github.providerkit.files.Selection;
import java.io.File;
import java.util.stream.Stream;
import org.codehaus.plexus.archiver.BaseFileSet;
import org.codehaus.plexus.util.AbstractScanner;
import org.codehaus.plexus.util.MatchPatterns;

/**
 * The patterns of a file set, with the meaning that they have for every Maven plugin: {@code *} in
 * one name, {@code **} over directories, a directory's name with a slash for all below it. Only the
 * patterns are used; the walk is the one of all other files.
 */
final class FileSetPatterns extends AbstractScanner implements Selection {
  private static final String EVERYTHING_BELOW = "**";

  private final String start;
  private final MatchPatterns leftOut;

  /**
   * Reads the patterns of a file set.
   *
   * @param start the file set's directory as names in the listing begin with it; empty where they
   *     begin below it
   */
  FileSetPatterns(BaseFileSet set, String start) {
    this.start = start.isEmpty() ? "" : start + "/";
    setCaseSensitive(set.isCaseSensitive());
    setIncludes(
        set.getIncludes() == null || set.getIncludes().length == 0 ? null : set.getIncludes());
    setExcludes(set.getExcludes());
    if (set.isUsingDefaultExcludes()) {
      addDefaultExcludes();
    }
    setupDefaultFilters();
    setupMatchPatterns();
    leftOut =
        MatchPatterns.from(
            Stream.of(excludes)
                .filter(pattern -> pattern.endsWith(File.separator + EVERYTHING_BELOW))
                .toArray(String[]::new));
  }

  @Override
  public boolean wants(String name) {
    String relative = relative(name);
    return isIncluded(relative) && !isExcluded(relative);
  }

  @Override
  public boolean mayLieBelow(String directory) {
    String relative = relative(directory);
    return couldHoldIncluded(relative) && !leftOut.matches(relative, isCaseSensitive);
  }

  private String relative(String name) {
    return name.substring(start.length()).replace('/', File.separatorChar);
  }

  @Override
  public void scan() {
    throw walkedElsewhere();
  }

  @Override
  public String[] getIncludedFiles() {
    throw walkedElsewhere();
  }

  @Override
  public String[] getIncludedDirectories() {
    throw walkedElsewhere();
  }

  @Override
  public File getBasedir() {
    throw walkedElsewhere();
  }

  private static UnsupportedOperationException walkedElsewhere() {
    return new UnsupportedOperationException("files are found by FileTree");
  }
}
