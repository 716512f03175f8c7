package io.github.providerkit.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.page.ReleaseFacts;
import io.github.providerkit.page.ReleasePage;
import io.github.providerkit.release.ArtifactList.Item;
import io.github.providerkit.sbom.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the page of a release, and adds it to the summary of a job on GitHub. */
final class PageFiles {
  /** Names a file to which a step may add Markdown. */
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  /** GitHub takes a mebibyte; several programs share it. */
  private static final int MOST_BYTES = 1_000_000;

  private final PapersRequest request;
  private final Consumer<String> output;

  PageFiles(PapersRequest request, Consumer<String> output) {
    this.request = request;
    this.output = output;
  }

  /**
   * Writes it, or removes an older one.
   *
   * @param inventory what the release consists of; present where a page is asked for
   * @param items its files, and what tells of it
   */
  void write(Optional<Inventory> inventory, List<Item> items) throws IOException {
    Path html = request.directory().resolve("release.html");
    Path markdown = request.directory().resolve("release.md");
    if (request.page().isEmpty()) {
      Files.deleteIfExists(html);
      Files.deleteIfExists(markdown);
      return;
    }
    PapersRequest.Page page = request.page().get();
    ReleaseFacts facts =
        new ReleaseFacts(
            request.subject(),
            inventory.orElseThrow(),
            page.operations(),
            items,
            page.source(),
            page.compared().map(compared -> changes(compared, inventory.orElseThrow())));
    byte[] text = ReleasePage.markdown(facts).getBytes(UTF_8);
    AtomicFile.write(html, ReleasePage.html(facts).getBytes(UTF_8));
    AtomicFile.write(markdown, text);
    output.accept("page of the release in " + ManifestCheck.shownAs(request.project(), html));
    Optional<String> summary = request.host().variable(SUMMARY);
    if (summary.isPresent()) {
      add(text, Path.of(summary.get()));
    }
  }

  private ReleaseFacts.Changes changes(ComparedRelease compared, Inventory inventory) {
    return new ReleaseFacts.Changes(
        compared.difference(),
        new EarlierArchives(request.release(), inventory, output).compare(compared));
  }

  /** Once, also where Maven runs its lifecycle twice; and never so much that GitHub shows none. */
  private void add(byte[] text, Path summary) {
    try {
      String before = Files.exists(summary) ? Files.readString(summary) : "";
      if (before.contains(new String(text, UTF_8))) {
        return;
      }
      if (before.length() + text.length > MOST_BYTES) {
        output.accept("the page is too long for what is left of " + SUMMARY);
        return;
      }
      Files.write(summary, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The release is fine without.
      output.accept("cannot add the page to " + SUMMARY + ": " + InputFile.words(e));
    }
  }
}
