package io.github.providerkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.providerkit.format.gestalt.catalog.CatalogReader;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.openapi.OpenApiReader;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.format.gestalt.rules.EffectiveManifest;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.legacy.Migration;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of document, whatever stands in it, is read or refused. */
class DocumentFuzzTest {
  private static Problems problems() {
    return new Problems(RuleLevels.DEFAULT);
  }

  private static Optional<Document> read(byte[] bytes, Document.Syntax syntax) {
    try {
      Document document = DocumentReader.read("fuzz", bytes, syntax, problems());
      Fuzzing.expectNested(document.root(), document.text());
      return Optional.of(document);
    } catch (UnreadableDocumentException e) {
      Fuzzing.expectNoFailure(e);
      return Optional.empty();
    }
  }

  private static void readFreely(byte[] bytes, Document.Syntax syntax) {
    Problems problems = problems();
    read(bytes, syntax).ifPresent(d -> Binder.bind(d, Shape.Leaf.ANYTHING, problems, Map.of()));
    Fuzzing.expectSound(problems);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void yaml(byte[] bytes) {
    readFreely(bytes, Document.Syntax.YAML);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void json(byte[] bytes) {
    readFreely(bytes, Document.Syntax.JSON);
    try {
      JsonData.object("fuzz", bytes);
    } catch (UnreadableDocumentException e) {
      Fuzzing.expectNoFailure(e);
    }
  }

  /** What is valid can be edited, so that it holds what a package has to hold. */
  private static void manifest(String file, byte[] bytes) {
    Problems problems = problems();
    Optional<ManifestReader.Read> read = ManifestReader.read(file, bytes, Mode.SOURCE, problems);
    Fuzzing.expectSound(problems);
    if (read.isPresent() && !problems.hasErrors()) {
      DocumentEditor.edit(read.get().document(), EffectiveManifest.of(read.get().value()));
    }
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void manifestInYaml(byte[] bytes) {
    manifest("manifest.yaml", bytes);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void manifestInJson(byte[] bytes) {
    manifest("manifest.json", bytes);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void legacyManifest(byte[] bytes) {
    Problems problems = problems();
    Migration.of("plugin.yaml", bytes, "manifest.yaml", problems);
    Fuzzing.expectSound(problems);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void catalog(byte[] bytes) {
    Problems problems = problems();
    CatalogReader.read("catalog.yaml", bytes, Generations.MAY, problems);
    Fuzzing.expectSound(problems);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void openApi(byte[] bytes) {
    Problems problems = problems();
    OpenApiReader.read("openapi.yaml", bytes, problems);
    Fuzzing.expectSound(problems);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void metadata(byte[] bytes) {
    try {
      ReleaseDescriptorReader.read("metadata", bytes);
    } catch (ProviderException e) {
      Fuzzing.expectNoFailure(e);
    }
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void index(byte[] bytes) {
    Fuzzing.file(
        "provider-index.yaml",
        bytes,
        file -> new IndexWriter(file, Optional.empty()).write(file.getParent()));
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void configuration(byte[] bytes) {
    Fuzzing.file(
        "gestalt.yaml",
        bytes,
        file -> {
          DeploymentConfig config =
              DeploymentConfig.read(List.of(file), Map.of("NAME", "value", "A_FILE", "/none"));
          config.effective(config.entries());
        });
  }

  /** A document is made to hold another one's data, which may be anything. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void editor(byte[] bytes) {
    String[] texts = new String(bytes, UTF_8).split("\n---\n", 2);
    Optional<Document> source = read(texts[0].getBytes(UTF_8), Document.Syntax.YAML);
    if (texts.length == 2 && source.isPresent()) {
      try {
        Map<String, Object> data = JsonData.object("data", texts[1].getBytes(UTF_8));
        DocumentEditor.edit(source.get(), data);
      } catch (UnreadableDocumentException e) {
        Fuzzing.expectNoFailure(e);
      } catch (IllegalStateException e) {
        // Half of a character, which only an escape can bring, has no text in any encoding.
        if (!texts[1].contains("\\u")) {
          throw e;
        }
      }
    }
  }
}
