package io.github.providerkit.page;

import io.github.providerkit.compare.ArchiveDifference;
import io.github.providerkit.compare.ArchiveDifference.FileChange;
import io.github.providerkit.compare.Change;
import io.github.providerkit.compare.ReleaseDifference;
import io.github.providerkit.message.Template;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The part of a page that says what is different from the release before. */
final class PageChanges {
  private final Template template;
  private final Rows rows;

  PageChanges(Template template, Rows rows) {
    this.template = template;
    this.rows = rows;
  }

  /** Fills it. */
  String of(ReleaseFacts.Changes changes) {
    ReleaseDifference difference = changes.difference();
    return template.fill(
        "changes",
        "before",
        difference.before(),
        "summary",
        difference.summary(),
        "changed",
        table("changed", difference.changes(), this::change),
        "grown",
        table("grown", changes.archives(), this::archive),
        "touched",
        changes.archives().stream()
            .filter(archive -> !archive.files().isEmpty())
            .map(this::files)
            .collect(Collectors.joining()));
  }

  private <T> String table(String part, List<T> items, Function<T, String> row) {
    return items.isEmpty() ? "" : template.fill(part, "rows", rows.of(items, row));
  }

  private String change(Change change) {
    return template.fill(
        "change",
        "subject",
        change.subject(),
        "words",
        change.words(),
        "judgement",
        change.judgement().word());
  }

  private String archive(ArchiveDifference archive) {
    return template.fill(
        "grew",
        "platform",
        archive.platform(),
        "before",
        Sizes.words(archive.before()),
        "now",
        Sizes.words(archive.now()),
        "difference",
        difference(OptionalLong.of(archive.before()), OptionalLong.of(archive.now())));
  }

  private String files(ArchiveDifference archive) {
    int number = archive.files().size();
    return template.fill(
        "touched",
        "platform",
        archive.platform(),
        "number",
        number + (number == 1 ? " file" : " files"),
        "rows",
        rows.of(archive.files(), this::file));
  }

  private String file(FileChange file) {
    return template.fill(
        "touch",
        "name",
        file.name(),
        "before",
        file.before().isPresent() ? Sizes.words(file.before().getAsLong()) : "not there",
        "now",
        file.now().isPresent() ? Sizes.words(file.now().getAsLong()) : "not there",
        "difference",
        difference(file.before(), file.now()));
  }

  /** In percent of what was there, with its sign; in words where there is no such number. */
  private static String difference(OptionalLong before, OptionalLong now) {
    if (before.isEmpty()) {
      return "new";
    }
    if (now.isEmpty()) {
      return "gone";
    }
    long was = before.getAsLong();
    long is = now.getAsLong();
    return was == is || was == 0
        ? "same size"
        : String.format(Locale.ROOT, "%+.1f %%", 100.0 * (is - was) / was);
  }
}
