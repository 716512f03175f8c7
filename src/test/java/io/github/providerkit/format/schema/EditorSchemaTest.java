package io.github.providerkit.format.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas as users get them. */
class EditorSchemaTest {
  @TempDir private Path directory;

  @Test
  void eachFormatHasASchema() throws IOException, ProviderException {
    for (ProviderFormat format : Formats.all()) {
      // Given a place that does not exist yet
      Path file = directory.resolve("schemas").resolve(format.name() + ".json");

      // When the schema of the format is written
      EditorSchema.write(format.name(), file);

      // Then it is the one that is made of the format's rules
      Path shipped = Path.of("src/main/resources/schema", format.name() + ".schema.json");
      assertThat(file).hasSameBinaryContentAs(shipped);
    }
  }

  @Test
  void eachGenerationHasASchema() throws IOException, ProviderException {
    for (Generation generation : Generations.ALL) {
      Path file = directory.resolve(generation.word() + ".json");

      EditorSchema.write(generation.schema(), file);

      Path shipped = Path.of("src/main/resources/schema", generation.schema() + ".schema.json");
      assertThat(file).hasSameBinaryContentAs(shipped);
    }
  }

  @Test
  void anEarlierFileIsReplaced() throws IOException, ProviderException {
    Path file = Files.writeString(directory.resolve("schema.json"), "{}");

    EditorSchema.write("checkstack", file);

    assertThat(file).content().contains("\"pluginId\"");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
    // Given a directory with something in it, where the file should be
    Files.writeString(Files.createDirectory(directory.resolve("taken")).resolve("a"), "");

    assertThatThrownBy(() -> EditorSchema.write("gestalt", directory.resolve("taken")))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("cannot write " + directory.resolve("taken"));
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }
}
