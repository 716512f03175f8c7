package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Value;
import java.util.Optional;

/** Reads a manifest's text and checks everything that the text by itself can break. */
public final class ManifestReader {
  private ManifestReader() {}

  /**
   * A manifest as read.
   *
   * @param document its text and nodes
   * @param value its fields
   */
  public record Read(Document document, Value value) {
    /** The kind; empty when it is missing or wrong, which was reported. */
    public Optional<Kind> kind() {
      return Generations.kindOf(value);
    }

    /** The generation that it is of. */
    public Generation generation() {
      return Generations.of(value);
    }
  }

  /**
   * Reads and checks a manifest of the generation of May 2026.
   *
   * @param file name to show in problems; its ending decides between YAML and JSON
   * @param bytes the whole file
   * @param mode source or release
   * @param problems receives everything that is wrong
   * @return what was read; empty when the text is no document at all
   */
  public static Optional<Read> read(String file, byte[] bytes, Mode mode, Problems problems) {
    return read(file, bytes, mode, GenerationChoice.of(Generations.MAY), problems);
  }

  /**
   * Reads and checks a manifest.
   *
   * @param file name to show in problems; its ending decides between YAML and JSON
   * @param bytes the whole file
   * @param mode source or release
   * @param choice how its generation is found
   * @param problems receives everything that is wrong
   * @return what was read; empty when the text is no document at all
   */
  public static Optional<Read> read(
      String file, byte[] bytes, Mode mode, GenerationChoice choice, Problems problems) {
    Document document;
    try {
      document = DocumentReader.read(file, bytes, Document.Syntax.of(file), problems);
    } catch (UnreadableDocumentException e) {
      problems.add(DocumentRules.SYNTAX, file, "", e.position(), e.getMessage(), e.hint());
      return Optional.empty();
    }
    long before = problems.count(DocumentRules.TYPE);
    Generation generation = choice.of(document, mode, problems);
    Value value = Binder.bind(document, generation.shape(), problems, generation.formerFields());
    boolean legible = problems.count(DocumentRules.TYPE) == before;
    if (!value.broken()) {
      Check check = new Check(value, mode, file, problems);
      ManifestRules.check(check);
      AdviceRules.check(check);
      if (legible) {
        // References to and from fields that could not be read would all seem to lead nowhere.
        DeployAdvice.check(check);
      }
    }
    return Optional.of(new Read(document, value));
  }
}
