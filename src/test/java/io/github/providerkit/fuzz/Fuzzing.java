package io.github.providerkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is expected of whatever reads the bytes of others, be they what they may. */
public final class Fuzzing {
  /** How long each test looks for bytes that it was not expecting, where it is asked to. */
  public static final String DURATION = "1h";

  private Fuzzing() {}

  /** Work with a file that holds the bytes. */
  @FunctionalInterface
  interface OfFile {
    void read(Path file) throws IOException, ProviderException;
  }

  /** Lets something read a file of a directory of its own; a refusal is an answer. */
  static void file(String name, byte[] bytes, OfFile reader) {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = Files.createDirectories(disk.getPath("/fuzz"));
      reader.read(Files.write(directory.resolve(name), bytes));
    } catch (ArchiveException e) {
      // How an archive is refused.
      if (e.getMessage().isBlank()) {
        throw new AssertionError("a refusal without a word", e);
      }
    } catch (ProviderException e) {
      expectNoFailure(e);
    } catch (IOException e) {
      if (e.getMessage() == null) {
        throw new AssertionError("a refusal without a word", e);
      }
    }
  }

  /** A refusal must not hide a fault of ours. */
  static void expectNoFailure(Exception refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      boolean failure = cause instanceof RuntimeException && !(cause instanceof ArchiveException);
      if (failure || cause instanceof Error) {
        throw new AssertionError("the last line of defence was needed", refusal);
      }
    }
    if (refusal instanceof UnreadableDocumentException unreadable
        && (unreadable.position().line() < 1 || unreadable.position().column() < 1)) {
      throw new AssertionError("a refusal without a place", refusal);
    }
  }

  /** Problems stand somewhere, can be read, and are no fault of ours. */
  static void expectSound(Problems problems) {
    for (Problem problem : problems.sorted()) {
      boolean sound =
          !problem.code().equals("document/failed")
              && problem.position().line() > 0
              && problem.position().column() > 0
              && problem.message().length() <= 1_001;
      if (!sound) {
        throw new AssertionError(problem.toString());
      }
    }
  }

  /** Nodes lie in the text and in each other. */
  static void expectNested(Node root, String text) {
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.pop();
      int start = node.span().start();
      int end = node.span().end();
      if (start < 0 || start > end || end > text.length()) {
        throw new AssertionError("a node at " + node.span() + " of " + text.length());
      }
      if (node instanceof Node.Sequence sequence) {
        sequence.items().forEach(open::push);
      } else if (node instanceof Node.Mapping mapping) {
        mapping
            .entries()
            .forEach(
                entry -> {
                  open.push(entry.key());
                  open.push(entry.value());
                });
      }
    }
  }

  /** Bytes as a text, cut in two at the first line break. */
  static String[] twoTexts(byte[] bytes) {
    String[] texts = new String(bytes, UTF_8).split("\n", 2);
    return texts.length == 2 ? texts : new String[] {texts[0], ""};
  }
}
