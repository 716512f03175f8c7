package io.github.providerkit.format.gestalt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCodeTest {
  @TempDir Path directory;

  @Test
  void aDirectoryWithoutCodeHasNoSign() throws IOException {
    write("package.json", "{\"name\": \"ui\"}");
    write("pyproject.toml", "[project]\nname = 'x'\n");
    write("Cargo.toml", "[workspace]\n");
    write("go.mod", "module example.com/x\n");
    assertThat(SourceCode.sign(directory)).isEmpty();
  }

  @Test
  void goCountsWhereItHasAPackageAtItsRoot() throws IOException {
    write("go.mod", "module example.com/x\n");
    write("provider.go", "package provider\n");
    assertThat(SourceCode.sign(directory)).contains("go.mod");
  }

  @Test
  void rustPythonAndTypeScriptCountWhereTheyNameAProvider() throws IOException {
    write("package.json", "{\"gestalt\": {\"provider\": \"./x.ts\"}}");
    assertThat(SourceCode.sign(directory)).contains("package.json");
    write("pyproject.toml", "[tool.gestalt]\nprovider = 'x:y'\n");
    assertThat(SourceCode.sign(directory)).contains("pyproject.toml");
    write("Cargo.toml", "[package]\nname = 'x'\n");
    assertThat(SourceCode.sign(directory)).contains("Cargo.toml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
