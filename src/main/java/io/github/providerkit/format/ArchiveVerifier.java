package io.github.providerkit.format;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A format that can judge its finished archives. */
public interface ArchiveVerifier {
  /** The format's name, such as {@code gestalt}. */
  String name();

  /** The ending of its archives, such as {@code .tgz}. */
  String archiveEnding();

  /**
   * A directory below that of archives, whose archives belong to them.
   *
   * @return its name; empty when a format has none
   */
  default Optional<String> directoryBelow() {
    return Optional.empty();
  }

  /**
   * Judges a finished archive as its consumer does.
   *
   * @param archive the file
   * @param shownAs its name in problems
   * @param problems receives everything for which the consumer would refuse it
   * @return what was not looked at, each to be read after "not checked: "
   * @throws ProviderException if the file cannot be read
   */
  List<String> verify(Path archive, String shownAs, Problems problems) throws ProviderException;

  /**
   * Judges archives that lie in one directory, or in the one below it, and what they have to do
   * with each other.
   *
   * @param archives not empty; shown in problems by their file names
   * @param problems receives everything for which the consumer would refuse one of them
   * @return what was not looked at, each to be read after "not checked: "
   * @throws ProviderException if a file cannot be read
   */
  default List<String> verifyTogether(List<Path> archives, Problems problems)
      throws ProviderException {
    List<String> unchecked = new ArrayList<>();
    for (Path archive : archives) {
      unchecked.addAll(verify(archive, archive.getFileName().toString(), problems));
    }
    return unchecked;
  }
}
